/** Topics as somebody types them in a row. */

/** Of one circle. */
export const TOPICS_MAX = 5;

/** Between commas of any script; each once, however it was typed. The server says what is too many. */
export function topicsOf(text: string): string[] {
  const topics = new Map<string, string>();
  for (const topic of text.split(/[,，、;；\n]/).map((part) => part.trim())) {
    if (topic !== "" && !topics.has(topic.toLowerCase())) topics.set(topic.toLowerCase(), topic);
  }
  return [...topics.values()];
}
