type Place = { x?: number; y?: number; width?: number; height?: number }

/** A line that ends closer than this to the left edge has its label at its right. */
const MIN_LEFT_SPACE_PIXELS = 200

/**
 * The label at the end of a line: left of it, so that it stays within the chart. On mobile the lines are steeper and
 * the label has another position.
 */
export function EndLabel({
  viewBox,
  text,
  dx = 0,
  dy,
  dyOnPhone,
  strong,
}: {
  viewBox?: unknown
  text: string
  dx?: number
  dy: number
  dyOnPhone: number
  strong?: boolean
}) {
  const { x = 0, y = 0, width = 0, height = 0 } = (viewBox ?? {}) as Place
  const end = { x: x + width / 2, y: y + height / 2 }
  const isAtTheLeft = end.x < MIN_LEFT_SPACE_PIXELS
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
        {text}
      </text>
      <text {...look} dy={isAtTheLeft ? -12 : dyOnPhone} className="tablet:hidden print:hidden">
        {text}
      </text>
    </>
  )
}
