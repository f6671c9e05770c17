import type { IsoDate } from '@/lib/kernel/calendar'
import type { Law } from './law'
import type { Confirmation, OpenQuestion } from './schema'

/** Counsel's latest confirmation of exactly this version of a question, made by `today`; null when there is none. */
export const confirmationOf = (law: Law, question: OpenQuestion, today: IsoDate): Confirmation | null =>
  law.confirmations
    .filter(
      ({ subject, subjectVersion, confirmedOn }) =>
        subject === question.id && subjectVersion === question.version && confirmedOn <= today,
    )
    .toSorted((one, other) => (one.confirmedOn < other.confirmedOn ? -1 : 1))
    .at(-1) ?? null

/** The questions that apply on a date and have no confirmation, for one rule or for all. */
export const unconfirmedOn = (law: Law, date: IsoDate, today: IsoDate): OpenQuestion[] =>
  law.questions.filter(
    (question) =>
      question.from <= date &&
      (question.until === null || date <= question.until) &&
      confirmationOf(law, question, today) === null,
  )
