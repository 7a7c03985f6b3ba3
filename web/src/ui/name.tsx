/** What somebody is called, beside the handle: as far as this server shows names. */
import { t } from "../language";
import type { Person } from "../wire";

type Named = Pick<Person, "name" | "name_mark">;

/** For where there is room for a line. */
export const Name = ({ of }: { of: Named | undefined }) => {
  if (!of?.name_mark) return null;
  if (of.name_mark === "not_proven") return <span class="quiet">{t("name-not-proven")}</span>;
  return <span><strong dir="auto">{of.name}</strong> <span class="quiet">{of.name_mark === "proven" ? t("name-proven") : t("as-stated")}</span></span>;
};

/** A hint under a field that asks for a name. */
export const nameHint = (names: "as_stated" | "proven" | "pseudonym"): string => names === "proven" ? t("name-hint-proven") : t("name-hint");
