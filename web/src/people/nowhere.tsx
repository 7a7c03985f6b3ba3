/** There is nothing here: an address that names nothing, or nobody whom one may know. */
import { t } from "../language";
import { Title } from "../ui/title";

export const Nowhere = () => (
  <main id="main" class="page"><Title text={t("nowhere-title")} /><p>{t("nowhere")}</p><p><a class="button strong" href="/">{t("to-hallway")}</a></p></main>
);
