import { sqlStateOf } from './database-errors'

// What the server log may have of a value. An error can carry what a person typed, a row of the database or a secret,
// in its message and in its own properties: of those only what is named here is logged.

const STRUCK_OUT = '[struck out]'
const LONGEST_READ = 4000
const LONGEST_LOGGED = 400
const MOST_FRAMES = 15
const MOST_CAUSES = 3

/** In messages of PostgreSQL, Prisma, JavaScript and packages, values are in quotation marks. */
const QUOTED: readonly [RegExp, string][] = [
  [/"[\s\S]*"|"[\s\S]*$/, `"${STRUCK_OUT}"`],
  [/`[\s\S]*`|`[\s\S]*$/, `\`${STRUCK_OUT}\``],
  [/(?<!\w)'[\s\S]*'|(?<!\w)'[\s\S]*$/, `'${STRUCK_OUT}'`],
]

/** How Prisma begins a message: with the name of its own method. The reason follows on a later line. */
const PRISMA_CALL = /^\s*Invalid `[\w$.]+\(\)` invocation(?: in)?:?\s+/

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const UNQUOTED: readonly [RegExp, string][] = [
  [/\b(cookie|set-cookie|authorization)\b\s*[:=].*/gi, `$1: ${STRUCK_OUT}`],
  [/\b(\w*(?:password|passwd|pwd|secret|token|challenge|signature))\b\s*[:=]\s*\S+/gi, `$1: ${STRUCK_OUT}`],
  [/\b(bearer|basic)\s+\S+/gi, `$1 ${STRUCK_OUT}`],
  [/:\/\/[^\s/]*@/g, '://'],
  [/(:\/\/[^\s?#]*)[?#]\S*/g, `$1?${STRUCK_OUT}`],
  [/[^\s@:/]+@[^\s@]+\.[^\s@]+/g, STRUCK_OUT],
  // Letters and digits without a gap: a token, a key, a hash. The id of a record is none.
  [
    new RegExp(`(?<![\\w-])(?!${UUID}(?![\\w-]))(?=[\\w-]*\\d)(?=[\\w-]*[a-z])[\\w-]{16,}(?:\\.[\\w-]+)*`, 'gi'),
    STRUCK_OUT,
  ],
]

/** The first line of a text as the log has it: without values in quotation marks, secrets and email addresses. */
export function withoutValues(text: string): string {
  const read = text.slice(0, LONGEST_READ).replace(PRISMA_CALL, '').trim()
  const cleaned = [...QUOTED, ...UNQUOTED].reduce((left, [pattern, by]) => left.replace(pattern, by), read)
  const [line = ''] = cleaned.split('\n')
  return line.length > LONGEST_LOGGED ? `${line.slice(0, LONGEST_LOGGED)} ...` : line
}

/**
 * The classes of SQLSTATE whose messages are about the connection, the server or the statement. Those of the others
 * are about the values of a row, and the code with the name of the constraint is enough.
 */
const ABOUT_NO_ROW = /^(?:08|25|28|3D|40|42|53|54|55|57|58|XX)/

/** An error of Prisma about its arguments prints all of them. */
const PRINTS_ARGUMENTS = 'PrismaClientValidationError'

const NAMES = ['code', 'constraint', 'table', 'column', 'routine', 'digest', 'syscall'] as const
const isName = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_.@-]{1,80}$/.test(value)
const FRAME = /^ +at (?:.*\()?(?:file:|node:|webpack|turbopack|\/).*:\d+:\d+\)?$/

/** Where an error was thrown. Its stack begins with its message, which can have lines that look like the others. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = stack.indexOf(message) + message.length
  const lines = stack
    .slice(end)
    .split('\n')
    .filter((line) => FRAME.test(line))
  return lines.slice(0, MOST_FRAMES).map((line) => line.trim())
}

/** An error as the log has it: where it was thrown and what kind it is, without the values that it carries. */
function errorFacts(error: Error, causes = 0): Record<string, unknown> {
  const own = error as Error & Record<string, unknown>
  const sqlState = sqlStateOf(error)
  const isAboutValues = error.name === PRINTS_ARGUMENTS || (sqlState !== null && !ABOUT_NO_ROW.test(sqlState))
  return {
    type: isName(error.name) ? error.name : 'Error',
    message: isAboutValues ? STRUCK_OUT : withoutValues(error.message),
    ...(sqlState === null ? {} : { sqlState }),
    ...Object.fromEntries(NAMES.flatMap((name) => (isName(own[name]) ? [[name, own[name]]] : []))),
    stack: framesOf(error),
    ...(error.cause instanceof Error && causes < MOST_CAUSES ? { cause: errorFacts(error.cause, causes + 1) } : {}),
  }
}

const NAMES_A_SECRET = /password|secret|token|cookie|authorization|connectionString|signature|challenge/i

function logged(name: string, value: unknown): unknown {
  if (value instanceof Error) return errorFacts(value)
  if (NAMES_A_SECRET.test(name)) return STRUCK_OUT
  if (typeof value === 'string') return withoutValues(value)
  if (typeof value === 'bigint') return String(value)
  const isPlain = value === null || ['number', 'boolean', 'undefined'].includes(typeof value)
  return isPlain ? value : STRUCK_OUT
}

/** The facts of a line of the log, without the values that they carry. */
export const logFacts = (facts: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, logged(name, value)]))
