import type {
  CitedText,
  CommerceBasis,
  Confirmation,
  EndUserClass,
  FilingWindow,
  GeneralLicense,
  Holiday,
  LawRecord,
  OpenQuestion,
  Penalty,
  TariffCodes,
} from './schema'

/** The law that the rules read: every record in its newest version, and counsel's confirmations. */
export type Law = {
  /** Names the release and how many approved records stand on top of it, such as `2026.1+3`. */
  version: string
  generalLicenses: readonly GeneralLicense[]
  texts: readonly CitedText[]
  questions: readonly OpenQuestion[]
  commerceBases: readonly CommerceBasis[]
  tariffCodes: readonly TariffCodes[]
  endUserClasses: readonly EndUserClass[]
  filingWindows: readonly FilingWindow[]
  penalties: readonly Penalty[]
  holidays: readonly Holiday[]
  confirmations: readonly Confirmation[]
}

/** The newest version of each record; a record is known by its kind and its id. */
function newestOf(records: readonly LawRecord[]): LawRecord[] {
  const newest = new Map<string, LawRecord>()
  for (const record of records) {
    const key = `${record.kind} ${record.id}`
    const known = newest.get(key)
    if (!known || known.version <= record.version) newest.set(key, record)
  }
  return [...newest.values()]
}

/** Builds the law of a set of records. Of two versions of a record the higher holds, whatever their order. */
export function makeLaw(version: string, records: readonly LawRecord[]): Law {
  const newest = newestOf(records)
  const of = <Kind extends LawRecord['kind']>(kind: Kind) =>
    newest.filter((record): record is Extract<LawRecord, { kind: Kind }> => record.kind === kind)
  return {
    version,
    generalLicenses: of('general_license').sort((one, other) => (one.from < other.from ? -1 : 1)),
    texts: of('text'),
    questions: of('question'),
    commerceBases: of('commerce_basis'),
    tariffCodes: of('tariff_codes'),
    endUserClasses: of('end_user_class'),
    filingWindows: of('filing_window').sort((one, other) => (one.from < other.from ? -1 : 1)),
    penalties: of('penalty'),
    holidays: of('holiday'),
    confirmations: of('confirmation'),
  }
}

/** Every record of a law, such as can be shown in one list. */
export const recordsOf = (law: Law): LawRecord[] => [
  ...law.generalLicenses,
  ...law.texts,
  ...law.questions,
  ...law.commerceBases,
  ...law.tariffCodes,
  ...law.endUserClasses,
  ...law.filingWindows,
  ...law.penalties,
  ...law.holidays,
  ...law.confirmations,
]

/** Whether a record holds on a date; its last day is one of them. */
export const holdsOn = ({ from, until }: { from: string; until: string | null }, date: string): boolean =>
  from <= date && (until === null || date <= until)
