import { classNames } from '@/components/ui/class-names'
import { BAND_WORDS, type Band } from '@/lib/compliance/rules/money/headroom'

const PASSED: Record<Band, number> = { ample: 0, getting_low: 1, low: 2, very_low: 3, none_left: 4 }

const COLOURS: Record<Band, string> = {
  ample: 'text-text-2',
  getting_low: 'text-meter-80',
  low: 'text-meter-90',
  very_low: 'text-meter-95',
  none_left: 'text-meter-100',
}

/** Four bars, one filled for each threshold reached: shows the band by shape. */
export function BandTally({ band }: { band: Band }) {
  const passed = PASSED[band]
  return (
    <svg
      viewBox="0 0 15 12"
      width={15}
      height={12}
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      className={classNames('shrink-0', band === 'ample' ? 'text-text-4' : COLOURS[band])}
    >
      {[8, 5.5, 3, 0.5].map((top, position) => (
        <rect
          key={top}
          x={0.5 + position * 4}
          y={top}
          width={2}
          height={11.5 - top}
          fill={position < passed ? 'currentColor' : 'none'}
        />
      ))}
    </svg>
  )
}

/**
 * The band by name, bars and colour. `label` replaces the name; `tally={false}` hides the bars.
 */
export function BandLabel({ band, label, tally = true }: { band: Band; label?: string; tally?: boolean }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 align-middle text-xs font-medium whitespace-nowrap',
        COLOURS[band],
      )}
    >
      {tally ? <BandTally band={band} /> : null}
      {label ?? BAND_WORDS[band]}
    </span>
  )
}
