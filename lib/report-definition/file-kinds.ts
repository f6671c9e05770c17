/**
 * The formats of a report: three file formats, and signed packages of them with their evidence; a package can also
 * contain the PDF of a report that is a document.
 */
export const FILE_KINDS = ['csv', 'xlsx', 'jsonl', 'package', 'package-xlsx', 'package-jsonl', 'package-pdf'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** The label of each format. */
export const FILE_KIND_LABELS: Readonly<Record<FileKind, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  jsonl: 'JSON Lines',
  package: 'Signed package of CSV',
  'package-xlsx': 'Signed package of XLSX',
  'package-jsonl': 'Signed package of JSON Lines',
  'package-pdf': 'Signed package of PDF',
}

/** The label of a format read from the database. */
export const fileKindLabel = (kind: string): string => FILE_KIND_LABELS[kind as FileKind] ?? kind

/** The parameters of an address beside the filter of its report: the format and the instant. */
export const FILE_PARAMS = ['format', 'package', 'asOf'] as const

/**
 * Reads the format from an address: `format`, by default CSV, in a signed package with `package=1`; `format=package` is
 * short for CSV in a package. Null for an unknown format, or when a parameter is invalid or given twice.
 */
export function readFileKind(search: URLSearchParams): FileKind | null {
  const given = (key: string) => search.getAll(key).filter((item) => item.trim() !== '')
  const [formats, packages] = [given('format'), given('package')]
  if (formats.length > 1 || packages.length > 1 || (packages[0] ?? '1') !== '1') return null
  const format = formats[0] ?? 'csv'
  const isPackage = packages.length === 1
  const asked = !isPackage ? format : format === 'csv' || format === 'package' ? 'package' : `package-${format}`
  return FILE_KINDS.find((kind) => kind === asked) ?? null
}
