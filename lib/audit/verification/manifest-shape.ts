// Whether JSON is a manifest at all. Anyone can sign anything: a valid signature does not make it one.

/** The most columns of a report, and entries of any list of the manifest: the cost of a row grows with them. */
export const MOST_COLUMNS = 250

type Guard = (value: unknown) => boolean
type Shape = { [name: string]: Guard }

const isText: Guard = (value) => typeof value === 'string'
const isTextOrMissing: Guard = (value) => value === undefined || isText(value)
const isCount: Guard = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isListOf = (value: unknown, isOne: Guard): boolean =>
  Array.isArray(value) && value.length <= MOST_COLUMNS && value.every(isOne)
const has = (value: unknown, shape: Shape): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(shape).every(([name, isValid]) => isValid((value as Record<string, unknown>)[name]))

const FILE: Shape = { name: isText, size: isCount, sha256: isText, storedSize: isCount, storedSha256: isText }
const RECORD: Shape = { column: isText, field: isText }
const CURRENCY: Shape = { currency: isText, sum: isText }
const TOTAL: Shape = {
  column: isText,
  sum: isText,
  isTotal: (value) => value === undefined || value === true,
  currencyColumn: isTextOrMissing,
  currencies: (value) => value === undefined || isListOf(value, (one) => has(one, CURRENCY)),
}
const VERIFICATION: Shape = {
  at: isText,
  eventCount: isCount,
  rowCount: isCount,
  faultCount: isCount,
  unrecordedCount: isCount,
  anchoredAt: (value) => value === null || isText(value),
}
const SHAPE: Shape = {
  format: isText,
  report: (value) => has(value, { name: isText, format: isText, version: isCount }),
  parameters: isText,
  asOf: isText,
  madeBy: (value) => has(value, { name: isText }),
  madeWith: (value) => has(value, { headroom: isText, rules: isText, screening: isTextOrMissing, places: isText }),
  rowCount: isCount,
  columns: (value) => isListOf(value, isText),
  controlTotals: (value) => isListOf(value, (total) => has(total, TOTAL)),
  generalLicenses: (value) => value === null || isListOf(value, isText),
  seal: (value) => has(value, { number: isCount, at: isText, root: isText, headCount: isCount }),
  chainHeadCount: isCount,
  auditEvents: (value) => has(value, { count: isCount, record: (record) => record === null || has(record, RECORD) }),
  verification: (value) => value === undefined || value === null || has(value, VERIFICATION),
  files: (value) => isListOf(value, (file) => has(file, FILE)) && (value as unknown[]).length > 0,
  signature: (value) => has(value, { algorithm: isText, publicKey: isText }),
}

/** Whether this has every field of a manifest that is read here, each of its type. */
export const isManifest = (value: unknown): boolean => has(value, SHAPE)
