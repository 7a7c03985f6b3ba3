/** What the first page does without: bringing others in. */
export { Invites } from "./invites";
export { VouchesScreen } from "./vouches";
