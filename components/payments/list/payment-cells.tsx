import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { DateText } from '@/components/ui/display/date-text'
import { Amount, Usd } from '@/components/ui/display/money'
import { StateTag } from '@/components/ui/display/state-tag'
import { Reference, SubLine } from '@/components/ui/display/sub-line'
import { RowLink } from '@/components/ui/navigation/text-link'
import { FoldedLabel } from '@/components/ui/tables/folded-label'
import { Td } from '@/components/ui/tables/table'
import { RECENT_ACCESS_LABEL } from '@/lib/audit/events/decision-marks'
import { RULE_TITLES } from '@/lib/compliance/rules/words'
import type { PaymentColumn } from '@/lib/ledger/payments/list/payment-columns'
import type { PaymentRow } from '@/lib/ledger/payments/list/payment-list'

/** A number up to this length is on one line; a longer one is broken, never cut. */
const LONGEST_UNBROKEN = 24

/** Whether a row is struck through: it takes no headroom and was not refused by the rules. */
export const isStruck = ({ state }: PaymentRow): boolean => state === 'voided' || state === 'rejected'

type CellOf = (row: PaymentRow, href: string, hasDebit: boolean) => ReactNode

/**
 * The cell of each column. `href` opens the payment of the row. Without a column of the debit (`hasDebit`) the amount
 * in its currency is under the US dollars.
 */
export const PAYMENT_CELLS: Readonly<Record<PaymentColumn, CellOf>> = {
  state: (row) => (
    <Td key="state" fold="start">
      <StateTag state={row.state} />
    </Td>
  ),
  date: (row) => (
    <Td key="date" fold="end" nowrap>
      <DateText date={row.paymentDate} />
    </Td>
  ),
  company: (row, href) => (
    <Td key="company" fold="name" className="unfolded:min-w-26!">
      <Lines>
        <RowLink href={href}>{row.companyName}</RowLink>
        {row.blockedBy.length > 0 ? (
          <SubLine>{row.blockedBy.map((rule) => RULE_TITLES[rule]).join(', ')}</SubLine>
        ) : null}
        {row.isMarked ? <SubLine>{RECENT_ACCESS_LABEL} at approval</SubLine> : null}
        {row.isByDeputy ? <SubLine>Decided by a deputy</SubLine> : null}
      </Lines>
    </Td>
  ),
  reference: (row) => <NumberCell key="reference" number={row.reference} fold="start" />,
  license: (row) => <NumberCell key="license" number={row.licenseNumber ?? '-'} fold="end" />,
  product: (row) => <TextCell key="product" text={row.productName} width="unfolded:min-w-22" />,
  place: (row) => (
    <TextCell
      key="place"
      text={row.place}
      width="unfolded:min-w-30"
      note={row.destinationCount > 1 ? `and ${row.destinationCount - 1} more` : undefined}
    />
  ),
  payee: (row) => <TextCell key="payee" text={row.payeeName} label="payee" />,
  recorded_by: (row) => <TextCell key="recorded_by" text={row.recordedByName} label="recorded it" />,
  debit: (row) => (
    <Td key="debit" fold="end" num tone="text-3">
      <Amount minor={row.amountMinor} currency={row.currency} />
    </Td>
  ),
  usd: (row, _href, hasDebit) => (
    <Td key="usd" fold="amount" num>
      <Usd cents={row.amountCents} voided={isStruck(row)} />
      {hasDebit || row.currency === 'USD' ? null : (
        <SubLine>
          <Amount minor={row.amountMinor} currency={row.currency} />
        </SubLine>
      )}
    </Td>
  ),
}

function NumberCell({ number, fold }: { number: string; fold: 'start' | 'end' }) {
  const breaks = number.length > LONGEST_UNBROKEN
  return (
    <Td fold={fold} nowrap={!breaks} className={breaks ? 'wrap-anywhere unfolded:min-w-36' : undefined}>
      <Reference>{number}</Reference>
    </Td>
  )
}

/** Text that is broken over lines where the column is narrow. `label` explains it where the header is hidden. */
function TextCell({
  text,
  note,
  label,
  width = 'unfolded:min-w-22',
}: {
  text: string | null
  note?: string
  label?: string
  width?: string
}) {
  return (
    <Td fold="full" tone="text-2" className={classNames('wrap-anywhere', width)}>
      <Lines>
        {text ?? '-'}
        {note ? <span className="text-text-3"> {note}</span> : null}
        {label ? <FoldedLabel>{label}</FoldedLabel> : null}
      </Lines>
    </Td>
  )
}

/** Text of several lines keeps a distance from the hairlines, also in a compact row. */
const Lines = ({ children }: { children: ReactNode }) => <span className="block unfolded:py-1">{children}</span>
