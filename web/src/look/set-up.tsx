/** The first steps of a fresh server, for its owner: how it looks, who may enter, how mail is sent. Each can be skipped, and come back to. */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { api } from "../api";
import type { House } from "../house";
import { t } from "../language";
import { go } from "../router";
import { Title } from "../ui/title";
import { LookStep } from "./look-step";
import { MailStep } from "./mail-step";
import { WhoStep } from "./who-step";

const STEPS = ["look", "who", "mail"] as const;

export const SetUp = ({ house }: { house: House }) => {
  const server = house.server.value;
  const at = useSignal(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const to = (step: number): void => {
    moved.current = true;
    at.value = step;
  };
  useLayoutEffect(() => {
    // Whoever listens to the screen hears which step it is.
    if (moved.current) heading.current?.focus();
  }, [at.value]);
  const done = async (): Promise<void> => {
    const got = await api.setUpDone();
    if (got.ok) go("/");
    else house.refused(got.refusal);
  };
  const next = (): void => (at.value < STEPS.length - 1 ? to(at.value + 1) : void done());
  const step = STEPS[at.value] ?? "look";
  const last = at.value === STEPS.length - 1;
  return (
    <main id="main" class="page narrow">
      <Title text={t("set-up")} />
      <p>{t("set-up-what")}</p>
      <ol class="set-up-steps">
        {STEPS.map((each, n) => (
          <li key={each}><button type="button" class="bare" aria-current={n === at.value ? "step" : undefined} onClick={() => to(n)}><span aria-hidden="true">{n + 1}</span>{t(`set-up-${each}`)}</button></li>
        ))}
      </ol>
      <section class="set-up-step" aria-labelledby="set-up-step">
        <h2 id="set-up-step" ref={heading} tabIndex={-1}><span class="out-of-sight">{t("set-up-of", { step: at.value + 1, of: STEPS.length })} </span>{t(`set-up-${step}`)}</h2>
        {step === "look" && server && <LookStep house={house} server={server} next={next} />}
        {step === "who" && <WhoStep house={house} next={next} />}
        {step === "mail" && <MailStep house={house} />}
        <p class="buttons">
          <button type="button" class={last ? "strong" : ""} onClick={next}>{t(last ? "set-up-done" : "set-up-skip-step")}</button>
        </p>
      </section>
    </main>
  );
};
