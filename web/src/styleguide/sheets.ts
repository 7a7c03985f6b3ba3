/** The tokens as the style sheets of this page say them: none can be forgotten here. */

export interface Token {
  name: string;
  value: string;
}

export type Kind = "colour" | "time" | "space" | "text" | "length" | "font";

function rulesFor(rules: CSSRuleList, media: string | null, within: string | null): CSSStyleRule[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return rule.selectorText === ":root" && within === media ? [rule] : [];
    if (rule instanceof CSSMediaRule) return rulesFor(rule.cssRules, media, rule.conditionText);
    return rule instanceof CSSGroupingRule ? rulesFor(rule.cssRules, media, within) : [];
  });
}

/** What `:root` says always (`null`), or where this media query holds. */
export const tokensOf = (media: string | null): Token[] =>
  [...document.styleSheets]
    .flatMap((sheet) => rulesFor(sheet.cssRules, media, null))
    .flatMap(({ style }) => [...style].filter((name) => name.startsWith("--")).map((name) => ({ name, value: style.getPropertyValue(name).trim() })));

export function kindOf({ name, value }: Token): Kind {
  if (CSS.supports("color", value)) return "colour";
  if (CSS.supports("transition-duration", value)) return "time";
  if (name.startsWith("--space-")) return "space";
  if (name.startsWith("--text-")) return "text";
  return CSS.supports("width", value) ? "length" : "font";
}
