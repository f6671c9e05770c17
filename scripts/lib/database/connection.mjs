// One connection for one task.
import pg from 'pg'

/**
 * Connects, calls `body(client)`, and always closes the connection.
 *
 * @template Answer
 * @param {string} url
 * @param {(client: pg.Client) => Promise<Answer>} body
 * @returns {Promise<Answer>}
 */
export async function withClient(url, body) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // If the server goes away, the query that needs it reports the error.
  client.on('error', () => {})
  await client.connect()
  try {
    return await body(client)
  } finally {
    await client.end()
  }
}
