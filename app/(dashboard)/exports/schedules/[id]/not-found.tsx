import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/empty-state'

/** No schedule has this address, or it was removed. */
export default function ScheduleNotFound() {
  return (
    <NotFoundState
      level={1}
      title="There is no such schedule"
      says="It was removed, or the address is mistyped. What it asked for is on the download list."
      actions={<ButtonLink href="/exports/schedules">All schedules</ButtonLink>}
    />
  )
}
