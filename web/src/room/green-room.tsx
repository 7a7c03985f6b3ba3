/** Before a scheduled room begins: when the audience comes, and the button that lets it in at once. */
import type { House } from "../house";
import { t } from "../language";
import { hour } from "../schedule/times";
import { useNow } from "../ui/now";
import type { View } from "../wire";
import "./green-room.css";

export const GreenRoom = ({ house, view, begins_ms }: { house: House; view: View; begins_ms: number }) => {
  const late = useNow(5_000) >= begins_ms;
  return (
    <section class="green-room" aria-label={t("green-room")}>
      <p><strong>{t("green-room")}</strong> {t(late ? "green-room-late" : "green-room-what", { time: hour(begins_ms) })}{view.policy.chat !== "off" && <> {t("green-room-chat")}</>}</p>
      {view.own.role === "moderator" && <button type="button" class="strong" onClick={() => void house.command({ kind: "begin" })}>{t("green-room-begin")}</button>}
    </section>
  );
};
