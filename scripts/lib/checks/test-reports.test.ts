import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countReport } from './test-reports.mjs'

const folder = mkdtempSync(join(tmpdir(), 'report-'))
afterAll(() => rmSync(folder, { recursive: true }))

function count(report: string) {
  const file = join(folder, 'report.json')
  writeFileSync(file, report)
  return countReport(file)
}

const passedFile = { status: 'passed', assertionResults: [{}] }

test('vitest: passed and failed are taken over', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, testResults: [passedFile] }
  expect(count(JSON.stringify(report))).toEqual({ passed: 7, failed: 2 })
})

test('vitest: a file that could not be loaded is a failure', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 0,
    testResults: [passedFile, { status: 'failed', assertionResults: [] }],
  }
  expect(count(JSON.stringify(report))).toEqual({ passed: 7, failed: 1 })
})

test('Playwright: a test that passed at the second try has failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, errors: [] }
  expect(count(JSON.stringify(report))).toEqual({ passed: 5, failed: 2 })
})

test('Playwright: an error outside of any test is a failure', () => {
  const report = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: 'no server' }] }
  expect(count(JSON.stringify(report))).toEqual({ passed: 0, failed: 1 })
})

test.each(['', '{', '{}'])('a report that was not written to its end (%j) is a failure', (text) => {
  expect(count(text)).toEqual({ passed: 0, failed: 1 })
})
