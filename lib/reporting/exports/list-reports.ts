import 'server-only'
import { REPORTS } from '@/lib/reporting/registry/reports'

export type ListedReport = {
  name: string
  about: string
  hasYear: boolean
  /** Whether it is of one year, that under way when none is chosen. */
  isOfOneYear: boolean
  /** Whether it can be had as a PDF too. */
  isDocument: boolean
  /** The names of the parameters it takes. */
  parameters: readonly string[]
}

const OF_ONE_YEAR = ['companies', 'yearly-summary']

/** The reports that can be exported whole, without choosing a record first; and the one of a record that was chosen. */
export const listReports = (ofRecord?: string): ListedReport[] =>
  REPORTS.filter(({ name, parameters }) => !parameters.includes('list') || name === ofRecord).map(
    ({ name, about, parameters, print }) => ({
      name,
      about,
      hasYear: parameters.includes('year'),
      isOfOneYear: OF_ONE_YEAR.includes(name),
      isDocument: print !== undefined,
      parameters,
    }),
  )
