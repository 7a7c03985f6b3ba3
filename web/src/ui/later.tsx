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

/** It will be needed: once it is there it is shown at once. If it does not come, whoever needs it says so. */
export const soon = <Module,>(part: Part<Module>): void => {
  part.fetch().then((module) => {
    part.module = module;
  }, () => undefined);
};

/** The part once it is there, whether it did not come, and what fetches it again. */
function usePart<Module>(part: Part<Module>): [module: Module | null, failed: boolean, retry: () => void] {
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
  return [part.module, state === "failed", () => setState("fetching")];
}

interface Inputs<Module> {
  part: Part<Module>;
  show: (module: Module) => VNode;
}

/** The screen that `show` draws out of the part. Its heading takes the focus, not one that stands in for it. */
export const Later = <Module,>({ part, show }: Inputs<Module>) => {
  const [module, failed, retry] = usePart(part);
  if (module !== null) return show(module);
  return (
    <main id="main" class="page">
      {failed
        ? <><Title text={t("unreachable-title")} /><Failed text={t("unreachable")} request={null} retry={retry} /></>
        : <Skeleton rows={4} label={t("loading")} />}
    </main>
  );
};

/** The same inside a screen. */
export const LaterHere = <Module,>({ part, show }: Inputs<Module>) => {
  const [module, failed, retry] = usePart(part);
  if (module !== null) return show(module);
  return failed ? <Failed text={t("unreachable")} request={null} retry={retry} /> : <Skeleton rows={1} label={t("loading")} />;
};
