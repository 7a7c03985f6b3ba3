/** Pinned pages: links that moderators keep in sight, each with the host it leads to. Nobody looks at the pages before they are opened. */
import type { House } from "../house";
import { t } from "../language";
import { CloseIcon, PinIcon } from "../ui/icons";
import type { View } from "../wire";
import "./pins.css";

/** "a.example": a title can say anything. */
const hostOf = (address: string): string => /^https:\/\/([^/?#]+)/.exec(address)?.[1] ?? address;

export const Pins = ({ house, view }: { house: House; view: View }) => {
  if (view.pins.length === 0) return null;
  return (
    <ul class="pins" aria-label={t("pins")}>
      {view.pins.map(({ number, address, title }) => (
        <li key={number}>
          <a href={address} target="_blank" rel="noopener noreferrer nofollow ugc"><PinIcon /><span><strong dir="auto">{title}</strong> <span class="quiet">{hostOf(address)}</span></span></a>
          {view.own.role === "moderator" && <button type="button" class="bare" aria-label={t("unpin-what", { title })} onClick={() => void house.command({ kind: "unpin", number })}><CloseIcon /></button>}
        </li>
      ))}
    </ul>
  );
};
