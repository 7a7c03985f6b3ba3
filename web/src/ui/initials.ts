/** The letters that stand for somebody who has no picture. */

/** The first letter of a handle's first word, and of its last one: "mai_tran" is "MT", "mai" is "M". Words that begin with a digit say nothing. */
export function initials(handle: string): string {
  const words = handle.split("_").filter((word) => /^\p{Letter}/u.test(word));
  const [first, last] = [words[0] ?? handle, words.at(-1)];
  const letters = [first, words.length > 1 ? last : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
