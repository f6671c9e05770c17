import { z } from 'zod'

/** The columns of the payments list, in the order in which they are offered. */
export const PAYMENT_COLUMNS = [
  'state',
  'date',
  'company',
  'reference',
  'license',
  'product',
  'place',
  'payee',
  'recorded_by',
  'debit',
  'usd',
] as const
export type PaymentColumn = (typeof PAYMENT_COLUMNS)[number]

export const COLUMN_LABELS: Readonly<Record<PaymentColumn, string>> = {
  state: 'State',
  date: 'Payment date',
  company: 'Company',
  reference: 'Reference',
  license: 'FSB license',
  product: 'Product',
  place: 'Destination',
  payee: 'Payee',
  recorded_by: 'Recorded by',
  debit: 'Debit',
  usd: 'USD',
}

/** The columns of a person who has chosen none: they fit every window that shows columns at all. */
export const DEFAULT_COLUMNS: readonly PaymentColumn[] = [
  'state',
  'date',
  'company',
  'reference',
  'license',
  'product',
  'place',
  'usd',
]

/** What a row is found by and what it adds up to: never left out. */
export const REQUIRED_COLUMNS: readonly PaymentColumn[] = ['company', 'usd']

/** What the list shows beside an open payment, which shows the rest. */
export const COLUMNS_BESIDE_A_PAYMENT: readonly PaymentColumn[] = ['state', 'date', 'company', 'license', 'usd']

export const DENSITIES = ['dense', 'airy'] as const
export type Density = (typeof DENSITIES)[number]

/** How a person sees the list. */
export type ListLayout = { columns: readonly PaymentColumn[]; density: Density }

export const DEFAULT_LAYOUT: ListLayout = { columns: DEFAULT_COLUMNS, density: 'dense' }

const columns = z.array(z.enum(PAYMENT_COLUMNS)).superRefine((chosen, context) => {
  if (new Set(chosen).size < chosen.length) context.addIssue({ code: 'custom', message: 'Choose each column once' })
  const missing = REQUIRED_COLUMNS.filter((column) => !chosen.includes(column))
  if (missing.length > 0)
    context.addIssue({
      code: 'custom',
      message: `Add ${missing.map((column) => COLUMN_LABELS[column]).join(' and ')}, which every list shows`,
    })
})

/** A choice of columns, in their order. Each once, and none of those left out that every list shows. */
export const columnChoice = z.preprocess((given) => [given ?? []].flat(), columns)

/** The columns as one parameter of an address: `state.company.usd`. */
export const writeColumns = (chosen: readonly PaymentColumn[]): string => chosen.join('.')

/** Reads the columns of an address. */
export const columnsParam = z
  .preprocess((given) => (typeof given === 'string' ? given.split('.') : null), columns)
  .optional()
