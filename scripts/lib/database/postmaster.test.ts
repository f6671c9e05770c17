import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, judgePidFile, pidFileOf, readPidFile } from './postmaster.mjs'

let data: string
const leave = (text: string) => writeFileSync(pidFileOf(data), text)
const pidFile = (pid: number) => `${pid}\n/somewhere/pg\n1700000000\n5433\n\n127.0.0.1\n`

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pid-'))
})
afterEach(() => rmSync(data, { recursive: true }))

test('no file: nothing runs', () => {
  expect(judgePidFile(data)).toBe('none')
})

test.each(['', 'gibberish', '-5\n'])('a truncated file (%j) does not count as a server', (text) => {
  leave(text)
  expect(readPidFile(data)).toBeUndefined()
  expect(judgePidFile(data)).toBe('none')
})

test('process and port are read', () => {
  leave(pidFile(4711))
  expect(readPidFile(data)).toEqual({ pid: 4711, port: 5433 })
})

test('a dead process: stale, and PostgreSQL clears the file itself', () => {
  leave(pidFile(4711))
  expect(judgePidFile(data, { alive: () => false })).toBe('stale')
  expect(existsSync(pidFileOf(data))).toBe(true)
})

test('the number belongs to another program by now: stale, and the file is removed', () => {
  leave(pidFile(process.pid))
  expect(judgePidFile(data, { commandLine: () => '/usr/bin/node server.js' })).toBe('stale')
  expect(existsSync(pidFileOf(data))).toBe(false)
})

test('a living postgres runs, and so does one whose name cannot be learnt', () => {
  leave(pidFile(process.pid))
  expect(judgePidFile(data, { commandLine: () => '/opt/pg/bin/postgres -D data' })).toBe('running')
  expect(judgePidFile(data, { commandLine: () => undefined })).toBe('running')
})

test('this process is alive; one that may not be signalled counts as alive', () => {
  expect(isAlive(process.pid)).toBe(true)
  expect(isAlive(1)).toBe(true)
  expect(isAlive(2 ** 30)).toBe(false)
})
