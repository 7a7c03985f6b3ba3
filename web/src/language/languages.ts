/** The languages of the client, and which of them somebody reads. */

/** By their tags (BCP 47), and what each is called by those who read it. */
export const LANGUAGES = {
  en: "English",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  vi: "Tiếng Việt",
  it: "Italiano",
  ko: "한국어",
} as const;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (tag: string | null): tag is Language => tag !== null && Object.hasOwn(LANGUAGES, tag);

/** The first of what somebody wants that there is; Chinese by its script, and where the tag names none by its region. */
export function negotiate(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [language = "", ...more] = tag.toLowerCase().split("-");
    if (language === "zh" || language === "yue") {
      if (more.includes("hant")) return "zh-Hant";
      if (more.includes("hans")) return "zh-Hans";
      return language === "yue" || more.some((part) => ["tw", "hk", "mo"].includes(part)) ? "zh-Hant" : "zh-Hans";
    }
    if (isLanguage(language)) return language;
  }
  return "en";
}
