/** Topics: find and follow them, make one, give one another name. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { TopicRow } from "../wire";
import { network } from "./requests";
import { TopicLine, called } from "./topic-rows";
import { NAME_MAX, TopicSearch } from "./topic-search";
import "./network.css";

/** Whoever let go of the last one they looked at is not sent to the top of the page. */
const HEIR = "own-topics";

export const TopicsScreen = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("topics", network.ownTopics);
  useFocusKept(HEIR);
  return (
    <main id="main" class="page network">
      <Title text={t("topics")} />
      <p>{t("topics-what")}</p>
      <TopicSearch house={house} changed={again} />
      <section aria-labelledby={HEIR}>
        <h2 id={HEIR} tabIndex={-1}>{t("topics-own")}</h2>
        {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
        {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
        {loaded.at === "here" && (loaded.value.length === 0 ? <p class="quiet">{t("topics-none")}</p> : (
          <ul class="topics">
            {loaded.value.map((topic) => <TopicLine key={called(topic)} house={house} topic={topic} changed={again}><AddName house={house} topic={topic} done={again} /></TopicLine>)}
          </ul>
        ))}
      </section>
      <p class="buttons"><a class="button" href="/following">{t("following")}</a><a class="button" href="/">{t("to-hallway")}</a></p>
    </main>
  );
};

/** The same in another language, say: whoever looks for that finds this topic. */
const AddName = ({ house, topic, done }: { house: House; topic: TopicRow; done: () => void }) => {
  const wrong = useSignal<string | undefined>(undefined);
  const name = called(topic);
  const add = async (form: HTMLFormElement): Promise<void> => {
    const more = String(new FormData(form).get("name") ?? "").trim();
    const got = await network.addTopicName(name, more);
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    form.reset();
    house.say(t("topic-name-added", { topic: name, name: more }));
    done();
  };
  return (
    <details>
      <summary>{t("topic-add-name")}<span class="out-of-sight"> {name}</span></summary>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void add(event.currentTarget);
      }}>
        <Field label={t("topic-name")} hint={t("topic-name-hint")} wrong={wrong.value}>
          {(ties) => <input {...ties} name="name" dir="auto" maxLength={NAME_MAX} autocomplete="off" />}
        </Field>
        <button type="submit">{t("topic-name-add")}</button>
      </form>
    </details>
  );
};
