// Is the port free, and if not, who has it? Asked before anything slow is done.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { Complaint } from './project.mjs'

/** The port as a number. Refuses what is none. */
export function parsePort(text) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new Complaint(`PORT=${text} is not a port: say a number from 1 to 65535.`)
}

/** Why this address cannot be listened on: 'EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', ... or undefined when it can. */
export const obstacleAt = (host, port) =>
  new Promise((resolve) => {
    const probe = createServer().once('error', (error) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })

/** The inode of the socket that listens on this port, from the text of /proc/net/tcp or tcp6. */
export function listeningInode(table, port) {
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0')
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/)
    if (fields[3] === '0A' && fields[1]?.endsWith(`:${hexadecimal}`)) return fields[9]
  }
  return undefined
}

function attempt(body) {
  try {
    return body()
  } catch {
    return undefined
  }
}

function linuxOwner(port) {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => attempt(() => readFileSync(file, 'utf8')) ?? '')
  const inode = tables.map((table) => listeningInode(table, port)).find(Boolean)
  if (!inode) return undefined
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const files = attempt(() => readdirSync(`/proc/${pid}/fd`)) ?? []
    if (files.some((file) => attempt(() => readlinkSync(`/proc/${pid}/fd/${file}`)) === `socket:[${inode}]`)) {
      const words = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim())
      return `process ${pid} (${(words || 'unknown').slice(0, 80)})`
    }
  }
  return undefined
}

function otherOwner(port) {
  const lines = attempt(() =>
    execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
  const [, pid, name] = lines?.match(/^p(\d+)\nc(.+)$/m) ?? []
  return pid && `process ${pid} (${name})`
}

/** Whether another instance of Headroom answers there. */
async function isHeadroom(host, port) {
  try {
    const answer = await fetch(`http://${host}:${port}/api/health`, { signal: AbortSignal.timeout(1000) })
    return Boolean((await answer.json()).database?.kind)
  } catch {
    return false
  }
}

/** Complains when the port cannot be had: who has it, as far as that can be known, and what to do. */
export async function refuseTakenPort(host, port) {
  const obstacle = await obstacleAt(host, port)
  if (!obstacle) return
  const another = `PORT=${port < 65_535 ? port + 1 : 3000} npm start`
  if (obstacle === 'EADDRINUSE') {
    const owner = (process.platform === 'linux' ? linuxOwner(port) : otherOwner(port)) ?? 'another program'
    const what = (await isHeadroom(host, port))
      ? `Headroom already runs at http://${host}:${port}, as ${owner}.`
      : `port ${port} is taken by ${owner}.`
    throw new Complaint(`${what} Stop it, or take another port: ${another}`)
  }
  if (obstacle === 'EACCES')
    throw new Complaint(`this account may not listen on port ${port}. Take another one: PORT=3000 npm start`)
  throw new Complaint(`Headroom cannot listen on HOST=${host}, port ${port} (${obstacle}).`)
}
