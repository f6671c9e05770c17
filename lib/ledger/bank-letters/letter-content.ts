import { z } from 'zod'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const instant = z.iso.datetime()

/**
 * A general license as a letter names it: what it is, which part of 31 CFR it relaxes, since when, and where it was
 * published.
 */
const license = z.object({
  fullName: z.string(),
  title: z.string(),
  part: z.string(),
  from: isoDate,
  until: isoDate.nullable(),
  source: z.string(),
})

/**
 * What a letter for the bank states, as it is printed in the file and shown for its code. Amounts are texts with their
 * currency, dates ISO, instants UTC. It is stored once and never made again: a later change of the payment does not
 * change it.
 */
export const letterContent = z.object({
  organisation: z.string(),
  /** The installation is a demo: nothing in the letter is true of anybody. */
  demo: z.boolean(),
  timeZone: z.string(),
  reference: z.string(),
  paymentId: z.uuid(),
  payer: z.object({ name: z.string(), address: z.string(), registrationNumber: z.string().nullable() }),
  payee: z.object({ name: z.string(), kind: z.string(), address: z.string() }),
  amount: z.string(),
  countedUsd: z.string(),
  /** How the US dollars were found, such as a rate and its source; empty for a debit in US dollars. */
  rate: z.string(),
  purpose: z.string(),
  paymentDate: isoDate,
  /** The day of the debit, once the money has left. */
  debitedOn: isoDate.nullable(),
  debitedAmount: z.string().nullable(),
  fsbLicense: z.string().nullable(),
  licenses: z.array(license).min(1),
  lawVersion: z.string(),
  remittanceLine: z.string(),
  remittanceLines: z.array(z.string()).nullable(),
  approvedAt: instant,
  /** The role of the person who approved; the names of people stay in the ledger. */
  approvedBy: z.string(),
  state: z.enum(['approved', 'paid']),
  issuedAt: instant,
  /** Where the code is checked. */
  checkAddress: z.string(),
})

export type LetterContent = z.output<typeof letterContent>
