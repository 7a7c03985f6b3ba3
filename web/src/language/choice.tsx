/** Choosing a language, by its own name. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Wrong } from "../ui/wrong";
import { browserLanguage, choose, chosenLanguage, t } from ".";
import { LANGUAGES, isLanguage } from "./languages";
import "./choice.css";

export const LanguageChoice = () => {
  const id = useId();
  const failed = useSignal(false);
  const chosen = chosenLanguage() ?? "";
  const change = async (select: HTMLSelectElement): Promise<void> => {
    failed.value = false;
    try {
      await choose(isLanguage(select.value) ? select.value : null);
    } catch {
      failed.value = true;
    }
  };
  return (
    <div class="language-choice">
      <label for={id}>{t("language")}</label>
      <select id={id} value={chosen} onChange={({ currentTarget }) => void change(currentTarget)}>
        <option value="">{t("language-browser", { language: LANGUAGES[browserLanguage()] })}</option>
        {Object.entries(LANGUAGES).map(([tag, name]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
      </select>
      {failed.value && <Wrong text={t("language-failed")} />}
    </div>
  );
};
