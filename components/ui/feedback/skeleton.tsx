import { classNames } from '../class-names'

/** One grey line in place of text. */
export function SkeletonLine({ width, end }: { width: string; end?: boolean }) {
  return (
    <span
      style={{ width }}
      className={classNames('block h-2.5 animate-wait rounded-[2px] bg-sunken', end && 'ml-auto')}
    />
  )
}

const FIRST = ['84px', '104px', '72px', '92px']
const SECOND = ['72%', '55%', '80%', '64%']

/** A panel with placeholder rows. It appears after 200 ms, so that a fast answer does not flicker. */
export function SkeletonPanel({ rows = 8 }: { rows?: number }) {
  return (
    <div className="animate-late rounded-panel border border-line bg-surface">
      <div className="border-b border-line px-4 py-3.5">
        <SkeletonLine width="128px" />
      </div>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
          key={row}
          className={classNames(
            'grid h-row grid-cols-[128px_minmax(0,1fr)_64px] items-center gap-4 border-b border-line px-4',
            'last:border-b-0',
          )}
        >
          <SkeletonLine width={FIRST[row % FIRST.length] ?? '84px'} />
          <SkeletonLine width={SECOND[row % SECOND.length] ?? '64%'} />
          <SkeletonLine width="64px" end />
        </div>
      ))}
    </div>
  )
}
