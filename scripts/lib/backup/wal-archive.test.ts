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
