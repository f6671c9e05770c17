type Place = { x?: number; y?: number; width?: number; height?: number }

/** Where a line ends closer than this to the left edge, its words stand at its right. */
const ROOM_AT_LEFT_PIXELS = 200

/**
 * The words at the end of a line: left of it, so that they never leave the chart. On a phone the lines are steeper and
 * the words stand elsewhere.
 */
export function EndLabel({
  viewBox,
  words,
  dx = 0,
  dy,
  dyOnPhone,
  strong,
}: {
  viewBox?: unknown
  words: string
  dx?: number
  dy: number
  dyOnPhone: number
  strong?: boolean
}) {
  const { x = 0, y = 0, width = 0, height = 0 } = (viewBox ?? {}) as Place
  const end = { x: x + width / 2, y: y + height / 2 }
  const isAtTheLeft = end.x < ROOM_AT_LEFT_PIXELS
  const look = {
    ...end,
    dx: isAtTheLeft ? 10 : dx,
    textAnchor: isAtTheLeft ? ('start' as const) : ('end' as const),
    fontSize: 12,
    fontWeight: strong ? 600 : 400,
    fill: strong ? 'var(--color-text)' : 'var(--color-text-3)',
  }
  return (
    <>
      <text {...look} dy={isAtTheLeft ? -12 : dy} className="max-tablet:hidden">
        {words}
      </text>
      <text {...look} dy={isAtTheLeft ? -12 : dyOnPhone} className="tablet:hidden print:hidden">
        {words}
      </text>
    </>
  )
}
