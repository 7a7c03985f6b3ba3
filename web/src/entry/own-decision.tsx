/** The decision about me, explained: what came of it, by what, and what the criteria said then. */
import { api } from "../api";
import { t, when } from "../language";
import { useLoad } from "../ui/load";
import type { OwnDecision } from "../wire";
import { Parts } from "./parts";

/** Nothing where none was made. */
export const OwnDecisionNote = () => {
  const [loaded] = useLoad("own-decision", api.ownDecision);
  if (loaded.at !== "here") return null;
  const { at_ms, outcome, how, by, criteria } = loaded.value;
  return (
    <section aria-labelledby="own-decision">
      <h2 id="own-decision">{t(`own-decision-${outcome}`)}</h2>
      <p>{t(`own-how-${how}`, { who: by ?? "", version: criteria ?? 0 })} <span class="quiet">{when(at_ms)}</span></p>
      <Said decision={loaded.value} />
    </section>
  );
};

/** Where it stands already what came of it: what the criteria said then. */
export const OwnDecisionParts = () => {
  const [loaded] = useLoad("own-decision", api.ownDecision);
  return loaded.at === "here" ? <Said decision={loaded.value} /> : null;
};

const Said = ({ decision: { criteria, at_least, parts } }: { decision: OwnDecision }) => {
  if (parts.length === 0) return null;
  return (
    <details>
      <summary>{t("own-decision-parts", { version: criteria ?? 0 })}</summary>
      <p>{t(at_least === null || at_least === parts.length ? "wait-all" : "wait-at-least", { count: at_least ?? parts.length, of: parts.length })}</p>
      <Parts parts={parts} />
    </details>
  );
};
