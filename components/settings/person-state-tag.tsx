import { CircleCheck, CircleSlash, Mail } from 'lucide-react'
import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'

type PersonState = 'active' | 'invited' | 'deactivated'

/** Whether somebody can sign in. Invited asks for a look: their link may run out. */
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
