import type pg from 'pg'
import type { LedgerCall } from './ledger-call'

/**
 * Plays calls in order, each at the instant it claims: the database allows that while the organisation is marked as
 * demo.
 */
const REPLAY = `
CREATE FUNCTION pg_temp.replay(calls jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  step jsonb;
BEGIN
  FOR step IN SELECT value FROM jsonb_array_elements(calls) LOOP
    PERFORM set_config('headroom.demo_clock', step->>'at', false);
    IF step ? 'referenceNumber' THEN
      PERFORM setval('payment_reference', (step->>'referenceNumber')::bigint, false);
    END IF;
    CASE step->>'call'
      WHEN 'record_payment' THEN PERFORM record_payment(step->'given');
      WHEN 'move_payment' THEN PERFORM move_payment(step->'given');
      WHEN 'ask_void' THEN PERFORM ask_void(step->'given');
      WHEN 'decide_void' THEN PERFORM decide_void(step->'given');
      WHEN 'append_audit_event' THEN PERFORM append_audit_event(step->'given');
      WHEN 'decide_report' THEN PERFORM decide_report(step->'given');
      WHEN 'record_report_filing' THEN PERFORM record_report_filing(step->'given');
      WHEN 'ask_year_reopening' THEN PERFORM ask_year_reopening(step->'given');
      WHEN 'decide_year_reopening' THEN PERFORM decide_year_reopening(step->'given');
      WHEN 'set_year_closed' THEN PERFORM set_year_closed(step->'given');
    END CASE;
  END LOOP;
END $$`

const CALLS_AT_ONCE = 250

/** Makes the calls in order, and leaves the references where the next payment of any year gets a new one. */
export async function replay(client: pg.Client, calls: readonly LedgerCall[], lastNumber: number): Promise<void> {
  await client.query(REPLAY)
  for (let start = 0; start < calls.length; start += CALLS_AT_ONCE) {
    const batch = calls
      .slice(start, start + CALLS_AT_ONCE)
      .map((call) => ({ ...call, at: new Date(call.at).toISOString() }))
    await client.query('SELECT pg_temp.replay($1::jsonb)', [JSON.stringify(batch)])
  }
  await client.query("SELECT setval('payment_reference', $1), set_config('headroom.demo_clock', '', false)", [
    Math.max(1, lastNumber),
  ])
}

/** Inserts rows in one statement. Keys are column names; a column that no row names keeps its default. */
export async function insertRows(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
    .map((name) => client.escapeIdentifier(name))
    .join(', ')
  const name = client.escapeIdentifier(table)
  await client.query(
    `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** Writes with the ledger's clock at an instant of the past. */
export async function atInstant(client: pg.Client, at: string, write: () => Promise<unknown>): Promise<void> {
  await client.query("SELECT set_config('headroom.demo_clock', $1, false)", [at])
  await write()
  await client.query("SELECT set_config('headroom.demo_clock', '', false)")
}

/** The same at the instant they claim: rows without one of their own get it from the ledger's clock. */
export const insertRowsAt = (client: pg.Client, at: string, table: string, rows: readonly object[]): Promise<void> =>
  atInstant(client, at, () => insertRows(client, table, rows))
