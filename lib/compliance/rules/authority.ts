import { FIRST_DATE } from '@/lib/compliance/law/first-date'
import { holdsOn, type Law } from '@/lib/compliance/law/law'
import { type LicensesInForce, lastEnded, licensesInForceOn } from '@/lib/compliance/law/licenses-in-force'
import type { GeneralLicense } from '@/lib/compliance/law/schema'
import { formatDate, type IsoDate, yearOf } from '@/lib/kernel/calendar'
import { citationOf } from './conditions'
import { askCounsel } from './counsel'
import type { Context, Entry, Finding } from './types'
import { listed } from './words'

const BASE = { rule: 'authority' as const, title: 'Authority' }

/**
 * A payment needs a general license in force on its payment date (88 FR 34443): none existed before GL 1, and from 28
 * Jun 2022 a Russia-related license is needed besides the Cyber-related one, because a license relaxes only the part it
 * names (31 CFR 578.502(b)). Before the FSB was designated no authorization was needed, and this ledger does not cover
 * that period: a person reviews the date. A person also reviews a date beyond the next calendar year, because a license
 * may change (policy), and a statement that counsel has not confirmed and no one has read. For a future day the finding
 * only states that no end is known.
 */
export function authority(entry: Entry, context: Context): Finding {
  const { law, today } = context
  const inForce = licensesInForceOn(entry.paymentDate, law)
  const date = formatDate(entry.paymentDate)
  if (inForce.kind === 'not_needed') {
    return {
      ...BASE,
      outcome: 'review',
      message: `No general license was needed on ${date}: the FSB was designated on ${formatDate(FIRST_DATE)}.`,
      facts: [{ label: 'Payment date', value: date }],
      citation: { label: 'E.O. 13694 as amended by E.O. 13757' },
      nextStep: 'Check the payment date. A payment before the designation is outside this ledger.',
    }
  }
  if (inForce.kind === 'none') return withoutAuthority(entry, inForce, law)
  const doubt = datedDoubt(entry, today)
  const finding: Finding = {
    ...BASE,
    outcome: doubt ? 'review' : 'clear',
    message: doubt ?? inForceSentence(entry.paymentDate, inForce.licenses, today),
    facts: [
      ...inForce.licenses.flatMap((license) => licenseFacts(license, entry.paymentDate, today)),
      ...(inForce.licenses.length > 1 ? [bothNeeded(law)] : []),
    ],
    citation: licenseCitation(inForce.licenses),
    ...(doubt ? { nextStep: 'Check the payment date. It decides the year and the general license.' } : {}),
  }
  const questions = law.questions.filter((one) => one.rule === 'authority' && holdsOn(one, entry.paymentDate))
  return askCounsel(finding, questions, context)
}

/** Why one license is not enough (31 CFR 578.502(b)). */
function bothNeeded(law: Law): Finding['facts'][number] {
  const { label, url } = citationOf(law, 'only-the-part-named')
  return {
    label: 'Both needed',
    value: `A license relaxes only the part it names: ${label}`,
    ...(url ? { href: url } : {}),
  }
}

const licenseCitation = ([first]: readonly GeneralLicense[]): Finding['citation'] => {
  const { label, url } = first?.sources[0] ?? { label: first?.shortName ?? 'No general license' }
  return { label, ...(url ? { url } : {}) }
}

/**
 * In the gap before GL 1 and after the end of a license: no license validates a transaction outside its dates (31 CFR
 * 578.502(a)).
 */
function withoutAuthority({ paymentDate, alreadyPaid }: Entry, { missing }: LicensesInForce, law: Law): Finding {
  const date = formatDate(paymentDate)
  const ended = missing.flatMap((line) => lastEnded(paymentDate, line, law) ?? [])[0]
  const why = ended
    ? `${ended.license.shortName} ended on ${formatDate(ended.license.until ?? ended.endedOn)}, and no other is known.`
    : gapSentence(law)
  return {
    ...BASE,
    outcome: 'blocked',
    message: `No ${missing.includes('cyber') ? '' : 'Russia-related '}general license was in force on ${date}. ${why}`,
    facts: [
      { label: 'Payment date', value: date },
      { label: 'FSB designated', value: formatDate(FIRST_DATE) },
    ],
    citation: citationOf(law, missing.includes('cyber') ? 'no-earlier-transaction' : 'only-the-part-named'),
    nextStep: alreadyPaid
      ? 'Record it: money paid without authority is an apparent violation.'
      : 'Correct the payment date if it was mistyped.',
  }
}

function gapSentence({ generalLicenses }: Law): string {
  const first = generalLicenses.find(({ line }) => line === 'cyber')
  return first
    ? `${first.shortName} began on ${formatDate(first.from)} and does not apply retroactively.`
    : 'None is known.'
}

/** A past or present day is a fact; for a future day only that no end is known. */
function inForceSentence(paymentDate: IsoDate, licenses: readonly GeneralLicense[], today: IsoDate): string {
  const names = listed(licenses.map(({ shortName }) => shortName))
  const date = formatDate(paymentDate)
  if (paymentDate <= today) return `In force on ${date}: ${names}.`
  const end = licenses.some(({ until }) => until !== null) ? `no end before ${date}` : 'no end'
  return `For ${date}: ${names}; ${end} is known as of ${formatDate(today)}.`
}

function datedDoubt({ alreadyPaid, paymentDate }: Entry, today: string): string | null {
  if (alreadyPaid && paymentDate > today)
    return `The payment is marked as already paid, but ${formatDate(paymentDate)} is in the future.`
  if (yearOf(paymentDate) <= yearOf(today) + 1) return null
  return `${formatDate(paymentDate)} is after ${yearOf(today) + 1}, and the general license in force then is not known.`
}

function licenseFacts(license: GeneralLicense, paymentDate: IsoDate, today: IsoDate): Finding['facts'] {
  const until = license.until ? ` to ${formatDate(license.until)}` : `, no end known as of ${formatDate(today)}`
  const href = license.sources[0]?.url
  const facts: Finding['facts'] = [
    {
      label: license.shortName,
      value: `${license.fullName}, from ${formatDate(license.from)}${until}, under ${license.authorities.join('; ')}`,
      ...(href ? { href } : {}),
    },
  ]
  const otherDates = license.notes.filter(({ date }) => date && date !== license.from)
  if (paymentDate === license.from) {
    for (const { text } of otherDates) facts.push({ label: `${license.shortName}, date`, value: text })
  }
  return facts
}
