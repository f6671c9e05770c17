import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { recoverySettings } from './wal-archive.mjs'

const folder = mkdtempSync(join(tmpdir(), 'headroom-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an instant reaches PostgreSQL with its offset in figures, which its command line can read', () => {
  const settings = recoverySettings(folder, { archive: '/archive', until: '2026-11-30T14:05:00.000Z' }, undefined)
  expect(settings).toMatchObject({
    recovery_target_time: '2026-11-30T14:05:00.000+00:00',
    restore_command: "cp '/archive/%f' '%p'",
  })
  expect(existsSync(join(folder, 'recovery.signal'))).toBe(true)
})

test('without an archive a restore ends where its backup does', () => {
  expect(recoverySettings(join(folder, 'none'), {}, undefined)).toEqual({})
})

/** `npm run restore` with these arguments, which are read before anything else. */
const refusalOf = (...args: string[]): string =>
  spawnSync(process.execPath, ['scripts/restore.mjs', '/a-backup', ...args], { encoding: 'utf8' }).stderr

test.each([
  [['--archive', folder], 'is not an archive of WAL: it has no file of it. Nothing was restored.'],
  [['--archive', join(folder, 'missing')], 'is not an archive of WAL'],
  [['--until', '2026-11-30T14:05:00Z'], '--until needs the archive of WAL'],
  [['--archive', folder, '--until', '2026-11-30 14:05'], 'is not an instant with its zone'],
  [['--archive', folder, '--until', '2026-13-45T00:00:00Z'], 'is not an instant with its zone'],
])('a restore with %j is refused with the reason', (args, reason) => {
  expect(refusalOf(...args)).toContain(reason)
})
