// How many tests passed and failed, from the JSON reports of vitest and Playwright.
import { readJson } from '../project.mjs'

/** A file of tests that could not even be loaded counts as one failure; so does a report that was never written. */
function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken }
}

/** A test that passed only at the second try has failed once: it is counted as failed. */
function countPlaywright(report) {
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length }
}

/** @returns {{ passed: number, failed: number }} */
export function countReport(file) {
  const report = readJson(file, undefined)
  if (report?.testResults) return countVitest(report)
  if (report?.stats) return countPlaywright(report)
  return { passed: 0, failed: 1 }
}
