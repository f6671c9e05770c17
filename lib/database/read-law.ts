import 'server-only'
import type { Law } from '@/lib/compliance/law/law'
import { lawRecord } from '@/lib/compliance/law/schema'
import { lawWith } from '@/lib/compliance/law/shipped-law'
import { db, type Transaction } from '@/lib/database/db'

let known: { approvals: number; law: Law } | null = null

/**
 * The law in force here: the records shipped with this release and every record that two people entered and approved,
 * in the order of their approvals. Approvals are only ever added, so the cached law is valid until the next one.
 * `client` is the transaction that decides, where one is open.
 */
export async function readLaw(client: Transaction = db): Promise<Law> {
  const approvals = await client.lawDecision.count({ where: { approved: true } })
  if (known?.approvals === approvals) return known.law
  const approved = await client.lawDecision.findMany({
    where: { approved: true },
    orderBy: { seq: 'asc' },
    select: { lawRecord: { select: { content: true } } },
  })
  // A record of a later release may have a shape that this one cannot read. It is an error then; nothing is guessed.
  const law = lawWith(approved.map((one) => lawRecord.parse(one.lawRecord.content)))
  known = { approvals: approved.length, law }
  return law
}
