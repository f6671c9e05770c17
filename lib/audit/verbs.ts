/**
 * Everything the audit trail can say, as a closed set. Text in the database, so that a new verb needs no migration; the sentence is what a
 * reader sees between the person and the record: "Tomas Aldana **recorded** P-2026-0334".
 */
export const AUDIT_VERBS = {
  'payment.recorded': 'recorded',
  'payment.blocked': 'was refused, and the attempt kept as',
  'payment.violation-recorded': 'recorded the apparent violation',
  'payment.violation-declared': 'declared an apparent violation',
  'payment.review-cleared': 'cleared the review of',
  'payment.review-blocked': 'blocked after review',
  'payment.approved': 'approved',
  'payment.rejected': 'rejected',
  'payment.marked-paid': 'marked as paid',
  'payment.voided': 'voided',
  'payment.void-asked': 'asked to void',
  'payment.void-confirmed': 'confirmed the voiding of',
  'payment.void-declined': 'declined to void',
  'company.created': 'created the company',
  'company.edited': 'edited the company',
  'company.archived': 'archived the company',
  'company.restored': 'restored the company',
  'product.created': 'created the product',
  'product.edited': 'edited the product',
  'product.classified': 'classified the product',
  'product.archived': 'archived the product',
  'product.restored': 'restored the product',
  'fsb-license.created': 'created the FSB license',
  'fsb-license.edited': 'edited the FSB license',
  'fsb-license.archived': 'archived the FSB license',
  'fsb-license.restored': 'restored the FSB license',
  'year.closed': 'closed the year',
  'summary.signed': 'signed the yearly summary',
  'year.reopened': 'reopened the year',
  'person.invited': 'invited',
  'person.edited': 'edited',
  'person.deactivated': 'deactivated',
  'person.reactivated': 'reactivated',
  'person.link-made': 'made a link to choose a password for',
  'person.password-chosen': 'chose a password',
  'person.signed-in': 'signed in',
  'person.signed-out': 'signed out',
  'person.sign-in-refused': 'was refused at sign-in',
  'organisation.set-up': 'set up the organisation',
  'organisation.policies-edited': 'edited the policies of',
  'exchange-rate.entered': 'entered the exchange rate',
  'screening-case.opened': 'found again what was stored otherwise and opened the case',
  'screening-case.decided': 'decided the screening case',
  're-screening.begun': 'began to screen again',
  're-screening.finished': 'finished screening again',
  'screening-list.kept': 'kept the screened list',
  'export.created': 'exported',
  'export.packaged': 'signed the package',
  'export.compared': 'compared two instants in',
  'audit-trail.verified': 'verified',
  'permission.refused': 'was refused permission for',
} as const satisfies Record<string, string>

export type AuditVerb = keyof typeof AUDIT_VERBS

/** Verbs the application appends itself; those of a payment are written by the database from its transitions. */
export type AppendedVerb = Exclude<AuditVerb, `payment.${string}`>

/** The words for a verb read from the database; one written by a later version is shown as it stands. */
export const verbWords = (verb: string): string => (AUDIT_VERBS as Record<string, string>)[verb] ?? verb
