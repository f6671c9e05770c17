import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/permissions/permissions'
import { asOwner } from '@/test/database/database'
import { addCompany, addLicense, addPayment, addPerson } from '@/test/ledger/ledger'
import { searchInput, searchRecords } from './search-records'

let actor: Actor
let kestrel = ''

beforeAll(async () => {
  await asOwner.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Cedarline', true)")
  const id = await addPerson('Auditor', 'auditor')
  actor = { id, name: 'Auditor', email: 'a', role: 'auditor' }
  kestrel = await addCompany('Kestrel Handsets Corp.')
  for (const name of [
    'Old Kestrel',
    '100 % Audio_Works',
    'Ambry',
    ...Array.from({ length: 7 }, (_, at) => `Many ${at}`),
  ]) {
    await addCompany(name)
  }
  await asOwner.query("UPDATE company SET archived_at = now() WHERE name = 'Old Kestrel'")
  await asOwner.query(
    `INSERT INTO product (id, company_id, name, model, manufacturer, kind)
     VALUES (gen_random_uuid(), $1, 'Kestrel phone', 'K12', 'Kestrel', 'consumer_device')`,
    [kestrel],
  )
  const fsbLicenseId = await addLicense(kestrel, { number: 'RU0000021617' })
  await addPayment({
    companyId: kestrel,
    fsbLicenseId,
    recordedById: id,
    amountCents: 12_345,
    paymentDate: '2026-05-05',
  })
})

const search = async (words: string) => {
  const outcome = await searchRecords(actor, words)
  return outcome.ok ? outcome.value : []
}
const titles = async (words: string) => (await search(words)).flatMap(({ items }) => items.map(({ title }) => title))

describe('searchRecords', () => {
  it('finds companies and products by a part of the name, in any case, archived ones last', async () => {
    expect(await titles('kestrel')).toEqual(['Kestrel Handsets Corp.', 'Old Kestrel', 'Kestrel phone'])
    expect((await search('handsets'))[0]).toMatchObject({
      label: 'Companies',
      items: [{ id: kestrel, href: `/companies/${kestrel}` }],
    })
  })

  it.each([undefined, ' ', 'x'.repeat(101), 'a\u0007'])('refuses the text %j with what it may be', (text) => {
    expect(searchInput.safeParse(text).error?.issues[0]?.message).toBe('Enter 1 to 100 characters')
  })

  it('finds a license by a part of its number and a payment by its reference', async () => {
    expect(await search('21617')).toMatchObject([{ label: 'FSB licenses', items: [{ title: 'RU0000021617' }] }])
    const { rows } = await asOwner.query('SELECT id, reference FROM payment')
    const expected = { id: rows[0].id, title: rows[0].reference, href: `/payments/${rows[0].id}` }
    expect(await search(rows[0].reference.toLowerCase())).toMatchObject([{ label: 'Payments', items: [expected] }])
    expect(expected.title).toMatch(/^P-2026-/)
  })

  it('takes the signs of a pattern as they are typed', async () => {
    expect(await titles('100 %')).toEqual(['100 % Audio_Works'])
    expect(await titles('%')).toEqual(['100 % Audio_Works'])
    expect(await titles('o_w')).toEqual(['100 % Audio_Works'])
    expect(await titles("'; DROP TABLE company; --")).toEqual([])
    expect(await titles('\\')).toEqual([])
  })

  it('answers with five of a kind at most', async () => {
    expect(await titles('many')).toEqual(['Many 0', 'Many 1', 'Many 2', 'Many 3', 'Many 4'])
  })
})
