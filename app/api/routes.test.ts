import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// Every API route checks session, origin, permission and input in route() (lib/web/route.ts).

const EXCEPTIONS: Readonly<Record<string, string>> = {
  'app/api/auth/[...nextauth]/route.ts': 'the sign-in itself, which next-auth answers',
  'app/api/back-channel-logout/route.ts': 'called by the identity provider, whose token is verified',
  'app/api/health/route.ts': 'asked by a balancer, which has no session',
  'app/api/security-contact/route.ts': 'security.txt is read by anyone (RFC 9116)',
  'app/api/unreadable-request/route.ts': 'an address that cannot be decoded is refused before anyone is asked',
}
const METHOD = /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b(?! = route\()/g
const EXPORT_LIST = /export \{[^}]*\}/

describe('API routes', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/route.ts'))
    .map((path) => `app/${path}`)
    .toSorted()

  it('are found, each exception among them', () => {
    expect(files.length).toBeGreaterThan(10)
    expect(files).toEqual(expect.arrayContaining(Object.keys(EXCEPTIONS)))
  })

  it.each(files.filter((file) => !(file in EXCEPTIONS)))('%s answers through route() alone', (file) => {
    const source = readFileSync(file, 'utf8').replace('export const HEAD = GET', '')
    expect(source).toContain("import { route } from '@/lib/web/route'")
    expect([...source.matchAll(METHOD)].map(([, method]) => method)).toEqual([])
    expect(source).not.toMatch(EXPORT_LIST)
  })
})
