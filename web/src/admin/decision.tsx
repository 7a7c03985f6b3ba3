/** One decision, for the owner: by which versions, on what, part by part, and whether it replays. */
import type { ComponentChildren } from "preact";
import { api } from "../api";
import { Parts } from "../entry/parts";
import { regionName } from "../entry/entry-fields";
import { refusalText } from "../house";
import { t, when } from "../language";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { DecisionDetail } from "../wire";
import { Tabs } from "./tabs";

/** As the server stores it: fields are added over time, never renamed. */
interface Facts {
  stated: string;
  field: string;
  region: string | null;
  waited_ms: number;
  proofs: { kind: string; field: string | null; organisation: string | null; years: number | null }[];
  vouches: { field: string; member_days: number; standing_good: boolean; owner: boolean }[];
  answers: Record<string, string>;
  let_in_lately: [number, number, number];
}

export const DecisionScreen = ({ decision }: { decision: string }) => {
  const [loaded, again] = useLoad(`decision ${decision}`, () => api.decision(decision));
  return (
    <main id="main" class="page">
      <Title text={loaded.at === "here" ? t("decision-title", { handle: `@${loaded.value.row.handle}`, outcome: loaded.value.row.outcome }) : t("decisions")} />
      <Tabs />
      {loaded.at === "loading" && <Skeleton rows={5} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <Detail detail={loaded.value} />}
      <p><a href="/admin/decisions">{t("decision-back")}</a></p>
    </main>
  );
};

const Detail = ({ detail: { row, mode, rule, parts, facts, replays } }: { detail: DecisionDetail }) => (
  <>
    <p>{t(`how-${row.how}`, { who: row.by ? `@${row.by}` : "", version: row.criteria ?? 0 })} <span class="quiet">{when(row.at_ms)} · {t("decision-mode", { version: row.admission })}: {t(`mode-${mode}`)}</span></p>
    <section aria-labelledby="decision-criteria">
      <h2 id="decision-criteria">{rule ? t("decision-criteria", { version: row.criteria ?? 0, name: rule.name }) : t("decision-no-criteria")}</h2>
      {parts.length > 0 && rule && (
        <>
          <p>{t(rule.at_least === null || rule.at_least === parts.length ? "wait-all" : "wait-at-least", { count: rule.at_least ?? parts.length, of: parts.length })}</p>
          <Parts parts={parts} />
        </>
      )}
      {replays !== null && <p class={replays ? "quiet" : "wrong"}>{t(replays ? "decision-replays" : "decision-differs")}</p>}
    </section>
    <section aria-labelledby="decision-facts">
      <h2 id="decision-facts">{t("decision-facts")}</h2>
      <Known facts={JSON.parse(facts) as Facts} />
    </section>
  </>
);

const vouched = ({ field, member_days, standing_good }: Facts["vouches"][number]): string => {
  const good = standing_good ? "yes" : "no";
  return t("decision-vouch", { field: t(`field-${field}`), days: member_days, good });
};

const Known = ({ facts }: { facts: Facts }) => {
  const [all, field, region] = facts.let_in_lately;
  return (
    <dl class="applicant-answers">
      <Fact name={t("stated")}><span dir="auto">{facts.stated}</span></Fact>
      <Fact name={t("field")}>{t(`field-${facts.field}`)}</Fact>
      {facts.region !== null && <Fact name={t("entry-region")}>{regionName(facts.region)}</Fact>}
      <Fact name={t("decision-waited")}>{t("decision-waited-days", { days: Math.floor(facts.waited_ms / 864e5) })}</Fact>
      <Fact name={t("proofs")}>
        <Many of={facts.proofs.map((proof) => [t(`proof-${proof.kind}`), proof.field && t(`field-${proof.field}`), proof.organisation, proof.years !== null && t("proof-years", { years: proof.years })].filter(Boolean).join(" · "))} />
      </Fact>
      <Fact name={t("decision-vouches")}>
        <Many of={facts.vouches.map(vouched)} />
      </Fact>
      {Object.entries(facts.answers).map(([key, text]) => <Fact key={key} name={key}><span dir="auto">{text}</span></Fact>)}
      <Fact name={t("decision-lately")}>{t("decision-lately-counts", { all, field, region })}</Fact>
    </dl>
  );
};

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => <div><dt>{name}</dt><dd>{children}</dd></div>;

const Many = ({ of }: { of: string[] }) => (of.length === 0 ? <>{t("decision-none")}</> : <ul>{of.map((text, at) => <li key={at}>{text}</li>)}</ul>);
