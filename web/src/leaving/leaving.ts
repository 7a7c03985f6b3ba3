/** Requests about leaving: fetching one's own file, bringing one along, asking to be erased. */
import { type Got, request, send } from "../api";
import type { Imported, LeavingState } from "../wire";

export const leaving = {
  ask: (handle: string) => request<LeavingState>("POST", "/api/me/leaving", { handle }),
  stay: () => request<LeavingState>("DELETE", "/api/me/leaving"),
  bring: (file: File) => send<Imported>("POST", "/api/import", file),
};

/** Fetches one's file and hands it to the browser to keep. */
export async function download(handle: string): Promise<Got<null>> {
  const got = await send<Blob>("GET", "/api/me/export", undefined, (answer) => answer.blob());
  if (!got.ok) return got;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(got.value);
  link.download = `jushou-${handle}.zip`;
  link.click();
  // The browser has taken it by the next turn of its loop, or asks somewhere; a minute is enough to have begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { ok: true, value: null };
}
