import { ButtonLink } from '@/components/ui/button'
import { NotFoundState } from '@/components/ui/feedback/empty-state'

/** No schedule has this address, or it was removed. */
export default function ScheduleNotFound() {
  return (
    <NotFoundState
      level={1}
      title="Schedule not found"
      description="It was removed, or the address is mistyped. The files it requested are on the download list."
      actions={<ButtonLink href="/exports/schedules">All schedules</ButtonLink>}
    />
  )
}
