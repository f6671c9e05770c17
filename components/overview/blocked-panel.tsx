import { RowLink, TextLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import { formatUsd } from '@/lib/kernel/money'
import type { BlockedThisMonth } from '@/lib/reporting/overview/watch-queries'
import { counted } from './words'

/** What the rules and the people behind them refused this month, by rule. */
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
          ? 'No entry was refused this month.'
          : isTwice
            ? 'An entry that two rules refuse stands under both.'
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
            sub={<span className="line-clamp-2">{rule.words.slice(-2).reverse().join(' ')}</span>}
          />
        ))}
      </RowList>
    </Panel>
  )
}
