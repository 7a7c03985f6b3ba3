/** What stands for this house: its own logo, or the mark of Jushou; and the one colour it chose. */
import { effect } from "@preact/signals";
import { address } from "../api";
import type { House } from "../house";
import { Mark } from "../ui/icons";
import "./look.css";

export const HouseMark = ({ house }: { house: House }) => {
  const logo = house.server.value?.logo ?? null;
  return logo === null ? <Mark /> : <img class="mark" src={address("GET /api/logo", { query: { v: logo } })} alt="" width="64" height="64" />;
};

/** Buttons and links take the house's colour as soon as it is known. */
export const wearSeal = (house: House): void => {
  effect(() => {
    const server = house.server.value;
    if (server) document.documentElement.dataset.seal = server.seal;
  });
};
