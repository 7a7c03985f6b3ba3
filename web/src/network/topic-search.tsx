/** Finds a topic by any of its names; one that nobody has thought of is made by following it. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { announce } from "../ui/announce";
import { Field } from "../ui/field";
import { useFind } from "../ui/find";
import { Failed } from "../ui/waiting";
import type { TopicRow } from "../wire";
import { FollowButton } from "./follow";
import { isNew, withTopic } from "./found-topics";
import { network } from "./requests";
import { TopicLine } from "./topic-rows";

/** As long as a name may be. */
export const NAME_MAX = 40;

/** `changed`: one follows something now, or no more. */
export const TopicSearch = ({ house, changed }: { house: House; changed: (topic: TopicRow) => void }) => {
  const typed = useSignal("");
  const find = useFind("topics", typed.value, network.topics);
  const found = find.found.value;
  const topics = found.at === "here" ? found.value : null;
  const count = topics?.length ?? null;
  useEffect(() => {
    if (count !== null) announce(t("topics-found", { count }), { about: "topics", apart_ms: 1_000 });
  }, [topics]);
  const took = (topic: TopicRow): void => {
    find.change((topics) => withTopic(topics, topic));
    changed(topic);
  };
  const make = async (name: string): Promise<void> => {
    const got = await network.followTopic(name);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    house.say(t("follow-topic-done", { topic: name }));
    took(got.value);
  };
  const name = typed.value.trim();
  const offered = found.at === "here" && found.of === name && isNew(name, found.value);
  return (
    <div role="search" aria-label={t("topics-find")}>
      <Field label={t("topics-find")} hint={t("topics-find-hint")}>
        {(ties) => <input {...ties} type="search" dir="auto" maxLength={NAME_MAX} autocomplete="off" value={typed.value} onInput={({ currentTarget }) => (typed.value = currentTarget.value)} />}
      </Field>
      {found.at === "failed" && <Failed text={refusalText(found.why.refusal)} request={found.why.request} retry={() => find.again()} />}
      {topics !== null && topics.length > 0 && <ul class="topics">{topics.map((topic) => <TopicLine key={topic.names[0]} house={house} topic={topic} changed={took} />)}</ul>}
      {offered && (
        <p class="topic-new"><span>{t("topic-new", { topic: name })}</span> <FollowButton follows={false} label={t("follow-topic", { topic: name })} act={() => make(name)} /></p>
      )}
    </div>
  );
};
