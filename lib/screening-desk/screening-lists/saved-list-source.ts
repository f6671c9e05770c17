import { z } from 'zod'
import { COLUMN_ROLES, type ColumnRole } from './column-roles'
import { ENCODINGS, type Encoding } from './file/encodings'
import { MOST_COLUMNS } from './screened-row'

const NAME = 1_000
const LARGEST_LINE = 20_000_000
const roles = COLUMN_ROLES.map(([role]) => role) as [ColumnRole, ...ColumnRole[]]
const encodings = ENCODINGS.map(([encoding]) => encoding) as [Encoding, ...Encoding[]]

/** How the file of a saved list was read. */
export const listSource = z.object({
  fileName: z.string().max(NAME),
  /** The sheet that was screened, where the file has several. */
  sheet: z.string().max(NAME).nullable(),
  /** Null for a spreadsheet. */
  encoding: z.enum(encodings).nullable(),
  basis: z.enum(['delivery', 'only', 'unsure', 'whole-row']),
  /** The rows compared with the lines of the file, as a sentence. */
  lines: z.string().max(NAME),
  /** Lines that could not be read as written. */
  problems: z.number().int().min(0),
  /** Each column with what it was screened as. */
  columns: z
    .array(z.object({ name: z.string().max(NAME), role: z.enum(roles) }))
    .min(1)
    .max(MOST_COLUMNS),
})
export type ListSource = z.output<typeof listSource>

const columnNumbers = z.array(z.number().int().min(0).max(MOST_COLUMNS)).max(MOST_COLUMNS)

/** The line of a saved row in its file, and which of its columns were and were not screened, by their number. */
export const rowOrigin = z.object({
  line: z.number().int().min(1).max(LARGEST_LINE),
  party: z.string().max(NAME),
  screened: columnNumbers,
  lightly: columnNumbers,
  unread: columnNumbers,
})
export type RowOrigin = z.output<typeof rowOrigin>
