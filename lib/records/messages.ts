import { formatDate, type IsoDate } from '@/lib/kernel/calendar'

// The messages of a refusal in this room, at a field or about the whole request.

export const RECORD_MESSAGES = {
  alreadyArchived: (name: string) => `${name} is already archived`,
  alreadyActive: (name: string) => `${name} is already active`,
  archivedBeforeEdit: (name: string) => `${name} is archived. Restore it before you edit it`,
  companyMissing: 'Choose a company',
  problem: 'There is a problem',
  fileMissing: 'Choose a file',
  fileTooLong: 'The file has more than 900,000 characters',
  nothingSaved: (message: string) => `${message}. Nothing was saved`,
}

export const COMPANY_MESSAGES = {
  unknown: 'Company not found',
  countryMissing: 'Choose a country',
  nameTaken: (name: string) => `A company named ${name} already exists`,
  nameTakenMeanwhile: (name: string) =>
    `Another active company is now named ${name}. Rename or archive it before you restore this one`,
  registrationTaken: (name: string, archived: boolean) =>
    archived
      ? `${name}, which is archived, has this registration number. Restore it: a company has one cap`
      : `${name} already has this registration number. Use that company: a company has one cap`,
  possibleDuplicates: (count: number) => {
    const existing = count === 1 ? 'an existing company' : `one of ${count} existing companies`
    return `This may be a duplicate of ${existing}. A company has one cap, whatever name it is entered under`
  },
  distinctionReasonMissing: 'Enter a few words about why this is a different company',
  pendingPayments: (name: string, count: number) =>
    count === 1
      ? `${name} has one pending payment. Decide or void it before you archive the company`
      : `${name} has ${count} pending payments. Decide or void them before you archive the company`,
}

export const MERGE_MESSAGES = {
  unknownRequest: 'Request not found',
  self: 'Choose another company: a company cannot be merged with itself',
  alreadyPending: 'A request about one of these companies is already pending',
  notMerged: (name: string, into: string) => `${name} is not merged into ${into}`,
  alreadyMerged: (name: string, into: string) => `${name} is already merged into ${into}`,
  targetMerged: (target: string, into: string) => `${target} is merged into ${into}. Merge with ${into} instead`,
  targetArchived: (target: string) => `${target} is archived. Restore it, or keep the other company`,
  changedMeanwhile: 'Someone else changed one of these companies. Nothing was saved; review both and try again',
  alreadyDecided: 'Someone else has already decided on this request. Nothing was changed',
  secondPerson: 'You requested this, so another manager must confirm it. Nothing was changed',
  noLongerPossible:
    'One of the companies has changed, so they can no longer be merged. Decline the request and submit a new one',
}

export const PRODUCT_MESSAGES = {
  unknown: 'Product not found',
  kindMissing: 'Choose the kind of product',
  hsCodeInvalid: 'Enter the code as 4 to 10 digits, such as 8517.13.00',
  companyUnknown: 'Company not found. Choose one from the list',
  companyArchived: (name: string) => `${name} is archived. Restore it, or choose another company`,
  nameTaken: (name: string, model: string) =>
    `This company already has a product named ${model ? `${name}, model ${model}` : name}`,
  nameTakenMeanwhile: (message: string) => `${message}. Rename or archive it first`,
  archivedBeforeClassifying: (name: string) => `${name} is archived. Restore it before you classify it`,
  eccnInvalid: (typed: string) => `${typed} is not a valid ECCN. Enter one such as 5A992.c or EAR99`,
  eccnMissing: 'Enter the ECCN, such as 5A992.c or EAR99',
  eccnMissingOfNew: 'Enter the ECCN, or leave every field of the classification empty for now',
  validFromMissing: 'Enter the date the classification takes effect',
  licenseExceptionUnknown: 'Choose a license exception from the list',
  basisUnknown: 'Choose a basis from the list',
}

export const LICENSE_MESSAGES = {
  unknown: 'FSB license not found',
  kindMissing: 'Choose the kind of FSB license',
  statusMissing: 'Choose the status',
  applicantKindMissing: 'Choose who the applicant is',
  tooManyCategories: 'There are twelve categories',
  tooManyProducts: 'A license covers up to 500 products',
  productUnknown: 'Choose products from the list',
  productMissing: 'Choose a product',
  endsBeforeIssue: 'The last day of validity is before the date of issue',
  numberTaken: (number: string) => `This company already has an FSB license with the number ${number}`,
  numberTakenMeanwhile: (number: string) =>
    `Another active license of this company now has the number ${number}. Archive it before you restore this one`,
  sharedNumber: (number: string, companies: number) => {
    const holders = companies === 1 ? 'Another company has' : 'Other companies have'
    const advice = 'The FSB issues a number once: check it, or explain why both companies have it'
    return `${holders} an FSB license with the number ${number}. ${advice}`
  },
  sharedNumberReasonMissing: 'Enter a few words about why both companies have this number',
  foreignProduct: 'A product belongs to another company. Choose from the list',
  archivedProduct: (name: string) => `${name} is archived. Restore it, or leave it out`,
  archivedBeforeChange: (number: string) => `${number} is archived. Restore it before you change it`,
  alreadyCovered: (number: string, product: string) => `${number} already covers ${product}`,
  notCovered: (number: string) => `${number} no longer covers this product`,
}

