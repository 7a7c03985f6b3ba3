/** What is proved of somebody, in words, beside what they state: never mistaken for each other. */
import { t } from "../language";
import type { Badge } from "../wire";

/** "verified: radiologist, 10+ years · Hill Clinic"; without any detail "verified professional". */
export function badgeText(badge: Badge): string {
  const what = badge.profession ?? (badge.field === undefined ? undefined : t(`field-${badge.field}`));
  const parts = [what, badge.years === undefined ? undefined : t("badge-years", { years: badge.years }), badge.organisation];
  const said = parts.filter((part) => part !== undefined).join(", ");
  return said === "" ? t("badge-professional") : t("badge-verified", { what: said });
}

export const Proved = ({ badge }: { badge: Badge | undefined }) => (badge === undefined ? null : <span class="proved" dir="auto">{badgeText(badge)}</span>);
