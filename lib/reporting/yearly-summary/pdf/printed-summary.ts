import { formatInstant } from '@/lib/kernel/calendar'
import { signatureSentence } from '../signature-words'
import type { SummaryDocument } from '../summary-document'
import type { Signature } from '../yearly-summary'

/**
 * What is printed: the figures, and how they stand beside a signature. `asSigned` prints the very document that was
 * signed.
 */
export type PrintedSummary = SummaryDocument & { figuresSha256: string; signature: Signature; asSigned: boolean }

/** What the hash on the paper is of, and the hash. */
export function hashOf({ asSigned, signature, figuresSha256 }: PrintedSummary): { of: string; hash: string } {
  return asSigned && signature.signOff
    ? { of: 'the signed document', hash: signature.signOff.documentSha256 }
    : { of: 'these figures', hash: figuresSha256 }
}

/** Who signed and when; on paper that is the signed document itself, nothing can have changed since. */
export function signatureWords({ asSigned, signature, timeZone }: PrintedSummary): string {
  const { signOff } = signature
  if (!asSigned || !signOff) return signatureSentence(signature, timeZone)
  return `Signed ${formatInstant(signOff.signedAt, timeZone)} by ${signOff.signedByName}.`
}
