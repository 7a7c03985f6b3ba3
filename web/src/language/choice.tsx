/** Choosing a language, by its own name. */
import { useId } from "preact/hooks";
import { choose, chosenLanguage, language, t } from ".";
import { LANGUAGES, isLanguage } from "./languages";
import "./choice.css";

export const LanguageChoice = () => {
  const id = useId();
  const chosen = chosenLanguage();
  return (
    <p class="language-choice">
      <label for={id}>{t("language")}</label>
      <select id={id} value={chosen ?? ""} onChange={({ currentTarget }) => void choose(isLanguage(currentTarget.value) ? currentTarget.value : null)}>
        <option value="">{t("language-browser", { language: LANGUAGES[language()] })}</option>
        {Object.entries(LANGUAGES).map(([tag, name]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
      </select>
    </p>
  );
};
