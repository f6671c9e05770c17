import 'server-only'
import { environment } from '@/lib/database/env'
import { makeLog } from '@/lib/database/make-log'

/** The one log of the server. */
export const log = makeLog(environment.logLevel)
