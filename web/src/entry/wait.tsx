/** The waitlist, from inside: what is done, what is next. Opens the hallway by itself once somebody lets this account in. */
import type { House } from "../house";
import { t } from "../language";
import { CheckIcon } from "../ui/icons";
import { Title } from "../ui/title";
import type { Me } from "../wire";
import { Named } from "./named";
import { OwnHitNote } from "./own-hit";
import { EntryPage } from "./page";

export const Wait = ({ house, me }: { house: House; me: Me }) => (
  <EntryPage house={house}>
    <Title text={t("wait-title", { handle: me.handle })} />
    <ul class="wait-done">
      <li><CheckIcon /><span><strong>{t("wait-reserved")}</strong> {t("wait-reserved-what", { handle: me.handle })}</span></li>
      <li><CheckIcon /><span><strong>{t("wait-stated")}</strong> <q dir="auto">{me.stated}</q>, {t(`field-${me.field}`)}</span></li>
    </ul>
    <h2>{t("wait-next")}</h2>
    <ul class="wait-next">
      <li>{t("wait-next-invite")}</li>
      <li>{t("wait-next-owner")}</li>
    </ul>
    <OwnHitNote house={house} />
    <Named house={house} />
    <p class="wait-self">{t(house.socket.state.value === "open" ? "wait-opens-itself" : "wait-connecting")}</p>
    <p class="buttons"><button type="button" onClick={() => void house.signOut()}>{t("sign-out")}</button></p>
  </EntryPage>
);
