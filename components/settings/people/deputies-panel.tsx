import type { ReactNode } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import type { ServerAction } from '@/components/forms/use-server-form'
import { DateText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { Deputyship } from '@/lib/identity/deputies/deputy-queries'
import type { IsoDate } from '@/lib/kernel/calendar'
import { mayChange } from '@/lib/permissions/object-rights'
import type { Actor } from '@/lib/permissions/permissions'

type Props = {
  deputyships: readonly Deputyship[]
  reader: Pick<Actor, 'id' | 'role'>
  today: IsoDate
  end: ServerAction<unknown>
  /** The button that names one, for the reader's own account. */
  naming?: ReactNode
}

/** Deputies that are in force or to come, each with the button that ends it for those who may. */
export function DeputiesPanel({ deputyships, reader, today, end, naming }: Props) {
  return (
    <Panel
      title="Deputies"
      count={deputyships.length}
      end={naming}
      footer="A deputy gets no right: any other person of the role may decide. What a deputy decides is marked."
    >
      {deputyships.length === 0 ? (
        <p className="p-4 text-text-2">You have named no deputy, and are not one.</p>
      ) : (
        <Table caption="Deputies, the earliest first">
          <TableHead>
            <Th>Deputy</Th>
            <Th>For</Th>
            <Th>Days</Th>
            <Th>State</Th>
            <Th>
              <span className="sr-only">End</span>
            </Th>
          </TableHead>
          <TableBody>
            {deputyships.map((deputyship) => (
              <Row key={deputyship.id} deputyship={deputyship} reader={reader} today={today} end={end} />
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

function Row({ deputyship, reader, today, end }: Omit<Props, 'deputyships' | 'naming'> & { deputyship: Deputyship }) {
  const { id, person, deputy, firstDay, lastDay, reason } = deputyship
  const mayEnd = [person.id, deputy.id].some((ownerId) => mayChange(reader, 'deputyship', ownerId))
  const nameOf = (each: { id: string; name: string }) => (each.id === reader.id ? `${each.name} (you)` : each.name)
  return (
    <Tr>
      <Td fold="name">
        {nameOf(deputy)}
        {reason ? <SubLine>{reason}</SubLine> : null}
      </Td>
      <Td fold="full">
        <FoldedLabel>for </FoldedLabel>
        {nameOf(person)}
      </Td>
      <Td fold="start" tone="text-2">
        <DateText date={firstDay} /> to <DateText date={lastDay} />
      </Td>
      <Td fold="end" tone="text-2" nowrap>
        {firstDay <= today ? 'In force' : 'To come'}
      </Td>
      <Td fold="amount" num>
        {mayEnd ? (
          <ActionButton
            action={end}
            fields={{ id }}
            announcement="The deputyship has ended"
            refused="The deputyship was not ended"
            size="small"
            pendingLabel="Ending"
            aria-label={`End the deputyship of ${deputy.name} for ${person.name}`}
          >
            End
          </ActionButton>
        ) : null}
      </Td>
    </Tr>
  )
}
