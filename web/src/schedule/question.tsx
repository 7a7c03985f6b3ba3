/** One written question: who asked, what was answered; for whoever may, a way to answer it, put it aside, or take it away. */
import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Got } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { schedules } from "../schedules";
import { Avatar } from "../ui/avatar";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import type { Me, WrittenAnswer, WrittenQuestion } from "../wire";

/** As many characters as an answer may have. */
const ANSWER_MAX = 1_000;

interface Inputs {
  house: House;
  me: Me;
  room: string;
  question: WrittenQuestion;
  again: () => void;
}

export const Question = ({ house, me, room, question, again }: Inputs) => {
  const { author, to, answer } = question;
  const id = useId();
  const answering = useSignal(false);
  const deleting = useSignal(false);
  const mine = author.member === me.account;
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useLayoutEffect(() => {
    // The field that had the focus went; it goes back where it came from.
    if (was.current && !answering.value) button.current?.focus();
    was.current = answering.value;
  }, [answering.value]);
  const putAside = async (wanted: boolean): Promise<void> => {
    const got = await schedules.putAside(room, author.member, wanted);
    if (!got.ok) house.refused(got.refusal);
    again();
  };
  const remove = async (): Promise<void> => {
    deleting.value = false;
    const got = await schedules.deleteQuestion(room, author.member);
    if (got.ok) house.say(t("question-gone"));
    else house.refused(got.refusal);
    again();
  };
  return (
    <li class="question" data-author={author.handle} data-aside={question.aside ? "" : undefined}>
      <p class="question-who">
        <a href={`/@${author.handle}`}><Avatar id={author.member} handle={author.handle} bot={author.bot} picture={author.avatar} size="small" /><strong>{author.handle}</strong></a>
        {mine && <span class="quiet">{t("question-yours")}</span>}
        {to && <span class="quiet">{t("question-to", { handle: to.handle })}</span>}
        {question.aside && <span class="quiet">{t("question-is-aside")}</span>}
      </p>
      <p id={id} class="question-text" dir="auto">{question.text}</p>
      {answer && <Answered answer={answer} />}
      {mine && !answer && <p class="quiet">{t("question-waits")}</p>}
      {answering.value && question.may_answer
        ? <AnswerForm house={house} send={(text) => schedules.answer(room, author.member, text)} close={() => (answering.value = false)} again={again} />
        : (question.may_answer || question.may_delete) && (
          <p class="buttons">
            {question.may_answer && <button ref={button} type="button" class="strong" aria-describedby={id} onClick={() => (answering.value = true)}>{t("question-answer")}</button>}
            {question.may_answer && <button type="button" aria-describedby={id} onClick={() => void putAside(!question.aside)}>{t(question.aside ? "question-take-up" : "question-put-aside")}</button>}
            {question.may_delete && <button type="button" class="serious" aria-describedby={id} onClick={() => (deleting.value = true)}>{t(mine ? "question-take-back" : "question-delete")}</button>}
          </p>
        )}
      {deleting.value && (
        <Dialog title={t(mine ? "question-take-back" : "question-delete")} close={() => (deleting.value = false)}>
          <p>{t("question-delete-what")}</p>
          <p class="buttons">
            <button type="button" class="serious strong" onClick={() => void remove()}>{t(mine ? "question-take-back" : "question-delete")}</button>
            <button type="button" onClick={() => (deleting.value = false)}>{t("cancel")}</button>
          </p>
        </Dialog>
      )}
    </li>
  );
};

const Answered = ({ answer: { by, text } }: { answer: WrittenAnswer }) => (
  <div class="question-answer">
    <p class="quiet">{by === null ? t("question-answered-gone") : t("question-answered-by", { handle: by.handle })}</p>
    <p class="question-text" dir="auto">{text}</p>
  </div>
);

interface FormInputs {
  house: House;
  send: (text: string) => Promise<Got<null>>;
  close: () => void;
  again: () => void;
}

const AnswerForm = ({ house, send, close, again }: FormInputs) => {
  const text = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const left = ANSWER_MAX - [...text.value.trim()].length;
  const submit = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const got = await send(text.value.trim());
    busy.value = false;
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    house.say(t("question-answer-said"));
    close();
    again();
  };
  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      void submit();
    }}>
      <Field label={t("question-answer-own")} hint={t("question-answer-left", { left })} wrong={wrong.value}>
        {(ties) => <textarea {...ties} ref={field} rows={4} dir="auto" value={text.value} onInput={({ currentTarget }) => (text.value = currentTarget.value)} />}
      </Field>
      <p class="buttons">
        <button type="submit" class="strong" aria-busy={busy.value}>{t("question-answer-send")}</button>
        <button type="button" onClick={close}>{t("cancel")}</button>
      </p>
    </form>
  );
};
