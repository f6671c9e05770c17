import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { log } from '@/lib/database/log'
import { currentActor } from '@/lib/identity/sign-in/session'
import { err, ok, type Refusal } from '@/lib/kernel/result'
import type { Actor, Role } from '@/lib/permissions/permissions'
import { makeOrganisation } from '@/prisma/factories'
import { db } from '@/test/database/database'
import { addActors, eventsOf } from '@/test/rules/use-cases'
import { route } from './route'

vi.mock('@/lib/identity/sign-in/session', () => ({ currentActor: vi.fn() }))
vi.mock('@/lib/database/log', () => ({ log: { error: vi.fn() } }))
vi.mock('@/lib/database/env', async (original) => {
  const { environment } = await original<typeof import('@/lib/database/env')>()
  return { environment: { ...environment, publicUrl: 'http://headroom.example' } }
})

let people: Record<Role, Actor>
const SITE = 'http://headroom.example'
const context = { params: Promise.resolve({}) }
const run = vi.fn()

const reading = route({ name: 'search', permission: 'payments:record', input: z.object({ q: z.string().max(3) }), run })
const writing = route({ name: 'search', permission: null, input: z.object({ n: z.number() }), largestBody: 20, run })
const get = (search: string, headers = {}) => reading(new Request(`${SITE}/api/test?${search}`, { headers }), context)
const post = (body: string, headers: Record<string, string> = { origin: SITE, host: 'headroom.example' }) =>
  writing(new Request(`${SITE}/api/test`, { method: 'POST', body, headers }), context)

beforeAll(async () => {
  await makeOrganisation(db)
  people = await addActors()
})
beforeEach(() => {
  vi.mocked(currentActor).mockResolvedValue(people.analyst)
  vi.mocked(log.error).mockClear()
  run.mockReset().mockResolvedValue(ok({ answer: 1 }))
})

describe('a route', () => {
  it('gives the use case the actor and the parsed input, and is never stored by a browser', async () => {
    const answer = await get('q=abc')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({ answer: 1 })
    expect(run.mock.calls[0]?.slice(0, 2)).toEqual([people.analyst, { q: 'abc' }])
  })

  it('answers 401 to someone without a session', async () => {
    vi.mocked(currentActor).mockResolvedValue(null)
    expect((await get('q=abc')).status).toBe(401)
    expect(run).not.toHaveBeenCalled()
  })

  it('answers 403 to a role without the permission, and records that once', async () => {
    vi.mocked(currentActor).mockResolvedValue(people.auditor)
    await get('q=abc')
    const answer = await get('q=abc')
    expect([answer.status, (await answer.json()).message]).toEqual([
      403,
      expect.stringContaining('Auditors cannot do this'),
    ])
    expect(await eventsOf('search')).toMatchObject([
      {
        verb: 'permission.refused',
        actorId: people.auditor.id,
        after: { role: 'auditor', permission: 'payments:record' },
      },
    ])
  })

  it('answers 400 to a parameter that cannot be read or is unknown', async () => {
    expect((await get('q=abcd')).status).toBe(400)
    expect((await get('q=abc&other=1')).status).toBe(400)
    expect(run).not.toHaveBeenCalled()
  })

  it.each<[Refusal['kind'], number]>([
    ['invalid', 400],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['possible_duplicate', 409],
    ['unavailable', 503],
  ])('answers a refusal that is %s with %i and its message', async (kind, status) => {
    run.mockResolvedValue(err({ kind, message: 'Not so', fieldErrors: {}, records: [] } as Refusal))
    const answer = await get('q=abc')
    expect([answer.status, await answer.json()]).toEqual([status, { message: 'Not so' }])
  })

  it('logs an error under the reference that it shows', async () => {
    run.mockRejectedValue(new Error('broken'))
    const answer = await get('q=abc')
    const [, reference] = /Reference (\w{6})$/.exec((await answer.json()).message) ?? []
    expect(answer.status).toBe(503)
    expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ route: 'search', reference }), expect.any(String))
  })

  it('writes a refusal as text where the address returns a file', async () => {
    const file = route({
      name: 'download',
      permission: null,
      input: 'parsed by the use case',
      audited: true,
      refusals: 'text',
      run,
    })
    const asked = (site: string) =>
      file(new Request(`${SITE}/api/file`, { headers: { 'sec-fetch-site': site } }), context)
    expect(await (await asked('cross-site')).text()).toContain('did not come from this site')
    expect((await asked('cross-site')).status).toBe(403)
    expect((await asked('same-origin')).status).toBe(200)
  })
})

describe('a route that takes a body', () => {
  it('parses it', async () => {
    expect((await post('{"n":1}')).status).toBe(200)
    expect(run.mock.calls[0]?.[1]).toEqual({ n: 1 })
  })

  it.each([
    ['no origin', { host: 'headroom.example' }],
    ['another origin', { origin: 'https://evil.example', host: 'headroom.example' }],
    ['the origin null', { origin: 'null', host: 'headroom.example' }],
  ])('refuses %s', async (_what, headers) => {
    expect((await post('{"n":1}', headers)).status).toBe(403)
    expect(run).not.toHaveBeenCalled()
    expect(await eventsOf('another site')).toMatchObject([{ verb: 'request.refused', actorId: people.analyst.id }])
  })

  it('answers 400 to what it cannot read and 413 to what is too long', async () => {
    expect((await post('{')).status).toBe(400)
    expect((await post('{"n":"1"}')).status).toBe(400)
    expect((await post(`{"n":1${' '.repeat(20)}}`)).status).toBe(413)
  })
})
