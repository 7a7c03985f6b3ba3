/** What the first page does without: one's own account. */
export { Proofs } from "../proofs/proofs";
export { Settings } from "./settings";
