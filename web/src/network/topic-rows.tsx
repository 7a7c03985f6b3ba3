/** Topics in a list: by all their names, with how many follow each, and a button to follow it or let go. */
import type { ComponentChildren } from "preact";
import type { House } from "../house";
import { t } from "../language";
import type { TopicRow } from "../wire";
import { FollowButton } from "./follow";
import { network } from "./requests";
import "./network.css";

/** A topic is called by its oldest name; no other has that one. */
export const called = (topic: TopicRow): string => topic.names[0] ?? "";

/** As it is once one has let go of it, if others follow it: the server keeps it no longer than that. */
const letGo = (topic: TopicRow): TopicRow => ({ ...topic, follows: false, followers: Math.max(0, topic.followers - 1) });

/** Asks the server, and says what came of it; `null`: nothing changed. */
export async function turn(house: House, topic: TopicRow): Promise<TopicRow | null> {
  const name = called(topic);
  const got = topic.follows ? await network.unfollowTopic(name) : await network.followTopic(name);
  if (!got.ok) {
    house.refused(got.refusal);
    return null;
  }
  house.say(t(topic.follows ? "unfollow-topic-done" : "follow-topic-done", { topic: name }));
  return got.value ?? letGo(topic);
}

interface Inputs {
  house: House;
  topic: TopicRow;
  changed: (topic: TopicRow) => void;
  children?: ComponentChildren;
}

export const TopicLine = ({ house, topic, changed, children }: Inputs) => {
  const name = called(topic);
  const others = topic.names.slice(1);
  return (
    <li class="topic-row" data-topic={name}>
      <div>
        <strong dir="auto">{name}</strong>
        {others.length > 0 && <><br /><span class="quiet topic-names" dir="auto">{others.join(" · ")}</span></>}
        <br /><span class="quiet">{t("topic-followers", { count: topic.followers })}</span>
      </div>
      <FollowButton follows={topic.follows} label={t(topic.follows ? "unfollow-topic" : "follow-topic", { topic: name })} act={async () => {
        const now = await turn(house, topic);
        if (now !== null) changed(now);
      }} />
      {children}
    </li>
  );
};
