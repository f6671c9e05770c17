import 'server-only'
import { z } from 'zod'
import { SETTINGS_MESSAGES } from '@/lib/identity/messages'
import type { Result } from '@/lib/kernel/result'
import { requiredLine } from '@/lib/kernel/text'
import { timeZoneInput } from '@/lib/kernel/time-zones'
import type { Actor } from '@/lib/permissions/permissions'
import { changeOrganisation } from './change-organisation'

/**
 * The longest window of a policy in days: as far back as a determination reads earlier entries
 * (lib/ledger/payments/read-context.ts).
 */
const LONGEST_WINDOW_DAYS = 400

const days = (label: string) =>
  z.coerce
    .number(SETTINGS_MESSAGES.wholeDays(label))
    .int(SETTINGS_MESSAGES.wholeDays(label))
    .min(1, SETTINGS_MESSAGES.daysOutOfRange(label, LONGEST_WINDOW_DAYS))
    .max(LONGEST_WINDOW_DAYS, SETTINGS_MESSAGES.daysOutOfRange(label, LONGEST_WINDOW_DAYS))

/** The choices of the organisation where the sources are silent. */
export const policiesInput = z.object({
  version: z.coerce.number().int(),
  name: requiredLine('the name of the organisation', 120),
  timeZone: timeZoneInput,
  duplicateWindowDays: days('the window for duplicates'),
  retryWindowDays: days('the window for retries'),
})
export type PoliciesInput = z.output<typeof policiesInput>

/**
 * Changes the name, the time zone and the windows of the rules, for entries from now on. Refuses when someone else has
 * changed them since the form was opened.
 */
export const editPolicies = (actor: Actor, policies: PoliciesInput): Promise<Result<{ changed: true }>> =>
  changeOrganisation(actor, policies, 'organisation.policies-edited')
