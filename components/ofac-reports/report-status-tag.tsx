import { Check, CircleMinus, Clock, type LucideIcon, OctagonMinus, TriangleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/display/icon'
import { Tag, type TagTone } from '@/components/ui/display/tag'
import { REPORT_STATUS_LABELS, type ReportStatus } from '@/lib/ledger/ofac-reports/report-kinds'

const SHAPES: Readonly<Record<ReportStatus, { tone: TagTone; icon: LucideIcon; tint?: string }>> = {
  overdue: { tone: 'blocked', icon: OctagonMinus },
  open: { tone: 'review', icon: TriangleAlert },
  due: { tone: 'wait', icon: Clock },
  filed: { tone: 'plain', icon: Check, tint: 'text-clear' },
  not_required: { tone: 'off', icon: CircleMinus },
}

/** The status of the report of an entry: red when it is overdue, filled while someone has to act. */
export function ReportStatusTag({ status }: { status: ReportStatus }) {
  const { tone, icon, tint } = SHAPES[status]
  return (
    <Tag tone={tone} icon={<Icon of={icon} size={14} className={tint} />}>
      {REPORT_STATUS_LABELS[status]}
    </Tag>
  )
}
