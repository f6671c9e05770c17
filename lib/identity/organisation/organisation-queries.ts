import 'server-only'
import { cache } from 'react'
import { db } from '@/lib/database/db'

/**
 * The one organisation of this installation with its policies; null before it is set up. Read once per request.
 */
export const readOrganisation = cache(() => db.organisation.findUnique({ where: { id: 1 } }))
