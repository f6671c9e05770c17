import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { callProcedure, jsonb } from '@/lib/database/call-function'
import { db, type Transaction } from '@/lib/database/db'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { enqueueJob } from '@/lib/queue/jobs'
import { nudgeWorker } from '@/lib/queue/start-worker'
import { changesFacts, RESERVED_PAYMENTS } from './fact-changes'
import type { AppendedVerb } from './verbs'

/** A JSON value as an event carries it. */
export type EventFacts = { [key: string]: string | number | boolean | null | string[] | number[] }

/**
 * A row of a table of the ledger: the table's name in SQL, and the key, the columns of a composite key separated by a
 * space.
 */
export type LedgerRow = { table: string; id: string }

/** Who did what to which record. It is appended to the company's chain, or to the organisation's without a company. */
export type NewAuditEvent = {
  actorId: string | null
  verb: AppendedVerb
  targetKind: string
  targetId: string
  targetName: string
  companyId?: string
  before?: EventFacts
  after?: EventFacts
  reason?: string
  /**
   * The rows written beside the target's own. The event holds the hash of each as the database has it then
   * (docs/audit-chain.md).
   */
  rows?: LedgerRow[]
}

/** A change with the events that record it, at least one; or a refusal, which writes nothing. */
export type Change<Value> = { value: Value; events: [NewAuditEvent, ...NewAuditEvent[]] } | { refusal: Refusal }

/**
 * As long as a request waits for a connection (lib/database/db.ts): at a busy moment a change waits and does not fail.
 */
const TRANSACTION_TIMEOUTS = { maxWait: 5000, timeout: 15_000 }

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

/**
 * Opens the transaction of a change and appends its events in it: both are written or neither. Every write outside the
 * payment functions goes through here, so a change without its event cannot be expressed. A refusal rolls everything
 * back. A change of a fact that the rules read enqueues, in the same transaction, a job that runs them again.
 */
export async function audited<Value>(
  change: (transaction: Transaction) => Promise<Change<Value>>,
): Promise<Result<Value>> {
  let isEnqueued = false
  const outcome = await inTransaction(async (transaction) => {
    const result = await change(transaction)
    if ('refusal' in result) return err(result.refusal)
    for (const event of result.events) await appendAuditEvent(transaction, event)
    isEnqueued = result.events.some(changesFacts)
    if (isEnqueued) await enqueueJob(transaction, RESERVED_PAYMENTS)
    return ok(result.value)
  })
  if (outcome.ok && isEnqueued) nudgeWorker()
  return outcome
}

/**
 * Opens a transaction for a function of the ledger that writes its own event, such as `set_year_closed`. A refusal
 * rolls everything back. Every other change goes through `audited`.
 */
export async function inTransaction<Value>(
  change: (transaction: Transaction) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await db.$transaction(async (transaction) => {
      const outcome = await change(transaction)
      if (!outcome.ok) throw new Refused(outcome.refusal)
      return outcome
    }, TRANSACTION_TIMEOUTS)
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal)
    throw error
  }
}

/**
 * Records something that changed nothing else: a sign-in, a refusal, an export. Without `rows` no row was written, and
 * the event holds no row hash.
 */
export const recordEvent = (event: NewAuditEvent): Promise<void> =>
  appendAuditEvent(db, event, event.rows !== undefined)

async function appendAuditEvent(
  client: Transaction,
  { before, after, ...event }: NewAuditEvent,
  wrote = true,
): Promise<void> {
  const given = jsonb({
    ...event,
    wrote,
    ...(before && { before: JSON.stringify(before) }),
    ...(after && { after: JSON.stringify(after) }),
  })
  await callProcedure(client, Prisma.sql`append_audit_event(${given})`)
}
