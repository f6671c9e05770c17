import type { ChosenReport, InitialOrder } from '@/components/exports/order-fields'
import { organisationClock } from '@/lib/database/organisation-clock'
import { ledgerYears } from '@/lib/ledger/years/ledger-years'
import type { FileKind } from '@/lib/report-definition/file-kinds'
import { filterDescriber } from '@/lib/reporting/exports/orders/filter-description'
import { dueDateLabel, nextDueDate, type Rhythm } from '@/lib/reporting/exports/schedules/due-dates'
import { coversOf } from '@/lib/reporting/exports/schedules/schedule-input'
import { reportsToChoose } from '@/lib/reporting/registry/reports'

/**
 * The reports, years and next moments that a form about an export offers; a report of one record is offered where it
 * was chosen already.
 */
export async function orderChoices(report?: string) {
  const [{ timeZone }, years] = await Promise.all([organisationClock(), ledgerYears()])
  const now = new Date()
  const next = (rhythm: Rhythm) => dueDateLabel(nextDueDate(rhythm, now, timeZone))
  return { reports: chosenReports(report), years, next: { monthly: next('monthly'), yearly: next('yearly') } }
}

const chosenReports = (report?: string): ChosenReport[] =>
  reportsToChoose(report).map(({ name, title, isOfOneYear, parameters }) => ({
    name,
    title,
    hasYear: parameters.includes('year'),
    withoutYear: isOfOneYear ? 'The year under way' : 'All years',
    covers: coversOf(parameters),
  }))

/** A kept order as the form takes it: the year apart from the rest of the filter. */
export async function initialOrder(report: string, parameters: string, format: FileKind): Promise<InitialOrder> {
  const search = new URLSearchParams(parameters)
  const year = search.get('year') ?? ''
  search.delete('year')
  const filter = search.toString()
  const describeFilter = await filterDescriber([filter])
  return { report, year, filter, filterWords: describeFilter(filter), format }
}
