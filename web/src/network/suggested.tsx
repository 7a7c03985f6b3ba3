/** Whom one might follow, and why: whoever let one in, and members who hosted rooms lately. */
import { type House, refusalText } from "../house";
import { t } from "../language";
import { useLoad } from "../ui/load";
import { Failed, Skeleton } from "../ui/waiting";
import type { SuggestionReason } from "../wire";
import { PersonRow } from "./people-rows";
import { network } from "./requests";

const why = (reason: SuggestionReason): string => (reason.kind === "inviter" ? t("suggested-inviter") : t("suggested-hosted", { count: reason.rooms }));

/** `none`: what stands there for whoever follows them all, or has nobody to be told of. */
export const Suggested = ({ house, none }: { house: House; none: string | null }) => {
  const [loaded, again] = useLoad("suggested", network.suggested);
  if (loaded.at === "loading") return <Skeleton rows={2} label={t("loading")} />;
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  if (loaded.value.length === 0) return none === null ? null : <p class="quiet">{none}</p>;
  return (
    <ul class="person-rows">
      {loaded.value.map(({ person, reason }) => <PersonRow key={person.member} house={house} person={person} begins={false} why={why(reason)} />)}
    </ul>
  );
};
