import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { expect, signInAs, test } from './fixtures'
import { ACTION_ACCESS, type Access, ADDRESS_ACCESS } from './steps/access-rules'
import { UNKNOWN_ID } from './steps/signed-in-pages'

// Every page, route and action of the build, asked by each role and by someone who is not signed in. What the build has
// and the table of access-rules.ts does not is a failure.

const built = <Shape>(name: string): Shape => JSON.parse(readFileSync(`.next/server/${name}`, 'utf8'))
const pathOf = (entry: string) => entry.replace(/\/(page|route)$/, '').replace(/\/\([^)]*\)/g, '') || '/'
const entries = Object.keys(built<Record<string, string>>('app-paths-manifest.json')).filter(
  (entry) => !entry.includes('/_'),
)
type Actions = { node: Record<string, { exportedName: string }> }
const actions = Object.entries(built<Actions>('server-reference-manifest.json').node).map(([id, { exportedName }]) => ({
  id,
  name: exportedName,
}))

const ROLES = ['analyst', 'manager', 'auditor', 'administrator'] as const
type Visitor = (typeof ROLES)[number] | 'signed out'
const VISITORS: readonly Visitor[] = [...ROLES, 'signed out']

const mayEnter = (visitor: Visitor, access: Access): boolean =>
  access === 'anyone' || (visitor !== 'signed out' && (access === 'signed in' || access.includes(visitor)))

const isRoute = (entry: string) => entry.endsWith('/route')
const restricted = entries.filter((entry) => ADDRESS_ACCESS[pathOf(entry)] !== 'anyone')

/** A record of each kind that the demo has, for the pages whose refusal comes after the record was found. */
async function recordIds(request: APIRequestContext): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const list of ['/companies', '/products', '/fsb-licenses']) {
    const page = await (await request.get(list)).text()
    ids[list] = page.match(new RegExp(`href="${list}/([0-9a-f-]{36})`))?.[1] ?? ''
    expect(ids[list], list).not.toBe('')
  }
  return ids
}

test('the table has every page, route and action of the build, and no other', () => {
  expect(entries.map(pathOf).toSorted()).toEqual(Object.keys(ADDRESS_ACCESS).toSorted())
  expect(actions.map(({ name }) => name).toSorted()).toEqual(Object.keys(ACTION_ACCESS).toSorted())
})

for (const visitor of VISITORS) {
  test(`${visitor}: actions do what the table allows`, async ({ page, baseURL }) => {
    if (visitor !== 'signed out') await signInAs(page, visitor)
    const headers = { origin: new URL(baseURL ?? '').origin, 'content-type': 'text/plain;charset=UTF-8' }
    for (const { id, name } of actions.filter((each) => ACTION_ACCESS[each.name] !== 'anyone')) {
      // No action accepts a text: where the role may, the input is refused, and nothing is written.
      const answer = await page.request.post('/sign-in', { headers: { ...headers, 'next-action': id }, data: '["-"]' })
      const expected = mayEnter(visitor, ACTION_ACCESS[name] ?? []) ? 'invalid' : 'forbidden'
      expect.soft(await answer.text(), name).toContain(`"kind":"${expected}"`)
    }
  })

  test(`${visitor}: pages and routes open as the table allows`, async ({ page, baseURL }) => {
    if (visitor !== 'signed out') await signInAs(page, visitor)
    const ids = visitor === 'signed out' ? {} : await recordIds(page.request)
    for (const entry of restricted) {
      const path = pathOf(entry)
      const folder = Object.keys(ids).find((list) => path.startsWith(`${list}/[id]`))
      const address = path.replace(/\[[^\]]+\]/g, (folder && ids[folder]) || UNKNOWN_ID)
      const may = mayEnter(visitor, ADDRESS_ACCESS[path] ?? [])
      if (isRoute(entry)) {
        const status = await routeStatus(page.request, `${address}?year=none`, new URL(baseURL ?? '').origin)
        if (visitor === 'signed out') expect.soft(status, path).toBe(401)
        else if (may) expect.soft([401, 403], `${path}: ${status}`).not.toContain(status)
        else expect.soft(status, path).toBe(403)
      } else if (visitor === 'signed out') {
        const answer = await page.request.get(address, { maxRedirects: 0 })
        expect.soft(answer.headers().location ?? '', path).toContain('/sign-in')
      } else if (Array.isArray(ADDRESS_ACCESS[path])) {
        const text = await (await page.request.get(address)).text()
        expect.soft(text.includes('data-no-permission'), `${path}: ${visitor}`).toBe(!may)
      }
    }
  })
}

/** What a route answers: to a POST where it has no GET. */
async function routeStatus(request: APIRequestContext, address: string, origin: string): Promise<number> {
  const got = await request.get(address, { maxRedirects: 0 })
  const answer =
    got.status() === 405 ? await request.post(address, { headers: { origin }, data: {}, maxRedirects: 0 }) : got
  return answer.status()
}
