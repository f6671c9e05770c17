import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/events/audited'
import { recordId, requiredLine } from '@/lib/kernel/text'
import { orderInput, type ValidOrder } from '@/lib/reporting/exports/orders/order-input'
import { COVERS, type Covers, RHYTHMS, type Rhythm } from './due-dates'
import { SCHEDULE_MESSAGES } from './messages'

/** What a person enters about a scheduled export. */
export const scheduleInput = orderInput.extend({
  name: requiredLine('the name of the schedule', 80),
  rhythm: z.enum(RHYTHMS, 'Choose how often'),
  covers: z.enum(COVERS, 'Choose what each file covers'),
})
export type ScheduleInput = z.output<typeof scheduleInput>

/** The same for a schedule that exists; `version` is the one the person had before them. */
export const scheduleEdit = scheduleInput.extend({
  id: recordId(SCHEDULE_MESSAGES.unknownSchedule),
  version: z.coerce.number().int(),
})
export type ScheduleEdit = z.output<typeof scheduleEdit>

export const scheduleNamed = z.object({ id: recordId(SCHEDULE_MESSAGES.unknownSchedule) })
export const schedulePause = scheduleNamed.extend({
  paused: z.enum(['yes', 'no']).transform((paused) => paused === 'yes'),
})

/** What a schedule can cover, by the parameters its report takes. */
export function coversOf(parameters: readonly string[]): Covers[] {
  const [hasYear, hasDays] = [parameters.includes('year'), parameters.includes('from') && parameters.includes('to')]
  return COVERS.filter((covers) => covers === 'as_saved' || (covers === 'month' ? hasDays : hasYear))
}

type Described = ValidOrder & { name: string; rhythm: Rhythm; covers: Covers }

/** A schedule as its audit events hold it. */
export const scheduleFacts = ({ name, report, parameters, format, rhythm, covers }: Described): EventFacts => ({
  name,
  report,
  filter: parameters,
  format,
  rhythm,
  covers,
})
