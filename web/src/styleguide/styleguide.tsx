/** The page: which look it wears, then tokens, then every part of `ui/` in its states. */
import { useLayoutEffect, useState } from "preact/hooks";
import { Chips } from "../ui/chips";
import { Notices } from "../ui/notice";
import { Title } from "../ui/title";
import { SEALS } from "../wire";
import { Parts } from "./parts";
import { LOOKS, Tokens, moreContrast } from "./tokens";
import "./styleguide.css";

const chips = (labels: readonly string[]) => labels.map((label) => ({ value: label, label }));

export const Styleguide = () => {
  const [look, wear] = useState(LOOKS[0]?.label ?? "");
  const [seal, press] = useState<string>(SEALS[0]);
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    const worn = LOOKS.find(({ label }) => label === look);
    style.colorScheme = worn?.scheme ?? "";
    for (const { name, value } of moreContrast()) {
      if (worn?.contrast) style.setProperty(name, value);
      else style.removeProperty(name);
    }
    dataset.seal = seal;
  }, [look, seal]);
  return (
    <>
      <a class="skip" href="#main">To the parts</a>
      <main id="main" class="page styleguide">
        <Title text="Styleguide" />
        <p>What there is to build a screen from. Tokens are read out of <code>ui/base.css</code>.</p>
        <Chips legend="Look" options={chips(LOOKS.map(({ label }) => label))} chosen={look} choose={wear} />
        <Chips legend="Seal" options={chips(SEALS)} chosen={seal} choose={press} />
        <Tokens />
        <Parts />
      </main>
      <Notices />
    </>
  );
};
