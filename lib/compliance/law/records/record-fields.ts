import { BASIS_IDS, FILING_POSITIONS, type LawRecordKind, LICENSE_LINES, MARKS, RULES_THAT_ASK } from '../schema'

/** How a field of a record is typed. */
export type FieldType =
  | 'line'
  | 'text'
  | 'date'
  | 'end_date'
  | 'choice'
  | 'yes_no'
  | 'lines'
  | 'dates'
  | 'sources'
  | 'notes'
  | 'dollars'
  | 'holiday_rule'

export type RecordField = {
  name: string
  type: FieldType
  choices?: readonly string[]
  optional?: true
  hint?: string
}

/** The kinds that have a form of their fields; a confirmation has one of its own. */
export type EnteredKind = Exclude<LawRecordKind, 'confirmation'>

const PERIOD: readonly RecordField[] = [
  { name: 'from', type: 'date', hint: 'The first day on which it holds.' },
  { name: 'until', type: 'end_date', optional: true, hint: 'Its last day. Empty while no end is known.' },
]
const ORIGIN: readonly RecordField[] = [
  { name: 'mark', type: 'choice', choices: MARKS },
  { name: 'sources', type: 'sources', hint: 'One a line: its name, and after | its https address.' },
]
const LABEL: RecordField = { name: 'label', type: 'line' }
const STATEMENT: RecordField = { name: 'statement', type: 'text' }

/** The fields of each kind, in the order of its form. */
export const RECORD_FIELDS: Readonly<Record<EnteredKind, readonly RecordField[]>> = {
  general_license: [
    { name: 'shortName', type: 'line' },
    { name: 'fullName', type: 'line' },
    { name: 'title', type: 'line' },
    { name: 'line', type: 'choice', choices: LICENSE_LINES },
    ...PERIOD,
    { name: 'authorities', type: 'lines', hint: 'The orders and parts it relaxes, one a line.' },
    {
      name: 'notes',
      type: 'notes',
      optional: true,
      hint: 'One a line: the note, and after | how sure it is, and after | its date.',
    },
    ...ORIGIN,
  ],
  text: [
    LABEL,
    { name: 'url', type: 'line', optional: true, hint: 'Its https address.' },
    { name: 'quote', type: 'text', optional: true, hint: 'In the very words of the source.' },
    ...ORIGIN,
  ],
  question: [
    { name: 'title', type: 'line' },
    { name: 'rule', type: 'choice', choices: RULES_THAT_ASK },
    STATEMENT,
    ...PERIOD,
    ...ORIGIN,
  ],
  commerce_basis: [
    LABEL,
    { name: 'basis', type: 'choice', choices: BASIS_IDS },
    ...PERIOD,
    { name: 'narrowedOn', type: 'dates', optional: true, hint: 'Dates, one a line.' },
    { name: 'questions', type: 'lines', optional: true, hint: 'Ids of questions for counsel, one a line.' },
    ...ORIGIN,
  ],
  tariff_codes: [
    { name: 'supplement', type: 'line' },
    { name: 'listed', type: 'yes_no' },
    ...PERIOD,
    { name: 'prefixes', type: 'lines', hint: 'Codes of 2 to 10 digits, one a line.' },
    ...ORIGIN,
  ],
  end_user_class: [LABEL, ...PERIOD, ...ORIGIN],
  filing_window: [{ name: 'position', type: 'choice', choices: FILING_POSITIONS }, STATEMENT, ...PERIOD, ...ORIGIN],
  penalty: [{ name: 'maximumCents', type: 'dollars', hint: 'In US dollars.' }, STATEMENT, ...PERIOD, ...ORIGIN],
  holiday: [
    { name: 'name', type: 'line' },
    { name: 'rule', type: 'holiday_rule', hint: 'Such as 19 June, third Monday of January or 9 Jan 2025.' },
    ...PERIOD,
    ...ORIGIN,
  ],
}
