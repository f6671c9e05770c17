/** The parts of a subject of a case, such as `company:ID:notes`: its kind, its id, and the part. */
export function partsOfSubject(subject: string): { kind: string; id: string; part: string } {
  const [kind = '', id = '', part = ''] = subject.split(':')
  return { kind, id, part }
}

const RECORDS: Readonly<Record<string, string>> = {
  company: 'where it is',
  'fsb-license': 'applicant',
  product: 'manufacturer',
}

/** Which part of its payment, list or record a case is about: `party 2`, `payee`, `row 14`, `applicant`, `notes`. */
export function partLabel(subject: string): string {
  const { kind, part } = partsOfSubject(subject)
  if (kind === 'list') return `row ${part}`
  if (kind === 'payment') return /^\d+$/.test(part) ? `party ${part}` : part
  return part || (RECORDS[kind] ?? '')
}

/** The page of the record of a case; null for a row of a saved list, which is shown in its list. */
export function hrefOfSubject(subject: string): string | null {
  const { kind, id } = partsOfSubject(subject)
  const path = { payment: 'payments', company: 'companies', 'fsb-license': 'fsb-licenses', product: 'products' }[kind]
  return path ? `/${path}/${id}` : null
}
