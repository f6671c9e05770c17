import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/layout/panel'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { formatInstant } from '@/lib/kernel/calendar'
import type { MergeRequest } from '@/lib/records/companies/merging/merge-queries'

/**
 * Pending requests to merge companies that are one payer, or to separate them. A second person decides. Hidden when
 * there are none.
 */
export function JoinsPanel({
  joins,
  actorId,
  decides,
  timeZone,
}: {
  joins: readonly MergeRequest[]
  actorId: string
  decides: boolean
  timeZone: string
}) {
  if (joins.length === 0) return null
  return (
    <Panel title="Companies to merge" count={joins.length} end="nothing changes until a second person confirms">
      <RowList>
        {joins.map(({ id, companyId, companyName, intoName, separates, askedById, askedByName, askedAt, reason }) => (
          <RowListItem
            key={id}
            title={separates ? `Separate ${companyName} from ${intoName}` : `Merge ${companyName} into ${intoName}`}
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
                'Your request'
              ) : undefined
            }
          />
        ))}
      </RowList>
    </Panel>
  )
}
