/** Pinned pages: links that moderators keep in sight. */
import type { House } from "../house";
import { t } from "../language";
import { CloseIcon } from "../ui/icons";
import { LinkOut } from "../ui/link-out";
import type { View } from "../wire";
import "./pins.css";

export const Pins = ({ house, view }: { house: House; view: View }) => {
  if (view.pins.length === 0) return null;
  return (
    <ul class="pins" aria-label={t("pins")}>
      {view.pins.map(({ number, address, title }) => (
        <li key={number}>
          <LinkOut address={address} title={title} />
          {view.own.role === "moderator" && <button type="button" class="bare" aria-label={t("unpin-what", { title })} onClick={() => void house.command({ kind: "unpin", number })}><CloseIcon /></button>}
        </li>
      ))}
    </ul>
  );
};
