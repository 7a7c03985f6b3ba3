/** Languages that people speak here, to choose from: letters of ISO 639, as the server keeps them. */
import { language, languageName } from "../language";

const LETTERS = [
  "af", "am", "ar", "az", "be", "bg", "bn", "bo", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fil", "fr", "ga", "gl", "gu",
  "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lb", "lo", "lt", "lv", "mk", "ml", "mn", "mr",
  "ms", "mt", "my", "nan", "nb", "ne", "nl", "or", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "si", "sk", "sl", "so", "sq", "sr", "su", "sv", "sw", "ta", "te", "tg",
  "th", "tk", "tr", "ug", "uk", "ur", "uz", "vi", "wuu", "xh", "yo", "yue", "zh", "zu",
] as const;

/** What the reader reads, as letters: both ways to write Chinese are one language. */
export const readersOwn = (): string => language().split("-")[0] ?? "en";

/** By name, as the reader's language sorts; `besides`: letters that are kept although they are not in the list. */
export function spokenByName(besides: readonly string[] = []): { letters: string; name: string }[] {
  const named = [...new Set([...LETTERS, ...besides])].map((letters) => ({ letters, name: languageName(letters) }));
  const { compare } = new Intl.Collator(language());
  return named.sort((a, b) => compare(a.name, b.name));
}
