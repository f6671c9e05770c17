import 'server-only'

const OURS = "IN ('public', 'as_of')"
const RELATION = 'pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace'
const ROUTINE = 'pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace'
const OF_EXTENSION = "(SELECT objid FROM pg_depend WHERE deptype = 'e')"
const OWNER = "(SELECT relowner FROM pg_class WHERE oid = to_regclass('public.payment'))"
const APPLICATION = '(SELECT oid FROM pg_roles WHERE rolname = current_user)'

/** Roles have other names on every server: the owner of the ledger, the connected role and everybody have one here. */
const roleName = (role: string): string => `CASE ${role} WHEN 0 THEN 'everybody' WHEN ${OWNER} THEN 'the owner'
  WHEN ${APPLICATION} THEN 'the application' ELSE ${role}::regrole::text END`

/** Every privilege, also those that PostgreSQL gives without a GRANT; the owner of an object has all of them. */
const PRIVILEGES = `
  SELECT 'table' AS kind, c.oid::regclass::text AS name, c.relowner AS owner,
    (aclexplode(coalesce(relacl, acldefault('r', relowner)))).*
  FROM ${RELATION} WHERE nspname ${OURS} AND relkind IN ('r', 'v')
  UNION ALL SELECT 'column', attrelid::regclass || '.' || attname, c.relowner, (aclexplode(attacl)).*
    FROM pg_attribute JOIN ${RELATION} ON c.oid = attrelid WHERE nspname ${OURS} AND NOT attisdropped
  UNION ALL SELECT 'function', p.oid::regprocedure::text, proowner,
      (aclexplode(coalesce(proacl, acldefault('f', proowner)))).*
    FROM ${ROUTINE} WHERE nspname ${OURS} AND p.oid NOT IN ${OF_EXTENSION}
  UNION ALL SELECT 'schema', nspname, nspowner, (aclexplode(coalesce(nspacl, acldefault('n', nspowner)))).*
    FROM pg_namespace WHERE nspname ${OURS}`

/** Roles that write to any table, run programs or change their own rights, whatever is granted to them. */
const STRONG_ROLES = `'pg_write_all_data', 'pg_execute_server_program', 'pg_write_server_files', 'pg_maintain'`

/**
 * What a database is held by, each as a statement of names and definitions: its tables with their columns, constraints
 * and unique indexes, its functions, views, triggers and rules, and who may do what. Everything is read from
 * PostgreSQL's own catalogs. Read with `search_path` set to `pg_catalog`, so that all names have their schema.
 */
