import { z } from 'zod'
import { yearParam } from '@/lib/kernel/list-fields'

/**
 * What the overview and the page of a company read from their address: the calendar year, the current one unless given.
 */
export const yearPageSchema = z.object({ year: yearParam })
