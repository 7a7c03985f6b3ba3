/** For newcomers: follow whoever let them in and who hosts, pick topics, say fields and languages. Nothing of it is needed. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { go } from "../router";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { Me, Profile } from "../wire";
import { putAway } from "./begin-card";
import { FieldsPick, LanguagesPick, allOf, useLanguages } from "./picks";
import { network } from "./requests";
import { readersOwn } from "./spoken";
import { Suggested } from "./suggested";
import { called, turn } from "./topic-rows";
import { TopicSearch } from "./topic-search";
import "./network.css";

/** Topics of live rooms that are offered. */
const LIVE_MAX = 8;

/** Whoever made a topic goes on where it was offered. */
const HEIR = "begin-topics";

export const BeginScreen = ({ house, me }: { house: House; me: Me }) => {
  const [profile, again] = useLoad("begin", network.profile);
  useEffect(putAway, []);
  return (
    <main id="main" class="page network">
      <Title text={t("begin")} />
      <p>{t("begin-what")}</p>
      <section aria-labelledby="begin-people">
        <h2 id="begin-people">{t("suggested")}</h2>
        <Suggested house={house} none={t("suggested-none")} />
      </section>
      <section aria-labelledby={HEIR}>
        <h2 id={HEIR} tabIndex={-1}>{t("topics")}</h2>
        <p>{t("topics-what")}</p>
        <Topics house={house} />
      </section>
      {profile.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {profile.at === "failed" && <Failed text={refusalText(profile.why.refusal)} request={profile.why.request} retry={again} />}
      {profile.at === "here" && <Words me={me} profile={profile.value} />}
      {profile.at !== "here" && <p class="buttons"><a class="button strong" href="/">{t("to-hallway")}</a></p>}
    </main>
  );
};

/** Those of the rooms that are live now, and any other by its name. */
const Topics = ({ house }: { house: House }) => {
  const [own, again] = useLoad("own-topics", network.ownTopics);
  useFocusKept(HEIR);
  const followed = own.at === "here" ? own.value : [];
  const live = [...new Set((house.hallway.value ?? []).flatMap(({ topic }) => topic ?? []))].slice(0, LIVE_MAX);
  const press = async (name: string): Promise<void> => {
    const topic = followed.find(({ names }) => names.includes(name)) ?? { names: [name], followers: 0, follows: false };
    if ((await turn(house, topic)) !== null) again();
  };
  return (
    <>
      {live.length > 0 && (
        <fieldset class="topic-chips">
          <legend>{t("begin-live")}</legend>
          {live.map((name) => <button key={name} type="button" dir="auto" aria-pressed={followed.some(({ names }) => names.includes(name))} onClick={() => void press(name)}>{name}</button>)}
        </fieldset>
      )}
      <TopicSearch house={house} changed={again} />
      {followed.length > 0 && <p>{t("begin-follows", { topics: followed.map(called).join(" · ") })}</p>}
    </>
  );
};

/** What of one's profile decides the order of the hallway. */
const Words = ({ me, profile }: { me: Me; profile: Profile }) => {
  const fields = useSignal<readonly string[]>(profile.fields);
  const languages = useLanguages(profile.languages.length === 0 ? [readersOwn()] : profile.languages);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const done = async (): Promise<void> => {
    busy.value = true;
    const got = await network.setProfile({ ...profile, fields: [...fields.value], languages: allOf(languages) });
    busy.value = false;
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (got.ok) go("/");
  };
  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void done();
    }}>
      <FieldsPick own={me.field} chosen={fields} />
      <LanguagesPick languages={languages} />
      {wrong.value && <Wrong text={wrong.value} />}
      <p class="buttons"><button type="submit" class="strong" aria-busy={busy.value}>{t(busy.value ? "one-moment" : "begin-done")}</button><a class="button" href="/">{t("begin-not-now")}</a></p>
    </form>
  );
};
