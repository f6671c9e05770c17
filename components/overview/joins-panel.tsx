import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { formatInstant } from '@/lib/kernel/calendar'
import type { Joining } from '@/lib/records/companies/company-join-queries'

/**
 * Companies that a person asked to join as one payer, or to separate. Another person decides; nothing shows when there
 * is none.
 */
export function JoinsPanel({
  joins,
  actorId,
  decides,
  timeZone,
}: {
  joins: readonly Joining[]
  actorId: string
  decides: boolean
  timeZone: string
}) {
  if (joins.length === 0) return null
  return (
    <Panel title="Companies to join" count={joins.length} end="nothing changes until a second person confirms">
      <RowList>
        {joins.map(({ id, companyId, companyName, intoName, separates, askedById, askedByName, askedAt, reason }) => (
          <RowListItem
            key={id}
            title={separates ? `Separate ${companyName} from ${intoName}` : `Join ${companyName} into ${intoName}`}
            sub={`${askedByName}, ${formatInstant(askedAt, timeZone)}: ${reason}`}
            end={
              decides && askedById !== actorId ? (
                <ButtonLink
                  size="small"
                  href={`/companies/${companyId}`}
                  aria-label={`Decide about ${companyName} and ${intoName}`}
                >
                  Decide
                </ButtonLink>
              ) : askedById === actorId ? (
                'You asked'
              ) : undefined
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}
