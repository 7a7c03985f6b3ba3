/** Requests are what the OpenAPI file says; whatever it does not know, tsc refuses. */
import { afterEach, expect, it, vi } from "vitest";
import { address, call } from "./api";

afterEach(() => void vi.unstubAllGlobals());

/** Answers every request with this, and keeps them. */
function server(answer: () => Response): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (path: string, more: RequestInit) => {
    asked.push(new Request(new URL(path, "https://talk.test"), more));
    return answer();
  });
  return asked;
}

const json = (status: number, value: unknown) => (): Response => Response.json(value, { status, headers: { "x-request-id": "r-1" } });

it("puts what is given into the path, the query and the body", async () => {
  const asked = server(json(200, { people: [], more: false }));
  const got = await call("GET /api/rooms/{room}/roster", { path: { room: "a/b?c" }, query: { find: "mai & lin" } });
  expect(got).toEqual({ ok: true, value: { people: [], more: false } });
  await call("PUT /api/threads/{thread}/read", { path: { thread: "t" }, body: { n: 3 } });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET https://talk.test/api/rooms/a%2Fb%3Fc/roster?find=mai%20%26%20lin",
    "PUT https://talk.test/api/threads/t/read",
  ]);
  expect(asked[0]?.body).toBeNull();
  expect(asked[1]?.headers.get("content-type")).toBe("application/json");
  expect(await asked[1]?.json()).toEqual({ n: 3 });
});

it("leaves out of the query what is null", () => {
  expect(address("GET /api/admin/decisions.file", { query: { format: "csv", handle: null, since_ms: 0 } })).toBe("/api/admin/decisions.file?format=csv&since_ms=0");
  expect(address("GET /api/threads", { query: { after: null } })).toBe("/api/threads");
  expect(address("GET /api/threads")).toBe("/api/threads");
});

it("sends a file as it is, and takes one as it is", async () => {
  const asked = server(() => new Response("PK", { headers: { "content-type": "application/zip" } }));
  const got = await call("GET /api/me/export");
  expect(got.ok && await got.value.text()).toBe("PK");
  await call("POST /api/import", { body: new Blob(["PK"], { type: "application/zip" }) });
  expect(asked[1]?.headers.get("content-type")).toBe("application/zip");
  expect(await asked[1]?.text()).toBe("PK");
});

it("has nothing for an answer without content, and for none at all a refusal that nobody gave", async () => {
  server(() => new Response(null, { status: 204 }));
  expect(await call("POST /api/sign-out")).toEqual({ ok: true, value: null });
  server(() => { throw new TypeError("no network"); });
  expect(await call("POST /api/sign-out")).toEqual({ ok: false, refusal: null, request: null });
  server(() => new Response("<h1>Bad gateway</h1>", { status: 200, headers: { "content-type": "text/html" } }));
  expect(await call("GET /api/me")).toEqual({ ok: false, refusal: null, request: null });
});

it("tells what was refused, and under which number", async () => {
  server(json(403, { refusal: { code: "not_found" } }));
  expect(await call("GET /api/me")).toEqual({ ok: false, refusal: { code: "not_found" }, request: "r-1" });
});

/** Never called: each line is a mistake that tsc finds, or tsc complains of the mark above it. */
export const mistakes = (): void => {
  // @ts-expect-error: there is no such route
  void call("GET /api/nothing");
  // @ts-expect-error: nor with this method
  void call("DELETE /api/me");
  // @ts-expect-error: which room?
  void call("GET /api/rooms/{room}/sound");
  // @ts-expect-error: the path has no such part
  void call("GET /api/rooms/{room}/sound", { path: { id: "a" } });
  // @ts-expect-error: the query has no such word
  void call("GET /api/threads", { query: { before: "a" } });
  // @ts-expect-error: a number is missing
  void call("PUT /api/threads/{thread}/read", { path: { thread: "a" }, body: {} });
  // @ts-expect-error: no body goes along
  void call("GET /api/me", { body: {} });
  // @ts-expect-error: only what is read has an address
  address("POST /api/sign-out");
  // @ts-expect-error: the answer has no such field
  void call("GET /api/me").then((got) => got.ok && got.value.nickname);
};
