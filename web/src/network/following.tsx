/** Whom one follows, latest first; and whom one might. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { FollowsPage } from "../wire";
import { PersonRow } from "./people-rows";
import { network } from "./requests";
import { Suggested } from "./suggested";
import "./network.css";

export const FollowingScreen = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("follows", () => network.follows(null));
  return (
    <main id="main" class="page network">
      <Title text={t("following")} />
      <p>{t("following-what")}</p>
      <section aria-labelledby="following-all">
        <h2 id="following-all">{t("following-all")}</h2>
        {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
        {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
        {loaded.at === "here" && <Pages house={house} first={loaded.value} />}
      </section>
      <section aria-labelledby="following-suggested">
        <h2 id="following-suggested">{t("suggested")}</h2>
        <Suggested house={house} none={t("suggested-none")} />
      </section>
      <p class="buttons"><a class="button" href="/topics">{t("topics")}</a><a class="button" href="/">{t("to-hallway")}</a></p>
    </main>
  );
};

const Pages = ({ house, first }: { house: House; first: FollowsPage }) => {
  const people = useSignal(first.people);
  const next = useSignal(first.next);
  if (people.value.length === 0) return <p class="quiet">{t("following-none")}</p>;
  const more = async (): Promise<void> => {
    const got = await network.follows(next.value);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    people.value = [...people.value, ...got.value.people];
    next.value = got.value.next;
  };
  return (
    <>
      <ul class="person-rows">{people.value.map((person) => <PersonRow key={person.member} house={house} person={person} begins />)}</ul>
      {next.value !== null && <p class="buttons"><button type="button" onClick={() => void more()}>{t("show-more")}</button></p>}
    </>
  );
};
