/** Topics that were found by a name, and whether there is one of that name. */
import type { TopicRow } from "../wire";

/** Whether a name is typed that none of these goes by. The server knows better what is the same: it makes none twice. */
export const isNew = (typed: string, topics: readonly TopicRow[]): boolean => {
  const wanted = typed.trim().toLowerCase();
  return wanted !== "" && !topics.some(({ names }) => names.some((name) => name.toLowerCase() === wanted));
};

/** With one of them as it is now; first, if it was not among them. */
export const withTopic = (topics: readonly TopicRow[], topic: TopicRow): TopicRow[] => {
  const is = (other: TopicRow): boolean => other.names[0] === topic.names[0];
  return topics.some(is) ? topics.map((other) => (is(other) ? topic : other)) : [topic, ...topics];
};
