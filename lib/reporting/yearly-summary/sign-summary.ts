import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { makeSeal, type Seal } from '@/lib/audit/make-seal'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { dateIn, yearOf } from '@/lib/kernel/calendar'
import { done, type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { sha256 } from '@/lib/kernel/sha256'
import { reason } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { canonicalJson } from './canonical-json'
import { summaryTitle } from './summary-words'
import { figuresHash, ONE_SNAPSHOT, readSummaryDocument } from './yearly-summary'

/** What a manager signs: the figures they have read, by their hash, with a statement. */
export const signInput = z.object({
  year: z.coerce.number('Choose a year').int().min(2016).max(2100),
  company: z.preprocess((given) => given || undefined, z.uuid('There is no such company').optional()),
  figuresSha256: z.string().regex(/^[0-9a-f]{64}$/, 'Read the summary again before you sign it'),
  statement: reason('the statement'),
})
export type SignInput = z.output<typeof signInput>

export type SignAnswer = { id: string; documentSha256: string; seal: Seal }

/** So often the signing is tried again when something else was appended to the same audit chain in between. */
const ATTEMPTS = 5

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.says)
  }
}

/**
 * Signs the summary of a year as of now: the figures are read again in one snapshot, the heads of all audit chains are
 * sealed in the same, and both are frozen with the statement, their hash and the audit event, all or nothing. Refuses a
 * role that may not sign, a year that has not begun, and figures that are no longer those the manager has read.
 */
export async function signSummary(actor: Actor, given: SignInput): Promise<Outcome<SignAnswer>> {
  if (!can(actor.role, 'summaries:sign')) {
    return refused({ kind: 'forbidden', says: 'Managers sign the yearly summary. Nothing was signed' })
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return done(await db.$transaction((transaction) => sign(transaction, actor, given), ONE_SNAPSHOT))
    } catch (error) {
      if (error instanceof Refused) return refused(error.refusal)
      if (sqlStateOf(error) === SQLSTATE.secondPersonNeeded) {
        return refused({ kind: 'forbidden', says: 'Managers sign the yearly summary. Nothing was signed' })
      }
      if (sqlStateOf(error) !== SQLSTATE.serializationFailure || attempt === ATTEMPTS) throw error
    }
  }
}

async function sign(transaction: Transaction, actor: Actor, given: SignInput): Promise<SignAnswer> {
  const { year, company: companyId, figuresSha256, statement } = given
  if (companyId && !(await transaction.company.findUnique({ where: { id: companyId }, select: { id: true } }))) {
    throw new Refused({ kind: 'not_found', says: 'There is no such company' })
  }
  const read = await readSummaryDocument(transaction, { year, companyId })
  if (year > yearOf(dateIn(new Date(read.asOf), read.timeZone))) {
    throw new Refused({ kind: 'conflict', says: `${year} has not begun. There is nothing to sign` })
  }
  if (figuresHash(read.figures) !== figuresSha256) {
    throw new Refused({
      kind: 'conflict',
      says: 'The figures have changed since you read them. Nothing was signed; read the summary again',
    })
  }
  const seal = await makeSeal(transaction, actor.id)
  const document = canonicalJson({ ...read, statement, signedBy: { id: actor.id, name: actor.name }, seal })
  const answer = { id: randomUUID(), documentSha256: sha256(document), seal }
  const signed = JSON.stringify({
    id: answer.id,
    documentSha256: answer.documentSha256,
    year,
    companyId,
    asOf: read.asOf,
    signedById: actor.id,
    statement,
    document,
    targetName: summaryTitle(read.figures),
    usedCents: read.figures.totals.usedCents,
  })
  await transaction.$executeRaw`SELECT sign_summary(${signed}::jsonb)`
  return answer
}
