import { randomUUID } from 'node:crypto'
import { asApplication } from './database'
import { callLedger, type Subject } from './ledger-arrangement'

// Companies that are one payer, by the ledger's own functions.

type Joining = { askedBy: string; decidedBy: string }

/** Asks that a company be joined into another; answers the id of the request. */
export async function askJoin(company: Subject, into: Subject, actorId: string, changes: object = {}): Promise<string> {
  const id = randomUUID()
  const request = { id, companyId: company.companyId, intoId: into.companyId, reason: 'The same payer', actorId }
  await callLedger('ask_company_join', { ...request, ...changes })
  return id
}

/** Confirms a request, unless said otherwise; answers what the ledger did. */
export const decideJoin = (id: string, actorId: string, changes: object = {}) =>
  callLedger('decide_company_join', { id, confirm: true, actorId, ...changes })

/** Joins a company into another by two people. */
export async function joinCompanies(company: Subject, into: Subject, { askedBy, decidedBy }: Joining): Promise<void> {
  const { status } = await decideJoin(await askJoin(company, into, askedBy), decidedBy)
  if (status !== 'confirmed') throw new Error(`the companies were not joined: ${status}`)
}

/** Where a company stands under the cap in a year, with all it is joined with. */
export async function headroomOf({ companyId }: Subject, year: number) {
  const { rows } = await asApplication.query('SELECT headroom_of($1, $2) AS headroom', [companyId, year])
  return rows[0].headroom
}
