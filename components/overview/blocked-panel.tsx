import { RowLink } from '@/components/ui/link'
import { Usd } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { RowList, RowListItem } from '@/components/ui/row-list'
import { formatDate } from '@/lib/calendar'
import { formatUsd } from '@/lib/money'
import type { BlockedThisMonth } from '@/lib/overview/watch-queries'
import { RULE_TITLES } from '@/lib/rules/words'
import { counted } from './words'

/** What the rules and the people behind them refused this month, by rule, and when OFAC has to hear of it. */
export function BlockedPanel({ blocked }: { blocked: BlockedThisMonth }) {
  const { from, count, cents, rules, reportDue } = blocked
  const href = (rule: string) => `/payments?state=blocked&rule=${rule}&blockedFrom=${from}`
  const isTwice = rules.reduce((sum, rule) => sum + rule.count, 0) > count
  return (
    <Panel
      title="Blocked this month"
      count={count}
      end={count > 0 ? `${formatUsd(cents)} refused` : undefined}
      footer={
        <>
          {count === 0 ? 'No entry was refused this month. ' : null}
          {isTwice ? 'An entry that two rules refuse stands under both. ' : null}
          {reportWords(reportDue)}
        </>
      }
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

/** Ten business days after the refusal, weekends and federal holidays left out (31 CFR 501.604). */
function reportWords(due: BlockedThisMonth['reportDue']): string {
  if (!due) return 'No OFAC report falls due, to be confirmed by counsel.'
  const entries = due.count === 1 ? '' : ` for ${due.count} entries`
  return `OFAC report due ${formatDate(due.on)}${entries}, to be confirmed by counsel.`
}
