import 'server-only'
import type { Actor } from '@/lib/access/permissions'
import type { Outcome } from '@/lib/outcome'
import { createExport, type ExportFile } from './create-export'
import { createPackage } from './create-package'
import type { FileKind } from './file-kinds'
import type { ExportOrder } from './prepare-export'

/** A report as a file of any kind: alone (create-export.ts) or in a signed package (create-package.ts), which say what is refused. */
export function createFile(
  actor: Actor,
  { kind, ...order }: ExportOrder & { kind: FileKind },
): Promise<Outcome<ExportFile>> {
  switch (kind) {
    case 'csv':
    case 'xlsx':
    case 'jsonl':
      return createExport(actor, { ...order, format: kind })
    case 'package':
      return createPackage(actor, order)
    case 'package-xlsx':
      return createPackage(actor, { ...order, format: 'xlsx' })
    case 'package-jsonl':
      return createPackage(actor, { ...order, format: 'jsonl' })
    case 'package-pdf':
      return createPackage(actor, { ...order, format: 'pdf' })
  }
}
