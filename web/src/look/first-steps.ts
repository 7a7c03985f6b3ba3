/** Requests of the set-up beyond the house's look: known ways in, and mail. */
import { request } from "../api";
import type { MailSetUp, MailTried, PresetCard } from "../wire";

export const firstSteps = {
  presets: () => request<PresetCard[]>("GET", "/api/admin/presets"),
  mail: () => request<MailSetUp>("GET", "/api/admin/mail"),
  tryMail: (to: string) => request<MailTried>("POST", "/api/admin/mail/test", { to }),
};
