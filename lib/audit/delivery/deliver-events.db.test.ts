import { readFileSync } from 'node:fs'
import { createServer as createHttps, type Server as HttpsServer } from 'node:https'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordEvent } from '@/lib/audit/events/audited'
import type { AuditTarget } from '@/lib/database/audit-target-settings'
import { asApplication, asOwner, db } from '@/test/database/database'
import { deliverEvents } from './deliver-events'

// Real receivers: a collector over HTTPS, and syslog over TCP and TLS, which go away and come back.

// For localhost, made for these tests, valid for 93 years.
const certificate = {
  key: readFileSync('test/files/receiver-key.pem', 'utf8'),
  cert: readFileSync('test/files/receiver-certificate.pem', 'utf8'),
}
let number = 0
let servers: (Server | HttpsServer)[] = []

beforeAll(async () => {
  await db.organisation.create({ data: { id: 1, name: 'Cedarline Group' } })
})
beforeEach(async () => {
  await asOwner.query('TRUNCATE audit_outbox')
  await asApplication.query('SELECT set_audit_delivery(true)')
})
afterEach(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
  servers = []
  await asApplication.query('SELECT set_audit_delivery(false)')
})

const listen = async <Receiver extends Server | HttpsServer>(server: Receiver, port = 0): Promise<number> => {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  return (server.address() as AddressInfo).port
}

/** Writes events, and returns the names of their targets in order. */
async function writeEvents(count: number): Promise<string[]> {
  const names: string[] = []
  for (let at = 0; at < count; at += 1) {
    number += 1
    names.push(`event ${number}`)
    await recordEvent({
      actorId: null,
      verb: 'permission.refused',
      targetKind: 'action',
      targetId: `${number}`,
      targetName: `event ${number}`,
    })
  }
  return names
}
const target = (address: string, token: string | null = null): AuditTarget => {
  const url = new URL(address)
  return { kind: url.protocol.slice(0, -1) as AuditTarget['kind'], url, token, certificates: certificate.cert }
}
const waiting = () => db.auditOutbox.count()
const state = () => db.auditDelivery.findUniqueOrThrow({ where: { id: 1 } })
const namesIn = (lines: string[]) => lines.map((line) => (JSON.parse(line) as { targetName: string }).targetName)
/** The next attempt may begin at once. */
const endWait = () => asOwner.query("UPDATE audit_delivery SET next_attempt_at = now() - interval '1 second'")

/** A collector that answers each request with the next of these, and 200 afterwards. */
function collector(answers: number[] = []) {
  const lines: string[] = []
  const tokens = new Set<string | undefined>()
  const server = createHttps(certificate, (request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      tokens.add(request.headers.authorization)
      const answer = answers.shift() ?? 200
      if (answer === 200) lines.push(...body.trimEnd().split('\n'))
      response.writeHead(answer).end()
    })
  })
  return { server, lines, tokens }
}

/** The messages of octet-counted syslog frames. */
function messagesOf(stream: Buffer): string[] {
  const messages: string[] = []
  for (let at = 0; at < stream.length; ) {
    const space = stream.indexOf(' ', at)
    const length = Number(stream.subarray(at, space).toString())
    messages.push(stream.subarray(space + 1, space + 1 + length).toString())
    at = space + 1 + length
  }
  return messages
}

