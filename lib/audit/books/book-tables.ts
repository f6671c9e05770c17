/** A table whose rows the events of the audit trail hold hashes of. */
export type BookTable = {
  table: string
  /** The columns of its key, in the order in which an event names them. */
  key: readonly [string, ...string[]]
  /** Only the events of payments count for it: no other event writes such a row. */
  isOfPayments?: true
  /** Why a row without an event is not a fault; one that an event names is compared as any other. */
  withoutEvent?: string
  /** Which of its rows, where others follow from the rows of another table (figures.ts). */
  where?: string
}

const byId = (table: string, more: Partial<BookTable> = {}): BookTable => ({ table, key: ['id'], ...more })

/** The tables that are compared with the audit trail, row by row. */
export const BOOK_TABLES: readonly BookTable[] = [
  byId('payment', { isOfPayments: true }),
  { table: 'payment_destination', key: ['payment_id', 'position'], isOfPayments: true },
  { table: 'payment_determination', key: ['payment_id', 'seq'], isOfPayments: true },
  { table: 'payment_transition', key: ['payment_id', 'seq'], isOfPayments: true },
  { table: 'payment_settlement', key: ['payment_id'], isOfPayments: true },
  { table: 'violation_confirmation', key: ['payment_id'], isOfPayments: true },
  byId('void_request', { isOfPayments: true }),
  byId('report_decision'),
  byId('report_filing'),
  byId('bank_letter'),
  byId('company'),
  byId('company_group'),
  byId('group_membership'),
  byId('company_join'),
  { table: 'company_join_decision', key: ['join_id'] },
  byId('product'),
  byId('product_classification'),
  byId('fsb_license'),
  { table: 'fsb_license_product', key: ['fsb_license_id', 'product_id'] },
  byId('exchange_rate'),
  byId('law_record'),
  { table: 'law_decision', key: ['law_record_id'] },
  byId('organisation'),
  byId('rule_policy'),
  { table: 'rule_policy_decision', key: ['rule_policy_id'] },
  byId('person'),
  byId('access_grant'),
  byId('deputyship'),
  byId('person_identity'),
  byId('second_factor_reset'),
  { table: 'ledger_year', key: ['year'] },
  { table: 'company_year_closing', key: ['company_id', 'year'] },
  byId('year_reopening'),
  byId('sign_off'),
  {
    table: 'seal',
    key: ['number'],
    withoutEvent: 'it is made of a snapshot, before the event of its package, and remains when that is never begun',
  },
  byId('screening_case', { where: `t.source <> 'payment'` }),
  byId('screening_list'),
  byId('record_comment'),
  { table: 'record_comment_mention', key: ['comment_id', 'person_id'] },
  byId('saved_export'),
  byId('saved_view'),
  byId('list_layout'),
  byId('export_schedule'),
]

/** The tables whose figures are compared with the rows they come from (figure-differences.ts). */
export const FIGURE_TABLES: readonly string[] = ['company_year', 'payer_year']

/** The tables that are not compared, each with its reason. */
export const NOT_COMPARED: Readonly<Record<string, string>> = {
  _prisma_migrations: 'which migrations were applied; no record of the business',
  applied_sql: 'which files of SQL were applied; no record of the business',
  application_privilege: 'what the role of the application may do; no record of the business',
  audit_event: 'the chains, which are verified by themselves',
  audit_chain: 'the heads of the chains, which are verified with them',
  audit_outbox: 'a queue: events that wait to be sent',
  audit_delivery: 'how the sending of events goes',
  export_file: 'work under way: its state and its expiry change without an event',
  export_file_chunk: 'the parts of an export file, whose SHA-256 is in an event',
  folded_name: 'computed from the names of companies',
  job: 'a queue',
  known_device: 'ends by itself, and lets no one in without a password',
  logout_token: 'kept for some minutes, so that none is used twice',
  one_time_link: 'ends after a day; the access that it gives is compared',
  organisation_facts: 'a counter',
  passkey_challenge: 'used once within minutes',
  record_version: 'earlier contents of rows, for reports of an earlier instant',
  recovery_code: 'used and replaced with events that hold no row',
  re_screening: 'work under way: its progress changes without an event',
  refusal_window: 'a count that ends after fifteen minutes',
  refused_destination: 'computed from the destinations of refused payments',
  screening_list_row: 'their SHA-256 is in the event that keeps the list',
  second_factor: 'its counter changes with each use',
  session: 'its last use changes with each request',
  sign_in_challenge: 'used once within minutes',
  sign_in_window: 'a count that ends after fifteen minutes',
  summary_tally: 'computed from payments',
  summary_tally_year: 'computed from payments',
}
