/** The owner's pages about who gets in, side by side. */
import { t } from "../language";
import { route } from "../router";
import "./admin.css";

export const Tabs = () => (
  <nav class="tabs" aria-label={t("admin-pages")}>
    <Tab screen="waitlist" label={t("waitlist")} />
    <Tab screen="admission" label={t("admission")} />
    <Tab screen="criteria" label={t("criteria")} />
    <Tab screen="decisions" label={t("decisions")} />
  </nav>
);

const Tab = ({ screen, label }: { screen: "waitlist" | "admission" | "criteria" | "decisions"; label: string }) => (
  <a href={`/admin/${screen}`} aria-current={route.value.screen === screen ? "page" : undefined}>{label}</a>
);
