import { CaseTable } from '@/components/screening/case-table'
import { TextLink } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import type { CaseRow } from '@/lib/screening-desk/screening-cases/case-queries'

/**
 * Stored destinations, parties and texts in doubt: found by a newer list or newer rules, or saved like that. A person
 * decides each; nothing shows when there is none.
 */
export function HitsPanel({ hits, count, timeZone }: { hits: readonly CaseRow[]; count: number; timeZone: string }) {
  if (hits.length === 0) return null
  return (
    <Panel
      title="Stored places in doubt"
      count={count}
      end="found by screening again, or saved like that"
      footerEnd={
        count > hits.length ? <TextLink href="/screening/cases?source=stored">All open cases</TextLink> : undefined
      }
    >
      <CaseTable rows={hits} timeZone={timeZone} />
    </Panel>
  )
}
