// Who owns the tables and who works with them. The application's role may read and call what the migrations grant it;
// the tables belong to another role, so that a fault in the application cannot rewrite the ledger.
import { withClient } from './connection.mjs'
import { migrate } from './migrate.mjs'
import { keepSecret } from './secrets.mjs'

const ownerRole = 'headroom_owner'
const applicationRole = 'headroom_app'

/** Makes (or re-passwords) a login role of the embedded server. */
async function ensureRole(client, name, password, rights = '') {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(
    `${verb} ROLE ${client.escapeIdentifier(name)} LOGIN ${rights} PASSWORD ${client.escapeLiteral(password)}`,
  )
}

/**
 * Sees to the two roles of an embedded cluster, with passwords kept beside it.
 *
 * @returns {Promise<(database: string) => { ownerUrl: string, appUrl: string }>} their addresses in one of its databases
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
 * Lets nobody into a database who was not let in by name. A step of its own at each start: one that was cut short may
 * have made the database only.
 */
export const closeToOthers = (cluster, name) =>
  withClient(cluster.url('postgres'), (client) => client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`))

/** Lets a role into what the migrations made. `client` is connected as the owner. */
export async function grantApplication(client, role) {
  const { rows } = await client.query('SELECT current_database() AS name')
  await client.query(
    `GRANT CONNECT ON DATABASE ${client.escapeIdentifier(rows[0].name)} TO ${client.escapeIdentifier(role)}`,
  )
  await client.query('SELECT grant_application_role($1)', [role])
}

/** Applies what is pending to a database of the cluster and renews the grants; answers what it applied. */
export async function migrateAndGrant(ownerUrl) {
  const applied = await migrate(ownerUrl)
  await withClient(ownerUrl, (client) => grantApplication(client, applicationRole))
  return applied
}
