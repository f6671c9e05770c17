import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { TotalAmount } from '@/components/ui/tables/total-row'
import { type Headroom, leftCents } from '@/lib/compliance/rules/money/headroom'
import { formatUsd } from '@/lib/kernel/money'
import { BandLabel } from './band-label'
import { HeadroomMeter, MeterScale } from './headroom-meter'
import { meterParts } from './meter-geometry'
import { KeyMark, type MeterPartName } from './meter-key'

/**
 * The headroom of a company's year before and after a payment, as two bars and in figures. `headroom` is the current
 * one without this payment. `description` is shown beneath, for example that a blocked entry does not count toward the
 * cap.
 */
export function BeforeAfter({
  title,
  headroom,
  thisPaymentCents,
  description,
}: {
  title: string
  headroom: Headroom
  thisPaymentCents: number
  description?: ReactNode
}) {
  const after = meterParts(headroom, thisPaymentCents)
  const over = after.overCents > 0
  const rows: [MeterPartName, string, string][] = [
    ['used', formatUsd(headroom.usedCents), formatUsd(headroom.usedCents)],
    ...(headroom.violationCents > 0 ? [violationRow(headroom.violationCents)] : []),
    ['reserved', formatUsd(headroom.reservedCents), formatUsd(headroom.reservedCents)],
    ['this', '-', formatUsd(thisPaymentCents)],
  ]
  return (
    <div>
      <h3 className="flex items-baseline gap-2 text-sm font-semibold">
        {title}
        <span className="ml-auto font-normal">
          <BandLabel band={after.band} label={over ? 'Over the cap' : undefined} />
        </span>
      </h3>
      <div
        className={classNames(
          'mt-3 grid grid-cols-[44px_minmax(0,1fr)_104px] items-center gap-3 text-sm',
          'max-tablet:grid-cols-[40px_minmax(0,1fr)_96px] max-tablet:gap-2.5',
        )}
      >
        <span className="text-text-3">Before</span>
        <HeadroomMeter name="Before" headroom={headroom} size={14} overhangPercent={after.overhangPercent} />
        <LeftAmount cents={leftCents(headroom)} label="left" />
        <span className="text-text-3">After</span>
        <HeadroomMeter name="After" headroom={headroom} thisPaymentCents={thisPaymentCents} size={14} />
        {over ? (
          <LeftAmount cents={after.overCents} label="over" over />
        ) : (
          <LeftAmount cents={after.leftCents} label="left" />
        )}
        <div
          className="col-start-2 -mt-1.5"
          style={over ? { paddingRight: `calc(${after.overhangPercent}% + 4px)` } : undefined}
        >
          <MeterScale capWords={formatUsd(headroom.capCents).replace('.00', '')} />
        </div>
      </div>
      <table className="mt-2.5 w-full text-sm tabular-nums">
        <caption className="sr-only">{title}, before and after this payment</caption>
        <thead>
          <tr className="text-xs text-text-3">
            <td />
            <th scope="col" className="text-right font-medium">
              Before
            </th>
            <th scope="col" className="text-right font-medium">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([part, before, afterwards]) => (
            <Row key={part} part={part} before={before} after={afterwards} />
          ))}
        </tbody>
        <tfoot>
          <Row
            part={over ? 'over' : 'left'}
            before={formatUsd(leftCents(headroom))}
            after={formatUsd(over ? -after.overCents : after.leftCents)}
            total
          />
        </tfoot>
      </table>
      {description ? <p className="mt-1 text-xs text-text-3">{description}</p> : null}
    </div>
  )
}

const violationRow = (cents: number): [MeterPartName, string, string] => [
  'violation',
  formatUsd(cents),
  formatUsd(cents),
]

const PART_NAMES: Record<MeterPartName, string> = {
  used: 'Used',
  violation: 'Apparent violations',
  reserved: 'Reserved',
  this: 'This payment',
  left: 'Left',
  over: 'Left',
}

function Row({ part, before, after, total }: { part: MeterPartName; before: string; after: string; total?: boolean }) {
  const line = total ? 'border-t border-text pt-[5px] pb-[3px]' : 'py-[3px]'
  const figure = (amount: string) => (total ? <TotalAmount>{amount}</TotalAmount> : amount)
  return (
    <tr>
      <th scope="row" className={`${line} text-left ${total ? 'font-semibold' : 'font-normal'}`}>
        <KeyMark part={part}>{PART_NAMES[part]}</KeyMark>
      </th>
      <td className={`${line} text-right whitespace-nowrap`}>{figure(before)}</td>
      <td className={`${line} text-right whitespace-nowrap`}>{figure(after)}</td>
    </tr>
  )
}

function LeftAmount({ cents, label, over }: { cents: number; label: string; over?: boolean }) {
  return (
    <span className={`text-right whitespace-nowrap ${over ? 'text-blocked' : ''}`}>
      <b className="font-semibold">{formatUsd(cents)}</b>{' '}
      <span className={over ? undefined : 'text-text-3'}>{label}</span>
    </span>
  )
}
