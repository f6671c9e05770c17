import { InstantText } from '@/components/ui/date-text'
import { TextLink } from '@/components/ui/link'
import { Panel } from '@/components/ui/panel'
import { DECISION_WORDS } from '@/lib/screening-desk/screening-cases/case-list-params'
import type { CaseDetail } from '@/lib/screening-desk/screening-cases/case-queries'
import { CASES_PATH } from './case-filters'

/** What people decided about the same destination before. It is shown, never applied. */
export function EarlierCases({ earlier, timeZone }: { earlier: CaseDetail['earlier']; timeZone: string }) {
  return (
    <Panel title="Decided before about the same destination" count={earlier.length}>
      {earlier.length === 0 ? (
        <p className="px-4 py-3 text-sm text-text-3">Nobody has decided about this destination yet.</p>
      ) : (
        <ul>
          {earlier.map((one) => (
            <li key={one.id} className="border-b border-line px-4 py-2.5 last:border-b-0">
              <p>
                <TextLink href={`${CASES_PATH}/${one.id}`}>{DECISION_WORDS[one.decision]}</TextLink>
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
