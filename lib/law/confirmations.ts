import type { IsoDate } from '@/lib/calendar'
import type { Law } from './law'
import type { Confirmation, OpenQuestion } from './schema'

/** Counsel's confirmation of exactly this version of a question, made by `today`; null when none stands. */
export const confirmationOf = (law: Law, question: OpenQuestion, today: IsoDate): Confirmation | null =>
  law.confirmations.find(
    ({ subject, subjectVersion, confirmedOn }) =>
      subject === question.id && subjectVersion === question.version && confirmedOn <= today,
  ) ?? null

/** The questions that stand on a date without a confirmation, of one rule or of all. */
export const unconfirmedOn = (law: Law, date: IsoDate, today: IsoDate): OpenQuestion[] =>
  law.questions.filter(
    (question) =>
      question.from <= date &&
      (question.until === null || date <= question.until) &&
      confirmationOf(law, question, today) === null,
  )
