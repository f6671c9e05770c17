import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { type Law, recordsOf } from '../law'
import type { Confirmation, LawRecord } from '../schema'

/** What is wrong with a record, at which of its fields. */
export type RecordProblem = { field: string; message: string }

/** The version that the next record of this kind and id has. */
export function nextVersion(law: Law, { kind, id }: Pick<LawRecord, 'kind' | 'id'>): number {
  const current = recordsOf(law).find((one) => one.kind === kind && one.id === id)
  return (current?.version ?? 0) + 1
}

/**
 * Why a record cannot be entered or approved on top of a law; null when it can. It is the next version of its record,
 * so that nothing is edited in place, and what it refers to exists there. `beside` are records of the same file.
 */
export function problemOf(
  record: LawRecord,
  { law, today, beside = [] }: { law: Law; today: IsoDate; beside?: readonly LawRecord[] },
): RecordProblem | null {
  const next = nextVersion(law, record)
  if (record.version !== next) {
    const current = next === 1 ? 'There is no record of this id yet' : `Version ${next - 1} is current`
    return { field: 'version', message: `${current}: the next version is ${next}. No version is edited` }
  }
  if (record.kind === 'confirmation') return confirmationProblem(record, law, today, beside)
  if (record.kind === 'commerce_basis') {
    const known = new Set([...law.questions, ...beside.filter(({ kind }) => kind === 'question')].map(({ id }) => id))
    const unknown = record.questions.find((id) => !known.has(id))
    if (unknown !== undefined) return { field: 'questions', message: `There is no question “${unknown}”` }
  }
  return null
}

function confirmationProblem(
  record: Confirmation,
  law: Law,
  today: IsoDate,
  beside: readonly LawRecord[],
): RecordProblem | null {
  if (record.invented)
    return { field: 'invented', message: 'Only the demo has invented confirmations. Leave this field out' }
  const { subject, subjectVersion, confirmedOn } = record
  const versions = [...law.questions, ...beside]
    .filter(({ kind, id }) => kind === 'question' && id === subject)
    .map(({ version }) => version)
  if (versions.length === 0) return { field: 'subject', message: `There is no question “${subject}”` }
  if (!versions.includes(subjectVersion)) {
    const current = Math.max(...versions)
    return {
      field: 'subjectVersion',
      message: `Version ${current} of this question is current. Counsel confirms exactly that version`,
    }
  }
  if (confirmedOn > today)
    return { field: 'confirmedOn', message: `${formatDate(confirmedOn)} has not come yet. Enter the date of the memo` }
  return null
}
