import { blobSource } from '@/lib/audit/verification/blob-source'
import { type PackageVerdict, verifyPackage } from '@/lib/audit/verification/verify-package.mjs'

/** A package to check, or null to stop. Only the order that came last is worked on; `order` counts them. */
export type CheckOrder = { order: number; package: { file: File; expectedKey: string | null } | null }
export type CheckReport = { order: number } & (
  | { kind: 'progress'; readBytes: number }
  | { kind: 'verdict'; verdict: PackageVerdict }
  | { kind: 'broken'; says: string }
)

const REPORT_EVERY_MILLISECONDS = 100
const report = (said: CheckReport) => self.postMessage(said)
let latest = 0

/** Why the file could not be read through, which says nothing of what is in it. */
const brokenWords = (error: unknown): string =>
  error instanceof DOMException
    ? 'The file could not be read: it is a folder, or it was changed, moved or deleted after it was chosen.'
    : `The check broke off: ${String(error)}.`

async function check(order: number, file: File, expectedKey: string | null): Promise<void> {
  let reportedAt = 0
  const source = blobSource(file, (readBytes) => {
    // Thrown in the middle of reading, this ends the check of a file that nobody waits for any more.
    if (order !== latest) throw new Error('another order came')
    const now = performance.now()
    if (now - reportedAt < REPORT_EVERY_MILLISECONDS) return
    reportedAt = now
    report({ order, kind: 'progress', readBytes })
  })
  try {
    report({ order, kind: 'verdict', verdict: await verifyPackage(source, { expectedKey }) })
  } catch (error) {
    if (order === latest) report({ order, kind: 'broken', says: brokenWords(error) })
  }
}

// Checks packages beside the page, so that the page never stands still.
self.onmessage = ({ data }: MessageEvent<CheckOrder>) => {
  latest = data.order
  if (data.package) void check(data.order, data.package.file, data.package.expectedKey)
}
