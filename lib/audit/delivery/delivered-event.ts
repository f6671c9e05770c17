import type { ChainEvent } from '@/lib/audit/events/chain-event'
import { isRefusal } from '@/lib/audit/events/verb-groups'

/** The facility "log audit" of RFC 5424, and its severities for a refusal and for everything else. */
const FACILITY = 13
const WARNING = 4
const INFORMATIONAL = 6

/**
 * An event as one line of JSON: every field that its hash covers, as stored, so that the receiver can verify the chains
 * (docs/audit-chain.md).
 */
export const eventLine = (event: ChainEvent): string => JSON.stringify({ ...event, at: event.at.toISOString() })

/** An event as a syslog message (RFC 5424), with the count of its bytes before it (RFC 6587, RFC 5425). */
export function syslogFrame(event: ChainEvent, hostName: string): Buffer {
  const priority = FACILITY * 8 + (isRefusal(event.verb) ? WARNING : INFORMATIONAL)
  const header = `<${priority}>1 ${event.at.toISOString()} ${hostName || '-'} headroom - ${event.verb.slice(0, 32)} -`
  // The mark states that what follows is UTF-8.
  const message = Buffer.from(`${header} \uFEFF${eventLine(event)}`, 'utf8')
  return Buffer.concat([Buffer.from(`${message.length} `), message])
}
