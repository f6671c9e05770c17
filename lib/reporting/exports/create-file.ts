import 'server-only'
import type { Outcome } from '@/lib/kernel/outcome'
import type { Actor } from '@/lib/permissions/permissions'
import type { FileKind } from '@/lib/report-definition/file-kinds'
import { createExport, type ExportFile } from './create-export'
import { createPackage } from './create-package'
import type { ExportOrder } from './prepare-export'
import type { RowsPassed } from './rows-passed'

/**
 * A report as a file of any kind: alone (create-export.ts) or in a signed package (create-package.ts), which say what
 * is refused. `passed` is told of the rows as they pass.
 */
export function createFile(
  actor: Actor,
  { kind, ...order }: ExportOrder & { kind: FileKind },
  passed?: RowsPassed,
): Promise<Outcome<ExportFile>> {
  switch (kind) {
    case 'csv':
    case 'xlsx':
    case 'jsonl':
      return createExport(actor, { ...order, format: kind }, passed)
    case 'package':
      return createPackage(actor, order, passed)
    case 'package-xlsx':
      return createPackage(actor, { ...order, format: 'xlsx' }, passed)
    case 'package-jsonl':
      return createPackage(actor, { ...order, format: 'jsonl' }, passed)
    case 'package-pdf':
      return createPackage(actor, { ...order, format: 'pdf' }, passed)
  }
}
