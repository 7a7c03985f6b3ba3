/** A part of the client whose script is fetched when it is first shown: the first load does not wait for what few look at. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language";
import { Title } from "./title";
import { Failed, Skeleton } from "./waiting";

interface Part<Module> {
  fetch: () => Promise<Module>;
  /** `null`: not there yet. */
  module: Module | null;
}

export const later = <Module,>(fetch: () => Promise<Module>): Part<Module> => ({ fetch, module: null });

/** The screen that `show` draws out of the part. Its heading takes the focus, not one that stands in for it. */
export const Later = <Module,>({ part, show }: { part: Part<Module>; show: (module: Module) => VNode }) => {
  const [state, setState] = useState<"fetching" | "here" | "failed">("fetching");
  useEffect(() => {
    if (state !== "fetching" || part.module !== null) return undefined;
    let current = true;
    const end = (state: "here" | "failed"): void => {
      if (current) setState(state);
    };
    part.fetch().then((module) => {
      part.module = module;
      end("here");
    }, () => end("failed"));
    return () => {
      current = false;
    };
  }, [state]);
  if (part.module !== null) return show(part.module);
  return (
    <main id="main" class="page">
      {state === "failed"
        ? <><Title text={t("unreachable-title")} /><Failed text={t("unreachable")} request={null} retry={() => setState("fetching")} /></>
        : <Skeleton rows={4} label={t("loading")} />}
    </main>
  );
};
