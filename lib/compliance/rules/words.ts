import type { DestinationRole, FsbLicenseKind, PayeeKind, PaymentState, ProductKind, Purpose, RuleName } from './types'

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** `nine` for 9, figures from 13 on. */
export const numberWord = (count: number): string => NUMBERS[count] ?? String(count)

/** `one rule`, `two rules`. */
export const countInWords = (count: number, noun: string): string =>
  `${numberWord(count)} ${noun}${count === 1 ? '' : 's'}`

/** `Yalta`, `Yalta and Krimea`, `Yalta, Krimea and 298600`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`

/** The first letter as a sentence begins. */
export const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** `a permit`, `an import license`. */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`

export const RULE_TITLES: Readonly<Record<RuleName, string>> = {
  'annual-cap': 'Annual cap',
  'group-cap': 'Group',
  authority: 'Authority',
  destination: 'Destination',
  purpose: 'Purpose',
  payee: 'Payee',
  'exchange-rate': 'Exchange rate',
  'commerce-basis': 'Commerce basis',
  filing: 'Filing',
  'end-user': 'End user',
  duplicate: 'Duplicate',
  'earlier-attempt': 'Earlier attempt',
}

export const STATE_WORDS: Readonly<Record<PaymentState, string>> = {
  requested: 'awaiting approval',
  in_review: 'in review',
  unreserved: 'in review without a reservation',
  approved: 'approved',
  paid: 'paid',
  rejected: 'rejected',
  voided: 'voided',
  blocked: 'blocked',
  violation: 'an apparent violation',
}

/** The state as the label of a tag, a filter or a column. */
export const stateLabel = (state: PaymentState): string => sentence(STATE_WORDS[state].replace(/^an? /, ''))

export const DESTINATION_WORDS: Readonly<Record<DestinationRole, string>> = {
  consignee: 'consignee',
  distributor: 'distributor',
  end_user: 'end user',
}

export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  requesting: 'requesting',
  receiving: 'receiving',
  utilizing: 'utilizing',
  paying: 'paying for',
  dealing: 'dealing in',
  other: 'another purpose',
}

export const PAYEE_LABELS: Readonly<Record<PayeeKind, string>> = {
  fsb: 'FSB',
  agent: 'Agent',
  state_duty: 'State duty',
  other: 'Other',
}

export const LICENSE_WORDS: Readonly<Record<FsbLicenseKind, string>> = {
  notification: 'notification',
  permit: 'permit',
  import_license: 'import license',
  certification: 'certification',
}

export const PRODUCT_WORDS: Readonly<Record<ProductKind, string>> = {
  consumer_device: 'consumer device',
  consumer_software: 'consumer software',
  other_it: 'other IT product',
}
