/** Requests about inviting: budgets, vouches, names, the tree, handles, invites by the hundred. */
import { id, request } from "./api";
import type { BranchPreview, BulkAnswer, HandleGiven, HitRow, InviteBudget, Me, Names, OwnHit, TreePage, Vouches } from "./wire";

export const inviting = {
  askCode: (token: string, address: string) => request<null>("POST", "/api/invites/code", { token, address }),
  budget: () => request<InviteBudget>("GET", "/api/invites/budget"),
  vouches: () => request<Vouches>("GET", "/api/vouches"),
  vouch: (handle: string) => request<null>("POST", "/api/vouches", { handle }),
  withdraw: (account: string) => request<null>("DELETE", `/api/vouches/${id(account)}`),
  letIn: (account: string) => request<null>("POST", `/api/vouches/${id(account)}/let-in`),
  names: () => request<Names>("GET", "/api/vouches/names"),
  name: (handle: string) => request<null>("POST", "/api/vouches/names", { handle }),
  unname: (member: string) => request<null>("DELETE", `/api/vouches/names/${id(member)}`),
  ownHit: () => request<OwnHit>("GET", "/api/appeal"),
  appeal: (text: string) => request<null>("POST", "/api/appeal", { text }),
  tree: (after: string | null) => request<TreePage>("GET", `/api/admin/tree${after === null ? "" : `?after=${id(after)}`}`),
  preview: (member: string) => request<BranchPreview>("GET", `/api/admin/tree/${id(member)}/preview`),
  act: (member: string, what: "freeze" | "remove", seen: string) =>
    request<null>("POST", `/api/admin/tree/${id(member)}/${what}`, { seen }),
  appeals: () => request<HitRow[]>("GET", "/api/admin/hits"),
  answer: (account: string, what: "lift" | "deny") => request<null>("POST", `/api/admin/hits/${id(account)}/${what}`),
  rename: (handle: string) => request<Me>("POST", "/api/me/handle", { handle }),
  give: (handle: string, to: string) => request<HandleGiven>("POST", "/api/admin/handles/give", { handle, to }),
  bulk: (csv: string, dry: boolean) => request<BulkAnswer>("POST", "/api/admin/invites", { csv, dry }),
};
