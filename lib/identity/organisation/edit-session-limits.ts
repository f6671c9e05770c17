import 'server-only'
import { z } from 'zod'
import { SESSION_MESSAGES } from '@/lib/identity/messages'
import type { Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import { changeOrganisation } from './change-organisation'

/** The bounds of the columns, within those of NIST SP 800-63B-4 for two factors: an hour without use, a day in all. */
const [SHORTEST_MINUTES, LONGEST_MINUTES, LONGEST_HOURS] = [5, 60, 24]

const whole = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message)

/** When a session ends by itself. */
export const sessionLimitsInput = z.object({
  version: z.coerce.number().int(),
  sessionIdleMinutes: whole(
    SHORTEST_MINUTES,
    LONGEST_MINUTES,
    SESSION_MESSAGES.minutesOutOfRange(SHORTEST_MINUTES, LONGEST_MINUTES),
  ),
  sessionHours: whole(1, LONGEST_HOURS, SESSION_MESSAGES.hoursOutOfRange(LONGEST_HOURS)),
})

/**
 * Sets after how many minutes without use, and after how many hours in all, a session ends. A lower limit applies to
 * open sessions from the next request; a higher number of hours applies to sessions that begin afterwards.
 */
export const editSessionLimits = (
  actor: Actor,
  limits: z.output<typeof sessionLimitsInput>,
): Promise<Result<{ changed: true }>> => changeOrganisation(actor, limits, 'organisation.session-limits-edited')
