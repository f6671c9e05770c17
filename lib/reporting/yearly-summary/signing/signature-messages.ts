import type { Seal } from '@/lib/audit/chains/make-seal'
import { formatInstant } from '@/lib/kernel/calendar'
import { NOT_SIGNED, UNCHANGED_SINCE_SIGNING } from '../messages'
import type { Signature } from '../yearly-summary'

/** Whether the figures are signed, in a sentence for the screen and the PDF. */
export function signatureSentence({ state, signOff, differences }: Signature, timeZone: string): string {
  if (!signOff) return NOT_SIGNED
  const signed = `Signed ${formatInstant(signOff.signedAt, timeZone)} by ${signOff.signedByName}`
  if (state === 'signed') return `${signed}. ${UNCHANGED_SINCE_SIGNING}`
  const count = differences.length === 1 ? 'one figure differs' : `${differences.length} figures differ`
  return `${signed}. Since then, ${count}; the summary can be signed again.`
}

/** The seal made with a signature, without its Merkle root; or that the signature has none. */
export function sealSentence(seal: Seal | undefined, timeZone: string): string {
  if (!seal) return 'Signed before signatures were sealed: only the hash protects it.'
  const chains =
    seal.headCount === 1 ? 'the one audit chain' : `all ${seal.headCount.toLocaleString('en-US')} audit chains`
  return `Seal ${seal.number}, over the heads of ${chains} as of ${formatInstant(new Date(seal.at), timeZone)}.`
}

/** What was open when the figures were signed; null for a document signed before that was recorded. */
export const openWhenSigned = (openPoints: string | undefined): string | null => {
  if (openPoints === undefined) return null
  return openPoints === '' ? 'Nothing was open when it was signed.' : `Open when it was signed: ${openPoints}.`
}
