/** The room goes on while one looks elsewhere: its name, the microphone, the way back and out. */
import type { House } from "../house";
import { t } from "../language";
import { LeaveIcon } from "../ui/icons";
import { MuteButton } from "./mute";
import { hasTurn } from "./notices";
import "./mini-bar.css";

export const MiniBar = ({ house }: { house: House }) => {
  const stay = house.seat.stay.value;
  const view = house.seat.view.value;
  if (stay.at !== "inside" || !view) return null;
  return (
    <section class="mini-bar" aria-label={t("mini-bar")}>
      <a href={`/r/${stay.room}`}><span class="quiet">{t(hasTurn(view, house.me.value?.account ?? "") ? "turn-mine" : "card-here")}</span><strong dir="auto">{view.title}</strong></a>
      <MuteButton house={house} view={view} />
      <button type="button" class="bare" aria-label={t("leave")} onClick={() => house.seat.leave()}><LeaveIcon /></button>
    </section>
  );
};
