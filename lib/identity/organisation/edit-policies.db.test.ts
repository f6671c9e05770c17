import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/permissions/permissions'
import { db } from '@/test/database/database'
import { editPolicies, policiesInput } from './edit-policies'

let administrator: Actor
let manager: Actor

beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
  administrator = await db.person.create({ data: { email: 'r@c.example', name: 'Rui Marques', role: 'administrator' } })
  manager = await db.person.create({ data: { email: 'i@c.example', name: 'Ingrid Solheim', role: 'manager' } })
})

const given = (changes: Record<string, unknown>) => ({
  version: '1',
  name: 'Cedarline Group',
  timeZone: 'America/New_York',
  duplicateWindowDays: '180',
  retryWindowDays: '90',
  ...changes,
})

describe('policies', () => {
  it('record values before and after; an outdated form changes nothing and names who changed them', async () => {
    const input = policiesInput.parse(given({ timeZone: 'Europe/London', duplicateWindowDays: '200' }))
    expect(await editPolicies(administrator, input)).toEqual({ ok: true, value: { changed: true } })
    const [event] = await db.auditEvent.findMany({ where: { verb: 'organisation.policies-edited' } })
    expect(JSON.parse(event!.before!)).toEqual({ timeZone: 'America/New_York', duplicateWindowDays: 180 })
    expect(JSON.parse(event!.after!)).toMatchObject({ timeZone: 'Europe/London', duplicateWindowDays: 200 })
    const late = await editPolicies(administrator, policiesInput.parse(given({ retryWindowDays: '30' })))
    expect(late).toMatchObject({ refusal: { kind: 'conflict', message: expect.stringContaining('Rui Marques') } })
    expect(await db.organisation.findMany()).toMatchObject([
      { version: 2, retryWindowDays: 90, timeZone: 'Europe/London' },
    ])
  })

  it('are for administrators, and saving the same values is refused', async () => {
    const input = policiesInput.parse(given({ version: '2', timeZone: 'Europe/London', duplicateWindowDays: '200' }))
    expect(await editPolicies(manager, input)).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await editPolicies(administrator, input)).toMatchObject({ refusal: { kind: 'invalid' } })
  })

  it.each([
    [{ duplicateWindowDays: '0' }, /1 to 400/],
    [{ duplicateWindowDays: '401' }, /1 to 400/],
    [{ retryWindowDays: '1.5' }, /whole days/],
    [{ retryWindowDays: 'many' }, /whole days/],
    [{ retryWindowDays: '' }, /1 to 400/],
    [{ name: ' ' }, /^Enter the name/],
    [{ timeZone: 'Nowhere' }, /time zone/],
  ])('refuse %j', (changes, message) => {
    expect(policiesInput.safeParse(given(changes)).error?.issues[0]?.message).toMatch(message)
  })
})
