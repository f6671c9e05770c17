import {
  asQuestion,
  type Screen,
  screenFreeText,
  screenRemembered,
} from '@/lib/compliance/rules/destination/screen-texts'
import { splitFields } from '@/lib/compliance/rules/destination/split-fields'
import type { Destination, DestinationField, ScreeningList, Verdict } from '@/lib/compliance/screening/types'

/** How a stored text is screened: as a destination, as a name, which is never more than a review, or as free text. */
export type TextKind = 'destination' | 'name' | 'text'

/** One text of a record that is screened. */
export type RecordText = {
  /**
   * Its part of the record, by which its cases are found; it must never change. Empty for the subject of the record.
   */
  part: '' | 'contact' | 'notes'
  label: string
  kind: TextKind
  /** The field of the record, and of its form, by the field of the destination. */
  fields: Partial<Record<DestinationField, string>>
  given: Destination
  /** The empty fields, which are not screened. */
  empty: DestinationField[]
}

/** The lists of places for records, which are screened as of today, when every list is in force. */
export const RECORD_LISTS: readonly ScreeningList[] = ['crimea', 'donetsk-luhansk']

/** Screens a stored text according to its kind. */
export function screenAs(kind: TextKind, given: Destination, screen: Screen): Verdict {
  if (kind === 'text') return screenFreeText(given.text ?? '', screen)
  return kind === 'name' ? asQuestion(screen(given)) : screen(given)
}

/** The verdict on a text of a record; null when it is empty, since nothing was screened and nothing can be clear. */
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

/** The screened texts of a company: its address, contact and notes. */
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

/** The screened texts of an FSB license: the applicant and the notes. */
export const licenseTexts = ({ applicant, notes }: { applicant: string; notes: string }): RecordText[] => [
  recordText('', 'Applicant', 'name', { name: applicant }, { name: 'applicant' }),
  notesText(notes),
]

/** The screened texts of a product: the manufacturer and the notes. */
export const productTexts = ({ manufacturer, notes }: { manufacturer: string; notes: string }): RecordText[] => [
  recordText('', 'Manufacturer', 'name', { name: manufacturer }, { name: 'manufacturer' }),
  notesText(notes),
]

export type RecordKind = 'company' | 'fsb-license' | 'product'

/** The subject of a case: a record and the part of it. */
export const subjectOfText = (record: RecordKind, id: string, part: RecordText['part']): string =>
  [record, id, ...(part ? [part] : [])].join(':')
