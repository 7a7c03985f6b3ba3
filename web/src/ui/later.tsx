/** A screen whose code comes when it is first shown: the first page stays small. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language";
import { Title } from "./title";
import { Failed, Skeleton } from "./waiting";

export function Later<T>({ load, show }: { load: () => Promise<T>; show: (code: T) => ComponentChildren }) {
  const [code, setCode] = useState<{ here: T } | "failed" | null>(null);
  useEffect(() => {
    let current = true;
    void load().then((here) => current && setCode({ here }), () => current && setCode("failed"));
    return () => {
      current = false;
    };
  }, []);
  // Browsers remember code that did not load: only a page loaded anew asks again.
  if (code === "failed") return <main id="main" class="page narrow"><Title text={t("unreachable-title")} /><Failed text={t("unreachable")} request={null} retry={() => location.reload()} /></main>;
  if (code === null) return <main id="main" class="page"><Skeleton rows={3} label={t("loading")} /></main>;
  return <>{show(code.here)}</>;
}
