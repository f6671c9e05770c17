import 'server-only'
import { Prisma } from '@/generated/prisma/client'

/** Runs a statement in the transaction that is to look back; answers its rows. */
type Run = <Row extends object>(sql: Prisma.Sql) => Promise<Row[]>

/**
 * Makes a transaction, whose snapshot is taken, see the books as of a settled instant. Where nothing was written since,
 * the tables themselves say it; otherwise, and always with `past`, the views of the schema as_of stand before them.
 */
export async function lookBack(run: Run, asOf: Date, { past = false } = {}): Promise<void> {
  const instant = asOf.toISOString()
  const [written] = await run<{ since: boolean }>(
    Prisma.sql`SELECT EXISTS (SELECT FROM audit_event WHERE at > ${instant}::timestamptz)
      OR EXISTS (SELECT FROM screening_list WHERE finished_at > ${instant}::timestamptz) AS since`,
  )
  if (!past && !written?.since) return
  await run(
    Prisma.sql`SELECT set_config('headroom.as_of', ${instant}, true), set_config('search_path', 'as_of, public', true)`,
  )
}
