import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { asOwner } from '../database/database'
import { addCompany, addLicense, addPaidPayment, addPayment, addPerson, movePayment } from './ledger'

// A history of 2023 and 2024 in which everything happens that a yearly summary tells.

async function addProduct(companyId: string, kind: string): Promise<string> {
  const id = randomUUID()
  await asOwner.query(
    `INSERT INTO product (id, company_id, name, manufacturer, kind) VALUES ($1, $2, $3, 'Maker', $4::"ProductKind")`,
    [id, companyId, `Product ${kind}`, kind],
  )
  return id
}

const at = (client: pg.PoolClient, instant: string) =>
  client.query("SELECT set_config('headroom.demo_clock', $1, false)", [instant])

async function addHistory(client: pg.PoolClient, companyId: string, people: { analyst: string; manager: string }) {
  const { analyst, manager } = people
  const kinds = ['notification', 'permit', 'import_license', 'certification'] as const
  const licenses = await Promise.all(kinds.map((kind) => addLicense(companyId, { kind, validUntil: '2024-06-30' })))
  const products = [await addProduct(companyId, 'consumer_device'), await addProduct(companyId, 'other_it'), null]
  const common = { companyId, recordedById: analyst }
  for (let number = 0; number < 14; number++) {
    const year = number % 3 === 0 ? 2023 : 2024
    const paymentDate = `${year}-${String((number % 12) + 1).padStart(2, '0')}-15`
    // One in four is entered after it was paid, one of them in the year after.
    await at(client, number % 4 === 0 ? `${year + (number === 8 ? 1 : 0)}-12-20T15:00:00Z` : `${paymentDate}T14:00:00Z`)
    await addPaidPayment(
      {
        ...common,
        fsbLicenseId: licenses[number % 4],
        productId: products[number % 3],
        payeeKind: (['fsb', 'agent', 'state_duty'] as const)[number % 3],
        amountCents: 10_007 + number * 1009,
        paymentDate,
        generalLicenses: number % 2 ? ['GL 1C', 'GL 42'] : ['GL 1C'],
        usedBeforeCents: number === 5 ? 480_000 : 0,
      },
      manager,
      client,
    )
  }
  const fsbLicenseId = licenses[0]
  await at(client, '2024-05-06T12:00:00Z')
  for (const [place, days] of [1, 3, 5].entries()) {
    await at(client, '2024-05-06T12:00:00Z')
    const id = await addPayment(
      { ...common, fsbLicenseId, amountCents: 4_000 + place, paymentDate: '2024-05-06', state: 'in_review' },
      client,
    )
    await at(client, `2024-05-${String(6 + days).padStart(2, '0')}T12:30:00Z`)
    await movePayment(id, ['in_review', days === 5 ? 'blocked' : 'requested'], manager, { reason: 'looked at', client })
  }
  await addPayment({ ...common, fsbLicenseId, amountCents: 999, paymentDate: '2024-05-12', state: 'in_review' }, client)
  for (const [over, blockedBy] of [
    [24_999, ['annual-cap']],
    [25_000, ['annual-cap', 'payee']],
    [1, ['purpose']],
  ] as const) {
    await addPayment(
      {
        ...common,
        amountCents: 500_000 + over,
        paymentDate: '2024-07-07',
        state: 'blocked',
        blockedBy: [...blockedBy],
      },
      client,
    )
  }
  const wrong = await addPayment({ ...common, fsbLicenseId, amountCents: 7_777, paymentDate: '2024-08-08' }, client)
  await movePayment(wrong, ['requested', 'voided'], analyst, { reason: 'Entered for the wrong license', client })
  await addPayment(
    { ...common, fsbLicenseId, amountCents: 8_888, paymentDate: '2024-08-08', correctsId: wrong },
    client,
  )
  await addPayment(
    {
      ...common,
      fsbLicenseId,
      amountCents: 31_240,
      paymentDate: '2024-11-06',
      state: 'violation',
      blockedBy: ['destination'],
    },
    client,
  )
}

/** Writes the history for three companies; answers the first of them. */
export async function arrangeSummaryHistory(): Promise<string> {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  const people = { analyst: await addPerson('Tomas Aldana', 'analyst'), manager: await addPerson('Ingrid', 'manager') }
  const one = await addCompany('Kestrel')
  const client = await asOwner.connect()
  for (const companyId of [one, await addCompany('Ambry'), await addCompany('Mirova')])
    await addHistory(client, companyId, people)
  await at(client, '')
  client.release()
  return one
}
