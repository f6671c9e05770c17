// Brings a database that began with the migrations before the baseline to the baseline.
import { randomUUID } from 'node:crypto'
import { Complaint } from '../project.mjs'

/** Whether the database began with the migrations before the baseline, and has not reached it. */
export const beganBeforeBaseline = (earlier, history) =>
  history.some((row) => earlier.some(({ name }) => name === row.migration_name))

/**
 * Replaces the records of the migrations before the baseline by the record of the baseline, in one transaction, without
 * running it: the whole list with its checksums makes the same tables. The old records stay in the `logs` of the new
 * one, so that the stock `migrate status` finds the history of prisma/migrations. Refuses any other list.
 */
export async function recordBaseline(client, earlier, baseline) {
  await client.query('BEGIN')
  try {
    const { rows } = await client.query(
      `SELECT migration_name AS name, checksum, finished_at, rolled_back_at IS NOT NULL AS rolled_back
       FROM _prisma_migrations ORDER BY started_at, migration_name FOR UPDATE`,
    )
    const applied = rows.filter((row) => !row.rolled_back)
    const isWhole =
      applied.length === earlier.length &&
      earlier.every(({ name, checksum }) =>
        applied.some((row) => row.name === name && row.checksum === checksum && row.finished_at),
      )
    if (!isWhole)
      throw new Complaint(
        'the migrations of this database are not the ones that the baseline replaces. Nothing was changed.',
      )
    await client.query('DELETE FROM _prisma_migrations')
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp(), 0)`,
      [randomUUID(), baseline.checksum, baseline.name, JSON.stringify({ replaces: rows })],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