export const GROUP_MESSAGES = {
  unknownMembership: 'Membership not found',
  overtaken: 'Someone else corrected this membership. Nothing was changed',
  unchanged: 'Nothing was changed: these are the recorded values',
  beforeFirstDay: (first: IsoDate) => `The membership began on ${formatDate(first)}. Enter that day or a later one`,
  endsBeforeFirstDay: (first: IsoDate) => `The last day is before the first day, ${formatDate(first)}`,
  overlap: (company: string, group: string, period: string) =>
    `${company} is in ${group} ${period}. A company is in one group at a time: end or correct that membership first`,
}

export const RATE_MESSAGES = {
  unknown: 'Rate not found',
  currencyMissing: 'Choose a currency',
  debitCurrencyMissing: 'Choose the currency of the debit',
  dateMissing: 'Enter the date of the rate',
  rateMissing: 'Enter the rate',
  sourceMissing: 'Choose the source',
  future: (date: IsoDate) => `${formatDate(date)} is in the future; its rate is not known yet`,
  futureList: (date: IsoDate) => `${formatDate(date)} is in the future; its rates are not known yet`,
  beforeLedger: (first: IsoDate) => `This ledger begins on ${formatDate(first)}. Enter that day or a later one`,
  alreadySaved: (currency: string, date: IsoDate, source: string, rate: string | null) => {
    const saved = `The ${currency} rate of ${formatDate(date)} from ${source} is already saved`
    const advice = 'Saved rates cannot be edited; supersede an incorrect one and give the reason'
    return `${saved}${rate === null ? '' : `: ${rate}`}. ${advice}`
  },
  superseded: 'Someone else has superseded this rate. Reload the page',
  sameRate: 'This is the saved rate. Enter the correct one',
  savedOtherwise: (currency: string, date: IsoDate, saved: string, given: string) =>
    `${currency} of ${formatDate(date)} is saved as ${saved}; the file has ${given}. Supersede it if it is incorrect`,
  nothingNew: 'Every rate in this file is already saved',
  tooMany: (most: number) => `One import saves at most ${most.toLocaleString('en-US')} rates. Split the file`,
  savedMeanwhile: 'Someone else has saved one of these rates. Preview the file again',
}

/** About a line of a published list of rates. */
export const RATE_FILE_MESSAGES = {
  empty: 'The file is empty',
  columns: 'A row has five columns: two codes, the nominal, the name and the rate',
  unknownCurrency: (code: string) => `${code || 'Nothing'} is not a currency code of ISO 4217`,
  unknownColumns: (codes: readonly string[]) => `${codes.join(', ')} is not a currency code`,
  unreadableRow: (currency: string) => `The nominal or the rate of ${currency} cannot be read`,
  unreadableRate: (currency: string) => `The rate of ${currency} cannot be read`,
  unreadableDate: 'The date of this row cannot be read',
  repeated: (currency: string) => `${currency} appears twice in the file`,
  noDollarRow: 'The US dollar row is missing, so nothing can be converted',
  noDollarColumn: 'The USD column is missing, so nothing can be converted',
  noDate: 'The file has no date. Enter the date of the list',
  tooLarge: (currency: string) => `The rate of ${currency} is too large`,
}

export const LAW_MESSAGES = {
  unknown: 'Record not found',
  idMissing: 'Enter the id',
  fileTextMissing: 'Choose a file, or paste its text',
  questionMissing: 'Choose the question',
  memoDateMissing: 'Enter the date of the memo',
  alreadyPending: 'A version of this record is already pending',
  alreadyDecided: 'Someone else has already decided on this record. Nothing was changed',
  secondPerson: 'You entered this record, so another person must decide on it. Nothing was changed',
  approvedMeanwhile: 'This version or a later one has already been approved. Nothing was changed',
  unreadable: 'This release cannot read the record. Nothing was changed',
  outdated: (problem: string) => `${problem}. Decline the record and enter it again`,
}

export const POLICY_MESSAGES = {
  unknown: 'Policy not found',
  valueMissing: 'Enter the value',
  valueInvalid: 'Enter the value as a whole number',
  valueTooLarge: (largest: number, unit: string) => `Enter 0 to ${largest}${unit}`,
  pastDay: (today: IsoDate) =>
    `A policy can take effect today, ${formatDate(today)}, or later: past decisions stay as they are`,
  alreadyPending: 'A proposal for this policy is already pending',
  sameValue: 'This value already applies from that day',
  alreadyDecided: 'This proposal has already been decided. Nothing was changed',
  secondPerson: 'You proposed this, so another manager or administrator must approve it. Nothing was changed',
  tooLate:
    'Its first day has passed, and decisions made since then stay. Decline it and propose it again from a later day',
}

export const PLACE_MESSAGES = {
  inDoubt: 'A place is in doubt',
  acknowledge: 'Correct the marked fields, or tick the box to save the record for a manager to review',
  afterSaving: {
    review: 'If you save it as it is, a manager reviews it as a screening case.',
    blocked: 'If you save it as it is, a manager reviews it as a screening case, and every payment with it is blocked.',
  },
}
