import { HeadroomMeter } from '@/components/headroom-meter/headroom-meter'
import { Usd } from '@/components/ui/display/money'
import { Callout } from '@/components/ui/feedback/callout'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'

/** `ownTakenCents` is the total of the company's own entries, so that companies of one payer are not counted twice. */
type Member = Headroom & { id: string; name: string; archived: boolean; ownTakenCents: number }

/**
 * The companies of a group in one year and their total: used, reserved and apparent violations. The cap applies per
 * company; a group above one cap gets a warning, which is a policy of this ledger.
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
      end={<TextLink href={`/companies?group=${group.id}&year=${year}&state=all`}>View group</TextLink>}
      footer={`Total of the group, against one cap of ${formatUsd(CAP_CENTS)}`}
      footerEnd={<b className="font-semibold text-text">{formatUsd(takenCents)}</b>}
    >
      {over ? (
        <div className="border-b border-line p-3">
          <Callout tone="review" title={`The group exceeds one cap by ${formatUsd(takenCents - CAP_CENTS)}.`}>
            The cap of {formatUsd(CAP_CENTS)} applies per company. This warning is a policy of this ledger; whether
            affiliates share one cap is to be confirmed by counsel.
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
