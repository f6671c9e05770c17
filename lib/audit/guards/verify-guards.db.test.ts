import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { testDatabaseUrls } from '@/test/database/database'
import { applicationRole } from '@/test/database/scratch-database'
import { compareGuards, guardName } from './compare-guards'
import { GUARDS, SERVER } from './guard-queries'
import installed from './installed-guards.json'
import { readGuards, verifyGuards } from './verify-guards'

// The guards of a database are what its migrations and files of SQL install; each change of one is found and named.

const { pathname } = new URL(testDatabaseUrls.owner)
const superuser = new pg.Client(Object.assign(new URL(inject('testServer').adminUrl), { pathname }).href)
beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

test('the list of this version is what its migrations and files of SQL install', async () => {
  const { guards, majorVersion } = await readGuards()
  const listed = guards
    .map((guard) => [guardName(guard), guard.hash] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  expect(new Set(listed.map(([guard]) => guard)).size).toBe(listed.length)
  const list = { majorVersion, guards: Object.fromEntries(listed) }
  await expect(`${JSON.stringify(list, null, 2)}\n`).toMatchFileSnapshot('installed-guards.json')
})

test('nothing differs in a database that was only migrated', async () => {
  expect(await verifyGuards()).toMatchObject({ faultCount: 0, faults: [], notCompared: [] })
})

const GONE = 'This version installs it, and it is gone.'
const CHANGED = 'It is not what this version installs.'
const ADDED = 'This version does not install it.'
const letThrough = (name: string) =>
  `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`

describe('a change by the owner of the server is found, and the guard is named', () => {
  test.each([
    ['ALTER TABLE payment DISABLE TRIGGER payment_is_kept', 'trigger: payment.payment_is_kept', CHANGED],
    ['ALTER TABLE payment ENABLE REPLICA TRIGGER payment_begins', 'trigger: payment.payment_begins', CHANGED],
    ['DROP TRIGGER payment_keeps_its_facts ON payment', 'trigger: payment.payment_keeps_its_facts', GONE],
    [
      'CREATE TRIGGER a BEFORE UPDATE ON company FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()',
      'trigger: company.a',
      ADDED,
    ],
    [
      'ALTER TABLE payment_transition DISABLE TRIGGER ALL',
      'trigger of a foreign key: payment_transition.payment_transition_payment_id_fkey',
      CHANGED,
    ],
    [letThrough('refuse_rewriting'), 'function: refuse_rewriting()', CHANGED],
    [letThrough('another'), 'function: another()', ADDED],
    ['ALTER FUNCTION record_payment(jsonb) SECURITY INVOKER', 'function: record_payment(jsonb)', CHANGED],
    ['ALTER FUNCTION move_payment(jsonb) RESET search_path', 'function: move_payment(jsonb)', CHANGED],
    [
      'ALTER TABLE payment DROP CONSTRAINT payment_amounts_are_not_negative',
      'constraint: payment.payment_amounts_are_not_negative',
      GONE,
    ],
    ['DROP INDEX company_registration_once', 'unique index: company_registration_once', GONE],
    ['ALTER TABLE company ALTER name DROP NOT NULL', 'column: company.name', CHANGED],
    ["ALTER TABLE company ALTER name SET DEFAULT 'x'", 'column: company.name', CHANGED],
    ['ALTER TABLE company ADD hidden text', 'column: company.hidden', ADDED],
    [
      `CREATE SCHEMA elsewhere;
       CREATE FUNCTION elsewhere.never("PaymentState", "PaymentState") RETURNS boolean LANGUAGE sql AS 'SELECT false';
       CREATE OPERATOR public.= (LEFTARG = "PaymentState", RIGHTARG = "PaymentState", FUNCTION = elsewhere.never)`,
      'operator: =("PaymentState","PaymentState")',
      ADDED,
    ],
    ['CREATE CAST (text AS "PaymentState") WITH INOUT AS IMPLICIT', 'cast: text as "PaymentState"', ADDED],
    ['CREATE AGGREGATE hidden (int) (SFUNC = int4pl, STYPE = int)', 'function: hidden(integer)', ADDED],
    ['CREATE TABLE hidden (id int)', 'table: hidden', ADDED],
    [`ALTER TABLE product OWNER TO ${applicationRole}`, 'table: product', CHANGED],
    ['ALTER TABLE seal ENABLE ROW LEVEL SECURITY', 'table: seal', CHANGED],
    ['CREATE POLICY hide ON seal USING (false)', 'policy: seal.hide', ADDED],
    ['CREATE RULE hide AS ON INSERT TO sign_off DO INSTEAD NOTHING', 'rule: sign_off.hide', ADDED],
    ['CREATE OR REPLACE VIEW hidden_view AS SELECT 1 AS one', 'view: hidden_view', ADDED],
    [`ALTER TYPE "Role" ADD VALUE 'owner'`, 'type: "Role"', CHANGED],
    [`GRANT UPDATE ON payment TO ${applicationRole}`, 'privilege: table payment to the application', CHANGED],
    [
      `GRANT UPDATE (amount_cents) ON payment TO ${applicationRole}`,
      'privilege: column payment.amount_cents to the application',
      ADDED,
    ],
    [`REVOKE SELECT ON company FROM ${applicationRole}`, 'privilege: table company to the application', CHANGED],
    ['GRANT INSERT ON payment TO PUBLIC', 'privilege: table payment to everybody', ADDED],
    [
      'GRANT EXECUTE ON FUNCTION grant_application_role(name) TO PUBLIC',
      'privilege: function grant_application_role(name) to everybody',
      ADDED,
    ],
    ['GRANT UPDATE ON company TO pg_monitor', 'privilege: table company to pg_monitor', ADDED],
    ['CREATE SCHEMA AUTHORIZATION {role}', 'schema: {role}', ADDED],
    ['ALTER DATABASE {database} SET session_replication_role = replica', 'setting: session_replication_role', ADDED],
    ['ALTER ROLE {role} IN DATABASE {database} SET search_path = hidden', 'setting: search_path', ADDED],
    ['GRANT pg_write_all_data TO {role}', 'role: the application is a member of pg_write_all_data', ADDED],
    ['ALTER ROLE {role} CREATEROLE', 'role: the application', ADDED],
  ])('%s', async (statement, guard, message) => {
    const filled = (text: string) => text.replace('{role}', applicationRole).replace('{database}', pathname.slice(1))
    const { faultCount, faults } = await afterwards(filled(statement))
    expect(faultCount).toBeGreaterThan(0)
    expect(faults).toContainEqual({ guard: filled(guard), message })
  })
})

/** What is found after a statement, which is taken back. */
async function afterwards(statement: string) {
  await superuser.query('BEGIN')
  try {
    await superuser.query(statement)
    await superuser.query(`SET LOCAL ROLE ${applicationRole}; SET LOCAL search_path TO pg_catalog`)
    const { rows: guards } = await superuser.query(GUARDS)
    const { rows: server } = await superuser.query(SERVER)
    return compareGuards(installed, { guards, ...server[0] })
  } finally {
    await superuser.query('ROLLBACK')
  }
}

test('on another major version, and for the owner of the tables, what cannot be compared is named', async () => {
  const present = await readGuards()
  const found = compareGuards(installed, { ...present, majorVersion: 15, isOwner: true })
  expect(found.faultCount).toBe(0)
  expect(found.guardCount).toBeLessThan(Object.keys(installed.guards).length)
  expect(found.notCompared).toEqual([
    expect.stringContaining('this is PostgreSQL 15'),
    expect.stringContaining('connected as the owner'),
  ])
})

test('what can be compared on another major version still is', async () => {
  const present = await readGuards()
  const guards = present.guards.filter((guard) => guardName(guard) !== 'trigger: payment.payment_begins')
  const found = compareGuards(installed, { guards, majorVersion: 15, isOwner: false })
  expect(found.faults).toEqual([{ guard: 'trigger: payment.payment_begins', message: GONE }])
})
