import type { IsoDate } from '@/lib/kernel/calendar'
import type { Law } from './law'
import type { Confirmation, OpenQuestion } from './schema'

/** Counsel's confirmation of exactly this version of a question, the latest made by `today`; null when none stands. */
export const confirmationOf = (law: Law, question: OpenQuestion, today: IsoDate): Confirmation | null =>
  law.confirmations
    .filter(
      ({ subject, subjectVersion, confirmedOn }) =>
        subject === question.id && subjectVersion === question.version && confirmedOn <= today,
    )
    .toSorted((one, other) => (one.confirmedOn < other.confirmedOn ? -1 : 1))
    .at(-1) ?? null

/** The questions that stand on a date without a confirmation, of one rule or of all. */
export const unconfirmedOn = (law: Law, date: IsoDate, today: IsoDate): OpenQuestion[] =>
  law.questions.filter(
    (question) =>
      question.from <= date &&
      (question.until === null || date <= question.until) &&
      confirmationOf(law, question, today) === null,
  )
