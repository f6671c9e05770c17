import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/audited'
import { recordId, requiredLine } from '@/lib/kernel/text'
import { type KeptOrder, orderInput } from '@/lib/reporting/exports/order-input'
import { COVERS, type Covers, RHYTHMS, type Rhythm } from './moments'

const NO_SUCH_SCHEDULE = 'There is no such schedule'

/** What a person enters about a scheduled export. */
export const scheduleInput = orderInput.extend({
  name: requiredLine('the name of the schedule', 80),
  rhythm: z.enum(RHYTHMS, 'Choose how often'),
  covers: z.enum(COVERS, 'Choose what each file covers'),
})
export type ScheduleInput = z.output<typeof scheduleInput>

/** The same for a schedule that exists; `version` is the one the person had before them. */
export const scheduleEdit = scheduleInput.extend({
  id: recordId(NO_SUCH_SCHEDULE),
  version: z.coerce.number().int(),
})
export type ScheduleEdit = z.output<typeof scheduleEdit>

export const scheduleNamed = z.object({ id: recordId(NO_SUCH_SCHEDULE) })
export const schedulePause = scheduleNamed.extend({
  paused: z.enum(['yes', 'no']).transform((paused) => paused === 'yes'),
})

/** What a schedule can be told to cover, by the parameters its report takes. */
export function coversOf(parameters: readonly string[]): Covers[] {
  const [hasYear, hasDays] = [parameters.includes('year'), parameters.includes('from') && parameters.includes('to')]
  return COVERS.filter((covers) => covers === 'as_saved' || (covers === 'month' ? hasDays : hasYear))
}

type Described = KeptOrder & { name: string; rhythm: Rhythm; covers: Covers }

/** A schedule as its audit events tell it. */
export const scheduleFacts = ({ name, report, parameters, format, rhythm, covers }: Described): EventFacts => ({
  name,
  report,
  filter: parameters,
  format,
  rhythm,
  covers,
})
