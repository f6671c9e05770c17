import type { ServerAction } from '@/components/forms/use-server-form'
import { SubLine } from '@/components/ui/display/sub-line'
import { Panel } from '@/components/ui/layout/panel'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import { formatDate, formatInstant, type IsoDate } from '@/lib/kernel/calendar'
import type { PolicyOverview, PolicyVersion } from '@/lib/records/policies/policy-queries'
import { formatPolicyValue, POLICY_DESCRIPTIONS, policyDefault } from '@/lib/records/policies/rule-policies'
import type { PolicySet } from '@/lib/records/policies/set-policy'
import { DecidePolicyButtons, SetPolicyButton } from './policy-dialogs'

type Props = {
  policies: readonly PolicyOverview[]
  today: IsoDate
  timeZone: string
  /** The user of the page and their permissions. */
  reader: { id: string; sets: boolean; decides: boolean }
  set: ServerAction<PolicySet>
  decide: ServerAction<{ label: string; approved: boolean }>
}

/**
 * Every policy with a start date: its value today, its default, later values, and every value that was ever set.
 */
export function DatedPolicies({ policies, today, timeZone, reader, set, decide }: Props) {
  const versions = policies
    .flatMap((policy) => policy.versions)
    .sort((one, other) => other.setAt.getTime() - one.setAt.getTime())
  const waiting = versions.filter(({ state }) => state === 'pending')
  return (
    <>
      <Panel title="Policies of the rules" count="our policy, each from a date">
        <Table caption="Policies of the rules, with their values today">
          <TableHead>
            <Th>Policy</Th>
            <Th num>Today</Th>
            <Th num>Default</Th>
            <Th>Upcoming</Th>
            {reader.sets ? <Th>Set</Th> : null}
          </TableHead>
          <TableBody>
            {policies.map(({ name, valueToday, versions: all }) => (
              <Tr key={name}>
                <Td fold="name">
                  {POLICY_DESCRIPTIONS[name].label}
                  <SubLine>{POLICY_DESCRIPTIONS[name].meaning}</SubLine>
                </Td>
                <Td fold="amount" num strong>
                  {formatPolicyValue(name, valueToday)}
                </Td>
                <Td fold="hidden" num tone="text-3">
                  {formatPolicyValue(name, policyDefault(name))}
                </Td>
                <Td fold="start">{laterText(all, today)}</Td>
                {reader.sets ? (
                  <Td fold="end">
                    <SetPolicyButton action={set} name={name} valueToday={valueToday} today={today} />
                  </Td>
                ) : null}
              </Tr>
            ))}
          </TableBody>
        </Table>
      </Panel>
      {waiting.length > 0 ? (
        <Panel title="Pending approval" count={waiting.length}>
          <RowList>
            {waiting.map((version) => (
              <RowListItem
                key={version.id}
                title={describe(version)}
                sub={`Proposed by ${version.setByName}, ${formatInstant(version.setAt, timeZone)}: ${version.reason}`}
              >
                {reader.decides ? (
                  <DecidePolicyButtons
                    action={decide}
                    id={version.id}
                    name={describe(version)}
                    mayApprove={version.setById !== reader.id}
                  />
                ) : null}
              </RowListItem>
            ))}
          </RowList>
        </Panel>
      ) : null}
      <Panel title="History of values" count={versions.length}>
        {versions.length === 0 ? (
          <p className="px-4 py-3 text-text-3">None yet: the defaults apply.</p>
        ) : (
          <RowList>
            {versions.map((version) => (
              <RowListItem
                key={version.id}
                title={describe(version)}
                sub={`${version.setByName}, ${formatInstant(version.setAt, timeZone)}: ${version.reason}`}
                end={stateText(version)}
              />
            ))}
          </RowList>
        )}
      </Panel>
    </>
  )
}

const describe = ({ name, value, fromDate }: PolicyVersion): string =>
  `${POLICY_DESCRIPTIONS[name].label}: ${formatPolicyValue(name, value)} from ${formatDate(fromDate)}`

function stateText({ state, decidedByName }: PolicyVersion): string {
  if (state === 'pending') return 'pending'
  if (state === 'declined') return `declined by ${decidedByName}`
  return decidedByName ? `approved by ${decidedByName}` : 'tightens the rules'
}

function laterText(versions: readonly PolicyVersion[], today: IsoDate): string {
  const later = versions.filter(({ fromDate, state }) => fromDate > today && state === 'in_effect')
  return later.length === 0
    ? '-'
    : later
        .toReversed()
        .map(({ name, value, fromDate }) => `${formatPolicyValue(name, value)} from ${formatDate(fromDate)}`)
        .join('; ')
}
