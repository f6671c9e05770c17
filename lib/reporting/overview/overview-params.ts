import { z } from 'zod'
import { yearParam } from '@/lib/kernel/list-fields'

/**
 * The parameters of the overview and of a company's page: the calendar year, by default the current one.
 */
export const yearPageSchema = z.object({ year: yearParam })
