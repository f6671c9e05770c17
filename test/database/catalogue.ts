import type pg from 'pg'
import { GUARD_STATEMENTS } from '@/lib/audit/guards/guard-queries'

/** One line for each object of the schemas public and as_of: its kind and name, and its definition. */
export type Catalogue = ReadonlyMap<string, string>

const OURS = "IN ('public', 'as_of')"
const RELATION = 'pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace'
const ROUTINE = 'pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace'
const OF_EXTENSION = "(SELECT objid FROM pg_depend WHERE deptype = 'e')"

const { type, constraint, function: ofFunctions, view, trigger, rule, policy } = GUARD_STATEMENTS

/**
 * The statements that describe each kind of object by name and definition: those of the guards, and what matters to
 * the layout and the speed of a database but guards nothing.
 */
const QUERIES = {
  ...{ type, constraint, function: ofFunctions, view, trigger, rule, policy },
  schema: `SELECT nspname AS name, pg_get_userbyid(nspowner) AS definition FROM pg_namespace WHERE nspname ${OURS}`,
  extension: `SELECT extname AS name, concat_ws(' ', extversion, nspname) AS definition
    FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace`,
  table: `SELECT c.oid::regclass::text AS name, concat_ws(' ', relkind, pg_get_userbyid(relowner), relpersistence,
      relrowsecurity, relforcerowsecurity, relreplident, reltablespace, array_to_string(reloptions, ', ')) AS definition
    FROM ${RELATION} WHERE relkind IN ('r', 'p', 'f', 'm') AND nspname ${OURS}`,
  column: `SELECT c.oid::regclass || '.' || attname AS name, concat_ws(' ', place, format_type(atttypid, atttypmod),
      attnotnull, attidentity, attgenerated, attstorage, attcompression, attstattarget, attoptions,
      attcollation::regcollation, pg_get_expr(adbin, adrelid)) AS definition
    FROM ${RELATION} JOIN (SELECT *, row_number() OVER (PARTITION BY attrelid ORDER BY attnum) AS place
        FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped) a ON attrelid = c.oid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind = 'r' AND nspname ${OURS}`,
  index: `SELECT indexrelid::regclass::text AS name, concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid,
      indisclustered, indisreplident, reltablespace) AS definition
    FROM pg_index JOIN ${RELATION} ON c.oid = indexrelid WHERE nspname ${OURS}`,
  sequence: `SELECT c.oid::regclass::text AS name, concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin,
      seqmax, seqcache, seqcycle, pg_get_userbyid(relowner),
      (SELECT pg_describe_object(refclassid, refobjid, refobjsubid)
        FROM pg_depend WHERE objid = c.oid AND deptype IN ('a', 'i'))) AS definition
    FROM pg_sequence JOIN ${RELATION} ON c.oid = seqrelid WHERE nspname ${OURS}`,
  statistics: `SELECT stxname AS name, pg_get_statisticsobjdef(oid) AS definition FROM pg_statistic_ext`,
  comment: `SELECT pg_describe_object(classoid, objoid, objsubid) AS name, description AS definition
    FROM pg_description WHERE objoid >= 16384 AND objoid NOT IN ${OF_EXTENSION}`,
  setting: `SELECT setrole::text AS name, array_to_string(setconfig, ', ') AS definition FROM pg_db_role_setting
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  'default privilege': `
    SELECT concat_ws(' ', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype) AS name,
      defaclacl::text AS definition FROM pg_default_acl`,
  privilege: `SELECT concat(name, ' to ', grantee::regrole) AS name, string_agg(
      concat_ws(' ', privilege, grantable, grantor::regrole), ', ' ORDER BY privilege) AS definition
    FROM (
      SELECT c.oid::regclass::text AS name, (aclexplode(relacl)).* FROM ${RELATION} WHERE nspname ${OURS}
      UNION ALL SELECT attrelid::regclass || '.' || attname, (aclexplode(attacl)).*
        FROM pg_attribute JOIN ${RELATION} ON c.oid = attrelid WHERE nspname ${OURS}
      UNION ALL SELECT p.oid::regprocedure::text, (aclexplode(proacl)).* FROM ${ROUTINE} WHERE nspname ${OURS}
      UNION ALL SELECT t.oid::regtype::text, (aclexplode(typacl)).*
        FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE nspname ${OURS}
      UNION ALL SELECT nspname, (aclexplode(nspacl)).* FROM pg_namespace WHERE nspname ${OURS}
    ) AS granted(name, grantor, grantee, privilege, grantable) GROUP BY name, grantee`,
} as const

type Kind = keyof typeof QUERIES

/** A quoted text or name, which stays as it is; else a comment or white space. */
const TOKEN = /'(?:[^']|'')*'|"[^"]*"|(--[^\n]*|\s+)/g

/** A definition without its comments and line breaks: two layouts of the same statements are equal. */
const withoutLayout = (definition: string): string =>
  definition
    .replace(TOKEN, (token, layout?: string) => (layout === undefined ? token : ' '))
    .replace(/'(?:[^']|'')*'|"[^"]*"|( +)/g, (token, spaces?: string) => (spaces === undefined ? token : ' '))
    .replace(/'(?:[^']|'')*'|"[^"]*"|([(]) | ([)])/g, (token, open?: string, close?: string) => open ?? close ?? token)
    .trim()

/** Reads the catalogue of a database. `client` is connected as the owner of the tables. */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const catalogue = new Map<string, string>()
  for (const [kind, sql] of Object.entries(QUERIES)) {
    const { rows } = await client.query<{ name: string; definition: string }>(sql)
    for (const { name, definition } of rows) {
      const key = `${kind} ${name}`
      if (catalogue.has(key)) throw new Error(`two objects are called ${key}`)
      catalogue.set(key, withoutLayout(definition))
    }
  }
  return catalogue
}

/** The names of all objects of a kind. */
export const namesOf = (catalogue: Catalogue, kind: Kind): string[] =>
  [...catalogue.keys()].flatMap((key) => (key.startsWith(`${kind} `) ? [key.slice(kind.length + 1)] : [])).sort()

/** The objects that one database has and the other has not, or has otherwise. */
export const differences = (one: Catalogue, other: Catalogue): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key)).sort()
