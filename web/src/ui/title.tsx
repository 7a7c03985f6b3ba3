/** The one h1 of a screen: it names the page, and takes the focus when the screen changed. A hidden one stands in for one to come, and leaves the focus to it. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { takeHeadingFocus } from "../router";

export const Title = ({ text, children, hidden = false }: { text: string; children?: ComponentChildren; hidden?: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!hidden && takeHeadingFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    document.title = text === "Jushou" ? text : `${text} · Jushou`;
  }, [text]);
  return <h1 ref={heading} tabIndex={-1} dir="auto" class={hidden ? "out-of-sight" : undefined}>{children ?? text}</h1>;
};
