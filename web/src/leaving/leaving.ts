/** Requests about leaving: fetching one's own file, bringing one along, asking to be erased. */
import { type Got, call } from "../api";

export const leaving = {
  ask: (handle: string) => call("POST /api/me/leaving", { body: { handle } }),
  stay: () => call("DELETE /api/me/leaving"),
  bring: (file: File) => call("POST /api/import", { body: file }),
};

/** Fetches one's file and hands it to the browser to keep. */
export async function download(handle: string): Promise<Got<null>> {
  const got = await call("GET /api/me/export");
  if (!got.ok) return got;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(got.value);
  link.download = `jushou-${handle}.zip`;
  link.click();
  // The browser has taken it by the next turn of its loop, or asks somewhere; a minute is enough to have begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return { ok: true, value: null };
}
