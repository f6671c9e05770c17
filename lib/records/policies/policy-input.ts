import { z } from 'zod'
import { reason, recordId } from '@/lib/kernel/text'
import { typedDate } from '@/lib/kernel/typed-date'
import { POLICY_DESCRIPTIONS, POLICY_NAMES } from './rule-policies'

/** A value of a policy from a day on, and why. */
export const setPolicyInput = z
  .object({
    name: z.enum(POLICY_NAMES, 'There is no such policy'),
    value: z
      .string('Enter the value')
      .trim()
      .regex(/^\d{1,3}$/, 'Enter the value as a whole number')
      .transform(Number),
    fromDate: typedDate(),
    reason: reason(),
  })
  .superRefine(({ name, value }, context) => {
    const { largest, unit } = POLICY_DESCRIPTIONS[name]
    if (value <= largest) return
    const message = `Enter 0 to ${largest}${unit === '%' ? ' per cent' : unit === 'days' ? ' days' : ''}`
    context.addIssue({ code: 'custom', path: ['value'], message })
  })
export type SetPolicy = z.output<typeof setPolicyInput>

/** What another person decides about a policy that loosens, with the reason. */
export const decidePolicyInput = z.object({
  id: recordId('There is no such policy'),
  decision: z.enum(['approve', 'decline']),
  reason: reason(),
})
export type DecidePolicy = z.output<typeof decidePolicyInput>
