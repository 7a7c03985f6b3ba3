/** Colours in each look; type, space, measures and motion. */
import { type Token, kindOf, tokensOf } from "./sheets";

export interface Look {
  label: string;
  scheme: "light" | "dark" | "light dark";
  /** As for whoever asks for more of it. */
  contrast: boolean;
}

/** As on the reader's device; then the four there are. */
export const LOOKS: readonly Look[] = [
  { label: "Of this device", scheme: "light dark", contrast: false },
  { label: "Light", scheme: "light", contrast: false },
  { label: "Dark", scheme: "dark", contrast: false },
  { label: "Light, more contrast", scheme: "light", contrast: true },
  { label: "Dark, more contrast", scheme: "dark", contrast: true },
];

export const moreContrast = (): Token[] => tokensOf("(prefers-contrast: more)");

/** Says both what is so and what is not: the page around may wear another look. */
function styleOf({ scheme, contrast }: Look): string {
  const more = moreContrast();
  const tokens = contrast ? more : tokensOf(null).filter(({ name }) => more.some((other) => other.name === name));
  return [`color-scheme: ${scheme}`, ...tokens.map(({ name, value }) => `${name}: ${value}`)].join("; ");
}

/** The same words in the scripts of all six languages. */
const WORDS = [
  ["en", "Raise your hand, and speak"],
  ["zh-Hans", "举手,然后发言"],
  ["zh-Hant", "舉手,然後發言"],
  ["vi", "Giơ tay rồi phát biểu"],
  ["it", "Alza la mano, poi parla"],
  ["ko", "손을 들고 말하세요"],
] as const;

export const Tokens = () => {
  const all = tokensOf(null);
  const of = (kind: ReturnType<typeof kindOf>): Token[] => all.filter((token) => kindOf(token) === kind);
  return (
    <>
      <section aria-labelledby="colour">
        <h2 id="colour">Colour</h2>
        <div class="guide-looks">
          {LOOKS.slice(1).map((look) => (
            <div key={look.label} class="guide-look" style={styleOf(look)}>
              <h3>{look.label}</h3>
              <p>Ink on paper, <span class="quiet">quiet words</span>, <a href="#colour">a link</a>.</p>
              <ul class="guide-colours">
                {of("colour").map(({ name }) => <li key={name}><span class="guide-colour" style={`background: var(${name})`} /><code>{name}</code></li>)}
              </ul>
            </div>
          ))}
        </div>
      </section>
      <section aria-labelledby="type">
        <h2 id="type">Type</h2>
        {of("font").map(({ name }) => (
          <div key={name} class="guide-case">
            <h3><code>{name}</code></h3>
            {WORDS.map(([language, words]) => <p key={language} lang={language} style={`font-family: var(${name})`}>{words}</p>)}
          </div>
        ))}
        {of("text").map(({ name, value }) => <p key={name} style={`font-size: var(${name})`}>A room about bridges <code>{name}: {value}</code></p>)}
        <p>Words in a paragraph with <strong>strong ones</strong>, <q>what somebody said</q> and a count <span class="count">42</span>.</p>
      </section>
      <section aria-labelledby="space">
        <h2 id="space">Space and measures</h2>
        <ul class="guide-lengths">
          {[...of("space"), ...of("length")].map(({ name, value }) => <li key={name}><span class="guide-length" style={`width: var(${name})`} /><code>{name}: {value}</code></li>)}
        </ul>
      </section>
      <section aria-labelledby="motion">
        <h2 id="motion">Motion</h2>
        <p class="quiet">Nothing moves for whoever asks for less motion.</p>
        <ul class="guide-lengths">
          {of("time").map(({ name, value }) => <li key={name}><span class="guide-moving" style={`animation-duration: var(${name})`} /><code>{name}: {value}</code></li>)}
        </ul>
      </section>
    </>
  );
};
