import 'server-only'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { lookBack } from '@/lib/database/as-of/look-back'
import { db, type Transaction } from '@/lib/database/db'
import { joinSnapshot } from '@/lib/database/join-snapshot'
import { dateIn, yearOf } from '@/lib/kernel/calendar'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { openItems } from '@/lib/ledger/years/open-items'
import { readOpenWork } from '@/lib/ledger/years/open-work'
import { yearState } from '@/lib/ledger/years/year-queries'
import { readSummaryFigures } from './figures/read-summary-figures'
import { canonicalJson } from './signing/canonical-json'
import { readOpenPoints } from './signing/open-points'
import { latestSignOff, type SignOff } from './signing/sign-off-queries'
import { type Difference, figureDifferences } from './signing/signed-figures'
import type { SummaryDocument } from './summary-document'
import type { SummaryFigures } from './summary-figures'
import type { SummaryScope } from './summary-scope'

/** Reads the document of a summary in the given transaction, which must see a single snapshot. */
export async function readSummaryDocument(
  transaction: Transaction,
  scope: SummaryScope,
  past?: Date,
): Promise<SummaryDocument> {
  const rows = await transaction.$queryRaw<{ now: Date; name: string; timeZone: string }[]>`
    SELECT ledger_now() AS now, name, time_zone AS "timeZone" FROM (SELECT 1) one LEFT JOIN organisation ON true`
  const { now = new Date(), name, timeZone: zone } = rows[0] ?? {}
  const asOf = past ?? now
  const timeZone = zone ?? 'America/New_York'
  return {
    organisation: name ?? '',
    timeZone,
    asOf: asOf.toISOString(),
    rulesVersion: RULES_VERSION,
    placesVersion: ENGINE_VERSIONS.placesVersion,
    figures: await readSummaryFigures(transaction, scope, { today: dateIn(asOf, timeZone), timeZone }),
  }
}

/** A single snapshot, so that a payment recorded meanwhile is included in every figure or in none. */
export const ONE_SNAPSHOT = { isolationLevel: 'RepeatableRead', maxWait: 5000, timeout: 60_000 } as const

/** Not signed; signed and unchanged since; or signed and changed since. */
export type Signature = { state: 'unsigned' | 'signed' | 'changed'; signOff: SignOff | null; differences: Difference[] }

/** A settled instant, and the exported snapshot of a transaction that already reads it. */
export type PastInstant = { asOf: Date; snapshotId?: string }

export type YearlySummary = Awaited<ReturnType<typeof readYearlySummary>>

/**
 * Computes the summary of a calendar year as of now, for all companies or for one, and compares it with the latest
 * signed one. Fees count by payment date. Apparent violations are never part of the amount used. `open` keeps the year
 * from being closed; `openPoints` is everything a signer is shown. With `past` the figures are those of a settled
 * instant, and nothing can be signed.
 */
export async function readYearlySummary(scope: SummaryScope, past?: PastInstant) {
  const { document, state, openWork, openPoints } = await db.$transaction(async (transaction) => {
    if (past) {
      if (past.snapshotId) await joinSnapshot(transaction, past.snapshotId)
      await lookBack((sql) => transaction.$queryRaw(sql), past.asOf)
    }
    const read = await readSummaryDocument(transaction, scope, past?.asOf)
    const current = yearOf(dateIn(new Date(read.asOf), read.timeZone))
    return {
      document: read,
      state: await yearState(scope.year, { transaction, current, companyId: scope.companyId }),
      openWork: await readOpenWork(scope.year, { transaction, companyId: scope.companyId }),
      openPoints: past ? [] : await readOpenPoints(transaction, scope),
    }
  }, ONE_SNAPSHOT)
  const signOff = await latestSignOff(scope, past?.asOf)
  return {
    ...document,
    figuresSha256: figuresHash(document.figures),
    state,
    open: openItems(scope.year, openWork, scope.companyId),
    openPoints,
    signature: signatureOf(signOff, document.figures),
  }
}

/**
 * The SHA-256 of the figures as canonical JSON. A signer sends the hash of the figures on their page, so that other
 * figures are refused.
 */
export const figuresHash = (figures: SummaryFigures): string => sha256(canonicalJson(figures))

function signatureOf(signOff: SignOff | null, now: SummaryFigures): Signature {
  if (!signOff) return { state: 'unsigned', signOff, differences: [] }
  const changed = figureDifferences(signOff.document.figures, now)
  return { state: changed.length > 0 ? 'changed' : 'signed', signOff, differences: changed }
}
