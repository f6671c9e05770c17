import 'server-only'
import { factLabel, factText, isAboutEvent } from '@/lib/audit/events/changed-fields'
import { verbLabel } from '@/lib/audit/events/verbs'
import { db } from '@/lib/database/db'
import { organisationClock } from '@/lib/database/organisation-clock'
import { formatInstant } from '@/lib/kernel/calendar'
import type { Refusal } from '@/lib/kernel/result'

/** One event of a record as a page shows it; `changes` are its facts before and after, as text. */
export type HistoryEntry = {
  key: string
  person: string
  verb: string
  label: string
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
    label: verbLabel(event.verb),
    targetName: event.targetName,
    at: formatInstant(event.at, timeZone),
    reason: event.reason,
    changes: changesOf(event.before, event.after),
  }))
  return { entries, more: events.length > limit }
}

function changesOf(before: string | null, after: string | null): HistoryEntry['changes'] {
  const was = factsOf(before)
  const facts = Object.entries(factsOf(after) ?? {}).filter(([key]) => !isAboutEvent(key))
  return facts.map(([key, value]) => ({
    label: factLabel(key),
    before: was ? factText(was[key]) : null,
    after: factText(value),
  }))
}

/** The facts of an event from its JSON text; null when that is not an object. */
function factsOf(text: string | null): Record<string, unknown> | null {
  const value: unknown = text === null ? null : JSON.parse(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/**
 * The refusal of a transaction whose version is not the stored one; `overtaken` then writes the full message, outside
 * the transaction.
 */
export const OVERTAKEN: Refusal = { kind: 'conflict', message: 'Someone else changed this meanwhile' }

/**
 * The message for a form that was overtaken: who changed the record meanwhile, when, and to what. `then` describes what
 * the form shows now; leave it out where the form only preserves what was typed.
 */
export async function overtaken(
  noun: string,
  targetId: string,
  then = 'Nothing was saved and nothing typed is lost. Open it again in another tab, compare, ' +
    'and enter your change there',
): Promise<Refusal> {
  const { entries } = await historyOf(targetId, 1)
  const latest = entries[0]
  if (!latest) return { kind: 'conflict', message: `This ${noun} was changed while you had it open. ${then}` }
  const changes = latest.changes.map(({ label, after }) => `${label}: ${after}`).join('; ')
  const what = changes ? ` It now has ${changes}.` : ''
  return {
    kind: 'conflict',
    message: `${latest.person} ${latest.label} on ${latest.at}, while you had it open.${what} ${then}`,
  }
}

/** For the form of a record, which reads the stored values after a conflict (components/records/use-record-form.ts). */
export const MERGED_IN_FORM =
  'Nothing was saved. What you changed is still in the form, the other fields now show theirs: ' +
  'review them and save again'
