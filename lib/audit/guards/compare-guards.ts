import { ABOUT_THE_ROLE, type GuardKind, WRITTEN_BY_POSTGRESQL } from './guard-queries'

/** A guard as it is in a database: `hash` is that of its definition. */
export type Guard = { kind: GuardKind; name: string; hash: string }

/** What a database is held by, on which server, and whether the connected role has the rights of the owner. */
export type PresentGuards = { guards: readonly Guard[]; majorVersion: number; isOwner: boolean }

/** What a version installs: hashes by kind and name. The definitions are those of one major version of PostgreSQL. */
export type InstalledGuards = { majorVersion: number; guards: Readonly<Record<string, string>> }

/** A guard of the database that is not what this version installs. */
export type GuardFault = {
  /** Its kind and its name, as in "trigger: payment.payment_is_kept". */
  guard: string
  message: string
}

/** What the comparison of the guards with what this version installs found; at most twenty faults are named. */
export type GuardComparison = {
  guardCount: number
  faultCount: number
  faults: GuardFault[]
  /** What was not compared, each as a sentence. */
  notCompared: string[]
}

const FAULTS_NAMED = 20

/** A guard as the list of a version names it. */
export const guardName = ({ kind, name }: Guard): string => `${kind}: ${name}`

/**
 * Finds each guard that was removed, changed, switched off or added. What PostgreSQL writes otherwise in another major
 * version, and the rights of a role that owns the tables, is left out and named in `notCompared`.
 */
export function compareGuards(installed: InstalledGuards, present: PresentGuards): GuardComparison {
  const isOtherVersion = present.majorVersion !== installed.majorVersion
  const left = [...(isOtherVersion ? WRITTEN_BY_POSTGRESQL : []), ...(present.isOwner ? ABOUT_THE_ROLE : [])]
  const isCompared = (guard: string): boolean => !left.some((kind) => guard.startsWith(`${kind}: `))
  const found = new Map(present.guards.map((guard) => [guardName(guard), guard.hash]))
  const expected = new Map(Object.entries(installed.guards))
  const faults = [...new Set([...expected.keys(), ...found.keys()])]
    .filter((guard) => isCompared(guard) && expected.get(guard) !== found.get(guard))
    .sort()
    .map((guard) => ({ guard, message: messageOf(expected.get(guard), found.get(guard)) }))
  return {
    guardCount: [...expected.keys()].filter(isCompared).length,
    faultCount: faults.length,
    faults: faults.slice(0, FAULTS_NAMED),
    notCompared: [
      ...(isOtherVersion ? [otherVersion(installed.majorVersion, present.majorVersion)] : []),
      ...(present.isOwner ? [OWNER_CONNECTED] : []),
    ],
  }
}

function messageOf(expected: string | undefined, found: string | undefined): string {
  if (found === undefined) return 'This version installs it, and it is gone.'
  if (expected === undefined) return 'This version does not install it.'
  return 'It is not what this version installs.'
}

const OWNER_CONNECTED =
  'Rights are not compared: the application is connected as the owner of its tables, so that no right is denied to it.'

const otherVersion = (installed: number, present: number): string =>
  `Columns, constraints, unique indexes, views and rules are not compared: this is PostgreSQL ${present}, and this ` +
  `version of Headroom knows them as PostgreSQL ${installed} writes them.`
