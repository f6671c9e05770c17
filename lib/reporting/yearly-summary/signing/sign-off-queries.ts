import 'server-only'
import type { Seal } from '@/lib/audit/chains/make-seal'
import { db } from '@/lib/database/db'
import type { SummaryDocument } from '../summary-document'
import type { SummaryScope } from '../summary-scope'

/**
 * A document as it was signed: the figures at that time, the signer, the statement, and the seal over the audit chains
 * that the figures follow from. The earliest signed documents have no seal, and those before `openPoints` do not show
 * what was open; it is empty where nothing was.
 */
export type SignedDocument = SummaryDocument & {
  statement: string
  openPoints?: string
  signedBy: { id: string; name: string }
  seal?: Seal
}

/** A signature with the document that was signed. */
export type SignOff = {
  id: string
  asOf: Date
  signedAt: Date
  signedByName: string
  statement: string
  document: SignedDocument
  documentSha256: string
}

type Row = { id: string; asOf: Date; signedAt: Date; statement: string; document: string; documentSha256: string }

/** Trusts the stored text: signSummary wrote it, and the database checked its hash. */
function signOffOf({ document: text, ...row }: Row): SignOff {
  const document = JSON.parse(text) as SignedDocument
  return { ...row, signedByName: document.signedBy.name, document }
}

/**
 * Returns the newest signature of a year, for all companies or for one, up to an instant if one is given; null when
 * there is none.
 */
export async function latestSignOff({ year, companyId }: SummaryScope, until?: Date): Promise<SignOff | null> {
  const row = await db.signOff.findFirst({
    where: { year, companyId: companyId ?? null, ...(until && { signedAt: { lte: until } }) },
    orderBy: { signedAt: 'desc' },
  })
  return row && signOffOf(row)
}

/** Returns a signature by its id; null for an unknown id. */
export async function readSignOff(id: string): Promise<SignOff | null> {
  const row = await db.signOff.findUnique({ where: { id } })
  return row && signOffOf(row)
}
