import 'server-only'
import { db } from '@/lib/database/db'
import {
  companyTexts,
  licenseTexts,
  productTexts,
  RECORD_LISTS,
  type RecordKind,
  type RecordText,
  subjectOfText,
} from '@/lib/records/record-screening/record-texts'
import type { DestinationSource, StoredDestination } from './destination-source'

/** The starting point of a source of records: all ids come after it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * The texts of a record for a run. No result is stored for them: a hit is new unless the newest case about the same
 * text is as bad.
 */
const textsOf = (
  kind: RecordKind,
  record: { id: string; companyId: string; name: string },
  texts: RecordText[],
): StoredDestination[] =>
  texts
    .filter(({ given }) => Object.keys(given).length > 0)
    .map((text) => ({
      key: record.id,
      subject: subjectOfText(kind, record.id, text.part),
      name: `${record.name}, ${text.label.toLowerCase()}`,
      destination: text.given,
      kind: text.kind,
      lists: RECORD_LISTS,
      outcome: 'clear',
      companyId: record.companyId,
    }))

const after = (key: string, limit: number) =>
  ({ where: { id: { gt: key || BEFORE_ALL } }, orderBy: { id: 'asc' }, take: limit }) as const

/**
 * A source whose batches are the texts of a number of records. A record without any text to screen still advances the
 * run: its batch continues with the records after it.
 */
function recordSource<Row extends { id: string }>(
  name: string,
  count: () => Promise<number>,
  read: (key: string, limit: number) => Promise<Row[]>,
  texts: (row: Row) => StoredDestination[],
): DestinationSource {
  const nextBatch: DestinationSource['nextBatch'] = async (afterKey, limit) => {
    const rows = await read(afterKey, limit)
    const found = rows.flatMap(texts)
    const last = rows.at(-1)
    return found.length === 0 && last ? nextBatch(last.id, limit) : found
  }
  return { name, count, nextBatch }
}

/** Every company, archived ones included: its address, and its notes. */
export const companySource = recordSource(
  'companies',
  () => db.company.count(),
  (key, limit) => db.company.findMany(after(key, limit)),
  (company) => textsOf('company', { ...company, companyId: company.id }, companyTexts(company)),
)

/** Every FSB license: its applicant and its notes. */
export const licenseSource = recordSource(
  'FSB licenses',
  () => db.fsbLicense.count(),
  (key, limit) => db.fsbLicense.findMany(after(key, limit)),
  (license) => textsOf('fsb-license', { ...license, name: license.number }, licenseTexts(license)),
)

/** Every product: its manufacturer and its notes. */
export const productSource = recordSource(
  'products',
  () => db.product.count(),
  (key, limit) => db.product.findMany(after(key, limit)),
  (product) => textsOf('product', product, productTexts(product)),
)
