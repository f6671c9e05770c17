// Who owns the tables and who works with them. The application's role may read and call what the migrations grant it;
// the tables belong to another role, so that a fault in the application cannot rewrite the ledger.
import { keepSecret } from './secrets.mjs'

export const ownerRole = 'headroom_owner'
export const applicationRole = 'headroom_app'

/** Makes (or re-passwords) a login role of the embedded server. */
async function ensureRole(client, name, password) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
  await client.query(`${verb} ROLE ${client.escapeIdentifier(name)} LOGIN PASSWORD ${client.escapeLiteral(password)}`)
}

/** The two roles of an embedded cluster, with passwords kept beside it. */
export async function ensureRoles(cluster) {
  const client = await cluster.connect('postgres')
  try {
    const passwords = {
      owner: keepSecret(cluster.home, 'ownerPassword'),
      application: keepSecret(cluster.home, 'applicationPassword'),
    }
    await ensureRole(client, ownerRole, passwords.owner)
    await ensureRole(client, applicationRole, passwords.application)
    return passwords
  } finally {
    await client.end()
  }
}

/** Lets the application's role into what the migrations made. `client` is connected as the owner. */
export async function grantApplication(client, role) {
  const { rows } = await client.query('SELECT current_database() AS name')
  await client.query(
    `GRANT CONNECT ON DATABASE ${client.escapeIdentifier(rows[0].name)} TO ${client.escapeIdentifier(role)}`,
  )
  await client.query('SELECT grant_application_role($1)', [role])
}
