/** The first page: what this is, in one look, and the ways in. */
import type { House } from "../house";
import { t } from "../language";
import { LanguageChoice } from "../language/choice";
import { Greeting, meaning } from "../language/greeting";
import { HouseMark } from "../look/mark";
import { Title } from "../ui/title";
import { newcomers } from "./newcomers";
import "./entry.css";

export const Welcome = ({ house }: { house: House }) => (
  <main id="main" class="welcome">
    <div class="welcome-mark"><HouseMark house={house} /><span>{house.server.value?.name ?? "Jushou"}</span></div>
    <Title text="Jushou">
      <span class="welcome-greeting"><Greeting broken /></span>
      {meaning() && <span class="welcome-meaning">{meaning()}</span>}
    </Title>
    <p class="welcome-what">{t("welcome-what")}</p>
    <p class="buttons">
      {house.server.value?.demo && <a class="button strong" href="/demo/enter" data-outside>{t("demo-enter")}</a>}
      {newcomers(house) && <a class={house.server.value?.demo ? "button" : "button strong"} href="/join">{t("join-reserve")}</a>}
      <a class={newcomers(house) ? "button" : "button strong"} href="/sign-in">{t("sign-in")}</a>
    </p>
    <ol class="welcome-steps">
      <li><strong>{t("welcome-listen")}</strong> {t("welcome-listen-how")}</li>
      <li><strong>{t("welcome-hand")}</strong> {t("welcome-hand-how")}</li>
      <li><strong>{t("welcome-stage")}</strong> {t("welcome-stage-how")}</li>
    </ol>
    <p class="quiet">{t("welcome-kept")}</p>
    <LanguageChoice />
  </main>
);
