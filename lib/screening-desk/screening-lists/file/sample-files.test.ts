import { expect, it } from 'vitest'
import { SAMPLE_FILES } from '@/test/files/sample-files'
import { readRow } from '../read-rows'
import { LightPass, screenRow } from '../screen-row'
import { openSheet } from './open-sheet'
import { readCsv } from './read-csv'
import type { Sheet } from './table'

const LISTS = ['crimea', 'donetsk-luhansk'] as const

function sheetOf(name: string, text: string): Sheet {
  const steps = readCsv(name, text)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

it.each(SAMPLE_FILES)('$name: the right columns are screened, and no row in Crimea is clear', (sample) => {
  const sheet = sheetOf(sample.name, sample.text)
  const { basis, columns, header, rows, width } = openSheet(sheet)
  const lightPass = new LightPass(LISTS)
  expect({
    basis,
    headerLine: header.count > 0 ? sheet.rows[header.first]?.line : null,
    screened: columns.filter(({ role }) => role !== 'ignored').map(({ name }) => name),
    outcomes: rows.map(({ cells }) => screenRow(readRow(cells, columns, width), LISTS, lightPass).outcome),
  }).toEqual({
    basis: sample.basis,
    headerLine: sample.headerLine,
    screened: sample.screened,
    outcomes: sample.outcomes,
  })
})

it.each(SAMPLE_FILES)('$name: every line is accounted for', (sample) => {
  const sheet = sheetOf(sample.name, sample.text)
  const { lines } = openSheet(sheet)
  expect(sheet.lineCount).toBe(sample.text.split('\n').length - 1)
  expect(lines).not.toContain('not accounted for')
})
