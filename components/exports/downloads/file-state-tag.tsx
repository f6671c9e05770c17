import { Check, CircleMinus, CircleX, Clock, type LucideIcon, TriangleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/display/icon'
import { Tag, type TagTone } from '@/components/ui/display/tag'
import type { FileState } from '@/lib/reporting/exports/files/export-file-queries'

const STATES: Readonly<Record<FileState, { tone: TagTone; icon: LucideIcon; label: string; tint?: string }>> = {
  waiting: { tone: 'plain', icon: Clock, label: 'Waits' },
  making: { tone: 'plain', icon: Clock, label: 'In progress' },
  ready: { tone: 'plain', icon: Check, label: 'Ready', tint: 'text-clear' },
  failed: { tone: 'review', icon: TriangleAlert, label: 'Failed' },
  cancelled: { tone: 'off', icon: CircleX, label: 'Cancelled' },
  removed: { tone: 'off', icon: CircleMinus, label: 'Removed' },
  expired: { tone: 'off', icon: Clock, label: 'Expired' },
}

/** The state of a file: filled when someone has to act. */
export function FileStateTag({ state }: { state: FileState }) {
  const { tone, icon, label, tint } = STATES[state]
  return (
    <Tag tone={tone} icon={<Icon of={icon} size={14} className={tint} />}>
      {label}
    </Tag>
  )
}
