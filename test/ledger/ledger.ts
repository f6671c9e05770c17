import { randomUUID } from 'node:crypto'
import { asApplication, asOwner } from '../database/database'

// Arranges a ledger for tests of queries: plain records, and payments through the functions of the database itself.

/** Adds a person with a role; returns the id. */
export async function addPerson(name: string, role: string): Promise<string> {
  const id = randomUUID()
  await asOwner.query('INSERT INTO person (id, email, name, role) VALUES ($1, $2, $3, $4::"Role")', [
    id,
    `${id}@example.com`,
    name,
    role,
  ])
  return id
}

/** Adds a company; returns the id. */
export async function addCompany(name: string): Promise<string> {
  const id = randomUUID()
  await asOwner.query("INSERT INTO company (id, name, country) VALUES ($1, $2, 'US')", [id, name])
  return id
}

/**
 * Adds a company to a group from a day to a day; returns the id of the group, which is added if the name is new.
 * Recorded by an existing person, or by a new one if there is none.
 */
export async function addMembership(
  companyId: string,
  groupName: string,
  { from = null as string | null, until = null as string | null, recordedById = '' } = {},
): Promise<string> {
  const group = await asOwner.query(
    `INSERT INTO company_group (id, name) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`,
    [randomUUID(), groupName],
  )
  await asOwner.query(
    `INSERT INTO group_membership (id, company_id, group_id, from_date, until_date, recorded_by_id)
      VALUES ($1, $2, $3, $4, $5, $6)`,
    [randomUUID(), companyId, group.rows[0].id, from, until, recordedById || (await addPerson('Recorder', 'analyst'))],
  )
  return group.rows[0].id
}

/** Adds an FSB license of a company, valid until a date; returns the id. */
export async function addLicense(
  companyId: string,
  {
    kind = 'notification',
    validUntil = null as string | null,
    number = `RU${Math.random().toString().slice(2, 12)}`,
  } = {},
): Promise<string> {
  const id = randomUUID()
  await asOwner.query(
    `INSERT INTO fsb_license (id, company_id, kind, number, status, applicant, applicant_kind, categories, valid_until)
     VALUES ($1, $2, $3::"FsbLicenseKind", $4, 'valid', 'Applicant', 'manufacturer', '{}', $5)`,
    [id, companyId, kind, number, validUntil],
  )
  return id
}

export type TestPayment = {
  companyId: string
  recordedById: string
  amountCents: number
  paymentDate: string
  fsbLicenseId?: string | null
  state?: 'requested' | 'in_review' | 'blocked' | 'violation'
  blockedBy?: string[]
  generalLicenses?: string[]
  note?: string
  payeeKind?: 'fsb' | 'agent' | 'state_duty'
  payeeName?: string
  productId?: string | null
  correctsId?: string | null
  /** The amount used before the entry, according to the determination. */
  usedBeforeCents?: number
}

type Client = Pick<typeof asApplication, 'query'>

/** Records a payment in its first state; returns the id. */
export async function addPayment(payment: TestPayment, client: Client = asApplication): Promise<string> {
  const {
    state = 'requested',
    blockedBy = [],
    generalLicenses = ['GL 1C', 'GL 42'],
    note = '',
    usedBeforeCents = 0,
    ...given
  } = payment
  const outcome = { requested: 'clear', in_review: 'review', blocked: 'blocked', violation: 'blocked' }[state]
  const entry = {
    payeeKind: 'fsb',
    payeeName: 'FSB of Russia',
    ...given,
    id: randomUUID(),
    state,
    purpose: 'paying',
    currency: 'USD',
    amountMinor: payment.amountCents,
    alreadyPaid: state === 'violation',
    note,
    idempotencyKey: randomUUID(),
    requestHash: 'hash',
    destinations: [],
    determination: {
      outcome,
      findings: [{ rule: 'duplicate', title: 'Duplicate', outcome: 'review', says: 'Same payee, amount and license.' }],
      blockedBy,
      generalLicenses,
      capCents: 500_000,
      usedCents: usedBeforeCents,
      reservedCents: 0,
      rulesVersion: 'test',
      placesVersion: 'test',
    },
  }
  await client.query('SELECT record_payment($1::jsonb)', [JSON.stringify(entry)])
  return entry.id
}

/** Moves a payment one step as the given person. */
export async function movePayment(
  paymentId: string,
  [expectedState, toState]: [string, string],
  actorId: string,
  { reason = '', facts = {} as Record<string, string>, client = asApplication as Client } = {},
): Promise<void> {
  const move = { paymentId, expectedState, toState, actorId, reason, facts }
  const { rows } = await client.query('SELECT move_payment($1::jsonb) AS answer', [JSON.stringify(move)])
  if (rows[0].answer.status !== 'moved') throw new Error(`the payment was not moved: ${rows[0].answer.status}`)
}

/** Records, approves and marks a payment as paid on its payment date; returns the id. */
export async function addPaidPayment(
  payment: TestPayment,
  approverId: string,
  client: Client = asApplication,
): Promise<string> {
  const id = await addPayment(payment, client)
  await movePayment(id, ['requested', 'approved'], approverId, { client })
  const facts = { bankReference: 'B-1', debitDate: payment.paymentDate, postingDate: payment.paymentDate }
  await movePayment(id, ['approved', 'paid'], payment.recordedById, { facts, client })
  return id
}
