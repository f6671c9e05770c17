import 'server-only'
import { request } from 'node:https'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectSecure } from 'node:tls'
import type { ChainEvent } from '@/lib/audit/events/chain-event'
import type { AuditTarget } from '@/lib/database/audit-target-settings'
import { eventLine, syslogFrame } from './delivered-event'

const LONGEST_WAIT_MILLISECONDS = 20_000

/**
 * Sends events in their order and resolves when the target has received them: an answer of 2xx, or for syslog, which
 * has no answer, the orderly end of the connection by the receiver. Rejects otherwise; then all of them are sent again.
 */
export const sendEvents = (target: AuditTarget, events: readonly ChainEvent[], hostName: string): Promise<void> =>
  target.kind === 'https' ? postLines(target, events) : writeFrames(target, events, hostName)

function postLines({ url, token, certificates }: AuditTarget, events: readonly ChainEvent[]): Promise<void> {
  const body = Buffer.from(events.map((event) => `${eventLine(event)}\n`).join(''), 'utf8')
  const headers = {
    'content-type': 'application/x-ndjson',
    'content-length': body.length,
    ...(token && { authorization: `Bearer ${token}` }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers,
        agent: false,
        timeout: LONGEST_WAIT_MILLISECONDS,
        ...(certificates && { ca: certificates }),
      },
      (answer) => {
        const { statusCode = 0 } = answer
        answer.resume()
        answer.once('error', reject)
        answer.once('end', () =>
          statusCode >= 200 && statusCode < 300 ? resolve() : reject(new Error(`the collector answered ${statusCode}`)),
        )
      },
    )
    sent.once('timeout', () => sent.destroy(new Error('the collector did not answer in time')))
    sent.once('error', reject)
    sent.end(body)
  })
}

function writeFrames(target: AuditTarget, events: readonly ChainEvent[], hostName: string): Promise<void> {
  const frames = Buffer.concat(events.map((event) => syslogFrame(event, hostName)))
  return new Promise((resolve, reject) => {
    const socket = connectTo(target)
    let isEnded = false
    socket.setTimeout(LONGEST_WAIT_MILLISECONDS, () => socket.destroy(new Error('the receiver did not answer in time')))
    socket.once(target.kind === 'tls' ? 'secureConnect' : 'connect', () => socket.end(frames))
    socket.once('end', () => {
      isEnded = true
    })
    socket.once('error', reject)
    socket.once('close', () => {
      if (isEnded && socket.writableFinished) resolve()
      else reject(new Error('the receiver broke the connection off'))
    })
    socket.resume()
  })
}

function connectTo({ kind, url, certificates }: AuditTarget): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port)
  return kind === 'tls'
    ? connectSecure({ host, port, servername: host, ...(certificates && { ca: certificates }) })
    : connectPlain({ host, port })
}
