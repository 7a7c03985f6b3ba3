/** Results that were put away on this device, as long as the tab is open. */

const keyOf = (room: string): string => `poll-seen-${room}`;

export function isDismissed(room: string, number: number): boolean {
  try {
    return Number(sessionStorage.getItem(keyOf(room))) >= number;
  } catch {
    return false;
  }
}

export function dismiss(room: string, number: number): void {
  try {
    sessionStorage.setItem(keyOf(room), String(number));
  } catch {
    // It holds until the room is left.
  }
}
