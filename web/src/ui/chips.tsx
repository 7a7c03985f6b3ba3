/** One of a few words to choose: radio buttons side by side. */
import { useId } from "preact/hooks";
import "./chips.css";

interface Inputs<T extends string> {
  legend: string;
  options: readonly { value: T; label: string }[];
  chosen: T;
  choose: (value: T) => void;
}

export const Chips = <T extends string>({ legend, options, chosen, choose }: Inputs<T>) => {
  const name = useId();
  return (
    <fieldset class="chips">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} class="chip">
          <input type="radio" name={name} checked={chosen === value} onChange={() => choose(value)} /><span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
};
