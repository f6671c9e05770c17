import { describe, expect, it } from 'vitest'
import { screenDestination } from '@/lib/compliance/screening/screen-destination'
import type { Destination } from '@/lib/compliance/screening/types'
import { aContext, anEntry, aPayee } from '@/test/rules/rule-fixtures'
import { determine } from '../determine'
import { payee } from '../parties/payee'
import type { Entry, FindingOutcome } from '../types'
import { destination } from './destination'
import { messageOf } from './examined'
import { listsInForce } from './lists-in-force'
import { screenFreeText, screenTexts, type TextsOfEntry } from './screen-texts'

const TEXTS: TextsOfEntry = {
  company: { name: 'Acme Corp', address: '60 State Street, Boston, MA 02109', country: 'US' },
  applicant: 'OOO Vesna Import',
  manufacturer: 'Acme Corp',
  note: 'Second fee of the year, agreed with counsel.',
}
const screen = (given: Destination) => screenDestination(given, listsInForce('2026-11-27'))
const entryWith = (changes: Partial<TextsOfEntry>, rest: Partial<Entry> = {}): Entry =>
  anEntry({ texts: screenTexts({ ...TEXTS, ...changes }, screen), ...rest })
const companyAt = (address: string, country = 'US') => ({ company: { ...TEXTS.company, address, country } })
const payeeOf = (name: string, address = '') =>
  aPayee({ kind: 'agent', name, address, verdict: screen({ name, ...(address ? { address } : {}) }) })

describe('an address blocks like a destination; a name or free text goes to a person', () => {
  it.each<[string, Partial<TextsOfEntry>, FindingOutcome, RegExp]>([
    ['nothing of them is in Crimea', {}, 'clear', /^No party is in Crimea\.$/],
    ['a payer in Simferopol', companyAt('ul. Pushkina 5, Simferopol, Crimea', 'UA'), 'blocked', /company.s address is/],
    ['a payer in Yalta, no country', companyAt('ul. Kirova 12, Yalta, Krimea', ''), 'blocked', /company.s address is/],
    [
      'a payer named after Sevastopol',
      { company: { ...TEXTS.company, name: 'Sevastopol Radio' } },
      'review',
      /name may/,
    ],
    ['a payer in Donetsk', companyAt('ДНР, г. Донецк, ул. Артёма 1', 'UA'), 'blocked', /Luhansk People/],
    [
      'an applicant in Simferopol',
      { applicant: 'Simferopol Certification LLC' },
      'review',
      /^The applicant of the FSB/,
    ],
    [
      'a manufacturer in Kerch',
      { manufacturer: 'Kerch Instruments' },
      'review',
      /^The manufacturer of the product may/,
    ],
    [
      'a note that sends it on',
      { note: 'goods will be sent on to Sevastopol' },
      'review',
      /^The note may name a place/,
    ],
    ['a note in Russian', { note: 'товар пойдёт в Севастополь' }, 'review', /^The note may name a place/],
    ['a note that denies it', { note: 'Nothing is shipped to Crimea.' }, 'review', /^The note may name a place/],
    ['a note of another town', { note: 'The boxes wait in Hamburg until Monday.' }, 'clear', /^No party is in Crimea/],
    [
      'the last words of a long note',
      { note: `${'Paid by the branch office. '.repeat(60)} Then to Yalta.` },
      'review',
      /note/,
    ],
    ['a note of many short parts', { note: `${'a, '.repeat(200)}Sevastopol` }, 'review', /note/],
  ])('%s: %s', (_what, changes, outcome, message) => {
    const finding = destination(entryWith(changes), aContext())
    expect(finding.message).toMatch(message)
    expect(finding.outcome).toBe(outcome)
    if (outcome !== 'clear') expect(finding.facts.length).toBeGreaterThan(0)
  })

  it.each<[string, string, string, FindingOutcome]>([
    ['a directorate of the FSB in Crimea by its name', 'UFSB for the Republic of Crimea and Sevastopol', '', 'review'],
    ['an agent in Simferopol by its name', 'Agent Ltd, Simferopol', '', 'review'],
    ['an agent in Simferopol by its address', 'Baltic Filing LLC', 'ul. Pushkina 5, Simferopol, Crimea', 'blocked'],
    ['an agent called FSB in Sevastopol', 'ФСБ России', 'Sevastopol, ul. Lenina 1', 'blocked'],
    ['an agent in Moscow', 'Baltic Filing LLC', 'Tverskaya ul. 7, Moscow, 125009', 'clear'],
  ])('the payee, %s: %s', (_what, name, address, outcome) => {
    const { findings } = determine(entryWith({}, { payee: payeeOf(name, address) }), aContext())
    expect(findings.find(({ rule }) => rule === 'payee')?.outcome).toBe(outcome)
    const { message } = findings.find(({ rule }) => rule === 'destination') ?? { message: '' }
    expect(message.startsWith('No party is in Crimea')).toBe(outcome === 'clear')
  })

  it('cites our reading of FAQ 501 for a payer, and a policy for a text', () => {
    const payer = destination(entryWith(companyAt('Simferopol, Crimea', '')), aContext())
    expect(payer.citation).toMatchObject({ policy: true, url: 'https://ofac.treasury.gov/faqs/501' })
    expect(destination(entryWith({ note: 'on to Sevastopol' }), aContext()).citation.policy).toBe(true)
  })
})

