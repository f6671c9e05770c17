/** The kinds of file a report can become: three formats, and packages of them with what proves it; a report that is a document can be in one as PDF too. */
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

/**
 * The kind that an address asks for: `format`, CSV unless given, with `package=1` in a signed package; `format=package` is short for CSV in one. Null when there is no
 * such kind.
 */
export function fileKindIn(search: URLSearchParams): FileKind | null {
  const format = search.get('format') || 'csv'
  const isPackage = search.get('package') === '1'
  const asked = !isPackage ? format : format === 'csv' || format === 'package' ? 'package' : `package-${format}`
  return FILE_KINDS.find((kind) => kind === asked) ?? null
}
