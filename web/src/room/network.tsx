/** The network indicator: three bars from the connection's own counters; a tap shows the numbers. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { percent, t } from "../language";
import type { Quality } from "../media/stats";
import { Dialog } from "../ui/dialog";
import { ForThem } from "./for-them";
import "./network.css";

export const Network = ({ house, room, moderates }: { house: House; room: string; moderates: boolean }) => {
  const open = useSignal(false);
  const state = house.sound.connection.state.value;
  const quality = house.sound.quality.value;
  if (state !== "connected") return null;
  const bars = quality?.bars ?? 3;
  return (
    <>
      <button type="button" class="bare network" data-bars={bars} aria-label={t("network-label", { bars: t(`network-${bars}`) })} onClick={() => (open.value = true)}>
        <span class="network-bars" aria-hidden="true"><i /><i /><i /></span>
      </button>
      {open.value && (
        <Dialog title={t("network")} close={() => (open.value = false)}>
          {quality ? <Numbers quality={quality} /> : <p>{t("network-measuring")}</p>}
          {moderates && <ForThem room={room} />}
        </Dialog>
      )}
    </>
  );
};

const Numbers = ({ quality }: { quality: Quality }) => (
  <>
    <p>{t(`network-${quality.bars}-what`)}</p>
    {quality.tcp && <p>{t("network-tcp-what")}</p>}
    <dl class="numbers">
      <dt>{t("network-way")}</dt><dd>{t(quality.tcp ? "network-way-tcp" : "network-way-udp")}</dd>
      <dt>{t("network-round-trip")}</dt><dd>{quality.roundTripMs === null ? t("network-unknown") : t("milliseconds", { ms: Math.round(quality.roundTripMs) })}</dd>
      <dt>{t("network-loss")}</dt><dd>{percent(quality.loss)}</dd>
      <dt>{t("network-concealed")}</dt><dd>{percent(quality.concealed)}</dd>
      <dt>{t("network-jitter")}</dt><dd>{t("milliseconds", { ms: Math.round(quality.jitterMs) })}</dd>
    </dl>
  </>
);
