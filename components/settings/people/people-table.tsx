import { InstantText } from '@/components/ui/display/date-text'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink } from '@/components/ui/navigation/text-link'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { PersonRow } from '@/lib/identity/people/people-queries'
import { roleLabel } from '@/lib/permissions/role-labels'
import { factorsLabel } from './factor-words'
import { PersonStateTag } from './person-state-tag'

type Props = { people: PersonRow[]; timeZone: string; ownId: string }

const countOf = (people: PersonRow[]): string => {
  const active = people.filter(({ state }) => state === 'active').length
  return `${people.length} ${people.length === 1 ? 'person' : 'people'}, ${active} active`
}

/** Everyone with their role, whether they can sign in and with which second factors, and when they last did. */
export function PeopleTable({ people, timeZone, ownId }: Props) {
  return (
    <Panel title="People" count={countOf(people)}>
      <Table caption="People, by name">
        <TableHead>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>State</Th>
          <Th>Second factor</Th>
          <Th num>Last sign-in</Th>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <Tr key={person.id}>
              <Td fold="name">
                <RowLink href={`/settings/people/${person.id}`}>{person.name}</RowLink>
                {person.id === ownId ? <span className="text-text-3"> (you)</span> : null}
                <SubLine>{person.email}</SubLine>
              </Td>
              <Td fold="start">{roleLabel(person.role)}</Td>
              <Td fold="amount" className="folded:text-right">
                <PersonStateTag state={person.state} />
              </Td>
              <Td fold="end" tone={person.factorKinds.length > 0 ? 'text-2' : 'text-3'}>
                <span className="text-xs text-text-3 unfolded:hidden">Second factor: </span>
                {factorsLabel(person.factorKinds)}
              </Td>
              <Td fold="full" num tone="text-2">
                <span className="text-xs text-text-3 unfolded:hidden">Last sign-in: </span>
                {person.lastSignInAt ? (
                  <InstantText instant={person.lastSignInAt} timeZone={timeZone} />
                ) : (
                  <span className="text-text-3">Never</span>
                )}
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </Panel>
  )
}
