import { z } from 'zod'
import {
  cursorParam,
  idParam,
  manyOf,
  recordState,
  searchText,
  withCursorsOf,
  yearParam,
} from '@/lib/kernel/list-fields'
import { EXPIRY_DAYS, LICENSE_KINDS, LICENSE_STATUSES } from './fsb-license-choices'

const fields = z.object({
  q: searchText,
  state: recordState,
  company: idParam,
  product: idParam,
  kind: manyOf(z.enum(LICENSE_KINDS)),
  status: manyOf(z.enum([...LICENSE_STATUSES, 'expired'])),
  expiring: z.enum(EXPIRY_DAYS).optional(),
  /** Valid licenses whose last day is in this calendar year. */
  ends: yearParam,
  sort: z.enum(['number', 'company', 'expiry']).optional(),
  after: cursorParam,
  before: cursorParam,
})

/**
 * The parameters of the list of FSB licenses, shared by its page, its filter bar and its export.
 */
export const licenseListParams = withCursorsOf(fields, (params) => (licenseSort(params) === 'expiry' ? 'date' : 'text'))
export type LicenseListParams = z.output<typeof licenseListParams>

/** The order of the list: with a filter by expiry it is ordered by expiry unless another order is chosen. */
export const licenseSort = ({ sort, expiring, ends }: Pick<z.output<typeof fields>, 'sort' | 'expiring' | 'ends'>) =>
  sort ?? (expiring || ends ? 'expiry' : 'number')
