import { beforeAll, describe, expect, it } from 'vitest'
import { createExport } from '@/lib/reporting/exports/create-export'
import { asOwner } from '@/test/database/database'
import { addSubject, arrangeLedger } from '@/test/ledger/ledger-arrangement'

let people: Awaited<ReturnType<typeof arrangeLedger>>['people']
beforeAll(async () => {
  ;({ people } = await arrangeLedger())
})

describe('the requested instant', () => {
  const ask = (asOf: string) =>
    createExport(people.auditor, { report: 'payments', search: new URLSearchParams({ asOf }) })

  it.each(['yesterday', '1/2/2026', '2026-02-30', '2026-01-31T25:00:00Z', '2026-01-31T10:00:00', '-1'])(
    '%j is refused at its field',
    async (asOf) => {
      expect(await ask(asOf)).toMatchObject({ refusal: { kind: 'invalid', fieldErrors: { asOf: expect.any(String) } } })
    },
  )

  it('the future is refused', async () => {
    expect(await ask('2100-01-01')).toMatchObject({ refusal: { message: expect.stringContaining('has not come yet') } })
  })
})

describe('versions', () => {
  it('hold no credentials, and cannot be rewritten', async () => {
    const { rows } = await asOwner.query("SELECT content FROM record_version WHERE table_name = 'person'")
    expect(rows.length).toBeGreaterThan(5)
    for (const { content } of rows) expect(Object.keys(content)).not.toContain('password_hash')
    await expect(asOwner.query('UPDATE record_version SET at = now()')).rejects.toMatchObject({ code: 'HR010' })
    await expect(asOwner.query('DELETE FROM record_version')).rejects.toMatchObject({ code: 'HR010' })
    await expect(asOwner.query('TRUNCATE record_version')).rejects.toMatchObject({ code: 'HR010' })
  })

  it('never precede the version they follow, whichever transaction began first', async () => {
    const { companyId: raced } = await addSubject(people.analyst.id)
    const early = await asOwner.connect()
    try {
      await early.query('BEGIN')
      await early.query('SELECT now()')
      await asOwner.query("UPDATE company SET notes = 'later' WHERE id = $1", [raced])
      await early.query("UPDATE company SET notes = 'last' WHERE id = $1", [raced])
      await early.query('COMMIT')
    } finally {
      early.release()
    }
    const { rows } = await asOwner.query(
      `SELECT content->>'notes' AS notes FROM record_version WHERE record_id = $1
       ORDER BY at DESC, number DESC LIMIT 1`,
      [raced],
    )
    expect(rows).toEqual([{ notes: 'last' }])
  })

  it('are stored for every table that changes in place, unless no report reads the table', async () => {
    const { rows } = await asOwner.query(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND to_regclass('as_of.' || quote_ident(relname)) IS NULL ORDER BY 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual([
      '_prisma_migrations',
      // Moves forward only, with an event for each step, and no report reads it.
      'access_grant',
      'application_privilege',
      'applied_sql',
      'audit_chain',
      // What is sent to a system outside, which no report reads.
      'audit_delivery',
      'audit_outbox',
      // Stored as issued, and no report reads it.
      'bank_letter',
      // Only ends, with an event for each step, and no report reads it.
      'deputyship',
      'export_file',
      'export_file_chunk',
      'export_schedule',
      'folded_name',
      'job',
      // How the person's browser is known at sign-in, which no report reads.
      'known_device',
      // How a person sees a list, which no report reads.
      'list_layout',
      // Deleted when it could not be accepted again.
      'logout_token',
      'one_time_link',
      'organisation_facts',
      // What a passkey signs within minutes.
      'passkey_challenge',
      // Never changed, and read with the payment or list they belong to.
      'payment_destination',
      // Whom a provider identifies, which no report reads.
      'person_identity',
      're_screening',
      // Never changed, and no report reads them.
      'record_comment_mention',
      'record_version',
      // How people sign in, which no report reads.
      'recovery_code',
      // Deleted when its fifteen minutes are over.
      'refusal_window',
      'refused_destination',
      'rule_policy',
      'rule_policy_decision',
      'saved_export',
      'saved_view',
      'screening_list_row',
      'seal',
      'second_factor',
      'second_factor_reset',
      'session',
      'sign_in_challenge',
      // Deleted like that of refusals.
      'sign_in_window',
      // Totals of the ledger, never read as of an earlier instant.
      'summary_tally',
      'summary_tally_year',
    ])
  })

  it('have views with every column of their tables, including columns added later', async () => {
    const { rows } = await asOwner.query(
      `SELECT t.table_name || '.' || t.column_name AS missing
       FROM information_schema.columns t JOIN information_schema.views v
         ON v.table_schema = 'as_of' AND v.table_name = t.table_name
       WHERE t.table_schema = 'public' AND NOT EXISTS (
         SELECT FROM information_schema.columns c WHERE c.table_schema = 'as_of'
         AND c.table_name = t.table_name AND c.column_name = t.column_name) ORDER BY 1`,
    )
    // The heads of the chains are current values, and so is how a joined payer is held to one cap.
    expect(rows.map(({ missing }) => missing)).toEqual([
      'company_year.head_hash',
      'company_year.head_previous_hash',
      'company_year.head_seq',
      'company_year.payer_id',
      'payer_year.used_limit_cents',
    ])
  })
})
