import { CircleMinus, CircleX, Clock } from 'lucide-react'
import { Icon } from '@/components/ui/display/icon'
import { Tag } from '@/components/ui/display/tag'
import type { VersionState } from '@/lib/records/law-records/law-record-queries'

const TAGS = {
  current: { tone: 'plain', label: 'Current', icon: null },
  superseded: { tone: 'off', label: 'Superseded', icon: CircleMinus },
  proposed: { tone: 'wait', label: 'Proposed', icon: Clock },
  declined: { tone: 'off', label: 'Declined', icon: CircleX },
} as const

/** The state of a version of a record. */
export function VersionStateTag({ state }: { state: VersionState }) {
  const { tone, label, icon } = TAGS[state]
  return (
    <Tag tone={tone} icon={icon ? <Icon of={icon} size={14} /> : null}>
      {label}
    </Tag>
  )
}
