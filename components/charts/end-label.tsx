/** A line that ends further left than this has its label at its right: by twelfths of the plot. */
const LEFT_TWELFTHS = { wide: 4, phone: 6 }

/**
 * The label at the end of a line: left of it, so that it stays within the chart. On mobile the lines are steeper and
 * the label has another position. `x` and `y` are percentages of the plot, `place` its position in months.
 */
export function EndLabel({
  x,
  y,
  place,
  text,
  dx = 0,
  dy,
  dyOnPhone,
  strong,
}: {
  x: string
  y: string
  place: number
  text: string
  dx?: number
  dy: number
  dyOnPhone: number
  strong?: boolean
}) {
  const look = {
    x,
    y,
    fontSize: 12,
    fontWeight: strong ? 600 : 400,
    fill: strong ? 'var(--color-text)' : 'var(--color-text-3)',
  }
  const left = { dx, textAnchor: 'end' } as const
  const right = { dx: 10, dy: -12, textAnchor: 'start' } as const
  return (
    <>
      <text {...look} {...(place < LEFT_TWELFTHS.wide ? right : { ...left, dy })} className="max-tablet:hidden">
        {text}
      </text>
      <text
        {...look}
        {...(place < LEFT_TWELFTHS.phone ? right : { ...left, dy: dyOnPhone })}
        className="tablet:hidden print:hidden"
      >
        {text}
      </text>
    </>
  )
}
