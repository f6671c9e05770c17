import { headers } from 'next/headers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/sign-in/session'
import { err, ok, type Refusal } from '@/lib/kernel/result'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { db } from '@/test/database/database'
import { addActors, eventsOf } from '@/test/rules/use-cases'
import { action, openAction, openFormAction } from './action'

vi.mock('next/headers', () => ({ headers: vi.fn() }))
vi.mock('@/lib/identity/sign-in/session', () => ({ currentActor: vi.fn() }))
vi.mock('@/lib/database/log', () => ({ log: { error: vi.fn() } }))
vi.mock('@/lib/database/env', async (original) => {
  const { environment } = await original<typeof import('@/lib/database/env')>()
  return { environment: { ...environment, publicUrl: 'https://headroom.example' } }
})

const HOST = 'headroom.example'
const run = vi.fn()
const input = z.object({
  amount: z.string().max(3, 'At most three characters'),
  parties: z.array(z.string()).optional(),
})
const record = action({ name: 'test.record', permission: 'payments:record', input, run })
const sentFrom = (given: Record<string, string>) => vi.mocked(headers).mockResolvedValue(new Headers(given))
const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
let people: Record<Role, Actor>

beforeAll(async () => {
  await makeOrganisation(db)
  people = await addActors()
})
beforeEach(() => {
  sentFrom({ origin: `https://${HOST}`, host: HOST })
  vi.mocked(currentActor).mockReset().mockResolvedValue(people.analyst)
  vi.mocked(log.error).mockClear()
  run.mockReset().mockResolvedValue(ok({ answer: 1 }))
})

