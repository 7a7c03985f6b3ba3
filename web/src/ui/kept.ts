/** What is kept on this device, or with the tab. A browser that keeps nothing forgets it with the page. */
import { type ReadonlySignal, signal } from "@preact/signals";

export interface Kept {
  get(): string | null;
  /** `null`: keep nothing. */
  set(value: string | null): void;
}

const keptIn = (storage: () => Storage) => (key: string): Kept => ({
  get: () => {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  },
  set: (value) => {
    try {
      if (value === null) storage().removeItem(key);
      else storage().setItem(key, value);
    } catch {
      // It holds until the page is closed.
    }
  },
});

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
