import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Band, Headroom } from '@/lib/compliance/rules/money/headroom'

export type MeterPartName = 'used' | 'violation' | 'reserved' | 'this' | 'left' | 'over'

const PATTERNS: Record<MeterPartName, string> = {
  used: 'hatch-used',
  violation: 'hatch-violation',
  reserved: 'hatch-reserved',
  this: 'hatch-this',
  left: 'hatch-left',
  over: 'hatch-over',
}

const LABELS: Record<MeterPartName, string> = {
  used: 'used',
  violation: 'paid outside the authorization',
  reserved: 'reserved',
  this: 'this payment',
  left: 'left',
  over: 'over the cap',
}

/** The parts of a meter's key; apparent violations are included only where there are any. */
export const meterKeyParts = (
  { violationCents }: Pick<Headroom, 'violationCents'>,
  others: readonly MeterPartName[] = ['reserved', 'left'],
): MeterPartName[] => ['used', ...(violationCents > 0 ? (['violation'] as const) : []), ...others]

/** A sample of a pattern with its label, in the colour of `band` or, without one, neutral. */
export function KeyMark({
  part,
  band,
  accent,
  children,
}: {
  part: MeterPartName
  band?: Band
  /** The accent colour instead of grey, for figures of a full year that have no band. */
  accent?: boolean
  children?: ReactNode
}) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        data-band={band ?? (accent ? 'ample' : undefined)}
        className={classNames('band-fill size-2.5 flex-none forced-color-adjust-none', PATTERNS[part])}
      />
      {children ?? LABELS[part]}
    </span>
  )
}

/**
 * The key to the patterns. The key of a single meter has the colour of its band and may include amounts; a key for
 * several meters is neutral.
 */
export function MeterKey({
  parts = ['used', 'reserved', 'left'],
  band,
  accent,
  labels = {},
}: {
  parts?: readonly MeterPartName[]
  band?: Band
  accent?: boolean
  labels?: Partial<Record<MeterPartName, ReactNode>>
}) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2">
      {parts.map((part) => (
        <KeyMark key={part} part={part} band={band} accent={accent}>
          {labels[part]}
        </KeyMark>
      ))}
    </span>
  )
}
