import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { makeSeal, type Seal } from '@/lib/audit/chains/make-seal'
import { callProcedure, jsonb } from '@/lib/database/call-function'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { dateIn, yearOf } from '@/lib/kernel/calendar'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { err, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { reason } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { summaryTitle } from '../labels'
import { figuresHash, ONE_SNAPSHOT, readSummaryDocument } from '../yearly-summary'
import { canonicalJson } from './canonical-json'
import { openPointsText, readOpenPoints } from './open-points'

/** What a manager signs: the figures that they have read, by their hash, what they were shown as open, a statement. */
export const signInput = z.object({
  year: z.coerce.number('Choose a year').int().min(2016).max(2100),
  company: z.preprocess((given) => given || undefined, z.uuid(COMPANY_MESSAGES.unknown).optional()),
  figuresSha256: z.string().regex(/^[0-9a-f]{64}$/, 'Read the summary again before you sign it'),
  openPoints: z.string().max(2000),
  statement: reason('the statement'),
})
export type SignInput = z.output<typeof signInput>

export type SignedSummary = { id: string; documentSha256: string; seal: Seal }

/** Signing is retried when another event was appended to the same audit chain in between. */
const MAX_ATTEMPTS = 5

const ONLY_MANAGERS = 'Only managers sign the yearly summary. Nothing was signed'

const openPointsChanged = (year: number, now: string): string =>
  `What is open in ${year} has changed since you were shown it. ${now ? `Now: ${now}` : 'Nothing is open now'}. ` +
  'Nothing was signed'

class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

/**
 * Signs the summary of a year as of now. In one transaction, it reads the figures again, seals the heads of all audit
 * chains, and stores both with the statement, their hash and the audit event. Refuses a role that may not sign, a year
 * that has not begun, figures that have changed since the manager read them, and other open points than the manager was
 * shown.
 */
export async function signSummary(actor: Actor, given: SignInput): Promise<Result<SignedSummary>> {
  if (!can(actor.role, 'summaries:sign')) {
    return err({ kind: 'forbidden', message: ONLY_MANAGERS })
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return ok(await db.$transaction((transaction) => sign(transaction, actor, given), ONE_SNAPSHOT))
    } catch (error) {
      if (error instanceof RefusalError) return err(error.refusal)
      if (sqlStateOf(error) === SQLSTATE.secondPersonNeeded) {
        return err({ kind: 'forbidden', message: ONLY_MANAGERS })
      }
      if (sqlStateOf(error) !== SQLSTATE.serializationFailure || attempt === MAX_ATTEMPTS) throw error
    }
  }
}

async function sign(transaction: Transaction, actor: Actor, given: SignInput): Promise<SignedSummary> {
  const { year, company: companyId, figuresSha256, statement } = given
  if (companyId && !(await transaction.company.findUnique({ where: { id: companyId }, select: { id: true } }))) {
    throw new RefusalError({ kind: 'not_found', message: COMPANY_MESSAGES.unknown })
  }
  const read = await readSummaryDocument(transaction, { year, companyId })
  if (year > yearOf(dateIn(new Date(read.asOf), read.timeZone))) {
    throw new RefusalError({ kind: 'conflict', message: `${year} has not begun, so there is nothing to sign` })
  }
  if (figuresHash(read.figures) !== figuresSha256) {
    throw new RefusalError({
      kind: 'conflict',
      message: 'The figures have changed since you read them. Nothing was signed; read the summary again',
    })
  }
  const openPoints = openPointsText(await readOpenPoints(transaction, { year, companyId }))
  if (openPoints !== given.openPoints) {
    throw new RefusalError({ kind: 'conflict', message: openPointsChanged(year, openPoints) })
  }
  const seal = await makeSeal(transaction, actor.id)
  const document = canonicalJson({ ...read, openPoints, statement, signedBy: { id: actor.id, name: actor.name }, seal })
  const answer = { id: randomUUID(), documentSha256: sha256(document), seal }
  const signed = jsonb({
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
  await callProcedure(transaction, Prisma.sql`sign_summary(${signed})`)
  return answer
}
