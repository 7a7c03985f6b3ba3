/** Requests of the set-up beyond the house's look: known ways in, and mail. */
import { call } from "../api";

export const firstSteps = {
  presets: () => call("GET /api/admin/presets"),
  mail: () => call("GET /api/admin/mail"),
  tryMail: (to: string) => call("POST /api/admin/mail/test", { body: { to } }),
};
