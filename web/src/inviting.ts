/** Requests about inviting: budgets, vouches, names, the tree, handles, invites by the hundred. */
import { call } from "./api";

export const inviting = {
  askCode: (token: string, address: string) => call("POST /api/invites/code", { body: { token, address } }),
  budget: () => call("GET /api/invites/budget"),
  vouches: () => call("GET /api/vouches"),
  vouch: (handle: string) => call("POST /api/vouches", { body: { handle } }),
  withdraw: (account: string) => call("DELETE /api/vouches/{account}", { path: { account } }),
  letIn: (account: string) => call("POST /api/vouches/{account}/let-in", { path: { account } }),
  names: () => call("GET /api/vouches/names"),
  name: (handle: string) => call("POST /api/vouches/names", { body: { handle } }),
  unname: (member: string) => call("DELETE /api/vouches/names/{member}", { path: { member } }),
  ownHit: () => call("GET /api/appeal"),
  appeal: (text: string) => call("POST /api/appeal", { body: { text } }),
  tree: (after: string | null) => call("GET /api/admin/tree", { query: { after } }),
  preview: (member: string) => call("GET /api/admin/tree/{member}/preview", { path: { member } }),
  act: (member: string, what: "freeze" | "remove", seen: string) =>
    call(`POST /api/admin/tree/{member}/${what}`, { path: { member }, body: { seen } }),
  appeals: () => call("GET /api/admin/hits"),
  answer: (account: string, what: "lift" | "deny") => call(`POST /api/admin/hits/{account}/${what}`, { path: { account } }),
  rename: (handle: string) => call("POST /api/me/handle", { body: { handle } }),
  give: (handle: string, to: string) => call("POST /api/admin/handles/give", { body: { handle, to } }),
  bulk: (csv: string, dry: boolean) => call("POST /api/admin/invites", { body: { csv, dry } }),
};
