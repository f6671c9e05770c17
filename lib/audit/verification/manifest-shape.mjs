// Whether JSON is a manifest at all. Anybody can sign anything: a signature that fits does not make it one.

const isText = (value) => typeof value === 'string'
const isCount = (value) => Number.isSafeInteger(value) && value >= 0
const isListOf = (value, isOne) => Array.isArray(value) && value.every(isOne)
const has = (value, shape) =>
  typeof value === 'object' && value !== null && Object.entries(shape).every(([name, fits]) => fits(value[name]))

const FILE = { name: isText, size: isCount, sha256: isText, storedSize: isCount, storedSha256: isText }
const RECORD = { column: isText, field: isText }
const SHAPE = {
  format: isText,
  report: (value) => has(value, { name: isText, format: isText, version: isCount }),
  parameters: isText,
  asOf: isText,
  madeBy: (value) => has(value, { name: isText }),
  madeWith: (value) => has(value, { headroom: isText, rules: isText, places: isText }),
  rowCount: isCount,
  columns: (value) => isListOf(value, isText),
  controlTotals: (value) => isListOf(value, (total) => has(total, { column: isText, sum: isText })),
  generalLicenses: (value) => value === null || isListOf(value, isText),
  seal: (value) => has(value, { number: isCount, at: isText, root: isText, headCount: isCount }),
  chainHeadCount: isCount,
  auditEvents: (value) => has(value, { count: isCount, record: (record) => record === null || has(record, RECORD) }),
  files: (value) => isListOf(value, (file) => has(file, FILE)) && value.length > 0,
  signature: (value) => has(value, { algorithm: isText, publicKey: isText }),
}

/**
 * Whether this has every field of a manifest that is read here, each of its kind.
 *
 * @param {unknown} value
 */
export const isManifest = (value) => has(value, SHAPE)
