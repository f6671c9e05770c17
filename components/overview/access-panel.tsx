import { accessHistory, type ShownAccess } from '@/components/settings/people/access-words'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/layout/panel'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'

/**
 * Access to accounts that decide, for those who may confirm it: what waits, and what was given before a second person
 * existed. Hidden when there is none.
 */
export function AccessPanel({
  waiting,
  actorId,
  timeZone,
}: {
  waiting: readonly ShownAccess[]
  actorId: string
  timeZone: string
}) {
  if (waiting.length === 0) return null
  return (
    <Panel title="Access to confirm" count={waiting.length} end="a second person confirms it">
      <RowList>
        {waiting.map((access) => (
          <RowListItem
            key={access.id}
            title={access.person.name}
            sub={`${accessHistory(access, timeZone)}${access.isAlone ? ' Given without a second person.' : ''}`}
            end={
              access.createdBy.id === actorId || access.person.id === actorId ? (
                'For another person'
              ) : (
                <ButtonLink
                  size="small"
                  href={`/settings/people/${access.person.id}`}
                  aria-label={`Decide about the access of ${access.person.name}`}
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
