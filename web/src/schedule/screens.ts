/** What comes later than the first page: the calendar, a scheduled room, and what rooms left. */
export { Calendar } from "./calendar";
export { Past } from "./past";
export { PastRoomScreen } from "./past-room";
export { ScheduledScreen } from "./scheduled";
