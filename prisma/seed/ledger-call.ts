/** One call of a function of the database, at the instant it claims. */
export type LedgerCall = { at: number; call: string; given: object; referenceNumber?: number }
