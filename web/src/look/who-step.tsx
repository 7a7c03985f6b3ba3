/** Second of the first steps: who may enter, the way a known product does it. Every part can be chosen by itself elsewhere. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { listed, t } from "../language";
import { useLoad } from "../ui/load";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { AdmissionPolicy, PresetCard } from "../wire";
import { firstSteps } from "./first-steps";

/** Names are not translated. */
const PRODUCTS: Record<string, string> = {
  clubhouse: "Clubhouse", mitalk: "MiTalk", "capital-coffee": "Capital Coffee", "kan-kan": "Kan Kan", meetclub: "MeetClub", fam: "Fam", dizhua: "Dizhua", duihuaba: "Duihuaba", spaces: "X Spaces",
};

/** Presets that let in alike: one choice. */
export function alike(presets: PresetCard[]): PresetCard[][] {
  const groups = new Map<string, PresetCard[]>();
  for (const preset of presets) {
    const key = JSON.stringify(preset.admission);
    groups.set(key, [...(groups.get(key) ?? []), preset]);
  }
  return [...groups.values()];
}

export const WhoStep = ({ house, next }: { house: House; next: () => void }) => {
  const [presets, again] = useLoad("presets", firstSteps.presets);
  const [admission, reload] = useLoad("admission", api.admission);
  if (presets.at === "loading" || admission.at === "loading") return <Skeleton rows={5} label={t("loading")} />;
  const failed = presets.at === "failed" ? presets : admission.at === "failed" ? admission : null;
  if (failed) {
    return <Failed text={refusalText(failed.why.refusal)} request={failed.why.request} retry={() => {
      again();
      reload();
    }} />;
  }
  if (presets.at !== "here" || admission.at !== "here") return null;
  return <Choice house={house} presets={presets.value} now={admission.value} next={next} />;
};

const Choice = ({ house, presets, now, next }: { house: House; presets: PresetCard[]; now: AdmissionPolicy; next: () => void }) => {
  const groups = alike(presets);
  const inForce = groups.findIndex(([one]) => JSON.stringify(one?.admission) === JSON.stringify(now));
  const chosen = useSignal(inForce);
  const wrong = useSignal<string | null>(null);
  const save = async (): Promise<void> => {
    const preset = groups[chosen.value]?.[0];
    if (preset && chosen.value !== inForce) {
      const got = await api.setAdmission(preset.admission);
      wrong.value = got.ok ? null : refusalText(got.refusal);
      if (!got.ok) return;
      house.say(t("admission-saved"));
    }
    next();
  };
  const more = groups[chosen.value]?.filter((preset) => preset.more_in_configuration).map(({ name }) => `preset = "${name}"`) ?? [];
  const known = (group: PresetCard[]): string => listed(group.map(({ name }) => PRODUCTS[name] ?? name));
  const choice = (at: number, title: string, what: string, like: string | null) => (
    <label key={at} class="choice">
      <input type="radio" name="who" checked={chosen.value === at} onChange={() => (chosen.value = at)} />
      <span><strong>{title}</strong>{what}{like !== null && <span class="quiet">{like}</span>}</span>
    </label>
  );
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      void save();
    }}>
      <fieldset>
        <legend>{t("who-legend")}</legend>
        {inForce === -1 && choice(-1, t("who-as-is", { mode: t(`mode-${now.mode}`) }), t(`mode-${now.mode}-what`), null)}
        {groups.map((group, at) => group[0] && choice(at, t(`who-${group[0].name}`), t(`who-${group[0].name}-what`), t("who-like", { names: known(group) })))}
      </fieldset>
      <p class="quiet" aria-live="polite">{more.length > 0 && <>{t("who-more")} {more.map((line, n) => <>{n > 0 && ", "}<code>{line}</code></>)}</>}</p>
      {wrong.value && <Wrong text={wrong.value} />}
      <p class="buttons"><button type="submit" class="strong">{t("set-up-save")}</button><a class="button" href="/admin/admission">{t("who-parts")}</a></p>
    </form>
  );
};
