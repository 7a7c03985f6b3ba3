/** What is asked for on arrival, and that nothing is asked twice. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Arrival } from "./arrival";
import { NO_FILTER } from "./hallway/filter";
import { route } from "./router";

let asked: string[] = [];
let standing = "member";

vi.mock("./router", async (original) => ({ ...(await original<typeof import("./router")>()), route: { peek: vi.fn(() => ({ screen: "hallway" })) } }));

beforeEach(() => {
  asked = [];
  standing = "member";
  vi.stubGlobal("fetch", (url: string) => {
    const path = String(url).split("?")[0] ?? "";
    asked.push(path);
    return Promise.resolve(new Response(JSON.stringify(path === "/api/me" ? { standing } : path === "/api/hallway" ? { rooms: [] } : {}), { headers: { "content-type": "application/json" } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const answered = async (): Promise<Arrival> => {
  const arrival = new Arrival();
  arrival.ask();
  await vi.waitFor(() => expect(arrival.known()).not.toBeNull());
  return arrival;
};

it("asks for a member's hallway along with who it is, once", async () => {
  const arrival = await answered();
  expect(asked).toEqual(["/api/server", "/api/me", "/api/hallway"]);
  expect(await arrival.hallway(NO_FILTER)).toMatchObject({ ok: true });
  expect(arrival.knownHallway()).toBeNull();
  expect(asked).toHaveLength(3);
  // What was answered then is old by now.
  await arrival.hallway(NO_FILTER);
  expect(asked).toHaveLength(4);
});

it("hands out the hallway at once where it has come", async () => {
  const arrival = await answered();
  await vi.waitFor(() => expect(arrival.knownHallway()).toMatchObject({ ok: true, value: { rooms: [] } }));
  expect(arrival.knownHallway()).toBeNull();
});

it("does not take the answer to one filter for another's", async () => {
  const arrival = await answered();
  await arrival.hallway({ ...NO_FILTER, topic: "rust" });
  expect(asked.filter((path) => path === "/api/hallway")).toHaveLength(2);
});

it("keeps no hallway for an applicant, and asks for none on another screen", async () => {
  standing = "applicant";
  const applicant = await answered();
  expect(applicant.knownHallway()).toBeNull();
  asked = [];
  await applicant.hallway(NO_FILTER);
  expect(asked).toEqual(["/api/hallway"]);
  vi.mocked(route.peek).mockReturnValueOnce({ screen: "settings" });
  asked = [];
  await answered();
  expect(asked).toEqual(["/api/server", "/api/me"]);
});

it("asks again who this is, once that was told", async () => {
  const arrival = await answered();
  await arrival.who();
  expect(asked.filter((path) => path === "/api/me")).toHaveLength(2);
});
