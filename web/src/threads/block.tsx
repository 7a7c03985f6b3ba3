/** Blocking somebody, and taking it back. They are not told. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { Dialog } from "../ui/dialog";
import { calls } from "./calls";

interface Inputs {
  house: House;
  member: string;
  handle: string;
  /** One has blocked them. */
  blocked: boolean;
  changed: () => void;
}

export const BlockButton = ({ house, member, handle, blocked, changed }: Inputs) => {
  const asking = useSignal(false);
  const act = async (): Promise<void> => {
    const got = await (blocked ? calls.unblock(member) : calls.block(member));
    asking.value = false;
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    house.say(t(blocked ? "unblock-done" : "block-done", { handle }));
    changed();
  };
  return (
    <>
      <button type="button" class={blocked ? "" : "serious"} aria-label={t(blocked ? "unblock-who" : "block-who", { handle })}
        onClick={() => (blocked ? void act() : (asking.value = true))}>{t(blocked ? "unblock" : "block")}</button>
      {asking.value && (
        <Dialog title={t("block-who", { handle })} close={() => (asking.value = false)}>
          <p>{t("block-what")}</p>
          <p class="buttons">
            <button type="button" class="serious strong" onClick={() => void act()}>{t("block")}</button>
            <button type="button" onClick={() => (asking.value = false)}>{t("cancel")}</button>
          </p>
        </Dialog>
      )}
    </>
  );
};
