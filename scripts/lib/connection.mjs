// One connection for one piece of work.
import pg from 'pg'

/**
 * Connects, calls `body(client)`, and closes whatever happens.
 *
 * @template Answer
 * @param {string} url
 * @param {(client: pg.Client) => Promise<Answer>} body
 * @returns {Promise<Answer>}
 */
export async function withClient(url, body) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A server that goes away is told by the query that needed it.
  client.on('error', () => {})
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.end()
  }
}
