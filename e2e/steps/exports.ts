import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'

/** The records of a CSV file as RFC 4180 has them, the header first. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [[]]
  const cells = text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)
  for (const [whole, quoted, plain, end] of cells) {
    if (whole === '') break
    records.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') records.push([])
  }
  return records.filter((record) => record.length > 0)
}

/** The records of a CSV file as objects by header. */
export function readRecords(text: string): Record<string, string>[] {
  const [header = [], ...records] = recordsOf(text)
  return records.map((record) => Object.fromEntries(header.map((name, place) => [name, record[place] ?? ''])))
}

/** Opens the export menu of a list, chooses in it, and waits for the file. */
export async function downloadList(page: Page, choose?: (menu: Locator) => Promise<void>) {
  await page.getByRole('button', { name: /^Export [\d,]+ rows?$/ }).click()
  const menu = page.getByRole('dialog', { name: 'Export' })
  await choose?.(menu)
  const waiting = page.waitForEvent('download')
  await menu.getByRole('button', { name: 'Download' }).click()
  return waiting
}

/** Downloads a list as CSV; returns the name of the file and its records as objects by header. */
export async function exportList(page: Page): Promise<{ filename: string; rows: Record<string, string>[] }> {
  const download = await downloadList(page)
  return { filename: download.suggestedFilename(), rows: readRecords(await readFile(await download.path(), 'utf8')) }
}
