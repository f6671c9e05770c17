// Ledgers that a change of the rules must survive, written by the functions of the earlier application, as far as it
// allowed them.
import { randomUUID } from 'node:crypto'
import { withClient } from '../lib/database/connection.mjs'
import { Complaint } from '../lib/project.mjs'

const DAY = 86_400_000
const call = async (client, name, given) => {
  const { rows } = await client.query(`SELECT ${name}($1::jsonb) AS answer`, [JSON.stringify(given)])
  return rows[0].answer
}

/** SQLSTATEs of a stricter ledger's refusals: an entry over the cap, a second company with one registration number. */
const STRICTER = ['HR001', '23505']

/** The added record, or null if the old installation refuses it already. */
const unlessRefused = (added) =>
  added.catch((error) => {
    if (STRICTER.includes(error.code)) return null
    throw error
  })

/** An entry as record_payment takes it, in the state that the rules of its time gave it. */
export function entryOf({ companyId, fsbLicenseId, recordedById, paymentDate }, state, cents, changes = {}) {
  const outcome = { requested: 'clear', in_review: 'review' }[state] ?? 'blocked'
  const blockedBy = outcome === 'blocked' ? ['annual-cap'] : []
  const about = { rule: 'annual-cap', title: 'Annual cap', outcome, says: 'Recorded by the test of upgrades.' }
  return {
    ...{ id: randomUUID(), companyId, fsbLicenseId, productId: null, recordedById, paymentDate, state },
    ...{ purpose: 'paying', payeeKind: 'fsb', payeeName: 'FSB, licensing centre', currency: 'USD', amountMinor: cents },
    ...{ amountCents: cents, alreadyPaid: state === 'violation', note: '', idempotencyKey: randomUUID() },
    ...{ requestHash: 'made by the test of upgrades', destinations: [] },
    determination: {
      ...{ outcome, findings: [about], blockedBy, generalLicenses: ['GL 1C', 'GL 42'], capCents: 500_000 },
      ...{
        usedCents: 0,
        reservedCents: 0,
        rulesVersion: 'of the old installation',
        placesVersion: 'of the old installation',
      },
    },
    ...changes,
  }
}

/** One company with an FSB license and a product; returns what an entry of it names. */
async function addCompany(client, people, { name, registrationNumber = null, year }) {
  const companyId = randomUUID()
  const fsbLicenseId = randomUUID()
  await client.query('INSERT INTO company (id, name, country, registration_number) VALUES ($1, $2, $3, $4)', [
    companyId,
    name,
    'RS',
    registrationNumber,
  ])
  await client.query(
    `INSERT INTO fsb_license (id, company_id, kind, number, status, applicant, applicant_kind, categories)
     VALUES ($1, $2, 'notification', $3, 'valid', 'Rona', 'manufacturer', '{1}')`,
    [fsbLicenseId, companyId, `RU${String(Date.now()).slice(-6)}${Math.floor(Math.random() * 9000) + 1000}`],
  )
  const productId = await addProduct(client, companyId, fsbLicenseId)
  return { name, companyId, fsbLicenseId, productId, recordedById: people.analyst, paymentDate: `${year}-01-08` }
}

async function addProduct(client, companyId, fsbLicenseId) {
  const productId = randomUUID()
  await client.query(
    `INSERT INTO product (id, company_id, name, manufacturer, kind)
     VALUES ($1, $2, 'Rona One', 'Rona', 'consumer_device')`,
    [productId, companyId],
  )
  await client.query(
    `INSERT INTO product_classification (id, product_id, eccn, license_exception, mass_market, evidence, valid_from)
     VALUES ($1, $2, '5A992.c', 'NLR', true, 'Self-classification', '2020-01-01')`,
    [randomUUID(), productId],
  )
  await client.query('INSERT INTO fsb_license_product (company_id, fsb_license_id, product_id) VALUES ($1, $2, $3)', [
    ...[companyId, fsbLicenseId, productId],
  ])
  return productId
}

function actions(client, people) {
  const move = async (paymentId, expectedState, toState, facts = {}, reason = 'the test of upgrades') => {
    const actorId = toState === 'paid' ? people.analyst : people.manager
    const answer = await call(client, 'move_payment', { paymentId, expectedState, toState, actorId, facts, reason })
    if (answer.status !== 'moved')
      throw new Complaint(`a payment could not become ${toState}: ${JSON.stringify(answer)}`)
  }
  const record = async (subject, state, cents, changes) =>
    (await call(client, 'record_payment', entryOf(subject, state, cents, changes))).paymentId
  const pay = async (subject, cents, changes) => {
    const id = await record(subject, 'requested', cents, changes)
    await move(id, 'requested', 'approved')
    const bank = {
      bankReference: `B-${id.slice(0, 8)}`,
      debitDate: subject.paymentDate,
      postingDate: subject.paymentDate,
    }
    await move(id, 'approved', 'paid', bank)
    return id
  }
  const declare = (id) => move(id, 'paid', 'violation', {}, 'Declared after the fee had left')
  return { move, record, pay, declare }
}

