/** The link out of a letter that ends such letters: for whoever has it, signed in or not. Looking at it ends nothing. */
import { useSignal } from "@preact/signals";
import type { NotGot } from "../api";
import { EntryPage } from "../entry/page";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { announceNow } from "../ui/announce";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { LettersCard } from "../wire";
import { calls } from "./calls";

export const Unsubscribe = ({ house, letter }: { house: House; letter: string }) => {
  const [loaded, again] = useLoad(letter, () => calls.letters(letter));
  return (
    <EntryPage house={house}>
      {loaded.at === "loading" && <><Title text={t("end-letters")} hidden /><Skeleton rows={2} label={t("loading")} /></>}
      {loaded.at === "failed" && <None why={loaded.why} retry={again} />}
      {loaded.at === "here" && <Ending letter={letter} card={loaded.value} />}
    </EntryPage>
  );
};

const None = ({ why, retry }: { why: NotGot; retry: () => void }) => {
  if (why.refusal?.code !== "not_found") return <><Title text={t("end-letters")} /><Failed text={refusalText(why.refusal)} request={why.request} retry={retry} /></>;
  return <><Title text={t("end-letters-none-title")} /><p>{t("end-letters-none")}</p><Again /></>;
};

/** Takes the focus once the button is gone. */
const HEIR = "letters-ended";

const Ending = ({ letter, card }: { letter: string; card: LettersCard }) => {
  useFocusKept(HEIR);
  const ended = useSignal(card.ended);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const end = async (): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    wrong.value = null;
    const got = await calls.endLetters(letter);
    busy.value = false;
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    ended.value = true;
    announceNow(t(`letters-ended-${card.letters}`));
  };
  if (ended.value) return <><Title text={t("end-letters-done")} /><p id={HEIR} tabIndex={-1}>{t(`letters-ended-${card.letters}`)}</p><Again /></>;
  return (
    <>
      <Title text={t("end-letters")} />
      <p>{t(`letters-what-${card.letters}`)}</p>
      <p class="buttons"><button type="button" class="strong" aria-busy={busy.value} onClick={() => void end()}>{t(busy.value ? "one-moment" : "end-letters-do")}</button></p>
      {wrong.value && <Wrong text={wrong.value} />}
    </>
  );
};

/** What a link ends without signing in, only whoever signs in turns on again: letters may have been passed on. */
const Again = () => <p class="quiet">{t("end-letters-again")} <a href="/settings/inbox">{t("wishes")}</a></p>;
