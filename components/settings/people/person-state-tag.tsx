import { CircleCheck, CircleSlash, Mail } from 'lucide-react'
import { Icon } from '@/components/ui/display/icon'
import { Tag } from '@/components/ui/display/tag'

type PersonState = 'active' | 'invited' | 'deactivated'

/** Whether a person can sign in. Invited is highlighted, because the link may expire. */
export function PersonStateTag({ state }: { state: PersonState }) {
  if (state === 'active') return <Tag icon={<Icon of={CircleCheck} size={14} />}>Active</Tag>
  if (state === 'deactivated')
    return (
      <Tag tone="off" icon={<Icon of={CircleSlash} size={14} />}>
        Deactivated
      </Tag>
    )
  return (
    <Tag tone="wait" icon={<Icon of={Mail} size={14} />}>
      Invited
    </Tag>
  )
}
