import { InstantText } from '@/components/ui/display/date-text'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { DECISION_LABELS } from '@/lib/screening-desk/screening-cases/case-list-params'
import type { CaseDetail } from '@/lib/screening-desk/screening-cases/case-queries'
import { CASES_PATH } from './case-addresses'

/** Earlier decisions on the same destination. They are shown, never applied. */
export function EarlierCases({ earlier, timeZone }: { earlier: CaseDetail['earlier']; timeZone: string }) {
  return (
    <Panel title="Earlier decisions on this destination" count={earlier.length}>
      {earlier.length === 0 ? (
        <p className="px-4 py-3 text-sm text-text-3">There is no earlier decision on this destination.</p>
      ) : (
        <ul>
          {earlier.map((one) => (
            <li key={one.id} className="border-b border-line px-4 py-2.5 last:border-b-0">
              <p>
                <TextLink href={`${CASES_PATH}/${one.id}`}>{DECISION_LABELS[one.decision]}</TextLink>
                <span className="text-text-3">
                  , {one.decidedBy?.name}
                  {one.payment ? `, ${one.payment.reference}` : ''},{' '}
                  {one.decidedAt ? <InstantText instant={one.decidedAt} timeZone={timeZone} /> : null}
                </span>
              </p>
              <p className="text-sm wrap-anywhere text-text-2">{one.reason}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
