import type { Figures } from '@/lib/compliance/screening/development-set'

export interface Goal {
  label: string
  read: (figures: Figures) => number
  show: (value: number) => string
  least?: number
  most?: number
}

const percent =
  (digits: number) =>
  (share: number): string =>
    `${(share * 100).toFixed(digits)} %`
const count = (value: number): string => String(value)
const byPart = percent(2)

/** The goals of a set. `label` is indented if it is a part of the line above. */
type Held = Readonly<Partial<Record<Exclude<keyof Figures, 'byStratum'>, number>>>

export const DEVELOPMENT_GOALS: Held = {
  caught: 0.998,
  certainCaught: 1,
  strictBlocked: 0.98,
  falseBlocks: 0.0002,
  lookAlikeBlocks: 0,
  falseReviews: 0.003,
  ambiguousReviewed: 0.97,
  ambiguousCleared: 0.01,
}

export const SECOND_GOALS: Held = {
  caught: 0.995,
  certainCaught: 1,
  publicListsCaught: 0.999,
  stretchCaught: 0.85,
  strictBlocked: 0.97,
  falseBlocks: 0.0002,
  lookAlikeBlocks: 0,
  falseReviews: 0.004,
  ambiguousCleared: 0.05,
}

const LINES: readonly (readonly [keyof Held, string, 'least' | 'most', Goal['show']])[] = [
  ['caught', 'Crimean destinations caught', 'least', byPart],
  ['certainCaught', '  region, postal code, code, coordinate strata', 'least', byPart],
  ['publicListsCaught', '  addresses of public lists', 'least', byPart],
  ['stretchCaught', '  stretch strata, beside these', 'least', byPart],
  ['strictBlocked', 'strict ones blocked outright', 'least', byPart],
  ['falseBlocks', 'false blocks among elsewhere', 'most', percent(3)],
  ['lookAlikeBlocks', '  hand-made look-alikes and streets', 'most', count],
  ['falseReviews', 'false reviews', 'most', byPart],
  ['ambiguousReviewed', 'truly ambiguous sent to review', 'least', byPart],
  ['ambiguousCleared', '  of them cleared', 'most', byPart],
]

/** The lines of the table of a set, in their order. */
export function goalsOf(held: Held): Goal[] {
  return LINES.flatMap(([figure, label, side, show]) => {
    const bound = held[figure]
    return bound === undefined ? [] : [{ label, show, read: (figures) => figures[figure], [side]: bound }]
  })
}

export function isMet({ least, most }: Pick<Goal, 'least' | 'most'>, value: number): boolean {
  return (least === undefined || value >= least) && (most === undefined || value <= most)
}

export function showGoal({ least, most, show }: Goal): string {
  if (least !== undefined) return least === 1 ? show(1) : `>= ${show(least)}`
  return most === 0 || most === undefined ? '0' : `<= ${show(most)}`
}
