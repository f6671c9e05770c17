import { CaseTable } from '@/components/screening/case-table'
import { TextLink } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import type { CaseRow } from '@/lib/screening-cases/case-queries'

/**
 * Stored destinations that a newer list or newer rules found in doubt. A person decides each; nothing shows when there
 * is none.
 */
export function HitsPanel({ hits, count, timeZone }: { hits: readonly CaseRow[]; count: number; timeZone: string }) {
  if (hits.length === 0) return null
  return (
    <Panel
      title="Found by screening again"
      count={count}
      end="stored destinations that were clear before"
      footerEnd={
        count > hits.length ? (
          <TextLink href="/screening/cases?source=re-screening">All open cases</TextLink>
        ) : undefined
      }
    >
      <CaseTable rows={hits} timeZone={timeZone} />
    </Panel>
  )
}
