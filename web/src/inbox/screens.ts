/** What comes later than the first page: the inbox, what reaches one by which way, and ending letters. */
export { InboxScreen } from "./inbox";
export { Unsubscribe } from "./unsubscribe";
export { WishesScreen } from "./wishes";
