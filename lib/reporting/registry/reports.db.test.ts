import { describe, expect, it } from 'vitest'
import { reportWords } from '@/lib/reporting/exports/report-words'
import { REPORTS } from './reports'

describe('every report that can be exported', () => {
  it.each(REPORTS.map(({ name }) => name))('%s has a title that is not its identifier', (name) => {
    expect(reportWords(name)).not.toBe(name)
  })

  it('has a name of its own', () => {
    expect(new Set(REPORTS.map(({ name }) => name)).size).toBe(REPORTS.length)
  })
})
