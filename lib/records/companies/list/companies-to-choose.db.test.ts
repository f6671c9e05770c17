import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '@/test/database/database'
import { addCompany, addMembership } from '@/test/ledger/ledger'
import { companiesToChoose } from './companies-to-choose'

const ids = new Map<string, string>()
const add = async (name: string, change = '') => {
  const id = await addCompany(name)
  ids.set(name, id)
  if (change) await asOwner.query(`UPDATE company SET ${change} WHERE id = $1`, [id])
}
const names = async (...asked: Parameters<typeof companiesToChoose>) =>
  (await companiesToChoose(...asked)).options.map(({ label }) => label)

beforeAll(async () => {
  await add('Zeta Handsets', `country = 'NO', registration_number = '923 609'`)
  await addMembership(ids.get('Zeta Handsets') ?? '', 'Nordlys Group')
  await add('Ömega & "Söhne" 100%_')
  await add('Москва Радио')
  await add('ancient Works', 'archived_at = now()')
})

describe('companies to choose', () => {
  it('are all of them, by name, while there are few; archived ones only when requested', async () => {
    expect(await companiesToChoose()).toMatchObject({ isComplete: true })
    expect(await names()).toEqual(['Zeta Handsets', 'Ömega & "Söhne" 100%_', 'Москва Радио'])
    expect(await names({ archived: true })).toContain('ancient Works')
  })

  it.each([
    ['a part of the name, whatever the case', 'zEtA'],
    ['words in any order', 'handsets zeta'],
    ['the country', 'NO'],
    ['the registration number', '923'],
    ['the group', 'nordlys'],
  ])('are found by %s', async (_case, words) => {
    expect(await names({ text: words })).toContain('Zeta Handsets')
    expect(await names({ text: words })).not.toContain('Москва Радио')
  })

  it.each(['100%_', '"söhne"', 'москва', 'ÖMEGA'])('are found by %s, character by character', async (words) => {
    expect(await names({ text: words })).toHaveLength(1)
  })

  it.each(['%', '_a', '\\', 'zeta москва'])('are not found by %s, which none contains', async (words) => {
    const found = await names({ text: words })
    expect(found).toEqual(words === '%' ? ['Ömega & "Söhne" 100%_'] : [])
  })

  it('are the first of many with the selected one, and the others are found by typing', async () => {
    for (let at = 10; at < 60; at++) await addCompany(`Company ${at}`)
    const first = await companiesToChoose()
    expect(first).toMatchObject({ isComplete: false })
    expect(first.options).toHaveLength(40)
    expect(first.options[0]?.label).toBe('Company 10')
    const chosen = ids.get('Zeta Handsets') ?? ''
    const withChosen = await companiesToChoose({ chosen })
    expect(withChosen.options).toHaveLength(41)
    expect(withChosen.options[0]).toMatchObject({
      value: chosen,
      label: 'Zeta Handsets',
      hint: 'NO, 923 609, Nordlys Group',
    })
    const listed = first.options[7]?.value
    expect((await companiesToChoose({ chosen: listed })).options).toHaveLength(40)
    expect(await names({ text: 'zeta' })).toEqual(['Zeta Handsets'])
    expect(await companiesToChoose({ text: 'company' })).toMatchObject({ isComplete: false })
  })

  it('do not include a selected one that is unknown or archived', async () => {
    for (const chosen of [randomUUID(), 'no id', ids.get('ancient Works') ?? ''])
      expect((await companiesToChoose({ chosen })).options).toHaveLength(40)
    expect(await names({ chosen: ids.get('ancient Works'), archived: true })).toContain('ancient Works')
  })
})
