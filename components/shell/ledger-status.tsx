import { CircleCheck, Clock, type LucideIcon, OctagonMinus } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { Link } from '@/components/ui/navigation/link'

export type LedgerStatusName = 'holds' | 'partly' | 'broken' | 'unguarded' | 'pending'

const SHAPES: Record<LedgerStatusName, { icon: LucideIcon; label: string; tint: string; tone: string }> = {
  holds: { icon: CircleCheck, label: 'Books verified', tint: 'text-clear', tone: 'text-text-2' },
  partly: { icon: Clock, label: 'Books verified in part', tint: 'text-review', tone: 'text-text-2' },
  broken: { icon: OctagonMinus, label: 'Books do not verify', tint: 'text-blocked', tone: 'text-blocked' },
  unguarded: { icon: OctagonMinus, label: 'Database guards changed', tint: 'text-blocked', tone: 'text-blocked' },
  pending: { icon: Clock, label: 'Verifying the books', tint: 'text-text-4', tone: 'text-text-2' },
}

/**
 * Whether the audit chains held when they were last read through, the books were what their events made them, and the
 * guards of the database are what this version installs; and when that was. Leads to the page that shows it.
 */
export function LedgerStatus({ status, when }: { status: LedgerStatusName; when?: string }) {
  const shape = SHAPES[status]
  return (
    <>
      <Link
        href="/audit-trail"
        className={classNames('flex items-center gap-1.5 font-medium underline-offset-3 hover:underline', shape.tone)}
      >
        <Icon of={shape.icon} size={14} className={shape.tint} />
        {shape.label}
      </Link>
      {when ? <span>{when}</span> : null}
    </>
  )
}