/** Waits long enough ago for its report: only the demo's clock can be set. */
async function refuseLongAgo(client, subject, record) {
  await client.query("SELECT set_config('headroom.demo_clock', $1, false)", [
    new Date(Date.now() - 40 * DAY).toISOString(),
  ])
  const refused = await record(subject, 'blocked', 90_000)
  await client.query("SELECT set_config('headroom.demo_clock', '', false)")
  return refused
}

/**
 * The first year without an entry that could be closed and is open: entries of 2018 and before are settled in the demo.
 */
async function closeOneYear(client, people) {
  for (const year of [2018, 2019, 2017]) {
    const given = { year, closed: true, actorId: people.manager, reason: 'Every entry is settled' }
    if (await call(client, 'set_year_closed', given)) return year
  }
  const { rows } = await client.query('SELECT min(year) AS year FROM ledger_year WHERE closed_at IS NOT NULL')
  return rows[0].year
}

/** Without what was refused. */
const known = (named) => Object.fromEntries(Object.entries(named).filter(([, value]) => value !== null))

/**
 * Writes the special ledgers into the demo organisation and answers what a check needs to find them again.
 *
 * @param {{ appUrl: string }} urls
 */
export const addSpecialLedgers = ({ appUrl }, year = new Date().getUTCFullYear()) =>
  withClient(appUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT role::text, (array_agg(id ORDER BY created_at, id))[1] AS id
       FROM person WHERE deactivated_at IS NULL GROUP BY role`,
    )
    const people = Object.fromEntries(rows.map(({ role, id }) => [role, id]))
    const add = (name, more = {}) => addCompany(client, people, { name, year, ...more })
    const { record, pay, declare } = actions(client, people)

    const beyond = await add('Upgrade: used, a violation and a pending entry')
    await pay(beyond, 400_000)
    await record(beyond, 'violation', 150_000)
    const pending = await unlessRefused(record(beyond, 'requested', 100_000))

    const refilled = await add('Upgrade: the cap filled three times')
    const first = await pay(refilled, 500_000)
    await declare(first)
    const second = await unlessRefused(pay(refilled, 500_000))
    if (second) {
      await declare(second)
      await pay(refilled, 500_000)
    }

    const twins = [
      await add('Rona d.o.o.', { registrationNumber: '20415879' }),
      await unlessRefused(add('RONA DOO', { registrationNumber: '20415879' })),
    ]
    for (const twin of twins.filter(Boolean)) await pay(twin, 300_000)

    const overdue = await add('Upgrade: a refused fee that was not reported')
    const refused = await refuseLongAgo(client, overdue, record)

    const rate = `
      INSERT INTO exchange_rate (id, currency, rate_date, rate, source)
      VALUES ($1, 'EUR', $2, $3, $4::"RateSource")
      ON CONFLICT DO NOTHING`
    await client.query(rate, [randomUUID(), `${year}-01-05`, '0.9201', 'bank_of_russia'])
    await client.query(rate, [randomUUID(), `${year}-01-05`, '1.0870', 'other'])

    const archived = await add('Upgrade: archived and entered again')
    await pay(archived, 500_000)
    await client.query('UPDATE company SET archived_at = now(), version = version + 1 WHERE id = $1', [
      archived.companyId,
    ])
    const again = await add('Upgrade: archived and entered again')
    await pay(again, 200_000)

    const waiting = await add('Upgrade: a void that waits')
    const disputed = await pay(waiting, 120_000)
    await call(client, 'ask_void', {
      id: randomUUID(),
      paymentId: disputed,
      actorId: people.analyst,
      reason: 'Typed twice',
      ground: 'no_debit',
    })

    const closedYear = await closeOneYear(client, people)
    const spare = await add('Upgrade: nothing paid yet')
    return {
      ...{ year, closedYear, people, spare, payments: known({ pending, refused, disputed, first, second }) },
      companies: known({ beyond, refilled, twin: twins[0], otherTwin: twins[1], overdue, archived, again, waiting }),
    }
  })
