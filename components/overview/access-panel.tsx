import { accessHistory } from '@/components/settings/people/access-words'
import { resetHistory } from '@/components/settings/people/factor-words'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/layout/panel'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import type { Access } from '@/lib/identity/people/access-queries'
import type { FactorReset } from '@/lib/identity/people/reset-queries'

type Props = {
  waiting: readonly Access[]
  resets: readonly FactorReset[]
  actorId: string
  timeZone: string
}

/**
 * For those who may confirm it: access to accounts that decide, which waits or was given before a second person
 * existed, and resets of a second factor. Hidden when there is none.
 */
export function AccessPanel({ waiting, resets, actorId, timeZone }: Props) {
  const count = waiting.length + resets.length
  if (count === 0) return null
  const rows = [
    ...waiting.map((access) => ({
      id: access.id,
      person: access.person,
      requesterId: access.createdBy.id,
      what: 'access',
      sub: `${accessHistory(access, timeZone)}${access.isAlone ? ' Given without a second person.' : ''}`,
    })),
    ...resets.map((reset) => ({
      id: reset.id,
      person: reset.person,
      requesterId: reset.askedBy.id,
      what: 'second factor',
      sub: resetHistory(reset, timeZone),
    })),
  ]
  return (
    <Panel title="Access to confirm" count={count} end="a second person confirms it">
      <RowList>
        {rows.map(({ id, person, requesterId, what, sub }) => (
          <RowListItem
            key={id}
            title={person.name}
            sub={sub}
            end={
              requesterId === actorId || person.id === actorId ? (
                'For another person'
              ) : (
                <ButtonLink
                  size="small"
                  href={`/settings/people/${person.id}`}
                  aria-label={`Decide about the ${what} of ${person.name}`}
                >
                  Decide
                </ButtonLink>
              )
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}
