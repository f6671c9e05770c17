/**
 * Progress as a bar and as text. Changes of the text are announced politely. A `total` of null is unknown: the bar is
 * hatched, without a figure.
 */
export function ProgressBar({
  label,
  done,
  total,
  valueText,
}: {
  label: string
  done: number
  total: number | null
  valueText: string
}) {
  const percent = total === null ? null : total === 0 ? 0 : Math.min(100, Math.floor((done * 100) / total))
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
        <b className="font-semibold">{label}</b>
        <span className="text-text-2" role="status">
          {valueText}
        </span>
        {percent === null ? null : <span className="ml-auto text-text-3">{percent} %</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent ?? undefined}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 overflow-hidden rounded-[2px] bg-sunken outline outline-line"
      >
        {percent === null ? (
          <div className="hatch-reserved h-full [--band-fill:var(--color-accent)]" />
        ) : (
          <div
            className="h-full bg-accent transition-[width] motion-reduce:transition-none"
            style={{ width: `${percent}%` }}
          />
        )}
      </div>
    </div>
  )
}
