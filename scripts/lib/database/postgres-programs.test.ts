import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { restartPause } from './embedded-postgres.mjs'
import { rotateLogs } from './postgres-programs.mjs'

const folder = mkdtempSync(join(tmpdir(), 'logs-'))
const file = join(folder, 'postgres.log')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a start keeps the logs of the three before it', () => {
  for (let start = 1; start <= 6; start += 1) {
    rotateLogs(file)
    writeFileSync(file, `start ${start}`)
  }
  expect(readdirSync(folder).toSorted()).toEqual(['postgres.log', 'postgres.log.1', 'postgres.log.2', 'postgres.log.3'])
  expect(readFileSync(file, 'utf8')).toBe('start 6')
  expect(readFileSync(`${file}.3`, 'utf8')).toBe('start 3')
})

test('a failed restart is tried again after longer pauses, without an end', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map(restartPause)).toEqual([
    2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ])
})
