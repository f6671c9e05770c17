import 'server-only'
import type { Result } from '@/lib/kernel/result'
import type { Actor } from '@/lib/permissions/permissions'
import type { FileKind } from '@/lib/report-definition/file-kinds'
import { createExport, type ExportFile } from './create-export'
import { createPackage } from './create-package'
import type { OnRows } from './formats/row-progress'
import type { ExportOrder } from './orders/prepare-export'

/**
 * Exports a report in any format: as a file (create-export.ts) or in a signed package (create-package.ts), which
 * document what they refuse. `onRows` reports progress.
 */
export function createFile(
  actor: Actor,
  { kind, ...order }: ExportOrder & { kind: FileKind },
  onRows?: OnRows,
): Promise<Result<ExportFile>> {
  switch (kind) {
    case 'csv':
    case 'xlsx':
    case 'jsonl':
      return createExport(actor, { ...order, format: kind }, onRows)
    case 'package':
      return createPackage(actor, order, onRows)
    case 'package-xlsx':
      return createPackage(actor, { ...order, format: 'xlsx' }, onRows)
    case 'package-jsonl':
      return createPackage(actor, { ...order, format: 'jsonl' }, onRows)
    case 'package-pdf':
      return createPackage(actor, { ...order, format: 'pdf' }, onRows)
  }
}
