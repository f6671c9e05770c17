import pg from 'pg'
import { vi } from 'vitest'
import { asOwner } from './database'

/** A step of a plan, as EXPLAIN (FORMAT JSON) writes it. */
type PlanNode = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: PlanNode[] }

/**
 * One statement that was sent, and how PostgreSQL reads a table for it: by an index of that name, or row by row (`Seq
 * Scan`). `sorts` is whether it sorts everything it read of the table, which an order that an index has does not need.
 */
export type TableRead = { sql: string; by: string[]; sorts: boolean }

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)]

/**
 * Catches what `body` sends to the database, as it is sent, and asks for the plan of each statement that reads `table`.
 */
export async function readsOf(table: string, body: () => Promise<unknown>): Promise<TableRead[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  await body()
  const calls = [...spy.mock.calls]
  spy.mockRestore()
  const statements = calls.map(([first, second]) => {
    const sent = first as unknown as string | { text: string; values?: unknown[] }
    return typeof sent === 'string'
      ? { text: sent, values: (second as unknown[] | undefined) ?? [] }
      : { text: sent.text, values: sent.values ?? [] }
  })
  const reads: TableRead[] = []
  for (const { text, values } of statements) {
    if (!/^\s*(SELECT|WITH)\b/i.test(text)) continue
    const { rows } = await asOwner.query(`EXPLAIN (FORMAT JSON) ${text}`, values)
    const nodes = flatten(rows[0]['QUERY PLAN'][0].Plan)
    const by = nodes
      .filter((node) => node['Relation Name'] === table || node['Node Type'] === 'Bitmap Index Scan')
      .filter((node) => node['Node Type'] !== 'Bitmap Heap Scan')
      .map((node) => node['Index Name'] ?? node['Node Type'])
    const readsTable = (node: PlanNode) => flatten(node).some((part) => part['Relation Name'] === table)
    const sorts = nodes.some((node) => node['Node Type'] === 'Sort' && readsTable(node))
    if (nodes.some((node) => node['Relation Name'] === table)) reads.push({ sql: text, by, sorts })
  }
  return reads
}
