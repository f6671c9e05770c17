import 'server-only'
import pino from 'pino'
import { environment } from '@/lib/database/env'

/**
 * The one log of the server, a JSON line per event on standard output. Passwords, tokens and connection strings are
 * struck out wherever an object carries them under their usual names.
 */
export const log = pino({
  level: environment.logLevel,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      'password',
      'token',
      'authorization',
      'cookie',
      'connectionString',
      '*.password',
      '*.token',
      '*.connectionString',
    ],
    censor: '[struck out]',
  },
})
