/** Staff review, from the owner's side: who asks, what they say, and the decision. */
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { ReviewRow } from "../wire";
import { ReviewFields, reviewOf } from "./review-fields";
import "./proofs.css";

export const ReviewQueue = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("reviews", api.reviews);
  return (
    <main id="main" class="page settings">
      <Title text={t("reviews")} />
      <p>{t("reviews-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && loaded.value.length === 0 && <p class="quiet">{t("reviews-none")}</p>}
      {loaded.at === "here" && loaded.value.length > 0 && <ul class="review-list">{loaded.value.map((row) => <Row key={row.id} house={house} row={row} again={again} />)}</ul>}
    </main>
  );
};

const Row = ({ house, row, again }: { house: House; row: ReviewRow; again: () => void }) => {
  const decide = async (form: HTMLFormElement | null): Promise<void> => {
    const got = form === null ? await api.declineReview(row.id) : await api.grantReview(row.id, reviewOf(form));
    if (got.ok) house.say(t(form === null ? "review-said-no" : "review-said-yes", { handle: row.handle }));
    else house.refused(got.refusal);
    again();
  };
  return (
    <li>
      <p><strong>@{row.handle}</strong> <span dir="auto">{row.stated}</span> <span class="quiet">{t("as-stated")} · {when(row.submitted_ms)}</span></p>
      <blockquote dir="auto">{row.text}</blockquote>
      <form class="form" aria-label={t("review-of", { handle: row.handle })} noValidate onSubmit={(event) => {
        event.preventDefault();
        void decide(event.currentTarget);
      }}>
        <ReviewFields asks={row} />
        <p class="buttons">
          <button type="submit" class="strong" aria-label={t("review-grant-who", { handle: row.handle })}>{t("review-grant")}</button>
          <button type="button" aria-label={t("review-decline-who", { handle: row.handle })} onClick={() => void decide(null)}>{t("review-decline")}</button>
        </p>
      </form>
    </li>
  );
};
