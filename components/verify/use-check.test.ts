import { expect, test } from 'vitest'
import type { PackageVerdict } from '@/lib/audit/verification/verify-package'
import { afterReport, type Check } from './use-check'

const file = new File(['x'], 'package.zip')
const running: Check = { state: 'running', file, readBytes: 10 }
const verdict = { isValid: true } as PackageVerdict

test('progress, a verdict and a failure each lead a running check to its next state', () => {
  const at = new Date('2026-11-29T12:00:00Z')
  expect(afterReport(running, { order: 1, kind: 'progress', readBytes: 20 })).toEqual({ ...running, readBytes: 20 })
  expect(afterReport(running, { order: 1, kind: 'verdict', verdict }, at)).toEqual({
    state: 'finished',
    ...{ file, verdict, at },
  })
  expect(afterReport(running, { order: 1, kind: 'broken', message: 'Gone.' })).toEqual({
    state: 'broken',
    ...{ file, message: 'Gone.' },
  })
})

test('a report that comes after a check was cancelled changes nothing', () => {
  const checks: Check[] = [{ state: 'none' }, { state: 'cancelled', file }, { state: 'broken', file, message: 'Gone.' }]
  for (const check of checks) {
    expect(afterReport(check, { order: 1, kind: 'verdict', verdict })).toBe(check)
    expect(afterReport(check, { order: 1, kind: 'progress', readBytes: 1 })).toBe(check)
  }
})
