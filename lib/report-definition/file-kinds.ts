/**
 * The kinds of file a report can become: three formats, and packages of them with what proves it; a report that is a
 * document can be in one as PDF too.
 */
export const FILE_KINDS = ['csv', 'xlsx', 'jsonl', 'package', 'package-xlsx', 'package-jsonl', 'package-pdf'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What a person calls each. */
export const FILE_KIND_WORDS: Readonly<Record<FileKind, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  jsonl: 'JSON Lines',
  package: 'Signed package of CSV',
  'package-xlsx': 'Signed package of XLSX',
  'package-jsonl': 'Signed package of JSON Lines',
  'package-pdf': 'Signed package of PDF',
}

/** The words of a kind read from the database. */
export const fileKindWords = (kind: string): string => FILE_KIND_WORDS[kind as FileKind] ?? kind

/** What an address says beside the filter of its report: as which file, and as of when. */
export const FILE_PARAMS = ['format', 'package', 'asOf'] as const

/**
 * The kind that an address asks for: `format`, CSV unless given, with `package=1` in a signed package; `format=package`
 * is short for CSV in one. Null when there is no such kind, or when it is asked for otherwise or twice.
 */
export function fileKindIn(search: URLSearchParams): FileKind | null {
  const given = (key: string) => search.getAll(key).filter((item) => item.trim() !== '')
  const [formats, packages] = [given('format'), given('package')]
  if (formats.length > 1 || packages.length > 1 || (packages[0] ?? '1') !== '1') return null
  const format = formats[0] ?? 'csv'
  const isPackage = packages.length === 1
  const asked = !isPackage ? format : format === 'csv' || format === 'package' ? 'package' : `package-${format}`
  return FILE_KINDS.find((kind) => kind === asked) ?? null
}
