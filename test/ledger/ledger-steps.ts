import fc from 'fast-check'

// The steps of a random history of the ledger: what people and Headroom itself do with entries, and changes of other
// facts. prisma/ledger-fold.db.test.ts plays them.

/** Every state of a payment. */
export const STATES = [
  ...(['requested', 'in_review', 'unreserved', 'approved', 'paid'] as const),
  ...(['rejected', 'voided', 'blocked', 'violation'] as const),
]

const GROUNDS = ['no_debit', 'not_an_fsb_fee', 'not_stated'] as const
/** The years of a history. */
export const YEARS = [2024, 2025]
/** The number of companies in a history. */
const COMPANIES = 3

/** One step. A step that is not possible is refused and changes nothing. */
export type Step =
  | { do: 'record'; company: number; year: number; cents: number; state: (typeof STATES)[number]; alreadyPaid: boolean }
  | { do: 'move'; payment: number; to: (typeof STATES)[number] | 'onwards'; by: number }
  | {
      do: 'void'
      payment: number
      askedBy: number
      decidedBy: number
      confirm: boolean
      ground: (typeof GROUNDS)[number]
    }
  | { do: 'settle'; payment: number; cents: number; by: number; pastTolerance: boolean; stopped: boolean }
  | {
      do: 'settle elsewhere'
      payment: number
      cents: number
      by: number
      state: 'requested' | 'in_review' | 'violation'
    }
  | { do: 'declare'; payment: number; by: number }
  | { do: 'tighten'; payment: number; to: 'in_review' | 'unreserved' | 'requested' | 'approved' }
  | { do: 'join'; company: number; into: number; separates: boolean; askedBy: number; decidedBy: number }
  | { do: 'cancel'; license: number }
  | { do: 'reclassify'; company: number; eccn: string }
  | { do: 'group'; company: number; group: number }
  | { do: 'rate'; rate: string }

const anyPerson = fc.nat(2)
const rarely = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
const debit = {
  payment: fc.nat(12),
  // -1 means the approved amount, which the bank usually debits.
  cents: fc.constantFrom(-1, -1, 0, 1, 99_999, 102_140, 250_000, 499_999, 500_000, 500_001, 700_000),
  by: anyPerson,
}
/** Any step; usual steps are more frequent. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      company: fc.nat(COMPANIES - 1),
      year: fc.constantFrom(...YEARS),
      // Whole caps, halves and odd cents: amounts that add up to the cap exactly, and some that miss it by one cent.
      cents: fc.constantFrom(
        0,
        1,
        60_000,
        100_000,
        150_000,
        249_999,
        250_000,
        250_001,
        499_999,
        500_000,
        500_001,
        2_000_000_000,
      ),
      state: fc.constantFrom(...STATES, 'requested', 'requested', 'requested', 'in_review', 'in_review'),
      alreadyPaid: fc.boolean(),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      payment: fc.nat(12),
      to: fc.oneof(
        { weight: 2, arbitrary: fc.constant('onwards' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...STATES) },
      ),
      by: anyPerson,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('void' as const),
      payment: fc.nat(12),
      askedBy: anyPerson,
      decidedBy: anyPerson,
      confirm: fc.boolean(),
      ground: fc.constantFrom(...GROUNDS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      ...debit,
      pastTolerance: fc.boolean(),
      stopped: rarely,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('settle elsewhere' as const),
      ...debit,
      state: fc.constantFrom('requested' as const, 'in_review' as const, 'violation' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('declare' as const), payment: fc.nat(12), by: anyPerson }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('tighten' as const),
      payment: fc.nat(12),
      to: fc.constantFrom('in_review' as const, 'unreserved' as const, 'requested' as const, 'approved' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      company: fc.nat(COMPANIES - 1),
      into: fc.nat(COMPANIES - 1),
      separates: rarely,
      askedBy: anyPerson,
      decidedBy: fc.constantFrom(1, 2),
    }),
  },
  // Changes of facts that the rules read. None of them changes an amount by itself.
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), license: fc.nat(COMPANIES - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reclassify' as const),
      company: fc.nat(COMPANIES - 1),
      eccn: fc.constantFrom('5A002', 'EAR99'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('group' as const), company: fc.nat(COMPANIES - 1), group: fc.nat(1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rate' as const), rate: fc.constantFrom('0.92', '1.0870', '9999999') }),
  },
)
