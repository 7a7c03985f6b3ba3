/** Above every page: this server closes, or this account is erased, and when. */
import type { House } from "../house";
import { t, when } from "../language";

export const LeavingBanner = ({ house }: { house: House }) => {
  const closes = house.server.value?.closes_ms ?? null;
  const erased = house.me.value?.erased_ms ?? null;
  if (closes !== null) return <Bar text={closes <= Date.now() ? t("closed") : t("closing-on", { when: when(closes) })} link={house.me.value && closes > Date.now() ? t("closing-fetch") : null} />;
  if (erased !== null) return <Bar text={t("leave-on", { when: when(erased) })} link={t("leave-stay")} />;
  return null;
};

const Bar = ({ text, link }: { text: string; link: string | null }) => (
  <aside class="connection-bar" aria-label={text}>
    <p>{text} {link && <a href="/settings">{link}</a>}</p>
  </aside>
);
