import { parentPort } from 'node:worker_threads'
import type { PrintOrder } from './print-summary'
import { summaryPdf } from './summary-pdf'

// The thread that print-summary.ts starts: prints one document after another.

parentPort?.on('message', async ({ id, summary }: PrintOrder) => {
  try {
    const file = await summaryPdf(summary)
    // Copied, because its memory is transferred, and a small buffer shares its memory with others.
    const body = new Uint8Array(file)
    parentPort?.postMessage({ id, body }, [body.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, error })
  }
})
