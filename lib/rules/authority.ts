import { formatDate, yearOf } from '@/lib/calendar'
import { FEDERAL_REGISTER, FIRST_DATE, type GeneralLicense, licensesInForceOn } from './general-licenses'
import type { Context, Entry, Finding } from './types'
import { listed } from './words'

const BASE = { rule: 'authority' as const, title: 'Authority' }

/** A general license never validates an earlier transaction. */
const GAP_CITATION = {
  label: '31 CFR 589.502(a) and its siblings',
  url: 'https://www.ecfr.gov/current/title-31/section-589.502',
}

/**
 * A payment needs a general license in force on its payment date (DOMAIN section 2; 88 FR 34443): none before GL 1, and from 28 Jun 2022 GL
 * 42 beside the Cyber-related one. Before the FSB was designated nothing had to be authorized, which this ledger does not hold: a
 * person looks at the date. So does one when the date lies beyond the next calendar year, because a license may change (policy).
 */
export function authority(entry: Entry, { today }: Context): Finding {
  const { kind, licenses } = licensesInForceOn(entry.paymentDate)
  const date = formatDate(entry.paymentDate)
  if (kind === 'not_needed') {
    return {
      ...BASE,
      outcome: 'review',
      says: `No general license was needed on ${date}: the FSB was designated on ${formatDate(FIRST_DATE)}.`,
      facts: [{ label: 'Payment date', value: date }],
      citation: { label: 'E.O. 13694 as amended by E.O. 13757' },
      nextStep: 'Check the payment date. A payment before the designation is outside this ledger.',
    }
  }
  if (kind === 'none') {
    return {
      ...BASE,
      outcome: 'blocked',
      says: `No general license was in force on ${date}. GL 1 began on 2 Feb 2017 and does not reach back.`,
      facts: [
        { label: 'Payment date', value: date },
        { label: 'FSB designated', value: formatDate(FIRST_DATE) },
      ],
      citation: GAP_CITATION,
      nextStep: entry.alreadyPaid
        ? 'Record it: money that left without an authority is an apparent violation.'
        : 'Correct the payment date if it was mistyped.',
    }
  }
  const doubt = datedDoubt(entry, today)
  return {
    ...BASE,
    outcome: doubt ? 'review' : 'clear',
    says: doubt ?? `In force on ${date}: ${listed(licenses.map(({ shortName }) => shortName))}.`,
    facts: licenses.flatMap((license) => licenseFacts(license, entry.paymentDate)),
    citation: FEDERAL_REGISTER,
    ...(doubt ? { nextStep: 'Check the payment date. It decides the year and the general license.' } : {}),
  }
}

function datedDoubt({ alreadyPaid, paymentDate }: Entry, today: string): string | null {
  if (alreadyPaid && paymentDate > today)
    return `The money is said to have left, yet ${formatDate(paymentDate)} is still to come.`
  if (yearOf(paymentDate) <= yearOf(today) + 1) return null
  return `${formatDate(paymentDate)} lies beyond ${yearOf(today) + 1}: which general license will be in force is not known.`
}

function licenseFacts(license: GeneralLicense, paymentDate: string): Finding['facts'] {
  const until = license.until ? ` to ${formatDate(license.until)}` : ', no expiry'
  const href = license.sources[0]?.url
  const facts: Finding['facts'] = [
    {
      label: license.shortName,
      value: `${license.fullName}, from ${formatDate(license.from)}${until}, under ${license.authorities.join('; ')}`,
      ...(href ? { href } : {}),
    },
  ]
  if (license.conditions === 'to_be_confirmed') {
    facts.push({ label: `${license.shortName}, conditions`, value: 'To be confirmed by counsel' })
  }
  const otherDates = license.notes.filter(({ date }) => date && date !== license.from)
  if (paymentDate === license.from) {
    for (const { says } of otherDates) facts.push({ label: `${license.shortName}, date`, value: says })
  }
  return facts
}
