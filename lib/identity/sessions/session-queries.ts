import 'server-only'
import { db } from '@/lib/database/db'

/** An open session, for people. The id names its row and opens nothing. */
export type OpenSession = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  endsAt: Date
  /** From where it was last seen; empty where that is not known. */
  address: string
  client: string
}

/** At most so many are listed: more than anyone has. */
const MOST_SESSIONS = 50

/** The open sessions of a person, the one used last first. */
export const openSessionsOf = (personId: string): Promise<OpenSession[]> => db.$queryRaw<OpenSession[]>`
  SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", ends_at AS "endsAt", address, client
  FROM open_session WHERE person_id = ${personId}::uuid
  ORDER BY last_seen_at DESC, id LIMIT ${MOST_SESSIONS}`
