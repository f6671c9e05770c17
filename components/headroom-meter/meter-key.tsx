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

const WORDS: Record<MeterPartName, string> = {
  used: 'used',
  violation: 'paid outside the authorization',
  reserved: 'reserved',
  this: 'this payment',
  left: 'left',
  over: 'over the cap',
}

/** The parts of a meter's key: apparent violations stand in it only where there are any. */
export const meterKeyParts = (
  { violationCents }: Pick<Headroom, 'violationCents'>,
  others: readonly MeterPartName[] = ['reserved', 'left'],
): MeterPartName[] => ['used', ...(violationCents > 0 ? (['violation'] as const) : []), ...others]

/** A small field of a pattern with its words. With `band` it takes that band's colour; without, the key is neutral. */
export function KeyMark({
  part,
  band,
  accent,
  children,
}: {
  part: MeterPartName
  band?: Band
  /** Ledger ink instead of grey, for figures of a whole year that have no band. */
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
      {children ?? WORDS[part]}
    </span>
  )
}

/**
 * What the patterns mean. One meter's key takes its band and may carry the amounts; a key for several meters is
 * neutral.
 */
export function MeterKey({
  parts = ['used', 'reserved', 'left'],
  band,
  accent,
  words = {},
}: {
  parts?: readonly MeterPartName[]
  band?: Band
  accent?: boolean
  words?: Partial<Record<MeterPartName, ReactNode>>
}) {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2">
      {parts.map((part) => (
        <KeyMark key={part} part={part} band={band} accent={accent}>
          {words[part]}
        </KeyMark>
      ))}
    </span>
  )
}
