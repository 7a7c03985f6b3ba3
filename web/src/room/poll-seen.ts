/** Results that were put away, as long as the tab is open. */
import { inTab } from "../ui/kept";

const seenIn = (room: string) => inTab(`poll-seen-${room}`);

export const isDismissed = (room: string, number: number): boolean => Number(seenIn(room).get()) >= number;

export const dismiss = (room: string, number: number): void => seenIn(room).set(String(number));
