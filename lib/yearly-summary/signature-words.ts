import { formatInstant } from '@/lib/calendar'
import type { Signature } from './yearly-summary'

/** Whether the figures are signed, in one sentence for the page and for paper. */
export function signatureSentence({ state, signOff, differences }: Signature, timeZone: string): string {
  if (!signOff) return 'Nobody has signed these figures.'
  const signed = `Signed ${formatInstant(signOff.signedAt, timeZone)} by ${signOff.signedByName}`
  if (state === 'signed') return `${signed}. Nothing has changed since.`
  const count = differences.length === 1 ? 'one figure differs' : `${differences.length} figures differ`
  return `${signed}. Since then ${count}; it can be signed again.`
}
