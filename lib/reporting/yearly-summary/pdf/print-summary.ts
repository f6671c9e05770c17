import 'server-only'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { PrintedSummary } from './printed-summary'

export type PrintOrder = { id: number; summary: PrintedSummary }
type PrintAnswer = { id: number; body?: Uint8Array; error?: unknown }
type Waiting = { resolve: (file: Buffer) => void; reject: (reason: unknown) => void }

/** A thread that has been idle this long ends and frees its memory. */
const IDLE_MS = 60_000
/** A document that needs more memory fails by itself; the server continues. */
const OPTIONS: WorkerOptions = { resourceLimits: { maxOldGenerationSizeMb: 1024 } }
// The build compiles the thread with the application. Run from the sources, as in tests and benchmarks, it is
// TypeScript and needs a loader.
if (!process.env.NEXT_RUNTIME)
  OPTIONS.execArgv = ['--conditions=react-server', '--import', './test/typescript-in-threads.mjs']

const waiting = new Map<number, Waiting>()
let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined
let lastId = 0

/**
 * Prints a summary (summary-pdf.ts) in a separate thread, so that other requests are served meanwhile. Documents are
 * printed one after another. Rejects when a document cannot be printed; the next one gets a new thread.
 */
export function printSummary(summary: PrintedSummary): Promise<Buffer> {
  const id = ++lastId
  return new Promise<Buffer>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    clearTimeout(idle)
    thread ??= startThread()
    thread.ref()
    thread.postMessage({ id, summary } satisfies PrintOrder)
  })
}

function startThread(): Worker {
  const started = new Worker(new URL('./print-worker.ts', import.meta.url), OPTIONS)
  started.on('message', ({ id, body, error }: PrintAnswer) => {
    const request = waiting.get(id)
    waiting.delete(id)
    if (body) request?.resolve(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
    else request?.reject(error)
    if (waiting.size === 0) rest(started)
  })
  started.on('error', (error) => forget(started, error))
  started.on('exit', () => forget(started, new Error('the printing thread ended')))
  return started
}

/** Lets the idle thread end after a while; it does not keep the process alive. */
function rest(resting: Worker): void {
  resting.unref()
  idle = setTimeout(() => {
    forget(resting, undefined)
    void resting.terminate()
  }, IDLE_MS).unref()
}

/** Rejects everything that waits for a thread that has ended. */
function forget(ended: Worker, reason: unknown): void {
  if (thread !== ended) return
  thread = undefined
  for (const { reject } of waiting.values()) reject(reason)
  waiting.clear()
}
