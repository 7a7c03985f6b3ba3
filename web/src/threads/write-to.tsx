/** On somebody's page: the way to write to them, as far as one may, and blocking them. */
import type { House } from "../house";
import { t } from "../language";
import type { PersonPage } from "../wire";
import { BlockButton } from "./block";

/** `again`: what the page says is not true any more. */
export const WriteTo = ({ house, page, again }: { house: House; page: PersonPage; again: () => void }) => {
  const { member, handle, thread, write, blocked } = page;
  return (
    <>
      {blocked && <p>{t("blocked-what", { handle })}</p>}
      <div class="buttons">
        {write !== "not" && <a class="button" href={`/m/${thread ?? `@${handle}`}`}>{t(`write-${write}`)}</a>}
        <BlockButton house={house} member={member} handle={handle} blocked={blocked} changed={again} />
      </div>
    </>
  );
};
