import { Check, CircleMinus, CircleX, Clock, type LucideIcon, TriangleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/icon'
import { Tag, type TagTone } from '@/components/ui/tag'
import type { FileState } from '@/lib/reporting/export-files/export-file-queries'

const STATES: Readonly<Record<FileState, { tone: TagTone; icon: LucideIcon; words: string; tint?: string }>> = {
  waiting: { tone: 'plain', icon: Clock, words: 'Waits' },
  making: { tone: 'plain', icon: Clock, words: 'Being made' },
  ready: { tone: 'plain', icon: Check, words: 'Ready', tint: 'text-clear' },
  failed: { tone: 'review', icon: TriangleAlert, words: 'Failed' },
  cancelled: { tone: 'off', icon: CircleX, words: 'Cancelled' },
  removed: { tone: 'off', icon: CircleMinus, words: 'Removed' },
  expired: { tone: 'off', icon: Clock, words: 'No longer kept' },
}

/** The state of a file: filled when somebody has to look. */
export function FileStateTag({ state }: { state: FileState }) {
  const { tone, icon, words, tint } = STATES[state]
  return (
    <Tag tone={tone} icon={<Icon of={icon} size={14} className={tint} />}>
      {words}
    </Tag>
  )
}
