import { ListChecks } from 'lucide-react'
import { ScreeningTabs } from '@/components/screening/screening-tabs'
import { ButtonLink } from '@/components/ui/button'
import { InstantText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { type SavedList, savedLists } from '@/lib/screening-desk/screening-lists/list-queries'

export const metadata = { title: 'Saved lists' }

/** Screened lists that a person saved. */
export default async function SavedListsPage() {
  await requireActor()
  const [lists, { timeZone }] = await Promise.all([savedLists(), organisationClock()])
  return (
    <>
      <PageHeader
        title="Saved lists"
        description="Screened lists with their results at the time. They are rescreened with every new list of places."
      />
      <ScreeningTabs current="/screening/lists" />
      <Panel>
        {lists.length === 0 ? (
          <EmptyState
            level={2}
            icon={ListChecks}
            title="No saved lists"
            description="Screening stores nothing. To show a list later, save it from its result."
            actions={<ButtonLink href="/screening">Screen a file</ButtonLink>}
          />
        ) : (
          <Lists lists={lists} timeZone={timeZone} />
        )}
      </Panel>
    </>
  )
}

const number = (value: number): string => value.toLocaleString('en-US')

function Lists({ lists, timeZone }: { lists: readonly SavedList[]; timeZone: string }) {
  return (
    <Table caption="Saved lists">
      <TableHead>
        <Th width="36%">List</Th>
        <Th num>Rows</Th>
        <Th num>Blocked</Th>
        <Th num>Review</Th>
        <Th num>Clear</Th>
        <Th>Saved</Th>
      </TableHead>
      <TableBody>
        {lists.map((list) => (
          <Tr key={list.id}>
            <Td fold="name">
              <RowLink href={`/screening/lists/${list.id}`}>{list.name}</RowLink>
              <SubLine>{list.reason}</SubLine>
            </Td>
            <Td fold="amount" num strong>
              {number(list.rowCount)}
              <FoldedLabel>rows</FoldedLabel>
            </Td>
            <Td fold="hidden" num>
              {number(list.blockedCount)}
            </Td>
            <Td fold="hidden" num>
              {number(list.reviewCount)}
            </Td>
            <Td fold="hidden" num>
              {number(list.clearCount)}
            </Td>
            <Td fold="full">
              <InstantText instant={list.keptAt} timeZone={timeZone} />
              <SubLine>{list.keptBy.name}</SubLine>
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
