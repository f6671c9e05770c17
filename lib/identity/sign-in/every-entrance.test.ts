import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Every page, route and server action checks access itself. A layout, a proxy or a hidden button is not a check.

const root = process.cwd()

/** Entry points that are public on purpose, and why. */
const OPEN: Readonly<Record<string, string>> = {
  'app/api/auth/[...nextauth]/route.ts': 'signs people in and out',
  'app/api/back-channel-logout/route.ts': 'requires a token that the identity provider signed',
  'app/api/health/route.ts': 'a load balancer calls it, and it returns no record',
  'app/api/security-contact/route.ts': 'returns the security contact only',
  'app/api/unreadable-request/route.ts': 'answers an address that cannot be decoded, and returns no record',
  'app/set-up/page.tsx': 'requires a one-time link',
  'app/choose-password/page.tsx': 'requires a one-time link',
  'app/sign-in/second-factor/page.tsx': 'requires the token of a sign-in whose password was right',
}

/**
 * Files whose actions are public on purpose: each use case requires the token of a one-time link, or the code of a
 * letter, or that of a sign-in.
 */
const OPEN_ACTIONS = [
  'app/set-up/actions.ts',
  'app/choose-password/actions.ts',
  'app/sign-in/second-factor/actions.ts',
  'app/verify/letter/actions.ts',
]

const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
)
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const isServerActions = (path: string): boolean => /^['"]use server['"]/m.test(read(path))
const entrances = sources.filter((path) => /^app\/(.*\/)?(page|route)\.tsx?$/.test(path))
const actionFiles = sources.filter(isServerActions)

describe('every entry point checks access', () => {
  it('finds the entry points', () => {
    expect(entrances.length).toBeGreaterThan(10)
    expect(actionFiles.length).toBeGreaterThan(3)
  })

  it.each(entrances.filter((path) => !(path in OPEN)))('%s requires a person', (path) => {
    const check = path.endsWith('route.ts')
      ? /^export const (GET|POST) = route\(/m
      : /\b(requireActor|currentActor)\(\)/
    expect(read(path)).toMatch(check)
  })

  it.each(actionFiles)('%s exports actions only', (path) => {
    const wrapper = OPEN_ACTIONS.includes(path) ? /^open(Form)?Action\(/ : /^action\(/
    const source = read(path)
    const exports = [...source.matchAll(/^export (?!type\b)(.*)$/gm)].map(([, words = '']) => words)
    expect(exports.length).toBeGreaterThan(0)
    for (const words of exports) expect(words.replace(/^const \w+ = /, ''), words).toMatch(wrapper)
  })

  it('no action is made inside a function, where it would carry values that a page has encrypted', () => {
    expect(sources.filter((path) => /^\s+['"]use server['"]/m.test(read(path)))).toEqual([])
  })

  it('the list of public entry points has no stale path', () => {
    expect(Object.keys(OPEN).filter((path) => !entrances.includes(path))).toEqual([])
    expect(OPEN_ACTIONS.filter((path) => !actionFiles.includes(path))).toEqual([])
  })
})
