/** How an entry can be reported to OFAC. A person decides; there is no default. */
export const REPORT_KINDS = ['rejected_transaction', 'blocked_property', 'no_report'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** The label of each decision in lists and documents. */
export const REPORT_KIND_LABELS: Readonly<Record<ReportKind, string>> = {
  rejected_transaction: 'Rejected transaction',
  blocked_property: 'Blocked property',
  no_report: 'No report',
}

/** What the law requires in each case, with its source. */
export const REPORT_KIND_HINTS: Readonly<Record<ReportKind, string>> = {
  rejected_transaction:
    'Any US person that rejects a transaction that is not blocked reports within 10 business days through OFAC’s ' +
    'reporting system (mandatory since 8 Aug 2024). 31 CFR 501.604',
  blocked_property:
    'Property that is blocked: the FSB is a blocked person, so money received or held. 10 business days, and a ' +
    'yearly report by 30 September as of 30 June. 31 CFR 501.603',
  no_report: 'Neither of the two. The reason is kept with the entry.',
}

/** Guidance for the person who decides about an entry that the rules refused. It is not a decision. */
export const REFUSED_ENTRY_GUIDANCE =
  'A fee that our own analyst typed and the rules refused was never a transaction: probably neither. A person ' +
  'decides which it is.'

/** The same for money that has left. */
export const VIOLATION_GUIDANCE =
  'Money that has left was not rejected here. Whether a bank rejected or blocked it, and whether the apparent ' +
  'violation is disclosed, is for counsel.'

/** The status of an entry, from the most urgent to what is done. */
export const REPORT_STATUSES = ['overdue', 'open', 'due', 'filed', 'not_required'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

export const REPORT_STATUS_LABELS: Readonly<Record<ReportStatus, string>> = {
  overdue: 'Overdue',
  open: 'To decide',
  due: 'Due',
  filed: 'Filed',
  not_required: 'Not required',
}
