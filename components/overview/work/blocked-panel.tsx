import { Usd } from '@/components/ui/display/money'
import { Panel } from '@/components/ui/layout/panel'
import { RowLink, TextLink } from '@/components/ui/navigation/text-link'
import { RowList, RowListItem } from '@/components/ui/tables/row-list'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { BlockedThisMonth } from '@/lib/reporting/overview/watch-queries'
import { counted } from '../labels'

/** The entries blocked this month by the rules or by a reviewer, by rule. */
export function BlockedPanel({ blocked }: { blocked: BlockedThisMonth }) {
  const { from, count, cents, rules } = blocked
  const href = (rule: string) => `/payments?state=blocked&rule=${rule}&blockedFrom=${from}`
  const isTwice = rules.reduce((sum, rule) => sum + rule.count, 0) > count
  return (
    <Panel
      title="Blocked this month"
      count={count}
      end={count > 0 ? `${formatUsd(cents)} refused` : undefined}
      footer={
        count === 0
          ? 'No entry was blocked this month.'
          : isTwice
            ? 'An entry blocked by two rules is listed under both.'
            : undefined
      }
      footerEnd={<TextLink href="/ofac-reports">Reports to OFAC</TextLink>}
    >
      <RowList>
        {rules.map((rule) => (
          <RowListItem
            key={rule.rule}
            title={<RowLink href={href(rule.rule)}>{RULE_TITLES[rule.rule] ?? rule.rule}</RowLink>}
            note={counted(rule.count, 'entry', 'entries')}
            end={<Usd cents={rule.cents} />}
            sub={<span className="line-clamp-2">{rule.messages.slice(-2).reverse().join(' ')}</span>}
          />
        ))}
      </RowList>
    </Panel>
  )
}
