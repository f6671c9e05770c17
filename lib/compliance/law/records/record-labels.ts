import { LAW_RECORD_KINDS, type LawRecord, type LawRecordKind } from '../schema'

/** The label of each kind of record, singular and plural. */
export const KIND_LABELS: Readonly<Record<LawRecordKind, { one: string; many: string }>> = {
  general_license: { one: 'General license', many: 'General licenses' },
  text: { one: 'Cited text', many: 'Cited texts and FAQs' },
  question: { one: 'Question for counsel', many: 'Questions for counsel' },
  commerce_basis: { one: 'Commerce basis', many: 'Commerce bases' },
  tariff_codes: { one: 'Tariff codes', many: 'Tariff codes (EAR tables)' },
  end_user_class: { one: 'Class of civil end users', many: 'Classes of civil end users' },
  filing_window: { one: 'Filing window', many: 'Filing windows' },
  penalty: { one: 'Penalty', many: 'Penalties' },
  holiday: { one: 'Holiday', many: 'Federal holidays' },
  confirmation: { one: 'Confirmation of counsel', many: 'Confirmations of counsel' },
}

/** The title of a record in a sentence and in a list. */
export function recordTitle(record: LawRecord): string {
  switch (record.kind) {
    case 'general_license':
      return record.shortName
    case 'text':
    case 'commerce_basis':
    case 'end_user_class':
      return record.label
    case 'question':
      return record.title
    case 'tariff_codes':
      return record.supplement
    case 'filing_window':
    case 'penalty':
      return record.id
    case 'holiday':
      return record.name
    case 'confirmation':
      return `Confirmation of ${record.subject}`
  }
}

/** The name of a record in an event: its title and, from the second version on, which version it is. */
export const recordName = (record: LawRecord): string =>
  record.version === 1 ? recordTitle(record) : `${recordTitle(record)}, version ${record.version}`

/** The path segment of a kind. */
export const kindInPath = (kind: LawRecordKind): string => kind.replaceAll('_', '-')

/** The kind of a path segment; undefined for an unknown one. */
export const kindFromPath = (part: string): LawRecordKind | undefined =>
  LAW_RECORD_KINDS.find((kind) => kindInPath(kind) === part)

/** The page of a record. */
export const recordHref = ({ kind, id }: Pick<LawRecord, 'kind' | 'id'>): string =>
  `/settings/law/${kindInPath(kind)}/${id}`
