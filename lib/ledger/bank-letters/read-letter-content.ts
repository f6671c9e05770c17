import 'server-only'
import type { Law } from '@/lib/compliance/law/law'
import { CFR_PARTS, remittanceLine } from '@/lib/compliance/rules/money/remittance-line'
import { LICENSE_WORDS, PURPOSE_WORDS, sentence } from '@/lib/compliance/rules/words'
import { db } from '@/lib/database/db'
import { formatDate, fromDateColumn } from '@/lib/kernel/calendar'
import { countryName } from '@/lib/kernel/countries'
import { formatAmount, formatUsd } from '@/lib/kernel/money'
import { formatRate, RATE_SOURCE_WORDS } from '@/lib/records/exchange-rates/rate-sources'
import type { LetterContent } from './letter-content'

/** A letter is one page: a longer address is visibly cut. */
const LONGEST_ADDRESS = 240
const PAYEES = { fsb: 'FSB', agent: 'agent', state_duty: 'state duty', other: 'another payee' } as const

/** What of the payment goes into its letter, with all its steps. */
export const readLetterPayment = (paymentId: string) =>
  db.payment.findUnique({
    where: { id: paymentId },
    include: {
      company: { select: { name: true, address: true, country: true, registrationNumber: true } },
      fsbLicense: { select: { kind: true, number: true } },
      determinations: { orderBy: { seq: 'desc' }, take: 1, select: { generalLicenses: true } },
      transitions: { orderBy: { seq: 'asc' }, include: { actor: { select: { role: true } } } },
      settlement: { select: { currency: true, amountMinor: true, amountRead: true } },
    },
  })

export type LetterPayment = NonNullable<Awaited<ReturnType<typeof readLetterPayment>>>

type Frame = {
  organisation: { name: string; demo: boolean; timeZone: string }
  law: Law
  issuedAt: Date
  checkAddress: string
}

/**
 * What the letter of an approved payment states. Null when nothing may be stated: the payment is not approved or paid,
 * or its determination names no general license, or one that the law on record does not know.
 */
export function letterContentOf(payment: LetterPayment, { organisation, law, ...frame }: Frame): LetterContent | null {
  const { state, determinations, transitions, company, fsbLicense, reference } = payment
  const names = determinations[0]?.generalLicenses ?? []
  const line = remittanceLine(names, reference, law)
  const approval = transitions.findLast(({ toState }) => toState === 'approved')
  if ((state !== 'approved' && state !== 'paid') || !line || !approval?.actor) return null
  return {
    organisation: organisation.name,
    demo: organisation.demo,
    timeZone: organisation.timeZone,
    reference,
    paymentId: payment.id,
    payer: {
      name: company.name,
      address: addressText([company.address, countryName(company.country)]),
      registrationNumber: company.registrationNumber,
    },
    payee: { name: payment.payeeName, kind: PAYEES[payment.payeeKind], address: addressText([payment.payeeAddress]) },
    ...moneyOf(payment),
    purpose: `${sentence(PURPOSE_WORDS[payment.purpose])}${payment.purpose === 'other' ? '' : ' an FSB license'}`,
    paymentDate: fromDateColumn(payment.paymentDate),
    fsbLicense: fsbLicense && `${sentence(LICENSE_WORDS[fsbLicense.kind])} ${fsbLicense.number}`,
    licenses: names.map((name) => licenseOf(name, law)),
    lawVersion: law.version,
    remittanceLine: line.text,
    remittanceLines: line.lines,
    approvedAt: approval.at.toISOString(),
    approvedBy: approval.actor.role,
    state,
    issuedAt: frame.issuedAt.toISOString(),
    checkAddress: frame.checkAddress,
  }
}

function licenseOf(name: string, { generalLicenses }: Law): LetterContent['licenses'][number] {
  const license = generalLicenses.find(({ shortName }) => shortName === name)
  if (!license) throw new Error(`no general license is called ${name}`)
  const { fullName, title, line, from, until, sources } = license
  return { fullName, title, part: CFR_PARTS[line], from, until, source: sources[0]?.label ?? '' }
}

function moneyOf(payment: LetterPayment) {
  const { currency, rate, rateDate, rateSource, settlement, debitDate, alreadyPaid } = payment
  const debitedOn = debitDate ?? (alreadyPaid ? payment.paymentDate : null)
  return {
    amount: `${currency} ${formatAmount(Number(payment.amountMinor), currency)}`,
    countedUsd: formatUsd(payment.enteredCents ?? payment.amountCents),
    rate: rateOf(currency, rate?.toFixed() ?? null, rateSource && RATE_SOURCE_WORDS[rateSource], rateDate),
    debitedOn: debitedOn && fromDateColumn(debitedOn),
    // Only figures that were read from the bank document are stated as the debit.
    debitedAmount: settlement?.amountRead
      ? `${settlement.currency} ${formatAmount(Number(settlement.amountMinor), settlement.currency)}`
      : null,
  }
}

function rateOf(currency: string, rate: string | null, source: string | null, rateDate: Date | null): string {
  if (currency === 'USD' || !source) return ''
  if (rate === null) return source
  const date = rateDate ? `, ${formatDate(fromDateColumn(rateDate))}` : ''
  return `${formatRate(rate)} ${currency} for 1 USD, ${source}${date}`
}

/** An address on one line, cut to its longest length. */
function addressText(parts: readonly string[]): string {
  const lines = parts.flatMap((part) => part.split(/\s*\n\s*/)).filter((line) => line.trim() !== '')
  const text = lines.join(', ')
  return text.length <= LONGEST_ADDRESS ? text : `${text.slice(0, LONGEST_ADDRESS)}\u2026 (cut)`
}
