import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { TAKES_NONE, TAKES_RECENT_FACTOR } from './operations'

/** The names of the actions and routes in the sources of the pages. */
function operations(): string[] {
  const wrapped = /\b(?:action|route)\(\{\s*name: '([^']+)'/g
  const names = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readFileSync(join('app', path), 'utf8').matchAll(wrapped)].map(([, name = '']) => name))
  return [...new Set(names)].sort()
}

it('each action and each route takes a recent second factor or takes none', () => {
  expect(operations().length).toBeGreaterThan(80)
  expect([...Object.keys(TAKES_RECENT_FACTOR), ...TAKES_NONE].sort()).toEqual(operations())
})
