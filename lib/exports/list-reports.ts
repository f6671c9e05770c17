import 'server-only'
import { REPORTS } from './reports'

export type ListedReport = { name: string; about: string; hasYear: boolean }

/** The reports that can be exported whole, without choosing a record first. */
export const listReports = (): ListedReport[] =>
  REPORTS.filter(({ parameters }) => !parameters.includes('list')).map(({ name, about, parameters }) => ({
    name,
    about,
    hasYear: parameters.includes('year'),
  }))
