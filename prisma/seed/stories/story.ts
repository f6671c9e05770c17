import { addDays, type IsoDate } from '@/lib/kernel/calendar'
import { usualDestinations } from '../addresses'
import { at, type Clock, earliest } from '../clock'
import { LICENSING_CENTRE, type Money, type PlannedEntry, type Step } from '../plan'
import { randomFor } from '../random'
import { companyNamed } from '../records/companies'
import { licenseId } from '../records/licenses'
import type { PersonName } from '../records/people'
import { productId } from '../records/products'
import { exactly, type Making } from './routine'

/** The fields of an entry that a story defines; the rest is as usual. `license` and `model` are those of the tables. */
export type Told = {
  company: string
  license: string
  model: string
  cents?: number
  money?: Money
  paymentDate: IsoDate
  recordedAt: number
  recordedBy: PersonName
  expect: PlannedEntry['expect']
  steps?: Step[]
} & Partial<
  Pick<
    PlannedEntry,
    'purpose' | 'payeeKind' | 'payeeName' | 'alreadyPaid' | 'note' | 'destinations' | 'corrects' | 'invoiceDate'
  >
>

/** A planned entry with the fields that a story defines. */
export function told(key: string, story: Told, { clock }: Making): PlannedEntry {
  const company = companyNamed(story.company)
  const recordedOn = new Date(story.recordedAt).toISOString().slice(0, 10)
  return {
    key,
    companyId: company.id,
    licenseId: licenseId(company.name, story.license),
    productId: productId(company.name, story.model),
    purpose: story.purpose ?? 'paying',
    payeeKind: story.payeeKind ?? 'fsb',
    payeeName: story.payeeName ?? LICENSING_CENTRE,
    money:
      story.money ?? exactly(story.cents ?? 0, recordedOn < story.paymentDate ? recordedOn : story.paymentDate, clock),
    invoiceDate: story.invoiceDate === undefined ? addDays(recordedOn, -2) : story.invoiceDate,
    paymentDate: story.paymentDate,
    alreadyPaid: story.alreadyPaid ?? false,
    note: story.note ?? '',
    destinations: story.destinations ?? usualDestinations(randomFor(`destinations ${key}`)),
    recordedAt: story.recordedAt,
    recordedBy: story.recordedBy,
    corrects: story.corrects ?? null,
    expect: story.expect,
    steps: story.steps ?? [],
  }
}

/** The facts of the bank document of a debit, for the step that marks an entry as paid. */
export function bankFacts(key: string, debitDate: IsoDate, clock: Clock): Record<string, string> {
  const number = randomFor(`bank ${key}`).between(10_000_000, 99_999_999)
  return {
    debitDate,
    postingDate: earliest(addDays(debitDate, 1), clock.today),
    bankReference: `FT${debitDate.slice(2, 4)}${number}`,
  }
}

/** The steps of approval by a manager and debit for an entry of a story. */
export function paidSteps(
  key: string,
  clock: Clock,
  debitDate: string,
  manager: PersonName,
  payer: PersonName,
): Step[] {
  return [
    { at: at(addDays(debitDate, -1), '15:02'), by: manager, move: 'approve' },
    { at: at(debitDate, '15:40'), by: payer, move: 'mark_paid', facts: bankFacts(key, debitDate, clock) },
  ]
}
