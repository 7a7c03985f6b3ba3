/** What somebody says of themselves beyond the stated line: headline, fields, languages, links. None of it is verified. */
import { languageName, listed, t } from "../language";
import type { Profile } from "../wire";
import { linkText } from "./links";
import "./network.css";

/** Nothing of it stands where nothing is said. */
export const Said = ({ profile }: { profile: Profile }) => {
  const { headline, links } = profile;
  const fields = listed(profile.fields.map((field) => t(`field-${field}`)));
  const languages = listed(profile.languages.map((letters) => languageName(letters)));
  return (
    <>
      {headline !== null && <p class="headline" dir="auto">{headline}</p>}
      {fields !== "" && <p>{t("said-fields", { fields })}</p>}
      {languages !== "" && <p>{t("said-languages", { languages })}</p>}
      {links.length > 0 && (
        <ul class="said-links" aria-label={t("said-links")}>
          {links.map((link) => <li key={link}><a href={link} target="_blank" rel="noopener nofollow ugc" dir="ltr">{linkText(link)}<span class="out-of-sight"> {t("opens-beside")}</span></a></li>)}
        </ul>
      )}
    </>
  );
};
