import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.ts$/.test(name))

it('no condition casts a column to text: that hides the indexes on it', () => {
  const found = files.flatMap((name) =>
    [...readFileSync(join('lib', name), 'utf8').matchAll(/\b\w+\.?\w*::text (?:=|<>|IN)[^,]*/g)].map(
      ([condition]) => `${name}: ${condition}`,
    ),
  )
  expect(found).toEqual([])
})

it('no payments are found by several states through Prisma, which casts the states from text', () => {
  const found = files.filter((name) =>
    /\bpayment\.(count|aggregate|find\w+|groupBy)\(\{[^;]*\bstate: \{ (in|not)/.test(
      readFileSync(join('lib', name), 'utf8'),
    ),
  )
  expect(found).toEqual([])
})
