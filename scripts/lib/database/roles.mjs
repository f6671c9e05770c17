// Who owns the tables and who works with them. The application's role may read and call what prisma/sql grants it;
// the tables belong to another role, so that a fault in the application cannot rewrite the ledger.

import { keepSecret } from '../secrets.mjs'
import { withClient } from './connection.mjs'
import { migrate } from './migrate.mjs'

const ownerRole = 'headroom_owner'
const applicationRole = 'headroom_app'

/** Creates a login role of the embedded server, or sets its password. */
async function ensureRole(client, name, password, rights = '') {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(
    `${verb} ROLE ${client.escapeIdentifier(name)} LOGIN ${rights} PASSWORD ${client.escapeLiteral(password)}`,
  )
}

/**
 * Ensures the two roles of an embedded cluster, with passwords stored beside it.
 *
 * @returns {Promise<(database: string) => { ownerUrl: string, appUrl: string }>} their addresses in a database of it
 */
export async function ensureRoles(cluster) {
  const owner = keepSecret(cluster.home, 'ownerPassword')
  const application = keepSecret(cluster.home, 'applicationPassword')
  await withClient(cluster.url('postgres'), async (client) => {
    // `prisma migrate dev` replays the migrations in a database it makes for that.
    await ensureRole(client, ownerRole, owner, 'CREATEDB')
    await ensureRole(client, applicationRole, application)
  })
  return (database) => ({
    ownerUrl: cluster.url(database, ownerRole, owner),
    appUrl: cluster.url(database, applicationRole, application),
  })
}

/** An empty database that the owner's role owns. */
export const createOwnedDatabase = (cluster, name) =>
  withClient(cluster.url('postgres'), (client) => client.query(`CREATE DATABASE ${name} OWNER ${ownerRole}`))

/**
 * Allows only roles with an explicit grant to connect to a database. A separate step of each start, because an
 * interrupted start may have created only the database.
 */
export const closeToOthers = (cluster, name) =>
  withClient(cluster.url('postgres'), (client) => client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`))

/** Grants a role what application_privilege lists. `client` is connected as the owner of the tables. */
export async function grantApplication(client, role) {
  const { rows } = await client.query('SELECT current_database() AS name')
  await client.query(
    `GRANT CONNECT ON DATABASE ${client.escapeIdentifier(rows[0].name)} TO ${client.escapeIdentifier(role)}`,
  )
  await client.query('SELECT grant_application_role($1)', [role])
}

/** Applies pending migrations to a database of the cluster and renews the grants; returns what it applied. */
export async function migrateAndGrant(ownerUrl) {
  const applied = await migrate(ownerUrl)
  await withClient(ownerUrl, (client) => grantApplication(client, applicationRole))
  return applied
}