describe('an action', () => {
  it('gives the use case the actor and the parsed input, of form data and of an object', async () => {
    expect(await record(formOf({ amount: '5', 'parties.0': 'A' }))).toEqual(ok({ answer: 1 }))
    expect(await record({ amount: '5', parties: ['A'] })).toEqual(ok({ answer: 1 }))
    const call = [people.analyst, { amount: '5', parties: ['A'] }]
    expect(run.mock.calls).toEqual([call, call])
  })

  it('refuses someone without a session', async () => {
    vi.mocked(currentActor).mockResolvedValue(null)
    expect(await record({ amount: '5' })).toMatchObject({
      refusal: { kind: 'forbidden', message: expect.stringContaining('You are signed out') },
    })
    expect(run).not.toHaveBeenCalled()
  })

  it.each<[string, Record<string, string>]>([
    ['no origin', { host: HOST }],
    ['the origin null', { origin: 'null', host: HOST }],
    ['another origin', { origin: 'https://evil.example', host: HOST }],
    ['another port', { origin: `https://${HOST}:8443`, host: HOST }],
    ['a name pointed at this server', { origin: 'https://evil.example', host: 'evil.example' }],
    [
      'a host that only a header vouches for',
      { origin: 'https://evil.example', host: HOST, 'x-forwarded-host': 'evil.example' },
    ],
  ])('refuses %s', async (_what, given) => {
    sentFrom(given)
    expect(await record({ amount: '5' })).toMatchObject({
      refusal: { kind: 'forbidden', message: expect.stringContaining('did not come from this site') },
    })
    expect(currentActor).not.toHaveBeenCalled()
    expect(run).not.toHaveBeenCalled()
    expect(await eventsOf('another site')).toMatchObject([{ verb: 'request.refused', actorId: null }])
  })

  it('takes the configured address, also behind a proxy that rewrites the host', async () => {
    sentFrom({ origin: `https://${HOST}`, host: '10.0.0.7:3000' })
    expect(await record({ amount: '5' })).toEqual(ok({ answer: 1 }))
  })

  it('refuses a role without the permission before it reads the input, and records that once', async () => {
    vi.mocked(currentActor).mockResolvedValue(people.auditor)
    await record({ amount: '5' })
    expect(await record({ amount: 'too long' })).toMatchObject({
      refusal: { kind: 'forbidden', message: expect.stringContaining('Auditors cannot do this') },
    })
    expect(run).not.toHaveBeenCalled()
    expect(await eventsOf('test.record')).toMatchObject([
      {
        verb: 'permission.refused',
        actorId: people.auditor.id,
        after: { role: 'auditor', permission: 'payments:record' },
      },
    ])
  })

  it('gives invalid input a message at its field', async () => {
    expect(await record({ amount: 'abcd', parties: ['A', 1] })).toEqual(
      err({
        kind: 'invalid',
        message: 'There is a problem',
        fieldErrors: { amount: 'At most three characters', 'parties.1': expect.any(String) },
      }),
    )
    for (const given of [null, undefined, 'text', []]) expect((await record(given)).ok).toBe(false)
    expect(run).not.toHaveBeenCalled()
  })

  it.each<Refusal>([
    { kind: 'invalid', message: 'Not so', fieldErrors: { amount: 'Not so' } },
    { kind: 'conflict', message: 'Changed meanwhile' },
    { kind: 'possible_duplicate', message: 'Twice', records: [] },
  ])('returns the refusal of the use case as it is: $kind', async (refusal) => {
    run.mockResolvedValue(err(refusal))
    expect(await record({ amount: '5' })).toEqual(err(refusal))
    expect(log.error).not.toHaveBeenCalled()
  })

  it('logs an error under the reference that it shows, and shows nothing else of it', async () => {
    const error = new Error('relation "payment" at postgres://owner:secret@db')
    run.mockRejectedValue(error)
    const answer = await record({ amount: '5' })
    expect(answer).toEqual(
      err({
        kind: 'unavailable',
        message: expect.stringMatching(/^Something failed here\. It is not known .*\. Reference [0-9A-F]{6}$/),
      }),
    )
    const [, reference] = /Reference (\w{6})/.exec(JSON.stringify(answer)) ?? []
    expect(log.error).toHaveBeenCalledExactlyOnceWith(
      { err: error, action: 'test.record', reference },
      expect.any(String),
    )
  })

  it.each([
    ['Prisma', { code: 'P1001' }],
    ['the driver', { code: 'ECONNREFUSED' }],
    ['PostgreSQL, which is stopping', { code: '57P01' }],
  ])('states that the database did not answer: %s', async (_what, facts) => {
    run.mockRejectedValue(Object.assign(new Error('failed'), facts))
    expect(await record({ amount: '5' })).toMatchObject({
      refusal: { kind: 'unavailable', message: expect.stringMatching(/^The database did not answer\./) },
    })
  })

  it.each<[string, object, RegExp]>([
    ['the database was never reached', { code: 'P1001' }, /Nothing was changed/],
    ['it refused the connection', { code: 'ECONNREFUSED' }, /Nothing was changed/],
    ['no connection is left', { code: '53300' }, /Nothing was changed/],
    ['a constraint refused the statement', { code: '23514' }, /Nothing was changed/],
    ['a deadlock', { code: '40P01' }, /Nothing was changed/],
    ['the connection was lost', { code: 'ECONNRESET' }, /It is not known whether this was saved.*look before/],
    ['the server stopped meanwhile', { code: '57P01' }, /It is not known/],
    ['the connection was closed', { code: '08006' }, /It is not known/],
    ['a bug, perhaps after the commit', {}, /It is not known/],
  ])('claims that nothing was changed only where that is certain: %s', async (_what, facts, message) => {
    run.mockRejectedValue(Object.assign(new Error('failed'), facts))
    expect(await record({ amount: '5' })).toMatchObject({ refusal: { message: expect.stringMatching(message) } })
  })

  it('asks to send an input again that has a key, where the outcome is not known', async () => {
    const once = action({ name: 'test.once', permission: 'payments:record', recordedOnce: true, input, run })
    run.mockRejectedValue(Object.assign(new Error('failed'), { code: 'ECONNRESET' }))
    expect(await once({ amount: '5' })).toMatchObject({
      refusal: { message: expect.stringMatching(/send it again: it is recorded once/) },
    })
  })

  it('refuses as well where the session cannot be read', async () => {
    vi.mocked(currentActor).mockRejectedValue(Object.assign(new Error('failed'), { code: 'P1001' }))
    expect(await record({ amount: '5' })).toMatchObject({
      refusal: { kind: 'unavailable', message: expect.stringMatching(/Nothing was changed/) },
    })
    expect(run).not.toHaveBeenCalled()
  })

  it('leaves the signals of Next.js to it', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/sign-in;307;' })
    run.mockRejectedValue(redirect)
    await expect(record({ amount: '5' })).rejects.toBe(redirect)
    expect(log.error).not.toHaveBeenCalled()
  })
})

describe('an action of someone who cannot sign in yet', () => {
  it('checks the origin and the input, and no session', async () => {
    const open = openAction({ name: 'test.open', input, run })
    expect(await open({ amount: '5' })).toEqual(ok({ answer: 1 }))
    expect(run.mock.calls).toEqual([[{ amount: '5' }]])
    expect(await open({ amount: 'abcd' })).toMatchObject({ refusal: { fieldErrors: { amount: expect.any(String) } } })
    sentFrom({ host: HOST })
    expect(await open({ amount: '5' })).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(currentActor).not.toHaveBeenCalled()
  })

  it('returns what was typed beside the result to a form without JavaScript', async () => {
    const submit = openFormAction({ name: 'test.open', input, run })
    expect(await submit(null, formOf({ amount: 'abcd' }))).toMatchObject({
      typed: { amount: 'abcd' },
      outcome: { refusal: { kind: 'invalid' } },
    })
  })
})
