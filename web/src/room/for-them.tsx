/** How the room sounds for those who listen, for whoever looks after it; looked at again while it is open. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../api";
import { percent, t } from "../language";
import { Wrong } from "../ui/wrong";
import type { RoomSound } from "../wire";

/** Players report every 5 s. */
const AGAIN_MS = 5000;

/** One sentence for all of them. */
export function forThem(sound: Pick<RoomSound, "good" | "fair" | "poor">): "unknown" | "good" | "some" | "poor" {
  const reported = sound.good + sound.fair + sound.poor;
  if (reported === 0) return "unknown";
  if (sound.poor * 4 > reported) return "poor";
  return sound.good * 20 >= reported * 19 ? "good" : "some";
}

export const ForThem = ({ room }: { room: string }) => {
  const sound = useSignal<RoomSound | null>(null);
  const wrong = useSignal(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async (): Promise<void> => {
      const got = await api.roomSound(room);
      if (over) return;
      if (got.ok) sound.value = got.value;
      wrong.value = !got.ok;
      timer = setTimeout(() => void look(), AGAIN_MS);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [room]);
  return (
    <section aria-labelledby="for-them">
      <h3 id="for-them">{t("for-them")}</h3>
      {wrong.value ? <Wrong text={t("unreachable")} /> : sound.value === null ? <p>{t("loading")}</p> : <Told sound={sound.value} />}
    </section>
  );
};

const Told = ({ sound }: { sound: RoomSound }) => {
  const how = forThem(sound);
  const reported = sound.good + sound.fair + sound.poor;
  return (
    <>
      <p>{t(`for-them-${how}`)}</p>
      <dl class="numbers">
        <dt>{t("for-them-listeners")}</dt><dd>{sound.listeners}</dd>
        {reported > 0 && <><dt>{t("for-them-good-for")}</dt><dd>{t("for-them-of", { count: sound.good, of: reported })}</dd></>}
        {reported > 0 && <><dt>{t("for-them-lost")}</dt><dd>{percent(sound.lost)}</dd></>}
        <dt>{t("for-them-packets")}</dt><dd>{t("milliseconds", { ms: sound.packet_ms })}</dd>
        <dt>{t("for-them-room-for")}</dt><dd>{sound.room_for === 0 ? t("for-them-full") : t("for-them-at-least", { count: sound.room_for })}</dd>
      </dl>
    </>
  );
};
