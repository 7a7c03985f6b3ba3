/** Who calls just now: above everything, each with a yes and a not now. */
import type { House } from "../house";
import { t } from "../language";
import { Avatar } from "../ui/avatar";
import { type Call, textOf } from "./calls";
import "./call-cards.css";

const YES: Record<Call["kind"], () => string> = {
  waved: () => t("wave-back"),
  pinged: () => t("call-join"),
  room_for_two: () => t("call-enter"),
};

export const CallCards = ({ house }: { house: House }) => (
  <aside class="calls" aria-label={t("calls")}>
    {house.calls.all.value.map((call) => (
      <div key={`${call.kind} ${call.by.member}`} class="call" data-call={call.kind}>
        <Avatar id={call.by.member} handle={call.by.handle} bot={call.by.bot} picture={call.by.avatar} size="small" />
        <p dir="auto">{textOf(call)}</p>
        <span class="call-acts">
          <button type="button" class="strong" onClick={() => void house.calls.take(call)}>{YES[call.kind]()}</button>
          <button type="button" onClick={() => {
            house.calls.putAway(call);
            // The button that was pressed is gone.
            document.querySelector("h1")?.focus({ preventScroll: true });
          }}>{t("call-not-now")}</button>
        </span>
      </div>
    ))}
  </aside>
);
