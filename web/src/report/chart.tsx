/** Bars by week, and the same numbers as a table. */
import { useId } from "preact/hooks";
import { t } from "../language";
import { type Values, barsOf } from "./bars";
import { Scroller } from "./scroller";

const WIDTH = 600;
const HEIGHT = 160;
/** What is not told is a stub of this height: a place where something is. */
const STUB = 10;

export interface Series {
  label: string;
  values: Values;
  /** The same as the table says it. */
  texts: readonly string[];
}

interface Inputs {
  title: string;
  /** What each place is called, the oldest first. */
  places: readonly string[];
  series: readonly Series[];
  /** A value at the edge of the chart. */
  say: (value: number) => string;
  /** What the height stands for, where it is known beforehand. */
  top?: number;
}

export const Chart = ({ title, places, series, say, top }: Inputs) => {
  const heading = useId();
  const { top: full, bars, untold } = barsOf(series.map(({ values }) => values), WIDTH, HEIGHT, top);
  const few = untold.length > 0;
  return (
    <figure class="chart" aria-labelledby={heading}>
      <figcaption>
        <h3 id={heading}>{title}</h3>
        {(series.length > 1 || few) && (
          <ul class="chart-key" aria-hidden="true">
            {series.length > 1 && series.map(({ label }, of) => <li key={label} data-of={of}>{label}</li>)}
            {few && <li data-of="few">{t("report-few")}</li>}
          </ul>
        )}
      </figcaption>
      <div class="chart-plot" aria-hidden="true">
        <span class="chart-top">{say(full)}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" focusable="false">
          {[0, 0.5, 1].map((at) => <line key={at} class="chart-line" x1="0" x2={WIDTH} y1={at * HEIGHT} y2={at * HEIGHT} />)}
          {untold.map(({ x, width }) => <rect key={x} class="chart-few" x={x} width={width} y={HEIGHT - STUB} height={STUB} />)}
          {bars.map(({ x, y, width, height, of }) => <rect key={`${of} ${x}`} class="chart-bar" data-of={of} x={x} y={y} width={width} height={height} />)}
        </svg>
        <span class="chart-first">{places[0]}</span>
        <span class="chart-last">{places.at(-1)}</span>
      </div>
      <details>
        <summary>{t("report-table")}<span class="out-of-sight">: {title}</span></summary>
        <Scroller of={heading}>
          <table class="table">
            <thead><tr><th scope="col">{t("report-week")}</th>{series.map(({ label }) => <th key={label} scope="col" class="number">{label}</th>)}</tr></thead>
            <tbody>
              {places.map((place, at) => (
                <tr key={place}><th scope="row">{place}</th>{series.map(({ label, texts }) => <td key={label} class="number">{texts[at]}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      </details>
    </figure>
  );
};
