import 'server-only'
import pino, { type DestinationStream, type LevelWithSilent, type Logger } from 'pino'
import { logFacts } from '@/lib/database/log-facts'

/**
 * A log with a JSON line for each event, on standard output unless there is another destination. What an error carries
 * of a person, a row or a secret is left out.
 */
export const makeLog = (level: LevelWithSilent, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: logFacts },
      serializers: { err: (facts: unknown) => facts },
    },
    destination,
  )
