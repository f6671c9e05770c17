import { classNames } from '@/components/ui/class-names'
import { type Headroom, NOTCHES_PERCENT } from '@/lib/compliance/rules/money/headroom'
import { type MeterParts, meterParts } from './meter-geometry'
import { meterSentence } from './meter-sentence'

export type MeterSize = 8 | 10 | 14 | 20

const HEIGHTS: Record<MeterSize, string> = { 8: 'h-2', 10: 'h-2.5', 14: 'h-3.5', 20: 'h-5' }
const WALLS: Record<MeterSize, string> = {
  8: '-top-[3px] -bottom-[3px]',
  10: '-top-[3px] -bottom-[3px]',
  14: '-top-1 -bottom-1',
  20: '-top-[5px] -bottom-[5px]',
}

/**
 * Used, reserved and left as one bar from $0 to the cap. Always shown beside the amounts in figures. `name` names the
 * company and year ("Palisade Audio Inc., 2026"). `thisPaymentCents` is drawn after the reserved amount, so
 * `reservedCents` must not include that payment. `overhangPercent` leaves space beyond the cap, so that two bars can be
 * compared when one exceeds it.
 */
export function HeadroomMeter({
  name,
  headroom,
  thisPaymentCents,
  size = 10,
  overhangPercent,
}: {
  name: string
  headroom: Headroom
  thisPaymentCents?: number
  size?: MeterSize
  overhangPercent?: number
}) {
  const parts = meterParts(headroom, thisPaymentCents)
  const overhang = overhangPercent ?? parts.overhangPercent
  return (
    <div
      role="img"
      aria-label={meterSentence(name, headroom, thisPaymentCents)}
      className="min-w-16 forced-color-adjust-none"
      style={overhang > 0 ? { paddingRight: `calc(${overhang}% + 4px)` } : undefined}
    >
      <div
        data-band={parts.band}
        className={classNames('band-fill relative mr-0.5 flex rounded-l-[1px] bg-meter-track', HEIGHTS[size])}
      >
        <Parts parts={parts} />
        {NOTCHES_PERCENT.map((percent) => (
          <span key={percent} className="absolute inset-y-0 -ml-px w-0.5 bg-surface" style={{ left: `${percent}%` }} />
        ))}
        <span
          className={classNames(
            'absolute bg-text',
            WALLS[size],
            parts.band === 'none_left' ? '-right-[3px] w-[5px]' : '-right-0.5 w-0.5',
          )}
        />
      </div>
    </div>
  )
}

const PART = 'h-full flex-none transition-[width] duration-160'

function Parts({ parts }: { parts: MeterParts }) {
  return (
    <>
      {parts.usedPercent > 0 ? (
        <span className={`${PART} hatch-used`} style={{ width: `${parts.usedPercent}%` }} />
      ) : null}
      {parts.violationPercent > 0 ? (
        <span className={`${PART} hatch-violation`} style={{ width: `${parts.violationPercent}%` }} />
      ) : null}
      {parts.reservedPercent > 0 ? (
        <span className={`${PART} hatch-reserved`} style={{ width: `${parts.reservedPercent}%` }} />
      ) : null}
      {parts.thisPercent > 0 ? (
        <span className={`${PART} hatch-this`} style={{ width: `${parts.thisPercent}%` }} />
      ) : null}
      {parts.overhangPercent > 0 ? (
        <span
          className="absolute left-full ml-[3px] h-full hatch-over"
          style={{ width: `${parts.overhangPercent}%` }}
        />
      ) : null}
    </>
  )
}

/** The scale beneath a single meter: from $0 to the cap, with the first threshold. */
export function MeterScale({ capWords }: { capWords: string }) {
  return (
    <div aria-hidden="true" className="relative mt-[5px] mr-0.5 h-4 text-2xs text-text-3">
      <span className="absolute left-0">$0</span>
      <span className="absolute -translate-x-1/2 max-tablet:hidden" style={{ left: `${NOTCHES_PERCENT[0]}%` }}>
        {NOTCHES_PERCENT[0]} %
      </span>
      <span className="absolute right-0">{capWords}</span>
    </div>
  )
}