describe('the finding names what was and was not screened, and claims nothing about an empty field', () => {
  it('lists every party with its fields', () => {
    expect(messageOf(destination(entryWith({}), aContext()))).toBe(
      'No party is in Crimea. Screened: consignee (name, address, country), payee (name), ' +
        'company (name, address, country), ' +
        'applicant of the FSB license, manufacturer of the product, note. ' +
        'Not screened, because empty: consignee (postal code, city, region), payee (address).',
    )
  })

  it('reports empty texts as not screened, and clears none of them', () => {
    const nothing = {
      company: { name: 'Acme Corp', address: ' ', country: '' },
      applicant: '',
      manufacturer: '',
      note: ' \n',
    }
    const { examined = [] } = destination(entryWith(nothing), aContext())
    expect(examined.slice(2)).toEqual([
      {
        source: 'company',
        label: 'company',
        screened: ['name'],
        notScreened: ['address', 'country'],
        outcome: 'clear',
      },
      {
        source: 'applicant',
        label: 'applicant of the FSB license',
        screened: [],
        notScreened: ['name'],
        outcome: null,
      },
      {
        source: 'manufacturer',
        label: 'manufacturer of the product',
        screened: [],
        notScreened: ['name'],
        outcome: null,
      },
      { source: 'note', label: 'note', screened: [], notScreened: ['text'], outcome: null },
    ])
  })

  it('names them for a hit as well', () => {
    const finding = destination(entryWith({ note: 'on to Sevastopol' }), aContext())
    expect(messageOf(finding)).toContain('Screened: consignee (name, address, country)')
  })

  it('keeps the doubts of different texts apart', () => {
    const one = destination(entryWith({ note: 'on to Sevastopol' }), aContext())
    const two = destination(entryWith({ note: 'on to Sevastopol', applicant: 'Yalta Trading' }), aContext())
    expect(one.doubt).toBeUndefined()
    expect(two.doubt?.split('\n')).toHaveLength(2)
  })
})

describe('free text of any length is read to its end', () => {
  it.each([10, 239, 240, 241, 400, 1_999, 19_990])('a place after %i characters is found at its position', (before) => {
    const filler = 'word '.repeat(Math.ceil(before / 5)).slice(0, before)
    const text = `${filler} Sevastopol and more`
    const { outcome, reasons } = screenFreeText(text, screen)
    expect(outcome).toBe('review')
    expect(reasons.map(({ start, end }) => text.slice(start, end))).toContain('Sevastopol')
  })

  it('terminates for any text', () => {
    for (const text of ['x'.repeat(5_000), ','.repeat(5_000), ' '.repeat(5_000), '\n'.repeat(900), 'é '.repeat(2_000)])
      expect(screenFreeText(text, screen).outcome).toMatch(/clear|review/)
  })
})

describe('a text need not name a place, and unreadable text is reported as unreadable', () => {
  it.each([
    '4471',
    '12.11.2026',
    '...',
    'n/a',
    'see attachment',
    'Paid 3 Nov. 12/11. Ref 44.',
    'GB29NWBK60161331926819',
  ])('the note %j raises no question', (note) => {
    expect(destination(entryWith({ note }), aContext()).outcome).toBe('clear')
  })

  it.each([
    'The distributor confirmed on the phone that the goods stay in Moscow and Kazan. '.repeat(20),
    (
      'we have to pay it by the end of the year as it is due to be in the books of the old one ' + 'and not of the new '
    ).repeat(5),
    'Клиент подтвердил по телефону что все устройства останутся на складе в Казани до конца года '.repeat(10),
  ])('a long note without a place raises no question: %j', (note) => {
    expect(destination(entryWith({ note }), aContext()).outcome).toBe('clear')
  })

  it.each<[string, Partial<TextsOfEntry>, string]>([
    ['the note', { note: '????? ??????' }, 'The note could not be read.'],
    ['the address of the company', companyAt('????? ??????', 'RU'), 'The company’s address could not be read.'],
    ['the applicant', { applicant: '????? ??????' }, 'The applicant of the FSB license could not be read.'],
  ])('letter soup in %s', (_what, changes, message) => {
    expect(destination(entryWith(changes), aContext())).toMatchObject({ outcome: 'review', message })
  })

  it('a party whose address names no place', () => {
    const given = { name: 'Meridian Retail LLC', address: '123', country: 'RU' }
    const party = { ...anEntry().destinations[0], ...given, verdict: screen(given) } as Entry['destinations'][number]
    const finding = destination(entryWith({}, { destinations: [party] }), aContext())
    expect(finding).toMatchObject({ outcome: 'review', message: 'The consignee’s address could not be read.' })
  })

  it('a payee whose address names no place', () => {
    const { outcome, message } = payee(anEntry({ payee: payeeOf('Agent LLC', '123') }), aContext())
    expect({ outcome, message }).toEqual({
      outcome: 'review',
      message: 'Where Agent LLC is could not be read: "123" does not name a place that could be read.',
    })
  })
})
