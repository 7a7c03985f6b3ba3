/** What the house says at its door: in Chinese, and beneath it what that means to whoever reads no Chinese. */
import { language, t } from ".";
import "./greeting.css";

const IN = {
  "zh-Hans": ["聊得来才聊，", "发言就举手"],
  "zh-Hant": ["聊得來才聊，", "發言就舉手"],
} as const;

/** In one line, or with a break in the middle. */
export const Greeting = ({ broken }: { broken: boolean }) => {
  const lang = language() === "zh-Hant" ? "zh-Hant" : "zh-Hans";
  const [first, second] = IN[lang];
  return <span class="greeting" lang={lang}>{first}{broken && <br />}{second}</span>;
};

/** `null` for whoever has just read it. */
export const meaning = (): string | null => (language().startsWith("zh") ? null : t("greeting"));
