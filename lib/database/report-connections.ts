import 'server-only'
import { connectionWarnings } from './connection-warnings'
import { environment } from './env'
import { log } from './log'

/** Warns, once at the start, of connections that leave this machine unencrypted or unchecked (docs/deployment.md). */
export function reportConnections(): void {
  const databaseUrls = { DATABASE_URL: environment.databaseUrl, DATABASE_OWNER_URL: process.env.DATABASE_OWNER_URL }
  for (const { setting, warning } of connectionWarnings({ databaseUrls, publicUrl: environment.publicUrl }))
    log.warn({ setting }, warning)
}
