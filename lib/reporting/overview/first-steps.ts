import 'server-only'
import { db } from '@/lib/database/db'
import type { Permission } from '@/lib/permissions/permissions'

export type FirstStepKey = 'people' | 'company' | 'product' | 'fsb-license' | 'payment'

/** One of the steps from an empty installation to its first payment. `isDone` follows from the records. */
export type FirstStep = { key: FirstStepKey; permission: Permission; isDone: boolean }

const PERMISSIONS: Readonly<Record<FirstStepKey, Permission>> = {
  people: 'people:write',
  company: 'companies:write',
  product: 'products:write',
  'fsb-license': 'fsb-licenses:write',
  payment: 'payments:record',
}

/**
 * Reads the first steps in their order. People are done when a manager can decide what another person records: no one
 * approves their own entry. Archived records and blocked entries count: they show that the step was taken.
 */
export async function readFirstSteps(): Promise<FirstStep[]> {
  const [row] = await db.$queryRaw<[Record<FirstStepKey, boolean>]>`
    SELECT EXISTS (SELECT FROM person decider JOIN person recorder ON recorder.id <> decider.id
        WHERE decider.role = 'manager' AND decider.deactivated_at IS NULL
          AND recorder.role IN ('analyst', 'manager') AND recorder.deactivated_at IS NULL) AS people,
      EXISTS (SELECT FROM company) AS company, EXISTS (SELECT FROM product) AS product,
      EXISTS (SELECT FROM fsb_license) AS "fsb-license", EXISTS (SELECT FROM payment) AS payment`
  const keys = Object.keys(PERMISSIONS) as FirstStepKey[]
  return keys.map((key) => ({ key, permission: PERMISSIONS[key], isDone: row[key] }))
}

/** Whether nothing has been recorded yet: then the figures of a year are all zero and mean nothing. */
export const isBeforeFirstPayment = (steps: readonly FirstStep[]): boolean =>
  steps.some(({ key, isDone }) => key === 'payment' && !isDone)
