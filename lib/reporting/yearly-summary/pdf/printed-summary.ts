import { formatInstant } from '@/lib/kernel/calendar'
import { signatureSentence } from '../signing/signature-messages'
import type { SummaryDocument } from '../summary-document'
import type { Signature } from '../yearly-summary'

/**
 * The content of a printed summary: the figures and their signature. `asSigned` prints the document exactly as it was
 * signed.
 */
export type PrintedSummary = SummaryDocument & { figuresSha256: string; signature: Signature; asSigned: boolean }

/** The hash printed on the paper, and what it covers. */
export function hashOf({ asSigned, signature, figuresSha256 }: PrintedSummary): { of: string; hash: string } {
  return asSigned && signature.signOff
    ? { of: 'the signed document', hash: signature.signOff.documentSha256 }
    : { of: 'these figures', hash: figuresSha256 }
}

/** Who signed and when. A signed document cannot have changed since, so that is not stated for it. */
export function signatureText({ asSigned, signature, timeZone }: PrintedSummary): string {
  const { signOff } = signature
  if (!asSigned || !signOff) return signatureSentence(signature, timeZone)
  return `Signed ${formatInstant(signOff.signedAt, timeZone)} by ${signOff.signedByName}.`
}
