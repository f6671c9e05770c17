import 'server-only'
import { db, type Transaction } from '@/lib/database/db'
import { FOLD_VERSION, foldCompanyName } from './fold-company-name'

const BATCH = 1000

/**
 * Stores the folds of every company name that has none, or those of an earlier version. Safe to run at any time and in
 * several instances simultaneously, because the folds depend on the name only. `onBatch` is called with how many names
 * are stored so far.
 */
export async function storeFoldedNames(
  client: Transaction = db,
  onBatch: (done: number) => void = () => {},
): Promise<void> {
  for (let done = 0; ; ) {
    const missing = await client.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT c.name FROM company c
      WHERE NOT EXISTS (SELECT FROM folded_name f WHERE f.name = c.name AND f.fold_version >= ${FOLD_VERSION})
      LIMIT ${BATCH}`
    await storeNames(
      client,
      missing.map(({ name }) => name),
    )
    done += missing.length
    onBatch(done)
    if (missing.length < BATCH) return
  }
}

/** Stores the folds of these names. */
export async function storeNames(client: Transaction, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const folded = names.toSorted().map((name) => ({ name, ...foldCompanyName(name) }))
  await client.$executeRaw`
    INSERT INTO folded_name AS f (name, fold_version, keys, search_text)
    SELECT name, ${FOLD_VERSION}::int, keys, "searchText"
    FROM jsonb_to_recordset(${JSON.stringify(folded)}::jsonb) AS given(name text, keys text[], "searchText" text)
    ON CONFLICT (name)
    DO UPDATE SET fold_version = excluded.fold_version, keys = excluded.keys, search_text = excluded.search_text
    WHERE f.fold_version < excluded.fold_version`
}
