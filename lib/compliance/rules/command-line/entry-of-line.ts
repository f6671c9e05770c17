import { type Law, makeLaw, recordsOf } from '@/lib/compliance/law/law'
import type { Destination, Verdict } from '@/lib/compliance/screening/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import { CAP_CENTS } from '../cap/annual-cap'
import { listsInForce } from '../destination/lists-in-force'
import { asQuestion, screenRemembered, screenTexts, type TextsOfEntry } from '../destination/screen-texts'
import { DEFAULT_POLICIES } from '../policies'
import type { Classification, Context, Entry, EntryDestination } from '../types'
import type { EntryLine } from './entry-schema'
import { LineFault, type LineMoney } from './read-money'

/** A day on which every authority and every list of places applies, for whatever does not depend on a missing date. */
const ANY_DAY = '2024-06-28'

/** The entry of a line as the rules see it. A field that was left out has the value with which no rule can block. */
export function entryOf(line: EntryLine, money: LineMoney): Entry {
  const { payee } = line
  const paymentDate = line.paymentDate ?? ANY_DAY
  const screen = (place: Destination) => screenOn(line.paymentDate, place)
  const [name, address] = [payee?.name ?? '', payee?.address ?? '']
  return {
    company: { id: '', name: line.company?.name ?? 'the company' },
    paymentDate,
    amountCents: money.countedCents ?? 0,
    amountMinor: money.amountMinor ?? 0,
    currency: line.amount?.currency ?? 'USD',
    purpose: line.purpose ?? 'paying',
    rate: money.rate,
    payee: {
      kind: payee?.kind ?? 'agent',
      name,
      address,
      verdict: screen({ name, address }),
      splitKnown: money.serviceFeeMinor !== null,
      serviceFeeMinor: money.serviceFeeMinor,
      serviceFeeCents: money.serviceFeeCents,
      fsbReceipt: payee?.fsbReceipt ?? null,
    },
    destinations: (line.parties ?? []).map(({ role, ...place }): EntryDestination => {
      const { name: party = '', address: street = '', country, ...parts } = place
      return {
        role: role ?? 'consignee',
        name: party,
        address: street,
        country: country || null,
        ...given(parts),
        verdict: screen(place),
      }
    }),
    texts: screenTexts(textsOf(line), screen),
    alreadyPaid: line.alreadyPaid ?? false,
  }
}

const textsOf = ({ company, fsbLicense, product, note }: EntryLine): TextsOfEntry => ({
  company: { name: company?.name ?? '', address: company?.address ?? '', country: company?.country ?? '' },
  applicant: fsbLicense?.applicant ?? '',
  manufacturer: product?.manufacturer ?? '',
  note: note ?? '',
})

/** Without a payment date every list is screened, and only what is barred on every date blocks. */
function screenOn(paymentDate: IsoDate | undefined, place: Destination): Verdict {
  if (paymentDate !== undefined) return screenRemembered(given(place), listsInForce(paymentDate))
  const always = screenRemembered(given(place), ['crimea'])
  if (always.outcome === 'blocked') return always
  return asQuestion(screenRemembered(given(place), listsInForce(ANY_DAY)))
}

/** Drops empty fields. */
const given = <Parts extends Destination>(parts: Parts): Partial<Parts> =>
  Object.fromEntries(
    Object.entries(parts).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  ) as Partial<Parts>

/**
 * What the rules read besides the entry. Earlier entries are not part of a line, so the rules that read them do not
 * run.
 */
export function contextOf(line: EntryLine, law: Law): Context {
  const { fsbLicense, product, company, policy, savedRates } = line
  const year = company?.year
  return {
    today: line.today ?? '9999-12-31',
    headroom: {
      capCents: CAP_CENTS,
      usedCents: year?.usedCents ?? 0,
      reservedCents: year?.reservedCents ?? 0,
      ...{ violationCents: year?.violationCents ?? 0 },
    },
    // A line may hold less about a group than the rule needs: group-finding.ts handles it.
    groups: null,
    fsbLicense: fsbLicense
      ? {
          id: '',
          number: fsbLicense.number ?? '',
          kind: fsbLicense.kind ?? 'notification',
          status: fsbLicense.status ?? 'valid',
          issuedOn: null,
          validUntil: null,
          coversProduct: true,
        }
      : null,
    product: product
      ? {
          id: '',
          name: product.name ?? 'The product',
          kind: product.kind ?? 'other_it',
          ...{ htsCode: product.htsCode ?? '' },
          classification: classificationOf(product),
        }
      : null,
    earlierEntries: [],
    refusedDestinations: [],
    savedRates: savedRates ?? [],
    policies: { ...DEFAULT_POLICIES, ...policy },
    law,
  }
}

function classificationOf(product: NonNullable<EntryLine['product']>): Classification {
  return {
    eccn: product.eccn ?? '',
    licenseException: product.licenseException ?? null,
    commerceLicenseNumber: product.commerceLicenseNumber ?? null,
    massMarket: product.massMarket ?? false,
    validFrom: product.classifiedOn ?? '2017-02-02',
    evidence: product.evidence ?? '',
    ...{
      basis: product.basis ?? null,
      basisNote: product.basisNote ?? '',
      endUserClass: product.endUserClass ?? null,
    },
  }
}

/**
 * The law with the confirmations of counsel that a line names, each by the id of its question. Throws LineFault for an
 * unknown id.
 */
export function confirmedLaw(law: Law, confirmed: readonly string[]): Law {
  if (confirmed.length === 0) return law
  const confirmations = confirmed.map((subject) => {
    const question = law.questions.find(({ id }) => id === subject)
    if (!question) throw new LineFault(`confirmed names ${subject}, which is not a question of this law.`)
    return {
      kind: 'confirmation' as const,
      id: `given-${subject}`.slice(0, 80),
      version: 1,
      subject,
      subjectVersion: question.version,
      confirmedOn: question.from,
      counsel: 'Given with the entry',
      memo: 'Given with the entry',
    }
  })
  return makeLaw(law.version, [...recordsOf(law), ...confirmations])
}
