import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REPORTS, reportNamed, reportsToChoose, reportTitle } from './reports'

describe.each(REPORTS.map((report) => [report.name, report] as const))('the report %s', (name, report) => {
  it('has a title that is not its id', () => {
    expect(report.title).not.toBe(name)
    expect(report.title).toMatch(/^[A-Z][A-Za-z]+( |$)/)
    expect(reportTitle(name)).toBe(report.title)
  })

  it('names pages that exist', () => {
    const { page, recordPage, document } = report
    const routes = [
      ...(page ? [`(dashboard)${page}/page.tsx`] : []),
      ...(recordPage ? [`(dashboard)${recordPage}[id]/page.tsx`] : []),
      ...(document ? [`${document.address.slice(1)}/route.ts`] : []),
    ]
    for (const route of routes) expect(existsSync(`app/${route}`), route).toBe(true)
  })

  it('takes the parameters that it requires', () => {
    const { requiredParam, isOfOneYear, parameters } = report
    const required = [...(requiredParam ? [requiredParam] : []), ...(isOfOneYear ? ['year'] : [])]
    expect(parameters).toEqual(expect.arrayContaining(required))
  })
})

it('gives each report a name and a title of its own', () => {
  expect(new Set(REPORTS.map(({ name }) => name)).size).toBe(REPORTS.length)
  expect(new Set(REPORTS.map(({ title }) => title)).size).toBe(REPORTS.length)
})

it('offers a report of one record only where that record was chosen', () => {
  const offered = (chosen?: string) => reportsToChoose(chosen).map(({ name }) => name)
  expect(offered()).toHaveLength(REPORTS.length - 1)
  expect(offered()).not.toContain('screening-list')
  expect(offered('screening-list')).toContain('screening-list')
})

it('calls a report that no longer exists by its name', () => {
  expect(reportNamed('gone')).toBeUndefined()
  expect(reportTitle('gone')).toBe('gone')
})
