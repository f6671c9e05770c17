/** The kinds of file a report can become: three formats, and a package with what proves it. */
export const FILE_KINDS = ['csv', 'xlsx', 'jsonl', 'package'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What a person calls each. */
export const FILE_KIND_WORDS: Readonly<Record<FileKind, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  jsonl: 'JSON Lines',
  package: 'Signed package',
}

/** The words of a kind read from the database. */
export const fileKindWords = (kind: string): string => FILE_KIND_WORDS[kind as FileKind] ?? kind
