import type { IsoDate } from '@/lib/kernel/calendar'
import type { Law } from './law'
import type { Confirmation } from './schema'
import { QUESTIONS } from './shipped/questions'
import { lawWith } from './shipped-law'

/** Confirmations of every question that ships, for the demo and for tests. No counsel made them, and they say so. */
export const inventedConfirmations = (confirmedOn: IsoDate): Confirmation[] =>
  QUESTIONS.map(({ id, version }) => ({
    kind: 'confirmation',
    id: `demo-${id}`,
    version: 1,
    subject: id,
    subjectVersion: version,
    confirmedOn,
    counsel: 'Demo: invented confirmation',
    memo: 'Demo: invented confirmation. No counsel read this text.',
    invented: true,
  }))

/** The law that ships with every question confirmed by invention. */
export const confirmedLaw = (confirmedOn: IsoDate): Law => lawWith(inventedConfirmations(confirmedOn))
