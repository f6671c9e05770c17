/** A table whose rows the events of the audit trail hold hashes of. */
export type BookTable = {
  table: string
  /** The columns of its key, in the order in which an event names them. */
  key: readonly [string, ...string[]]
  /** Only the events of payments count for it: no other event writes such a row. */
  isOfPayments?: true
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
  byId('person_identity'),
  byId('second_factor_reset'),
  { table: 'ledger_year', key: ['year'] },
  { table: 'company_year_closing', key: ['company_id', 'year'] },
  byId('year_reopening'),
  byId('sign_off'),
  { table: 'seal', key: ['number'] },
  byId('screening_case', { where: `t.source <> 'payment'` }),
  byId('screening_list'),
  byId('record_comment'),
  { table: 'record_comment_mention', key: ['comment_id', 'person_id'] },
  byId('saved_export'),
  byId('saved_view'),
  byId('list_layout'),
  byId('export_schedule'),
]
