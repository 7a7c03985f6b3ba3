/** The sheet of paper that forms of entering stand on. */
import type { ComponentChildren } from "preact";
import type { House } from "../house";
import { LanguageChoice } from "../language/choice";
import { HouseMark } from "../look/mark";
import "./entry.css";

export const EntryPage = ({ house, children }: { house: House; children: ComponentChildren }) => (
  <div class="entry">
    <header class="entry-head"><a href="/"><HouseMark house={house} /><span>{house.server.value?.name ?? "Jushou"}</span></a></header>
    <main id="main" class="entry-main">{children}</main>
    <footer><LanguageChoice /></footer>
  </div>
);
