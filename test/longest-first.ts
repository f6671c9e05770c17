import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first: begun last, one of them runs alone when all others are done. */
const LONGEST = [
  'prisma/demo-on-days-that-break.db.test.ts',
  'lib/reporting/exports/same-bytes.db.test.ts',
  'scripts/lib/embedded-postgres.db.test.ts',
  'prisma/seed.db.test.ts',
  'prisma/demo-around-new-year.db.test.ts',
  'prisma/ledger-fold.db.test.ts',
  'lib/reporting/exports/package/verifiers.db.test.ts',
  'lib/database/as-of/as-of.db.test.ts',
  'lib/records/groups/one-cap.db.test.ts',
]

/** The order of vitest, but for those: a fresh clone knows no durations. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((path) => moduleId.endsWith(path))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
