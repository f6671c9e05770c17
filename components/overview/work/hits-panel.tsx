import { CaseTable } from '@/components/screening/case-table'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import type { CaseRow } from '@/lib/screening-desk/screening-cases/case-queries'

/**
 * Stored destinations, parties and texts with screening hits: found by rescreening with newer lists or rules, or when
 * they were saved. A person decides each. Hidden when there are none.
 */
export function HitsPanel({ hits, count, timeZone }: { hits: readonly CaseRow[]; count: number; timeZone: string }) {
  if (hits.length === 0) return null
  return (
    <Panel
      title="Screening hits in stored records"
      count={count}
      end="found by rescreening, or when saved"
      footerEnd={
        count > hits.length ? <TextLink href="/screening/cases?source=stored">All open cases</TextLink> : undefined
      }
    >
      <CaseTable rows={hits} params={{ source: 'stored' }} timeZone={timeZone} />
    </Panel>
  )
}
