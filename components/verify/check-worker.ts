import { blobSource } from '@/lib/audit/verification/archive/blob-source'
import { verifyPackage } from '@/lib/audit/verification/in-browser'
import type { PackageVerdict } from '@/lib/audit/verification/verify-package'

/** A package to check, or null to stop. Only the latest order is worked on; `order` numbers them. */
export type CheckOrder = { order: number; package: { file: File; expectedKey: string | null } | null }
export type CheckReport = { order: number } & (
  | { kind: 'progress'; readBytes: number }
  | { kind: 'verdict'; verdict: PackageVerdict }
  | { kind: 'broken'; message: string }
)

const REPORT_EVERY_MILLISECONDS = 100
const report = (message: CheckReport) => self.postMessage(message)
let latest = 0

/** Why the file could not be read to its end; its content is not known then. */
const brokenMessage = (error: unknown): string =>
  error instanceof DOMException
    ? 'The file could not be read: it is a folder, or it was changed, moved or deleted after it was chosen.'
    : `The check failed: ${String(error)}.`

async function check(order: number, file: File, expectedKey: string | null): Promise<void> {
  let reportedAt = 0
  const source = blobSource(file, (readBytes) => {
    // Thrown while reading, this ends the check of a file that was replaced or cancelled.
    if (order !== latest) throw new Error('superseded by another order')
    const now = performance.now()
    if (now - reportedAt < REPORT_EVERY_MILLISECONDS) return
    reportedAt = now
    report({ order, kind: 'progress', readBytes })
  })
  try {
    report({ order, kind: 'verdict', verdict: await verifyPackage(source, { expectedKey }) })
  } catch (error) {
    if (order === latest) report({ order, kind: 'broken', message: brokenMessage(error) })
  }
}

// Checks packages outside the page's thread, so that the page stays responsive.
self.onmessage = ({ data }: MessageEvent<CheckOrder>) => {
  latest = data.order
  if (data.package) void check(data.order, data.package.file, data.package.expectedKey)
}
