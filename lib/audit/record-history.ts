import 'server-only'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatInstant } from '@/lib/kernel/calendar'
import type { Refusal } from '@/lib/kernel/outcome'
import { factLabel, factText, ROW_HASHES } from './changed-fields'
import { verbWords } from './verbs'

/** One event of a record as a page shows it; `changes` are its facts before and after, in words. */
export type HistoryEntry = {
  key: string
  person: string
  verb: string
  words: string
  targetName: string
  at: string
  reason: string
  changes: { label: string; before: string | null; after: string }[]
}

/** The latest events of one record, newest first, at most `limit`, and whether there are older ones. */
export async function historyOf(targetId: string, limit = 20): Promise<{ entries: HistoryEntry[]; more: boolean }> {
  const [events, { timeZone }] = await Promise.all([
    db.auditEvent.findMany({
      where: { targetId },
      include: { actor: { select: { name: true } } },
      orderBy: [{ at: 'desc' }, { seq: 'desc' }],
      take: limit + 1,
    }),
    organisationClock(),
  ])
  const entries = events.slice(0, limit).map((event) => ({
    key: `${event.chain} ${event.seq}`,
    person: event.actor?.name ?? 'The system',
    verb: event.verb,
    words: verbWords(event.verb),
    targetName: event.targetName,
    at: formatInstant(event.at, timeZone),
    reason: event.reason,
    changes: changesOf(event.before, event.after),
  }))
  return { entries, more: events.length > limit }
}

function changesOf(before: string | null, after: string | null): HistoryEntry['changes'] {
  const was = factsOf(before)
  const facts = Object.entries(factsOf(after) ?? {}).filter(([key]) => key !== ROW_HASHES)
  return facts.map(([key, value]) => ({
    label: factLabel(key),
    before: was ? factText(was[key]) : null,
    after: factText(value),
  }))
}

/** An event's facts are JSON text; one that is not an object has none to list. */
function factsOf(text: string | null): Record<string, unknown> | null {
  const value: unknown = text === null ? null : JSON.parse(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/**
 * What a transaction answers when its version is not the stored one; `overtaken` then finds the words, outside the
 * transaction.
 */
export const OVERTAKEN: Refusal = { kind: 'conflict', says: 'Somebody else changed this meanwhile' }

/**
 * The words to somebody whose form was overtaken: who changed the record meanwhile, when, and to what. `then` says what
 * stands in the form now; leave it out where the form only keeps what was typed.
 */
export async function overtaken(
  noun: string,
  targetId: string,
  then = 'Nothing was saved and nothing typed is lost. Open it again in another tab, compare, and enter your change there',
): Promise<Refusal> {
  const { entries } = await historyOf(targetId, 1)
  const latest = entries[0]
  if (!latest) return { kind: 'conflict', says: `This ${noun} was changed while you had it open. ${then}` }
  const changes = latest.changes.map(({ label, after }) => `${label}: ${after}`).join('; ')
  const what = changes ? ` It now says ${changes}.` : ''
  return {
    kind: 'conflict',
    says: `${latest.person} ${latest.words} on ${latest.at}, while you had it open.${what} ${then}`,
  }
}

/** For the form of a record, which reads the stored values after a conflict (components/records/use-record-form.ts). */
export const MERGED_IN_FORM =
  'Nothing was saved. What you changed is still in the form, the other fields now show theirs: look them over and save again'
