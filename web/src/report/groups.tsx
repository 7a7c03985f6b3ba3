/** Members by who let them in, and by what the rooms were about that they were in. */
import { t } from "../language";
import type { Report } from "../wire";
import { hours, number, orFew } from "./figures";
import { Scroller } from "./scroller";

export const Inviters = ({ report: { inviters, other_invited: others } }: { report: Report }) => {
  if (inviters.length === 0 && others === 0) return <p class="quiet">{t("report-inviters-none")}</p>;
  return (
    <Scroller of="report-inviters">
      <table class="table">
        <thead><tr><th scope="col">{t("report-inviter")}</th><th scope="col" class="number">{t("report-let-in")}</th><th scope="col" class="number">{t("report-came")}</th></tr></thead>
        <tbody>
          {inviters.map(({ handle, let_in, came }, at) => (
            <tr key={handle ?? at}><th scope="row">{handle === null ? t("report-gone") : <a href={`/@${handle}`}>@{handle}</a>}</th><td class="number">{number(let_in)}</td><td class="number">{orFew(came)}</td></tr>
          ))}
          {others !== 0 && <tr><th scope="row">{t("report-others")}</th><td class="number">{orFew(others)}</td><td class="number">–</td></tr>}
        </tbody>
      </table>
    </Scroller>
  );
};

export const Topics = ({ report: { topics } }: { report: Report }) => {
  if (topics.length === 0) return <p class="quiet">{t("report-topics-none")}</p>;
  return (
    <Scroller of="report-topics">
      <table class="table">
        <thead><tr><th scope="col">{t("report-topic")}</th><th scope="col" class="number">{t("report-rooms")}</th><th scope="col" class="number">{t("report-members")}</th><th scope="col" class="number">{t("report-new")}</th><th scope="col" class="number">{t("report-listened")}</th></tr></thead>
        <tbody>
          {topics.map(({ topic, rooms, members, newcomers, listened_ms }) => (
            <tr key={topic}><th scope="row" dir="auto">{topic}</th><td class="number">{number(rooms)}</td><td class="number">{number(members)}</td><td class="number">{orFew(newcomers)}</td><td class="number">{number(hours(listened_ms))}</td></tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
};
