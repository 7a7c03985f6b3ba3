/** Who comes back: of those let in in one week, how many came to a room in each week since. */
import { percent, t } from "../language";
import type { ReportCohort } from "../wire";
import { dayOf, orFew } from "./figures";
import { Scroller } from "./scroller";

/** Shades of a share: none, and so many more. */
const SHADES = 4;

const shade = (came: number | null, members: number | null): number | undefined =>
  came === null || members === null || members === 0 ? undefined : Math.min(SHADES, Math.ceil((came / members) * SHADES));

export const Cohorts = ({ cohorts }: { cohorts: ReportCohort[] }) => {
  const told = cohorts.filter(({ members }) => members !== 0);
  const most = Math.max(0, ...told.map(({ came }) => came.length));
  if (told.length === 0) return <p class="quiet">{t("report-cohorts-none")}</p>;
  return (
    <Scroller of="report-cohorts">
      <table class="table cohorts">
        <thead>
          <tr><th scope="col">{t("report-let-in-week")}</th><th scope="col" class="number">{t("report-members")}</th>{Array.from({ length: most }, (_, since) => <th key={since} scope="col" class="number">{since === 0 ? t("report-same-week") : t("report-weeks-later", { count: since })}</th>)}</tr>
        </thead>
        <tbody>
          {told.map(({ begins_ms, members, came }) => (
            <tr key={begins_ms}>
              <th scope="row">{dayOf(begins_ms)}</th>
              <td class="number">{orFew(members)}</td>
              {came.map((count, since) => <td key={since} class="number" data-shade={shade(count, members)}>{orFew(count)}{count !== null && members !== null && <span class="quiet"> {percent(count / members)}</span>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
};
