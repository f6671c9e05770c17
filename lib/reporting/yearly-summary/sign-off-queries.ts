import 'server-only'
import type { Seal } from '@/lib/audit/make-seal'
import { db } from '@/lib/database/db'
import type { SummaryDocument } from './summary-document'
import type { SummaryScope } from './summary-scope'

/**
 * A document as it was signed: the figures as they stood, who signed them, what they said, and the seal over the audit
 * chains the figures follow from. What was signed in the first days has no seal.
 */
export type SignedDocument = SummaryDocument & {
  statement: string
  signedBy: { id: string; name: string }
  seal?: Seal
}

/** A signature with the very document it stands under. */
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

/** The text was written by signSummary and its hash is checked by the database: it is what it was. */
function signOffOf({ document: text, ...row }: Row): SignOff {
  const document = JSON.parse(text) as SignedDocument
  return { ...row, signedByName: document.signedBy.name, document }
}

/**
 * The newest signature under a year, of all companies or of the one, until an instant if one is given; null when nobody
 * had signed.
 */
export async function latestSignOff({ year, companyId }: SummaryScope, until?: Date): Promise<SignOff | null> {
  const row = await db.signOff.findFirst({
    where: { year, companyId: companyId ?? null, ...(until && { signedAt: { lte: until } }) },
    orderBy: { signedAt: 'desc' },
  })
  return row && signOffOf(row)
}

/** One signature by its id; null when there is none. */
export async function readSignOff(id: string): Promise<SignOff | null> {
  const row = await db.signOff.findUnique({ where: { id } })
  return row && signOffOf(row)
}
