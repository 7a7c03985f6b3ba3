/** What I say of myself: headline, further fields, languages, links. Others read it on my page. */
import { type Signal, useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { Me, Profile } from "../wire";
import { linkOf } from "./links";
import { OwnAvatar } from "./own-avatar";
import { FieldsPick, LanguagesPick, allOf, useLanguages } from "./picks";
import { network } from "./requests";
import "./network.css";

const HEADLINE_MAX = 120;
const LINKS_MAX = 5;
/** Places of those that are no links. */
type WrongLinks = ReadonlySet<number>;

export const OwnProfileScreen = ({ house, me }: { house: House; me: Me }) => {
  const [loaded, again] = useLoad("own-profile", network.profile);
  return (
    <main id="main" class="page network">
      <Title text={t("own-profile")} />
      <p>{t(me.standing === "member" ? "own-profile-what" : "own-profile-what-applicant")}</p>
      {me.standing === "member" && <OwnAvatar house={house} me={me} />}
      {loaded.at === "loading" && <Skeleton rows={4} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <ProfileForm house={house} me={me} profile={loaded.value} />}
      <p class="buttons">{me.standing === "member" && <a class="button" href={`/@${me.handle}`}>{t("own-page")}</a>}<a class="button" href="/settings">{t("own-profile-back")}</a></p>
    </main>
  );
};

const ProfileForm = ({ house, me, profile }: { house: House; me: Me; profile: Profile }) => {
  const headline = useSignal(profile.headline ?? "");
  const fields = useSignal<readonly string[]>(profile.fields);
  const languages = useLanguages(profile.languages);
  const links = useSignal<readonly string[]>(profile.links.length === 0 ? [""] : profile.links);
  const wrongHeadline = useSignal<string | undefined>(undefined);
  const wrongLinks = useSignal<WrongLinks>(new Set());
  const failed = useSignal<string | null>(null);
  const busy = useSignal(false);

  const save = async (form: HTMLFormElement): Promise<void> => {
    const typed = links.value.map((text) => (text.trim() === "" ? "" : linkOf(text)));
    wrongLinks.value = new Set(typed.flatMap((link, at) => (link === null ? [at] : [])));
    wrongHeadline.value = undefined;
    failed.value = null;
    if (wrongLinks.value.size === 0) {
      const given = [...new Set(typed.filter((link) => link !== null && link !== ""))] as string[];
      busy.value = true;
      const got = await network.setProfile({ headline: headline.value.trim() === "" ? null : headline.value, fields: [...fields.value], languages: allOf(languages), links: given });
      busy.value = false;
      if (got.ok) {
        links.value = got.value.links.length === 0 ? [""] : got.value.links;
        house.say(t("own-profile-saved"));
        return;
      }
      if (got.refusal?.code === "bad_text") wrongHeadline.value = refusalText(got.refusal);
      else failed.value = refusalText(got.refusal);
    }
    // What is wrong takes the focus, and with it its description is read.
    const field = form.elements.namedItem(wrongHeadline.value === undefined ? `link-${Math.min(...wrongLinks.value)}` : "headline");
    if (field instanceof HTMLElement) field.focus();
  };

  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void save(event.currentTarget);
    }}>
      <Field label={t("headline")} hint={t("headline-hint", { most: HEADLINE_MAX })} wrong={wrongHeadline.value}>
        {(ties) => <input {...ties} name="headline" dir="auto" maxLength={HEADLINE_MAX} autocomplete="off" value={headline.value} onInput={(event) => (headline.value = event.currentTarget.value)} />}
      </Field>
      <FieldsPick own={me.field} chosen={fields} />
      <LanguagesPick languages={languages} />
      <Links typed={links} wrong={wrongLinks.value} />
      {failed.value && <Wrong text={failed.value} />}
      <button type="submit" class="strong" aria-busy={busy.value}>{t(busy.value ? "one-moment" : "save")}</button>
    </form>
  );
};

const Links = ({ typed, wrong }: { typed: Signal<readonly string[]>; wrong: WrongLinks }) => (
  <fieldset>
    <legend>{t("own-links")}</legend>
    <p class="field-hint">{t("own-links-hint", { most: LINKS_MAX })}</p>
    <div class="own-links">
      {typed.value.map((text, at) => (
        <Field key={at} label={t("own-link", { number: at + 1 })} wrong={wrong.has(at) ? t("refusal-bad_link") : undefined}>
          {(ties) => <input {...ties} name={`link-${at}`} type="url" inputMode="url" dir="ltr" autocomplete="url" autocapitalize="none" spellcheck={false} value={text} onInput={({ currentTarget }) => (typed.value = typed.value.with(at, currentTarget.value))} />}
        </Field>
      ))}
    </div>
    {typed.value.length < LINKS_MAX && <p class="buttons"><button type="button" onClick={() => (typed.value = [...typed.value, ""])}>{t("own-link-add")}</button></p>}
  </fieldset>
);
