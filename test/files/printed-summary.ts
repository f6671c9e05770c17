import type { Seal } from '@/lib/audit/chains/make-seal'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import type { PrintedSummary } from '@/lib/reporting/yearly-summary/pdf/printed-summary'
import { canonicalJson } from '@/lib/reporting/yearly-summary/signing/canonical-json'
import type { SignedDocument, SignOff } from '@/lib/reporting/yearly-summary/signing/sign-off-queries'
import type { Sum, SummaryFigures, Totals } from '@/lib/reporting/yearly-summary/summary-figures'

const both = (count: number, cents: number) => ({ count, cents, before: { count: 1, cents: 100 } satisfies Sum })
const totals: Totals = {
  capCents: 60_000_000,
  usedCents: 9_268_440,
  reservedCents: 120_000,
  leftCents: 50_611_560,
  blockedCents: 2_230_205,
  violationCents: 31_240,
  paidCount: 319,
  reservedCount: 3,
  blockedCount: 24,
  violationCount: 1,
  companiesPaid: 120,
  companiesWithEntries: 120,
  highestCents: 500_000,
  ninetyFiveCount: 3,
  bands: { ample: 110, getting_low: 4, low: 3, very_low: 2, none_left: 1 },
}
const reviews = { all: 5, open: 1, cleared: 3, refused: 1, waitedLong: 1, medianMinutes: 300, longestMinutes: 4350 }

/** The figures of an invented year of 120 companies. */
export const figures: SummaryFigures = {
  year: 2025,
  company: null,
  totals,
  before: totals,
  months: Array.from({ length: 12 }, (_, at) => ({ month: at + 1, paid: both(20 + at, 700_000 + at * 10_000) })),
  licenses: [
    { shortName: 'GL 1C', fullName: 'Cyber GL 1C', line: 'cyber', inForce: 'all year', count: 319, cents: 9_268_440 },
  ],
  kinds: [{ key: 'notification', ...both(319, 9_268_440) }],
  payees: [{ key: 'fsb', ...both(319, 9_268_440) }],
  productKinds: [{ key: 'consumer_device', ...both(319, 9_268_440) }],
  blocked: [{ rule: 'annual-cap', ...both(24, 2_230_205) }],
  reviews,
  reviewsBefore: reviews,
  nearMisses: { within: both(2, 10_000), over: both(1, 510_000) },
  late: { afterPayment: both(4, 1_000), afterYear: both(1, 500) },
  corrections: {
    voided: both(1, 53_000),
    anew: both(0, 0),
    rows: [
      {
        paymentId: 'a',
        reference: 'P-2025-0214',
        companyName: 'Палисад Аудио',
        kind: 'voided',
        corrects: null,
        amountCents: 53_000,
        at: '2026-02-06T15:00:00.000Z',
        who: 'Priya Nand, confirmed by Ingrid Solheim',
        why: 'Введено дважды',
      },
    ],
  },
  expiring: {
    count: 1,
    before: 0,
    rows: [
      {
        licenseId: 'l',
        number: 'RU0000021617',
        kind: 'notification',
        companyName: 'Kestrel',
        validUntil: '2025-06-30',
      },
    ],
  },
  violations: [
    {
      paymentId: 'v',
      reference: 'P-2025-0100',
      companyName: 'Kestrel',
      paymentDate: '2025-03-03',
      amountCents: 31_240,
      words: 'The consignee was in Sevastopol',
      rules: ['destination'],
    },
  ],
  companies: Array.from({ length: 120 }, (_, at) => ({
    companyId: String(at),
    companyName:
      at % 7 === 0
        ? `Компания «Ёлка и сыновья» ${at}`
        : `Company ${at}${at === 5 ? ` ${'with a long name '.repeat(9)}` : ''}`,
    capCents: 500_000,
    usedCents: 500_000 - at * 4_000,
    reservedCents: at * 1_000,
    paidCount: 3,
    blockedCount: 0,
    violationCents: 0,
  })),
  closed: true,
  lastDay: '2025-12-31',
  sameDay: { date: '2024-12-31', cents: 7_874_120 },
  projection: null,
}

const document = {
  organisation: 'Cedarline Group',
  timeZone: 'America/New_York',
  asOf: '2026-01-14T21:20:00.000Z',
  rulesVersion: '2026.4',
  placesVersion: '2026-11-14',
  figures,
}
/** A summary without a signature. */
export const unsigned: PrintedSummary = {
  ...document,
  figuresSha256: sha256(canonicalJson(figures)),
  signature: { state: 'unsigned', signOff: null, differences: [] },
  asSigned: false,
}
/** A signature of the figures, with this seal or, as in the first versions, without one. */
export function signedBefore(seal?: Seal): SignOff {
  const signed: SignedDocument = {
    ...document,
    statement: 'I have read this summary',
    signedBy: { id: 'm', name: 'Ingrid Solheim' },
    ...(seal && { seal }),
  }
  return {
    id: 's',
    asOf: new Date(document.asOf),
    signedAt: new Date(document.asOf),
    statement: signed.statement,
    signedByName: signed.signedBy.name,
    document: signed,
    documentSha256: sha256(canonicalJson(signed)),
  }
}

/** A signed summary with one figure that was corrected since. */
export const changedSince: PrintedSummary = {
  ...unsigned,
  signature: {
    state: 'changed',
    signOff: signedBefore(),
    differences: [{ key: 'used', label: 'Used', signed: '$92,996.40', now: '$92,684.40', difference: '\u2212$312.00' }],
  },
}

/** A summary with this many companies, which can be more than a summary lists. */
export function inventedOf(count: number): PrintedSummary {
  const [company] = figures.companies
  const companies = Array.from({ length: count }, (_, at) => ({
    ...company!,
    ...figures.companies[at % figures.companies.length],
    companyId: String(at),
    companyName: `Company ${at}`,
  }))
  return { ...unsigned, figures: { ...figures, companies } }
}
