import { z } from 'zod'
import { isIsoDate } from './iso-date'

/** How certain a statement is: read in a published source, chosen by us, or believed and to be confirmed by counsel. */
export const MARKS = ['sourced', 'policy', 'to_be_confirmed'] as const
const mark = z.enum(MARKS)

const line = (most: number) => z.string().trim().min(1, 'Enter a text').max(most, `Enter at most ${most} characters`)
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'An id has small letters, digits and hyphens, at most 80 characters')
const isoDate = z.string().refine(isIsoDate, 'Enter a date such as 2026-11-27')
const version = z.int('A version is a whole number').min(1).max(9999)
const url = z.url({ protocol: /^https$/, error: 'A source is linked to by an https address' }).max(500)
const source = z.strictObject({ label: line(200), url: url.optional(), toBeConfirmed: z.boolean().optional() })

/** What every record of the law holds: its id, its version, how certain it is and where it was read. */
const base = { id, version, mark, sources: z.array(source).min(1, 'Name at least one source').max(20) }
const period = { from: isoDate, until: isoDate.nullable() }

const note = z.strictObject({ text: line(500), mark, date: isoDate.optional() })

/** Cyber-related general licenses and Russia-related ones. */
export const LICENSE_LINES = ['cyber', 'russia'] as const

/**
 * One general license of OFAC. Cyber-related ones replace one another; the Russia-related one is needed in addition.
 */
const generalLicense = z.strictObject({
  kind: z.literal('general_license'),
  ...base,
  ...period,
  shortName: line(40),
  fullName: line(120),
  title: line(300),
  line: z.enum(LICENSE_LINES),
  authorities: z.array(line(120)).min(1).max(20),
  notes: z.array(note).max(20),
})

/**
 * A text that a finding cites: a regulation or an answer of OFAC. The cap and its amount are not records: they are held
 * by the program.
 */
const citedText = z.strictObject({
  kind: z.literal('text'),
  ...base,
  label: line(200),
  url: url.optional(),
  quote: line(2000).optional(),
})

/** The rules that can depend on a question. */
export const RULES_THAT_ASK = ['authority', 'purpose', 'commerce-basis', 'filing'] as const

/**
 * A statement whose source no one here has read: until counsel confirms this version of it, a finding that needs it is
 * a review.
 */
const openQuestion = z.strictObject({
  kind: z.literal('question'),
  ...base,
  ...period,
  rule: z.enum(RULES_THAT_ASK),
  title: line(120),
  statement: line(1000),
})

/** The ways in which Commerce may have authorized what is shipped; each is read by the rule in its own way. */
export const BASIS_IDS = [
  'commerce_license',
  '746.8(a)(12)(ii)',
  'ccd_740_19',
  'enc_746_8_c_2_vi',
  'other_exception',
  'no_license_required',
  'not_subject_to_ear',
] as const

/** One basis of the dated list, with the questions that must be confirmed before its finding can be clear. */
const commerceBasis = z.strictObject({
  kind: z.literal('commerce_basis'),
  ...base,
  ...period,
  basis: z.enum(BASIS_IDS),
  label: line(120),
  /** Days on which it was narrowed: a classification made before one of them must be made again. */
  narrowedOn: z.array(isoDate).max(20),
  questions: z.array(id).max(10),
})

/** Codes of the Harmonized Tariff Schedule that a supplement to 15 CFR part 746 lists, or was read not to list. */
const tariffCodes = z.strictObject({
  kind: z.literal('tariff_codes'),
  ...base,
  ...period,
  supplement: line(120),
  listed: z.boolean(),
  prefixes: z
    .array(z.string().regex(/^\d{2,10}$/, 'A tariff code is written in 2 to 10 digits'))
    .min(1)
    .max(5000),
})

/** Civil end users that 15 CFR 746.8 names, for whom 5A992.c and 5D992.c need no license. */
const endUserClass = z.strictObject({ kind: z.literal('end_user_class'), ...base, ...period, label: line(200) })

/** What is known about a window. */
export const FILING_POSITIONS = ['not_listed', 'carved_out', 'open'] as const

/** Whether technology sent with a filing to the FSB needed a license, because the FSB is on the Entity List. */
const filingWindow = z.strictObject({
  kind: z.literal('filing_window'),
  ...base,
  ...period,
  position: z.enum(FILING_POSITIONS),
  statement: line(500),
})

const penalty = z.strictObject({
  kind: z.literal('penalty'),
  ...base,
  ...period,
  maximumCents: z.int().min(1).max(100_000_000_000),
  statement: line(500),
})

const month = z.int().min(1).max(12)
/** A federal holiday: on a day of the year, on a weekday of a month (nth -1 is the last), or once. */
const holiday = z.strictObject({
  kind: z.literal('holiday'),
  ...base,
  ...period,
  name: line(120),
  rule: z.discriminatedUnion('on', [
    z.strictObject({ on: z.literal('day'), month, day: z.int().min(1).max(31) }),
    z.strictObject({
      on: z.literal('weekday'),
      month,
      weekday: z.int().min(0).max(6),
      nth: z.union([z.literal(-1), z.int().min(1).max(5)]),
    }),
    z.strictObject({ on: z.literal('date'), date: isoDate }),
  ]),
})

/** Counsel's confirmation of one version of one open question. `invented` marks those of the demo. */
const confirmation = z.strictObject({
  kind: z.literal('confirmation'),
  id,
  version,
  subject: id,
  subjectVersion: version,
  confirmedOn: isoDate,
  counsel: line(200),
  memo: line(2000),
  invented: z.boolean().optional(),
})

/** Every kind of record, in the order of a list. */
export const LAW_RECORD_KINDS = [
  'general_license',
  'text',
  'question',
  'commerce_basis',
  'tariff_codes',
  'end_user_class',
  'filing_window',
  'penalty',
  'holiday',
  'confirmation',
] as const

const shapes = z.discriminatedUnion(
  'kind',
  [
    generalLicense,
    citedText,
    openQuestion,
    commerceBasis,
    tariffCodes,
    endUserClass,
    filingWindow,
    penalty,
    holiday,
    confirmation,
  ],
  { error: `Enter one of these kinds: ${LAW_RECORD_KINDS.join(', ')}` },
)

/**
 * One record of the law, as it ships or as an administrator imports it. Unknown keys are refused: no record can carry
 * the amount of the cap, which is held by the program and the database alone.
 */
export const lawRecord = shapes.superRefine((record, context) => {
  if ('until' in record && record.until !== null && record.until < record.from)
    context.addIssue({ code: 'custom', path: ['until'], message: `It ends on ${record.until}, before ${record.from}` })
})

/** A file of records, as it is imported. */
export const lawFile = z.strictObject({ records: z.array(lawRecord).min(1, 'The file has no records').max(500) })

export type Mark = z.output<typeof mark>
export type BasisId = (typeof BASIS_IDS)[number]
export type LawRecord = z.output<typeof lawRecord>
export type LawRecordKind = LawRecord['kind']
type Of<Kind extends LawRecordKind> = Extract<LawRecord, { kind: Kind }>
export type GeneralLicense = Of<'general_license'>
export type CitedText = Of<'text'>
export type OpenQuestion = Of<'question'>
export type CommerceBasis = Of<'commerce_basis'>
export type TariffCodes = Of<'tariff_codes'>
export type EndUserClass = Of<'end_user_class'>
export type FilingWindow = Of<'filing_window'>
export type Penalty = Of<'penalty'>
export type Holiday = Of<'holiday'>
export type Confirmation = Of<'confirmation'>
