import type { Destination, DestinationField, Reason, Verdict } from './types'

const PLACES_VERSION = '2026-11-23.1'
const REGION = /[CKСК]r[iy]m(?:ea|ia|ée)?(?!\p{L})|Кр[ыи]м(?!\p{L})|Se[vb]astopol|Севастополь|Simferopol|С[иі]мферополь|\b29[5-9]\d{3}\b/iu
const FIELDS: DestinationField[] = ['country', 'region', 'city', 'postalCode', 'address', 'text']

/**
 * Answers one question: is this destination in Crimea (the Autonomous Republic of Crimea or Sevastopol)?
 * Never throws and reads no clock; what it cannot read goes to review, never to clear.
 */
export function screenDestination(destination: Destination): Verdict {
  const reasons: Reason[] = []
  for (const field of FIELDS) {
    const value = destination[field]
    const match = typeof value === 'string' ? REGION.exec(value) : null
    if (!match) continue
    const says = `"${match[0]}" names a place in Crimea.`
    const span = { field, start: match.index, end: match.index + match[0].length, matched: match[0] }
    reasons.push({ rule: 'region-name', outcome: 'blocked', ...span, says })
  }
  return { outcome: reasons.length > 0 ? 'blocked' : 'clear', reasons, placesVersion: PLACES_VERSION }
}
