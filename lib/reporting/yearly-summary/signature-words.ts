import type { Seal } from '@/lib/audit/make-seal'
import { formatInstant } from '@/lib/kernel/calendar'
import type { Signature } from './yearly-summary'

/** Whether the figures are signed, in one sentence for the page and for paper. */
export function signatureSentence({ state, signOff, differences }: Signature, timeZone: string): string {
  if (!signOff) return 'Nobody has signed these figures.'
  const signed = `Signed ${formatInstant(signOff.signedAt, timeZone)} by ${signOff.signedByName}`
  if (state === 'signed') return `${signed}. Nothing has changed since.`
  const count = differences.length === 1 ? 'one figure differs' : `${differences.length} figures differ`
  return `${signed}. Since then ${count}; it can be signed again.`
}

/** What was sealed with a signature, without the root; in its place, that nothing was. */
export function sealSentence(seal: Seal | undefined, timeZone: string): string {
  if (!seal) return 'Signed before signatures were sealed: the hash alone stands for it.'
  const chains =
    seal.headCount === 1 ? 'the one audit chain' : `all ${seal.headCount.toLocaleString('en-US')} audit chains`
  return `Seal ${seal.number}, over the heads of ${chains} as they stood ${formatInstant(new Date(seal.at), timeZone)}.`
}
