/** The field in which people, topics and rooms are looked for. What it finds is shown while one types, by whoever has the field. */
import type { Signal } from "@preact/signals";
import { t } from "../language";
import { Field } from "../ui/field";
import "./search.css";

/** As much as the server looks at. */
const FIND_MAX = 80;

interface Inputs {
  typed: Signal<string>;
  hint?: string;
  /** The key, or what a phone has for it. */
  enter: () => void;
}

export const SearchField = ({ typed, hint, enter }: Inputs) => (
  <form class="search" role="search" onSubmit={(event) => {
    event.preventDefault();
    enter();
  }}>
    <Field label={t("search-field")} hint={hint}>
      {(ties) => <input {...ties} type="search" dir="auto" maxLength={FIND_MAX} autocomplete="off" value={typed.value} onInput={({ currentTarget }) => (typed.value = currentTarget.value)} />}
    </Field>
  </form>
);
