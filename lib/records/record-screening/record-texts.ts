import { asQuestion, type Screen, screenFreeText, screenRemembered } from '@/lib/compliance/rules/screened/screen-texts'
import { splitFields } from '@/lib/compliance/rules/screened/split-fields'
import type { Destination, DestinationField, ScreeningList, Verdict } from '@/lib/compliance/screening/types'

/** What a stored text is read as: where somebody is, a name that asks a person at most, or free text. */
export type TextKind = 'destination' | 'name' | 'text'

/** One text of a record that is screened. */
export type RecordText = {
  /** What it is within the record, for ever: cases about it are found by this. Empty for who the record is about. */
  part: '' | 'contact' | 'notes'
  label: string
  kind: TextKind
  /** The field of the record, and of its form, by the field of the destination. */
  fields: Partial<Record<DestinationField, string>>
  given: Destination
  /** The fields that are empty, and are not screened. */
  empty: DestinationField[]
}

/** A record is screened as of today, when every list of places is in force. */
export const RECORD_LISTS: readonly ScreeningList[] = ['crimea', 'donetsk-luhansk']

/** Screens a stored text as what it is. */
export function screenAs(kind: TextKind, given: Destination, screen: Screen): Verdict {
  if (kind === 'text') return screenFreeText(given.text ?? '', screen)
  return kind === 'name' ? asQuestion(screen(given)) : screen(given)
}

/** The verdict about a text of a record; null where it is empty: nothing was screened, so nothing is clear. */
export const verdictOf = ({ kind, given }: RecordText): Verdict | null =>
  Object.keys(given).length === 0
    ? null
    : screenAs(kind, given, (destination) => screenRemembered(destination, RECORD_LISTS))

function recordText(
  part: RecordText['part'],
  label: string,
  kind: TextKind,
  values: Destination,
  fields: RecordText['fields'],
): RecordText {
  const [given, empty] = splitFields(values)
  return { part, label, kind, fields, given, empty }
}

const notesText = (notes: string) => recordText('notes', 'Notes', 'text', { text: notes }, { text: 'notes' })

/** What is screened of a company: where it is, and what is noted about it. */
export const companyTexts = (company: {
  name: string
  address: string
  country: string
  contact: string
  notes: string
}): RecordText[] => {
  const { name, address, country, contact, notes } = company
  const fields = { name: 'name', address: 'address', country: 'country' }
  return [
    recordText('', 'Company', 'destination', { name, address, country }, fields),
    recordText('contact', 'Contact', 'text', { text: contact }, { text: 'contact' }),
    notesText(notes),
  ]
}

/** What is screened of an FSB license: who applied for it, and its notes. */
export const licenseTexts = ({ applicant, notes }: { applicant: string; notes: string }): RecordText[] => [
  recordText('', 'Applicant', 'name', { name: applicant }, { name: 'applicant' }),
  notesText(notes),
]

/** What is screened of a product: who makes it, and its notes. */
export const productTexts = ({ manufacturer, notes }: { manufacturer: string; notes: string }): RecordText[] => [
  recordText('', 'Manufacturer', 'name', { name: manufacturer }, { name: 'manufacturer' }),
  notesText(notes),
]

export type RecordKind = 'company' | 'fsb-license' | 'product'

/** Whose a case is: the record and the part of it. */
export const subjectOfText = (record: RecordKind, id: string, part: RecordText['part']): string =>
  [record, id, ...(part ? [part] : [])].join(':')
