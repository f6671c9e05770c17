import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { Callout } from '@/components/ui/callout'
import { RowLink, TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { CAP_CENTS } from '@/lib/compliance/rules/annual-cap'
import { type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'

/** `ownTakenCents` is what was entered for the company itself: companies that are one payer are not added twice. */
type Member = Headroom & { id: string; name: string; archived: boolean; ownTakenCents: number }

/**
 * The companies that were in a group in one year, and what they took together: used, reserved and apparent violations.
 * The cap is counted per company; past one cap the group is warned about, as a policy of this ledger.
 */
export function GroupPanel({
  group,
  members,
  year,
  companyId,
}: {
  group: { id: string; name: string }
  members: readonly Member[]
  year: number
  companyId: string
}) {
  const takenCents = members.reduce((sum, member) => sum + member.ownTakenCents, 0)
  const over = members.length > 1 && takenCents > CAP_CENTS
  return (
    <Panel
      title={group.name}
      count={`${members.length === 1 ? 'one company' : `${members.length} companies`}, ${year}`}
      end={<TextLink href={`/companies?group=${group.id}&year=${year}&state=all`}>The group</TextLink>}
      footer={`Taken together of one cap of ${formatUsd(CAP_CENTS)}`}
      footerEnd={<b className="font-semibold text-text">{formatUsd(takenCents)}</b>}
    >
      {over ? (
        <div className="border-b border-line p-3">
          <Callout tone="review" title={`Together over one cap by ${formatUsd(takenCents - CAP_CENTS)}.`}>
            The cap of {formatUsd(CAP_CENTS)} is counted per company. That a group is warned about is a policy of this
            ledger; whether affiliates share one cap is to be confirmed by counsel.
          </Callout>
        </div>
      ) : null}
      <RowList>
        {members.map((member) => (
          <RowListItem
            key={member.id}
            title={
              member.id === companyId ? (
                <span className="font-semibold">{member.name}</span>
              ) : (
                <RowLink href={`/companies/${member.id}?year=${year}`}>{member.name}</RowLink>
              )
            }
            note={member.archived ? 'archived' : undefined}
            end={
              <>
                <Usd cents={leftCents(member)} strong /> <span className="text-text-3">left</span>
              </>
            }
          >
            <HeadroomMeter name={`${member.name}, ${year}`} headroom={member} size={8} />
          </RowListItem>
        ))}
      </RowList>
    </Panel>
  )
}
