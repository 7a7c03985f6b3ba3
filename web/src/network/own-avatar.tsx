/** My picture, in place of my initials: chosen here, made anew by the server, taken away again. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Avatar } from "../ui/avatar";
import { FileButton } from "../ui/file-button";
import { Wrong } from "../ui/wrong";
import type { Me } from "../wire";
import { network } from "./requests";
import { smaller } from "./smaller";

export const OwnAvatar = ({ house, me }: { house: House; me: Me }) => {
  const busy = useSignal(false);
  const wrong = useSignal<string | null>(null);
  const set = async (file: File): Promise<void> => {
    busy.value = true;
    wrong.value = null;
    const got = await network.setAvatar(await smaller(file));
    busy.value = false;
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    house.changed({ avatar: got.value.avatar });
    house.say(t("avatar-set"));
  };
  const remove = async (): Promise<void> => {
    wrong.value = null;
    const got = await network.removeAvatar();
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    house.changed({ avatar: null });
    house.say(t("avatar-removed"));
    // The button that was pressed is gone.
    document.querySelector("h1")?.focus({ preventScroll: true });
  };
  const has = Boolean(me.avatar);
  return (
    <section class="own-avatar" aria-labelledby="own-avatar">
      <h2 id="own-avatar">{t("avatar")}</h2>
      <Avatar id={me.account} handle={me.handle} bot={false} picture={me.avatar} size="large" />
      <p class="quiet">{t("avatar-what")}</p>
      {wrong.value && <Wrong text={wrong.value} />}
      <div class="buttons">
        <FileButton label={t(busy.value ? "one-moment" : has ? "avatar-another" : "avatar-choose")} accept="image/png,image/jpeg,image/webp" busy={busy.value} chosen={(file) => void set(file)} />
        {has && <button type="button" onClick={() => void remove()}>{t("avatar-remove")}</button>}
      </div>
    </section>
  );
};
