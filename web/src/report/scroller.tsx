/** Around a table that may be wider than the page: it is scrolled by keyboard, too. */
import type { ComponentChildren } from "preact";

/** `of`: the id of its heading. */
export const Scroller = ({ of, children }: { of: string; children: ComponentChildren }) => (
  <div class="scroller" role="group" aria-labelledby={of} tabIndex={0}>{children}</div>
);