export const GUARD_STATEMENTS = {
  schema: `SELECT nspname AS name, '' AS definition FROM pg_namespace
    WHERE nspname ${OURS} OR nspname = current_user`,
  type: `SELECT t.oid::regtype::text AS name, concat_ws(' ', typtype, typnotnull, format_type(typbasetype, typtypmod),
      (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)) AS definition
    FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = typnamespace
    WHERE nspname ${OURS} AND typtype IN ('e', 'd', 'r', 'm') AND t.oid NOT IN ${OF_EXTENSION}`,
  table: `SELECT c.oid::regclass::text AS name, concat_ws(' ', relkind, ${roleName('relowner')}, relpersistence,
      relrowsecurity, relforcerowsecurity) AS definition
    FROM ${RELATION} WHERE relkind IN ('r', 'p', 'f', 'm') AND nspname ${OURS}`,
  column: `SELECT c.oid::regclass || '.' || attname AS name, concat_ws(' ', format_type(atttypid, atttypmod),
      attnotnull, attidentity, attgenerated, attcollation::regcollation, pg_get_expr(adbin, adrelid)) AS definition
    FROM ${RELATION} JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind = 'r' AND nspname ${OURS}`,
  constraint: `SELECT concat_ws('.', nullif(conrelid, 0)::regclass, conname) AS name,
      concat_ws(' ', pg_get_constraintdef(k.oid), convalidated) AS definition
    FROM pg_constraint AS k JOIN pg_namespace AS n ON n.oid = connamespace WHERE nspname ${OURS} AND contype <> 'n'`,
  'unique index': `SELECT indexrelid::regclass::text AS name,
      concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid) AS definition
    FROM pg_index JOIN ${RELATION} ON c.oid = indexrelid WHERE nspname ${OURS} AND indisunique`,
  function: `SELECT p.oid::regprocedure::text AS name,
      concat_ws(' ', CASE prokind WHEN 'a' THEN 'aggregate' ELSE pg_get_functiondef(p.oid) END,
        ${roleName('proowner')}) AS definition
    FROM ${ROUTINE} WHERE nspname ${OURS} AND p.oid NOT IN ${OF_EXTENSION}`,
  // An operator or a cast for a type of the ledger takes the place of PostgreSQL's own in every function.
  operator: `SELECT o.oid::regoperator::text AS name, oprcode::regprocedure::text AS definition
    FROM pg_operator AS o JOIN pg_namespace AS n ON n.oid = oprnamespace
    WHERE nspname ${OURS} AND o.oid NOT IN ${OF_EXTENSION}`,
  cast: `SELECT concat(castsource::regtype, ' as ', casttarget::regtype) AS name,
      concat_ws(' ', castfunc::regprocedure, castcontext, castmethod) AS definition
    FROM pg_cast AS k JOIN pg_type AS t ON t.oid IN (castsource, casttarget)
      JOIN pg_namespace AS n ON n.oid = typnamespace
    WHERE nspname ${OURS} AND k.oid NOT IN ${OF_EXTENSION}`,
  view: `SELECT c.oid::regclass::text AS name, concat_ws(' ', ${roleName('relowner')},
      array_to_string(reloptions, ', '), pg_get_viewdef(c.oid, true)) AS definition
    FROM ${RELATION} WHERE relkind = 'v' AND nspname ${OURS}`,
  trigger: `SELECT tgrelid::regclass || '.' || tgname AS name,
      concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled) AS definition
    FROM pg_trigger AS t JOIN ${RELATION} ON c.oid = tgrelid WHERE nspname ${OURS} AND NOT tgisinternal`,
  'trigger of a foreign key': `SELECT conrelid::regclass || '.' || conname AS name,
      string_agg(tgenabled::text, '' ORDER BY tgrelid = conrelid, tgtype) AS definition
    FROM pg_trigger JOIN pg_constraint AS k ON k.oid = tgconstraint JOIN pg_namespace AS n ON n.oid = connamespace
    WHERE tgisinternal AND nspname ${OURS} GROUP BY conrelid, conname`,
  'event trigger': 'SELECT evtname AS name, evtfoid::regprocedure::text AS definition FROM pg_event_trigger',
  rule: `SELECT c.oid::regclass || '.' || rulename AS name,
      concat_ws(' ', pg_get_ruledef(r.oid), ev_enabled) AS definition
    FROM pg_rewrite AS r JOIN ${RELATION} ON c.oid = ev_class WHERE nspname ${OURS} AND rulename <> '_RETURN'`,
  policy: `SELECT tablename || '.' || policyname AS name, row_to_json(pg_policies)::text AS definition
    FROM pg_policies WHERE schemaname ${OURS}`,
  setting: `SELECT split_part(set, '=', 1) AS name, set AS definition
    FROM (SELECT unnest(setconfig) AS set FROM pg_db_role_setting
      WHERE setrole IN (0, ${APPLICATION})
        AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))) AS s
    WHERE split_part(set, '=', 1) IN ('session_replication_role', 'search_path', 'row_security')
      OR set LIKE 'headroom.%' OR set LIKE '%preload_libraries=%'
    UNION ALL SELECT name, name || '=' || setting FROM pg_settings
      WHERE (name = 'session_replication_role' AND setting <> 'origin') OR name = 'headroom.demo_clock'`,
  privilege: `SELECT concat(kind, ' ', name, ' to ', ${roleName('grantee')}) AS name,
      string_agg(DISTINCT privilege_type || CASE WHEN is_grantable THEN ' to pass on' ELSE '' END, ', ') AS definition
    FROM (${PRIVILEGES}) AS granted
    WHERE grantee NOT IN (owner, ${OWNER})
      AND (grantee IN (0, ${APPLICATION}) OR kind <> 'function' AND privilege_type NOT IN ('SELECT', 'USAGE'))
    GROUP BY kind, name, grantee`,
  role: `SELECT 'the application' AS name, what AS definition FROM pg_roles
      CROSS JOIN LATERAL (VALUES ('is a superuser', rolsuper), ('creates roles', rolcreaterole),
        ('replicates', rolreplication), ('bypasses row security', rolbypassrls)) AS each(what, is_true)
    WHERE rolname = current_user AND is_true
    UNION ALL SELECT 'the application is a member of ' || rolname, '' FROM pg_roles
    WHERE rolname IN (${STRONG_ROLES}) AND pg_has_role(current_user, oid, 'MEMBER')`,
} as const

/** A kind of guard. */
export type GuardKind = keyof typeof GUARD_STATEMENTS

/** What PostgreSQL writes from its own form of the statement, which is another in other major versions. */
export const WRITTEN_BY_POSTGRESQL: readonly GuardKind[] = ['column', 'constraint', 'unique index', 'view', 'rule']

/** What depends on the role that the application works with; the owner of the tables has every privilege. */
export const ABOUT_THE_ROLE: readonly GuardKind[] = ['privilege', 'role']

const ofKind = ([kind, sql]: [string, string]): string =>
  `SELECT '${kind}' AS kind, replace(name::text, 'public.', '') AS name,
    left(encode(sha256(convert_to(definition, 'UTF8')), 'hex'), 32) AS hash FROM (${sql}) AS k`

/**
 * Every guard of the connected database: its kind, its name without the schema `public`, and half of the SHA-256 of its
 * definition.
 */
export const GUARDS = Object.entries(GUARD_STATEMENTS).map(ofKind).join(' UNION ALL ')

/** The major version of the server, and whether the connected role has the rights of the owner of the tables. */
export const SERVER = `SELECT current_setting('server_version_num')::int / 10000 AS "majorVersion",
  coalesce(pg_has_role(${OWNER}, 'USAGE'), true) AS "isOwner"`
