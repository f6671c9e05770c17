import type { NewJob } from '@/lib/queue/jobs'
import type { AppendedVerb } from './verbs'

/** The events of changes to a fact that the rules read. */
const FACT_CHANGES: ReadonlySet<AppendedVerb> = new Set<AppendedVerb>([
  'company.group-joined',
  'company.group-left',
  'company.group-corrected',
  'product.edited',
  'product.classified',
  'product.archived',
  'fsb-license.edited',
  'fsb-license.archived',
  'organisation.policies-edited',
  'rule-policy.set',
  'rule-policy.approved',
  'law.record-approved',
])

/** The job that runs the rules again on every reserved payment after a fact was changed. */
export const RESERVED_PAYMENTS: NewJob = {
  kind: 'reserved-payments',
  subject: 'facts changed',
  payload: { factsChanged: true },
}

/** Whether an event reports the change of a fact that the rules read. */
export const changesFacts = ({ verb }: { verb: AppendedVerb }): boolean => FACT_CHANGES.has(verb)
