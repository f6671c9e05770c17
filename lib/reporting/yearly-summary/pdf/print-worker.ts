import { parentPort } from 'node:worker_threads'
import type { PrintOrder } from './print-summary'
import { summaryPdf } from './summary-pdf'

// The other end of print-summary.ts: a thread that prints one document after the other.

parentPort?.on('message', async ({ id, summary }: PrintOrder) => {
  try {
    const file = await summaryPdf(summary)
    // A copy of its own: the memory of the file changes hands, and a small buffer shares its memory with others.
    const body = new Uint8Array(file)
    parentPort?.postMessage({ id, body }, [body.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, error })
  }
})
