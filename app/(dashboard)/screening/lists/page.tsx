import { ListChecks } from 'lucide-react'
import { ScreeningTabs } from '@/components/screening/screening-tabs'
import { ButtonLink } from '@/components/ui/button'
import { InstantText } from '@/components/ui/date-text'
import { EmptyState } from '@/components/ui/empty-state'
import { RowLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { PhoneWords } from '@/components/ui/phone-words'
import { SubLine } from '@/components/ui/sub-line'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/access/session'
import { type KeptList, keptLists } from '@/lib/screening-desk/screening-lists/list-queries'

export const metadata = { title: 'Kept lists' }

/** Screened lists that somebody asked to keep. */
export default async function KeptListsPage() {
  await requireActor()
  const [lists, { timeZone }] = await Promise.all([keptLists(), organisationClock()])
  return (
    <>
      <PageHeader
        title="Kept lists"
        says="Lists somebody asked to keep, with what was answered then. They are screened again with every new list of places."
      />
      <ScreeningTabs current="/screening/lists" />
      <Panel>
        {lists.length === 0 ? (
          <EmptyState
            level={2}
            icon={ListChecks}
            title="No list is kept"
            says="Screening stores nothing. When a list has to be shown later, keep it from its result."
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

function Lists({ lists, timeZone }: { lists: readonly KeptList[]; timeZone: string }) {
  return (
    <Table caption="Kept lists">
      <TableHead>
        <Th width="36%">List</Th>
        <Th num>Rows</Th>
        <Th num>Blocked</Th>
        <Th num>Review</Th>
        <Th num>Clear</Th>
        <Th>Kept</Th>
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
              <PhoneWords>rows</PhoneWords>
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
