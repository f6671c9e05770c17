import 'server-only'
import { db, type Transaction } from '@/lib/database/db'

/** The name of the record that a case is about; null for a payment's case and for a row of a saved list. */
export async function nameOfRecord(kind: string, id: string, client: Transaction = db): Promise<string | null> {
  const where = { id }
  if (kind === 'company') return (await client.company.findUnique({ where }))?.name ?? null
  if (kind === 'fsb-license') return (await client.fsbLicense.findUnique({ where }))?.number ?? null
  if (kind === 'product') return (await client.product.findUnique({ where }))?.name ?? null
  return null
}
