import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/navigation/link'

/** The mark: a level under a wall, as in the meter, with the room between them hatched. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" className="shrink-0 text-accent">
      <rect x="2" y="1.5" width="16" height="2.5" fill="currentColor" />
      <path d="M3 17.5v-4h14v4z" fill="currentColor" />
      <path d="M3 13.5v-4h14v4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="m4.2 13.2 3.4-3.6M8.4 13.2l3.4-3.6M12.6 13.2 16 9.6" stroke="currentColor" strokeWidth="1.3" />
    </svg>
  )
}

/** The mark and the name, leading home. `bare` shows the mark alone. */
export function Brand({ bare, className }: { bare?: boolean; className?: string }) {
  return (
    <Link
      href="/"
      aria-label={bare ? 'Headroom' : undefined}
      className={classNames(
        'flex items-center gap-2.5 text-[15px] font-semibold tracking-[-0.01em] text-text',
        className,
      )}
    >
      <BrandMark />
      {bare ? null : 'Headroom'}
    </Link>
  )
}