describe('a collector over HTTPS', () => {
  it('receives every event once and in order, as it is hashed, with the token', async () => {
    const { server, lines, tokens } = collector()
    const port = await listen(server)
    const names = await writeEvents(7)
    await deliverEvents(target(`https://localhost:${port}/audit`, 'a-token'))
    expect(namesIn(lines)).toEqual(names)
    expect([...tokens]).toEqual(['Bearer a-token'])
    expect(await waiting()).toBe(0)
    const { at, ...event } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ ...event, at: at.toISOString() })
  })

  it.each([[[503]], [[401, 500, 302]]])('that answers %j receives nothing twice and loses nothing', async (answers) => {
    const { server, lines } = collector(answers)
    const port = await listen(server)
    const names = await writeEvents(3)
    for (const answer of [...answers]) {
      await deliverEvents(target(`https://localhost:${port}/`))
      expect(lines).toEqual([])
      expect(await state()).toMatchObject({ error: `the collector answered ${answer}`, failingSince: expect.any(Date) })
      await endWait()
    }
    names.push(...(await writeEvents(2)))
    await deliverEvents(target(`https://localhost:${port}/`))
    expect(namesIn(lines)).toEqual(names)
    expect(await state()).toMatchObject({ error: '', failures: 0, failingSince: null })
  })

  it('whose certificate is not trusted receives nothing', async () => {
    const { server, lines } = collector()
    const port = await listen(server)
    await writeEvents(1)
    await deliverEvents({ ...target(`https://localhost:${port}/`), certificates: null })
    expect(lines).toEqual([])
    expect(await waiting()).toBe(1)
  })

  it('receives more events than one request holds, in order', async () => {
    const { server, lines } = collector()
    const port = await listen(server)
    await asOwner.query(
      `INSERT INTO audit_outbox (chain, seq) SELECT chain, seq FROM audit_event, generate_series(1, 120) ORDER BY seq`,
    )
    const expected = await waiting()
    expect(expected).toBeGreaterThan(500)
    await deliverEvents(target(`https://localhost:${port}/`))
    expect(lines).toHaveLength(expected)
    expect(await waiting()).toBe(0)
  })
})

describe('syslog', () => {
  it.each(['tcp', 'tls'] as const)('over %s receives RFC 5424 messages in order', async (kind) => {
    const parts: Buffer[] = []
    const onConnection = (socket: NodeJS.ReadableStream & { end: () => void }) => {
      socket.on('data', (part: Buffer) => parts.push(part))
    }
    const port = await listen(kind === 'tls' ? createTls(certificate, onConnection) : createTcp(onConnection))
    const names = await writeEvents(3)
    await deliverEvents(target(`${kind}://localhost:${port}`))
    const messages = messagesOf(Buffer.concat(parts))
    for (const message of messages)
      expect(message).toMatch(/^<108>1 \d{4}-\d\d-\d\dT[\d:.]+Z \S+ headroom - permission\.refused - \uFEFF\{"chain":/)
    expect(namesIn(messages.map((message) => message.slice(message.indexOf('\uFEFF') + 1)))).toEqual(names)
    expect(await waiting()).toBe(0)
  })

  it('that is away, breaks off and comes back loses nothing and keeps the order', async () => {
    const names = await writeEvents(2)
    const away = createTcp()
    const port = await listen(away)
    await new Promise((resolve) => away.close(resolve))
    servers = []
    await deliverEvents(target(`tcp://localhost:${port}`))
    expect(await state()).toMatchObject({ failures: 1, error: expect.stringContaining('ECONNREFUSED') })
    const breaking = createTcp((socket) => socket.resetAndDestroy())
    await listen(breaking, port)
    await endWait()
    names.push(...(await writeEvents(1)))
    await deliverEvents(target(`tcp://localhost:${port}`))
    expect(await waiting()).toBe(3)
    await new Promise((resolve) => breaking.close(resolve))
    servers = []
    const parts: Buffer[] = []
    await listen(
      createTcp((socket) => socket.on('data', (part) => parts.push(part))),
      port,
    )
    await endWait()
    await deliverEvents(target(`tcp://localhost:${port}`))
    const messages = messagesOf(Buffer.concat(parts))
    expect(namesIn(messages.map((message) => message.slice(message.indexOf('\uFEFF') + 1)))).toEqual(names)
  })
})

it('after a failure the next attempt waits', async () => {
  await writeEvents(1)
  await deliverEvents(target('tcp://localhost:1'))
  const { nextAttemptAt, failures } = await state()
  expect(nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 30_000)
  await deliverEvents(target('tcp://localhost:1'))
  expect((await state()).failures).toBe(failures)
})

it('a write does not wait for the target, and nothing is noted without one', async () => {
  await asApplication.query('SELECT set_audit_delivery(false)')
  await writeEvents(1)
  expect(await waiting()).toBe(0)
})

it('an event that is rolled back is not sent', async () => {
  const client = await asApplication.connect()
  await client.query('BEGIN')
  const event = { verb: 'permission.refused', targetKind: 'action', targetId: 'x', targetName: 'x', wrote: false }
  await client.query('SELECT append_audit_event($1)', [JSON.stringify(event)])
  await client.query('ROLLBACK')
  client.release()
  expect(await waiting()).toBe(0)
})
