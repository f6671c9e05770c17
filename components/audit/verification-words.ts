import type { AnchorVerification } from '@/lib/audit/chains/anchors/verify-anchors'
import type { FullVerification } from '@/lib/audit/chains/verification-status'
import { formatInstant } from '@/lib/kernel/calendar'

/** What a verification found, as a sentence without its stop. */
export function title({ faultCount, books, anchors, guards }: FullVerification): string {
  const chains = faultCount === 1 ? 'one chain is not valid' : `${faultCount} chains are not valid`
  const rows = books.faultCount === 1 ? 'one row or figure is wrong' : `${books.faultCount} rows or figures are wrong`
  const anchored = anchors.faultCount === 1 ? 'one anchor does not agree' : `${anchors.faultCount} anchors do not agree`
  const held =
    guards.faultCount === 1 ? 'one guard of the database is' : `${guards.faultCount} guards of the database are`
  const found = [
    ...(faultCount > 0 ? [chains] : []),
    ...(anchors.faultCount > 0 ? [anchored] : []),
    ...(books.faultCount > 0 ? [rows] : []),
    ...(guards.faultCount > 0 ? [`${held} not what this version installs`] : []),
  ].join(', and ')
  if (found) return found[0]?.toUpperCase() + found.slice(1)
  return books.unrecordedCount === 0
    ? 'Every chain is valid, and no row or figure that was compared differs'
    : 'Every chain is valid'
}

/** What was compared, and what the comparison cannot show. */
export function coverage({ books: { attested, unrecordedCount }, guards }: FullVerification, timeZone: string): string {
  const count = (value: number) => value.toLocaleString('en-US')
  if (unrecordedCount > 0)
    return `${count(unrecordedCount)} rows are not verified: no event records them. They are attested within minutes.`
  const compared =
    'Compared: records and payments with their newest events, totals with their payments, and triggers, functions, ' +
    'constraints and rights of the database with what this version installs. Not compared: sessions, second factors ' +
    `and what is computed for searches.${guards.notCompared.map((sentence) => ` ${sentence}`).join('')}`
  if (!attested || attested.rowCount === 0) return compared
  const since = formatInstant(new Date(attested.at), timeZone)
  return `${compared} Of ${count(attested.rowCount)} rows of earlier versions only what they were on ${since} is known.`
}

/** What the chains were compared with outside the database. */
export function anchoring(
  { anchored, unanchored, notes }: AnchorVerification,
  verifiedAt: Date,
  timeZone: string,
): string {
  const reason = unanchored === null ? '' : `Not anchored outside the database: ${unanchored}.`
  if (!anchored) return `${reason} A chain that was rewritten to its end would not be found.`
  const seconds = Math.max(0, Math.round((verifiedAt.getTime() - new Date(anchored.newestAt).getTime()) / 1000))
  const age = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60).toLocaleString('en-US')} min`
  const count = anchored.chainCount.toLocaleString('en-US')
  const since = formatInstant(new Date(anchored.since), timeZone)
  const compared =
    `Anchored outside the database: the heads of ${count} chains, since ${since}. ` +
    `All were compared; the newest anchor is ${age} older than this verification.`
  return [reason, compared, ...notes].filter((part) => part !== '').join(' ')
}
