import type { DestinationField } from '@/lib/compliance/screening/types'
import type { Entry, Finding } from '../types'
import { DESTINATION_WORDS } from '../words'
import type { Examined, TextSource } from './screened-text'
import { splitFields } from './split-fields'

/** The label of a field of a destination. A destination given as one text is an address. */
export const fieldWord = (field: string): string => ({ postalCode: 'postal code', text: 'address' })[field] ?? field

/** The name of each party and text in a sentence. */
export const TEXT_WORDS: Readonly<Record<TextSource, string>> = {
  company: 'company',
  payee: 'payee',
  applicant: 'applicant of the FSB license',
  manufacturer: 'manufacturer of the product',
  note: 'note',
}

/** Every party and text of an entry, with the fields that were screened and the empty fields that were not. */
export function examinedOf({ destinations, payee, texts }: Entry): Examined[] {
  const parties = destinations.map(({ role, verdict, name, address, ...parts }, index): Examined => {
    const { postalCode = '', city = '', region = '', country } = parts
    const [given, empty] = splitFields({ name, address, postalCode, city, region, country: country ?? '' })
    const outcome = Object.keys(given).length === 0 ? null : verdict.outcome
    const source = `destination ${index + 1}` as const
    return { source, label: DESTINATION_WORDS[role], ...inWords(Object.keys(given), empty), outcome }
  })
  const [given, empty] = splitFields({ name: payee.name, address: payee.address })
  const paid: Examined = {
    source: 'payee',
    label: TEXT_WORDS.payee,
    ...inWords(Object.keys(given), empty),
    outcome: Object.keys(given).length === 0 ? null : payee.verdict.outcome,
  }
  const others = texts.map(
    ({ source, given, empty, verdict }): Examined => ({
      source,
      label: TEXT_WORDS[source],
      ...(source === 'note' ? wholeText(verdict !== null) : inWords(Object.keys(given), empty)),
      outcome: verdict?.outcome ?? null,
    }),
  )
  return [...parties, paid, ...others]
}

const inWords = (given: readonly string[], empty: readonly DestinationField[]) => ({
  screened: given.map(fieldWord),
  notScreened: empty.map(fieldWord),
})

const wholeText = (isGiven: boolean) => ({ screened: isGiven ? ['text'] : [], notScreened: isGiven ? [] : ['text'] })

/**
 * Each party or text with its fields: `consignee (name, address), payee (name)`; without them where it has only one.
 */
const namedWith = (examined: readonly Examined[], part: 'screened' | 'notScreened'): string =>
  examined
    .filter((one) => one[part].length > 0)
    .map((one) => {
      const isWhole = one.screened.length + one.notScreened.length === 1
      return isWhole ? one.label : `${one.label} (${one[part].join(', ')})`
    })
    .join(', ')

/**
 * What was screened, in one or two sentences: `Screened: consignee (name, address), payee (name). Not screened, because
 * empty: payee (address), note.`
 */
export function examinedText(examined: readonly Examined[]): string {
  const read = namedWith(examined, 'screened')
  const empty = namedWith(examined, 'notScreened')
  return [
    read ? `Screened: ${read}.` : 'Nothing was screened.',
    ...(empty ? [`Not screened, because empty: ${empty}.`] : []),
  ].join(' ')
}

/** The message of a finding, followed by what was screened where it depends on screening. */
export const messageOf = ({ message, examined }: Pick<Finding, 'message' | 'examined'>): string =>
  examined ? `${message} ${examinedText(examined)}` : message
