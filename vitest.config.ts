import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first'

const atRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const alias = [
  // The marker package throws outside a React server; tests are one.
  { find: /^server-only$/, replacement: atRoot('./test/server-only.ts') },
  { find: /^@\//, replacement: atRoot('./') },
]
const exclude = ['**/node_modules/**', '.next/**', '.data/**', 'generated/**', 'e2e/**']

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Generous: a busy machine is no failure.
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
          setupFiles: ['test/fail-on-console-error.ts', 'test/properties.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          // Each file finds our own modules anew (test/database-copy.ts) and those of packages read.
          isolate: false,
          include: ['**/*.db.test.ts'],
          exclude,
          globalSetup: ['test/database-server.ts'],
          setupFiles: ['test/fail-on-console-error.ts', 'test/properties.ts', 'test/database-copy.ts'],
        },
      },
    ],
  },
})
