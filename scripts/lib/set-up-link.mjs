// The link that makes the first administrator of an empty database: it works once and for a day. Its token is in the
// fragment, which a browser sends to no server.
import { createHash, randomBytes, randomUUID } from 'node:crypto'

/**
 * Creates a new link when no one can sign in yet, and withdraws the one of the last start. Returns its address, or
 * undefined when there are people. `client` is connected as the owner of the tables.
 */
export async function makeSetUpLink(client, baseUrl) {
  const { rows } = await client.query('SELECT EXISTS (SELECT FROM person) AS inhabited')
  if (rows[0].inhabited) return undefined
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest('hex')
  await client.query('BEGIN')
  await client.query(
    "UPDATE one_time_link SET expires_at = now() WHERE purpose = 'set_up' AND used_at IS NULL AND expires_at > now()",
  )
  await client.query(
    `INSERT INTO one_time_link (id, purpose, token_hash, expires_at)
     VALUES ($1, 'set_up', $2, now() + interval '24 hours')`,
    [randomUUID(), tokenHash],
  )
  await client.query('COMMIT')
  return `${baseUrl}/set-up#${token}`
}
