import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sha256 } from '@/lib/sha256'
import { canonicalJson } from '../canonical-json'
import type { SignedDocument } from '../sign-off-queries'
import type { Sum, SummaryFigures, Totals } from '../summary-figures'
import { type PrintedSummary, summaryPdf } from './summary-pdf'

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

const figures: SummaryFigures = {
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
const unsigned: PrintedSummary = {
  ...document,
  figuresSha256: sha256(canonicalJson(figures)),
  signature: { state: 'unsigned', signOff: null, differences: [] },
  asSigned: false,
}
const signed: SignedDocument = {
  ...document,
  statement: 'I have read this summary',
  signedBy: { id: 'm', name: 'Ingrid Solheim' },
}
const changed: PrintedSummary = {
  ...unsigned,
  signature: {
    state: 'changed',
    signOff: {
      id: 's',
      asOf: new Date(document.asOf),
      signedAt: new Date(document.asOf),
      statement: signed.statement,
      signedByName: 'Ingrid Solheim',
      document: signed,
      documentSha256: sha256(canonicalJson(signed)),
    },
    differences: [{ key: 'used', label: 'Used', signed: '$92,996.40', now: '$92,684.40', difference: '\u2212$312.00' }],
  },
}

/** What the streams of the file hold, inflated. */
function streamsOf(file: Buffer): string {
  const text = file.toString('latin1')
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')
}

describe('the summary on paper', () => {
  it('is the same bytes for the same figures, and other bytes for others', async () => {
    const file = await summaryPdf(unsigned)
    expect((await summaryPdf(unsigned)).equals(file)).toBe(true)
    const other = { ...unsigned, figures: { ...figures, totals: { ...totals, usedCents: totals.usedCents + 1 } } }
    expect((await summaryPdf(other)).equals(file)).toBe(false)
  })

  it('is tagged, titled and in a language, with a bookmark for each section', async () => {
    const text = (await summaryPdf(changed)).toString('latin1')
    for (const mark of [
      '/MarkInfo',
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (en-US)',
      '/DisplayDocTitle true',
      '/S /TH',
      '/S /Figure',
      '/Alt ',
      '/S /H2',
    ]) {
      expect(text).toContain(mark)
    }
    expect(text.match(/\/Dest \[/g)?.length).toBe(16)
    expect(text).toContain('(D:20260114212000Z)')
  })

  it('maps every letter it shows to its character, the Cyrillic ones too', async () => {
    const maps = streamsOf(await summaryPdf(unsigned))
    for (const letter of ['Ё', 'л', 'В', 'ж']) {
      expect(maps).toContain(`<${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`)
    }
  })
})
