import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const atRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const alias = [
  // The marker package throws outside a React server; tests are one.
  { find: /^server-only$/, replacement: atRoot('./test/server-only.ts') },
  { find: /^@\//, replacement: atRoot('./') },
]
const exclude = ['**/node_modules/**', '.next/**', '.data/**', 'generated/**', 'e2e/**']

/** The files that take longest, longest first: begun last, one of them runs alone when all others are done. */
const LONGEST = [
  'prisma/demo-on-days-that-break.db.test.ts',
  'lib/reporting/exports/formats/same-bytes.db.test.ts',
  'scripts/lib/database/embedded-postgres.db.test.ts',
  'prisma/seed.db.test.ts',
  'prisma/demo-around-new-year.db.test.ts',
  'prisma/ledger-fold.db.test.ts',
  'scripts/lib/database/baseline.db.test.ts',
  'lib/queue/killed-worker.db.test.ts',
  'lib/reporting/exports/package/verifiers.db.test.ts',
  'lib/database/as-of/as-of.db.test.ts',
  'lib/records/groups/one-cap.db.test.ts',
]

/** The order of vitest, but for those: a fresh clone knows no durations. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((path) => moduleId.endsWith(path))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Generous: a busy machine is not a failure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Rules share nothing that changes: a file finds the modules read that the one before it has read.
          isolate: false,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.db.test.ts'],
          setupFiles: ['test/fail-on-console-error.ts', 'test/real-clock.ts', 'test/rules/properties.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          // Each file reads our own modules again (test/database/database-copy.ts); those of packages stay loaded.
          isolate: false,
          include: ['**/*.db.test.ts'],
          exclude,
          globalSetup: ['test/database/database-server.ts'],
          setupFiles: [
            'test/fail-on-console-error.ts',
            'test/real-clock.ts',
            'test/rules/properties.ts',
            'test/database/database-copy.ts',
          ],
        },
      },
    ],
  },
})
