import { z } from 'zod'
import { reason, recordId } from '@/lib/kernel/text'
import { typedDate } from '@/lib/kernel/typed-date'
import { POLICY_MESSAGES } from '@/lib/records/messages'
import { POLICY_DESCRIPTIONS, POLICY_NAMES } from './rule-policies'

/** The value of a policy from a day, with the reason. */
export const setPolicyInput = z
  .object({
    name: z.enum(POLICY_NAMES, POLICY_MESSAGES.unknown),
    value: z
      .string(POLICY_MESSAGES.valueMissing)
      .trim()
      .regex(/^\d{1,3}$/, POLICY_MESSAGES.valueInvalid)
      .transform(Number),
    fromDate: typedDate(),
    reason: reason(),
  })
  .superRefine(({ name, value }, context) => {
    const { largest, unit } = POLICY_DESCRIPTIONS[name]
    if (value <= largest) return
    const message = POLICY_MESSAGES.valueTooLarge(largest, unit === '%' ? ' per cent' : unit === 'days' ? ' days' : '')
    context.addIssue({ code: 'custom', path: ['value'], message })
  })
export type SetPolicy = z.output<typeof setPolicyInput>

/** The decision on a policy that loosens the rules, with the reason. */
export const decidePolicyInput = z.object({
  id: recordId(POLICY_MESSAGES.unknown),
  decision: z.enum(['approve', 'decline']),
  reason: reason(),
})
export type DecidePolicy = z.output<typeof decidePolicyInput>
