/** What the server costs: what was used, by the prices that its owner enters. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { Wrong } from "../ui/wrong";
import type { Report, ReportCost, ReportPrices } from "../wire";
import { microsOf, money, typedOf } from "./money";
import { reports } from "./requests";

const PRICES = ["gigabyte", "core_hour", "listener_hour"] as const;
type Price = (typeof PRICES)[number];

export const Costs = ({ house, report: { prices, cost }, changed }: { house: House; report: Report; changed: () => void }) => (
  <>
    {prices && cost && <Told cost={cost} currency={prices.currency} />}
    {prices && !cost && <p class="quiet">{t("report-cost-none")}</p>}
    <PricesForm house={house} prices={prices} changed={changed} />
  </>
);

const Told = ({ cost, currency }: { cost: ReportCost; currency: string }) => (
  <>
    <dl class="figures">
      <div><dt>{t("report-cost-total")}</dt><dd>{money(cost.total, currency)}</dd></div>
      {cost.per_room !== null && <div><dt>{t("report-cost-room")}</dt><dd>{money(cost.per_room, currency)}</dd></div>}
      {cost.per_listener_hour !== null && <div><dt>{t("report-cost-hour")}</dt><dd>{money(cost.per_listener_hour, currency)}</dd></div>}
    </dl>
    <p class="quiet">{t("report-cost-weeks", { count: cost.weeks })}</p>
  </>
);

const PricesForm = ({ house, prices, changed }: { house: House; prices: ReportPrices | null; changed: () => void }) => {
  const wrong = useSignal<ReadonlySet<string>>(new Set());
  const failed = useSignal<string | null>(null);
  const save = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const typed = (name: string): string => String(data.get(name) ?? "");
    const currency = typed("currency").trim().toUpperCase();
    const read = PRICES.map((name) => [name, microsOf(typed(name))] as const);
    const bad = read.flatMap(([name, micros]) => (micros === null ? [name as string] : []));
    if (!/^[A-Z]{3}$/.test(currency)) bad.unshift("currency");
    wrong.value = new Set(bad);
    failed.value = null;
    if (bad.length > 0) {
      // What is wrong takes the focus, and with it its description is read.
      const field = form.elements.namedItem(bad[0] ?? "");
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    const { gigabyte, core_hour, listener_hour } = Object.fromEntries(read) as Record<Price, number>;
    const got = await reports.setPrices({ currency, gigabyte, core_hour, listener_hour });
    if (!got.ok) {
      failed.value = refusalText(got.refusal);
      return;
    }
    house.say(t("report-prices-saved"));
    changed();
  };
  const price = (name: Price, label: string, hint?: string) => (
    <Field label={label} hint={hint} wrong={wrong.value.has(name) ? t("report-price-wrong") : undefined}>
      {(ties) => <input {...ties} name={name} inputMode="decimal" autocomplete="off" defaultValue={typedOf(prices?.[name] ?? 0)} />}
    </Field>
  );
  return (
    <form class="form prices" noValidate onSubmit={(event) => {
      event.preventDefault();
      void save(event.currentTarget);
    }}>
      <Field label={t("report-currency")} hint={t("report-currency-hint")} wrong={wrong.value.has("currency") ? t("report-currency-hint") : undefined}>
        {(ties) => <input {...ties} name="currency" maxLength={3} autocomplete="off" autocapitalize="characters" spellcheck={false} defaultValue={prices?.currency ?? ""} />}
      </Field>
      {price("gigabyte", t("report-price-gigabyte"))}
      {price("core_hour", t("report-price-core"))}
      {price("listener_hour", t("report-price-listener"), t("report-price-listener-hint"))}
      {failed.value && <Wrong text={failed.value} />}
      <p class="buttons"><button type="submit" class="strong">{t("save")}</button></p>
    </form>
  );
};
