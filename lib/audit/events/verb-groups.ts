import { AUDIT_VERBS, type AuditVerb } from './verbs'

/** The groups of events that the audit trail can be filtered by. */
export const VERB_GROUPS = [
  'payments',
  'refusals',
  'decisions',
  'records',
  'people',
  'sign-ins',
  'settings',
  'screening',
  'exports',
] as const
export type VerbGroup = (typeof VERB_GROUPS)[number]

export const VERB_GROUP_LABELS: Readonly<Record<VerbGroup, string>> = {
  payments: 'Payments',
  refusals: 'Refusals',
  decisions: 'Decisions',
  records: 'Companies, products, licenses',
  people: 'People',
  'sign-ins': 'Sign-ins',
  settings: 'Settings and years',
  screening: 'Screening',
  exports: 'Exports and verifications',
}

const REFUSALS: readonly AuditVerb[] = [
  'payment.blocked',
  'payment.review-blocked',
  'payment.rejected',
  'payment.violation-recorded',
  'permission.refused',
  'request.refused',
  'person.sign-in-refused',
  'bank-letter.code-refused',
]
const DECISIONS: readonly AuditVerb[] = [
  'payment.approved',
  'payment.rejected',
  'payment.review-cleared',
  'payment.review-blocked',
  'payment.violation-declared',
  'payment.void-confirmed',
  'payment.void-declined',
  'ofac-report.decided',
  'screening-case.decided',
  'summary.signed',
  'company.joined',
  'company.join-declined',
  'company.separated',
  'company.separation-declined',
  'year.reopened',
  'year.reopening-declined',
  'person.access-confirmed',
  'person.access-declined',
  'person.factor-reset-confirmed',
  'person.factor-reset-declined',
  'rule-policy.approved',
  'rule-policy.declined',
  'law.record-approved',
  'law.record-declined',
]
const SIGN_INS: readonly AuditVerb[] = [
  'person.signed-in',
  'person.signed-out',
  'person.sessions-ended',
  'person.sign-in-refused',
  'person.factor-given',
]

const beginningWith = (...nouns: string[]): AuditVerb[] =>
  (Object.keys(AUDIT_VERBS) as AuditVerb[]).filter((verb) => nouns.some((noun) => verb.startsWith(`${noun}.`)))

const GROUPS: Readonly<Record<VerbGroup, readonly AuditVerb[]>> = {
  payments: beginningWith('payment', 'ofac-report', 'bank-letter', 'comment'),
  refusals: REFUSALS,
  decisions: DECISIONS,
  records: beginningWith('company', 'product', 'fsb-license'),
  people: beginningWith('person', 'deputyship').filter((verb) => !SIGN_INS.includes(verb)),
  'sign-ins': SIGN_INS,
  settings: beginningWith(
    'organisation',
    'rule-policy',
    'law',
    'exchange-rate',
    'year',
    'summary',
    'list-layout',
    'saved-view',
  ),
  screening: beginningWith('screening-case', 're-screening', 'screening-list', 'comment'),
  exports: beginningWith('export', 'export-file', 'export-schedule', 'saved-export', 'audit-trail', 'books', 'anchors'),
}

/** The verbs of a group. Every verb is in at least one group and may be in several. */
export const verbsOf = (group: VerbGroup): readonly AuditVerb[] => GROUPS[group]

/** Whether a verb records a refusal, which the trail marks. */
export const isRefusal = (verb: string): boolean => (REFUSALS as readonly string[]).includes(verb)
