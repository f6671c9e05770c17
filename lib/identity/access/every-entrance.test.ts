import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Every page, route and server action checks access itself: a layout, a proxy or a hidden button is no check.

const root = process.cwd()

/** Entrances that are open on purpose, and why. */
const OPEN: Readonly<Record<string, string>> = {
  'app/api/auth/[...nextauth]/route.ts': 'signs people in and out',
  'app/api/health/route.ts': 'a balancer asks it, and it tells no record',
  'app/api/security-contact/route.ts': 'names whom to tell of a weakness, and nothing else',
  'app/set-up/page.tsx': 'asks for the one-time link itself',
  'app/choose-password/page.tsx': 'asks for the one-time link itself',
}

/**
 * Files whose actions are open on purpose: each use case asks for the token of a one-time link, or for the code of a
 * letter.
 */
const OPEN_ACTIONS = ['app/set-up/actions.ts', 'app/choose-password/actions.ts', 'app/verify/letter/actions.ts']

const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
)
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const isServerActions = (path: string): boolean => /^['"]use server['"]/m.test(read(path))
const entrances = sources.filter((path) => /^app\/(.*\/)?(page|route)\.tsx?$/.test(path))
const actionFiles = sources.filter(isServerActions)

describe('every entrance checks who comes in', () => {
  it('finds the entrances', () => {
    expect(entrances.length).toBeGreaterThan(10)
    expect(actionFiles.length).toBeGreaterThan(3)
  })

  it.each(entrances.filter((path) => !(path in OPEN)))('%s asks for the person', (path) => {
    expect(read(path)).toMatch(/\b(requireActor|currentActor)\(\)/)
  })

  it.each(actionFiles)('%s exports actions only', (path) => {
    const wrapper = OPEN_ACTIONS.includes(path) ? /^open(Form)?Action\(/ : /^action\(/
    const source = read(path)
    const exports = [...source.matchAll(/^export (?!type\b)(.*)$/gm)].map(([, words = '']) => words)
    expect(exports.length).toBeGreaterThan(0)
    for (const words of exports) expect(words.replace(/^const \w+ = /, ''), words).toMatch(wrapper)
  })

  it('no entrance is forgotten in the list of open ones', () => {
    expect(Object.keys(OPEN).filter((path) => !entrances.includes(path))).toEqual([])
    expect(OPEN_ACTIONS.filter((path) => !actionFiles.includes(path))).toEqual([])
  })
})
