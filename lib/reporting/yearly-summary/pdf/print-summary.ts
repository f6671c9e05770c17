import 'server-only'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { PrintedSummary } from './printed-summary'

export type PrintOrder = { id: number; summary: PrintedSummary }
type PrintAnswer = { id: number; body?: Uint8Array; error?: unknown }
type Waiting = { resolve: (file: Buffer) => void; reject: (reason: unknown) => void }

/** A thread that nobody has asked for so long ends, and gives its memory back. */
const IDLE_MS = 60_000
/** A document beyond this fails alone; the server goes on. */
const OPTIONS: WorkerOptions = { resourceLimits: { maxOldGenerationSizeMb: 1024 } }
// In the application the thread is built with it. From the sources, in tests and benchmarks, it is TypeScript and needs
// its loader.
if (!process.env.NEXT_RUNTIME)
  OPTIONS.execArgv = ['--conditions=react-server', '--import', './test/typescript-in-threads.mjs']

const waiting = new Map<number, Waiting>()
let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined
let lastId = 0

/**
 * Prints a summary (summary-pdf.ts) in a thread of its own, so that everybody else's pages are served meanwhile.
 * Several are printed one after the other. Rejects when a document cannot be printed; the next one has a new thread.
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
    const asked = waiting.get(id)
    waiting.delete(id)
    if (body) asked?.resolve(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
    else asked?.reject(error)
    if (waiting.size === 0) rest(started)
  })
  started.on('error', (error) => forget(started, error))
  started.on('exit', () => forget(started, new Error('the printing thread ended')))
  return started
}

/** Nothing to do: the thread keeps no process alive, and ends after a while. */
function rest(resting: Worker): void {
  resting.unref()
  idle = setTimeout(() => {
    forget(resting, undefined)
    void resting.terminate()
  }, IDLE_MS).unref()
}

/** A thread that has ended answers nobody any more: whoever waits for it is told why. */
function forget(ended: Worker, reason: unknown): void {
  if (thread !== ended) return
  thread = undefined
  for (const { reject } of waiting.values()) reject(reason)
  waiting.clear()
}
