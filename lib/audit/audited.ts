import 'server-only'
import { db, type Transaction } from '@/lib/database/db'
import { done, type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import type { AppendedVerb } from './verbs'

/** A JSON value as an event carries it. */
export type EventFacts = { [key: string]: string | number | boolean | null | string[] | number[] }

/**
 * A row of a table of the ledger: its name in SQL, and its key, the columns of a composite one with a blank between.
 */
export type LedgerRow = { table: string; id: string }

/** Who did what to which record. Without a company it goes into the organisation's chain, else into the company's. */
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

/** A change with the events that tell it, at least one; or a refusal, which writes nothing. */
export type Change<Value> = { value: Value; events: [NewAuditEvent, ...NewAuditEvent[]] } | { refusal: Refusal }

/** As long as a request waits for a connection (lib/database/db.ts): a busy moment makes a change wait, not fail. */
const PATIENCE = { maxWait: 5000, timeout: 15_000 }

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.says)
  }
}

/**
 * Opens the transaction of a change and appends its events in it: both are written or neither. Every write outside the
 * payment functions goes through here, so a change without its event cannot be expressed. A refusal rolls everything
 * back.
 */
export async function audited<Value>(
  change: (transaction: Transaction) => Promise<Change<Value>>,
): Promise<Outcome<Value>> {
  return inTransaction(async (transaction) => {
    const result = await change(transaction)
    if ('refusal' in result) return refused(result.refusal)
    for (const event of result.events) await appendAuditEvent(transaction, event)
    return done(result.value)
  })
}

/**
 * Opens a transaction for a function of the ledger that writes its own event, such as `set_year_closed`. A refusal
 * rolls everything back. Every other change goes through `audited`.
 */
export async function inTransaction<Value>(
  change: (transaction: Transaction) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    return await db.$transaction(async (transaction) => {
      const outcome = await change(transaction)
      if (!outcome.ok) throw new Refused(outcome.refusal)
      return outcome
    }, PATIENCE)
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal)
    throw error
  }
}

/**
 * Records something that changed nothing else: a sign-in, a refusal, an export. Without `rows` the event holds no hash
 * of a row: none was written.
 */
export const recordEvent = (event: NewAuditEvent): Promise<void> =>
  appendAuditEvent(db, event, event.rows !== undefined)

async function appendAuditEvent(
  client: Transaction,
  { before, after, ...event }: NewAuditEvent,
  wrote = true,
): Promise<void> {
  const given = JSON.stringify({
    ...event,
    wrote,
    ...(before && { before: JSON.stringify(before) }),
    ...(after && { after: JSON.stringify(after) }),
  })
  await client.$executeRaw`SELECT append_audit_event(${given}::jsonb)`
}
