/** Listening or speaking with another program: an address to take along, good for one's own seat alone. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import type { House } from "../house";
import { t } from "../language";
import { CopyLine } from "../ui/copy-line";
import type { PlayerPass, PlayerWay } from "../wire";

const WAYS: readonly PlayerWay[] = ["stream", "whip", "whep"];

export const Players = ({ house, room, title }: { house: House; room: string; title: string }) => {
  const made = useSignal<{ way: PlayerWay; pass: PlayerPass } | null>(null);
  const make = async (way: PlayerWay): Promise<void> => {
    const got = await api.player(room, { way, link: null });
    if (got.ok) made.value = { way, pass: got.value };
    else house.refused(got.refusal);
  };
  if (!made.value) {
    return (
      <>
        <p>{t("players-what")}</p>
        <div class="acts">{WAYS.map((way) => <button key={way} type="button" onClick={() => void make(way)}>{t(`player-${way}`)}</button>)}</div>
      </>
    );
  }
  const { way, pass } = made.value;
  const lines = [
    { label: t("player-address"), text: here(pass.url) },
    { label: t("player-address-hls"), text: pass.hls_url && here(pass.hls_url) },
    { label: t("player-token"), text: pass.token },
  ];
  return (
    <>
      <p>{t(`player-${way}-how`)}</p>
      {lines.map(({ label, text }) => text && <div key={label}><p class="quiet">{label}</p><CopyLine label={label} text={text} title={title} /></div>)}
    </>
  );
};

/** By the address of this page: the server may know itself by another name. */
const here = (url: string): string => `${location.origin}${new URL(url).pathname}`;
