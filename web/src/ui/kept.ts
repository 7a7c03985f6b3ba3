/** What is kept on this device, or with the tab. A browser that keeps nothing forgets it with the page. */
import { type ReadonlySignal, signal } from "@preact/signals";

export interface Kept {
  get(): string | null;
  /** `null`: keep nothing. */
  set(value: string | null): void;
}

function keptIn(storage: () => Storage): (key: string) => Kept {
  /** What the browser would not keep holds until the page is closed. */
  const held = new Map<string, string | null>();
  return (key) => ({
    get: () => {
      try {
        const unkept = held.get(key);
        return unkept === undefined ? storage().getItem(key) : unkept;
      } catch {
        return null;
      }
    },
    set: (value) => {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
        held.delete(key);
      } catch {
        held.set(key, value);
      }
    },
  });
}

// Where storage is forbidden, naming it throws already.
export const onDevice = keptIn(() => localStorage);
export const inTab = keptIn(() => sessionStorage);

/** Something that is on until it is switched off on this device. */
export function onUnlessOff(key: string): { on: ReadonlySignal<boolean>; set: (wanted: boolean) => void } {
  const kept = onDevice(key);
  const on = signal(kept.get() === null);
  return {
    on,
    set: (wanted) => {
      on.value = wanted;
      kept.set(wanted ? null : "1");
    },
  };
}
