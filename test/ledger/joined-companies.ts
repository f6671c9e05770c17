import { randomUUID } from 'node:crypto'
import { asApplication } from '../database/database'
import { callLedger, type Subject } from './ledger-arrangement'

// Joins companies into one payer with the ledger's own functions.

type Joining = { askedBy: string; decidedBy: string }

/** Requests that a company be joined into another; returns the id of the request. */
export async function askJoin(company: Subject, into: Subject, actorId: string, changes: object = {}): Promise<string> {
  const id = randomUUID()
  const request = { id, companyId: company.companyId, intoId: into.companyId, reason: 'The same payer', actorId }
  await callLedger('ask_company_join', { ...request, ...changes })
  return id
}

/** Decides a request, by default confirms it; returns the answer of the ledger. */
export const decideJoin = (id: string, actorId: string, changes: object = {}) =>
  callLedger('decide_company_join', { id, confirm: true, actorId, ...changes })

/** Joins a company into another by two people. */
export async function joinCompanies(company: Subject, into: Subject, { askedBy, decidedBy }: Joining): Promise<void> {
  const { status } = await decideJoin(await askJoin(company, into, askedBy), decidedBy)
  if (status !== 'confirmed') throw new Error(`the companies were not joined: ${status}`)
}

/** The headroom of a company in a year, with all companies it is joined with. */
export async function headroomOf({ companyId }: Subject, year: number) {
  const { rows } = await asApplication.query('SELECT headroom_of($1, $2) AS headroom', [companyId, year])
  return rows[0].headroom
}
