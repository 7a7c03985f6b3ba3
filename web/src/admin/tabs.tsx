/** The owner's pages about who gets in, what is reported, and what became of it, side by side. */
import { t } from "../language";
import { route } from "../router";
import "./admin.css";

export const Tabs = () => (
  <nav class="tabs" aria-label={t("admin-pages")}>
    <Tab screen="waitlist" label={t("waitlist")} />
    <Tab screen="admission" label={t("admission")} />
    <Tab screen="criteria" label={t("criteria")} />
    <Tab screen="decisions" label={t("decisions")} />
    <Tab screen="thread-reports" label={t("thread-reports")} />
    <Tab screen="report" label={t("report")} />
  </nav>
);

const Tab = ({ screen, label }: { screen: "waitlist" | "admission" | "criteria" | "decisions" | "thread-reports" | "report"; label: string }) => (
  <a href={`/admin/${screen}`} aria-current={route.value.screen === screen ? "page" : undefined}>{label}</a>
);
