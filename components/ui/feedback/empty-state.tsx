import type { LucideIcon } from 'lucide-react'
import { Lock, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'

type StateProps = { title: string; description: ReactNode; actions?: ReactNode; level?: 1 | 2 | 3; framed?: boolean }

/** What is true now, then the one thing to do. Inside a Panel omit the frame; alone on a page pass `framed`. */
export function EmptyState({
  icon,
  title,
  description,
  actions,
  level = 3,
  framed,
  ...rest
}: StateProps & { icon: LucideIcon; 'data-no-permission'?: boolean }) {
  const Heading = `h${level}` as const
  return (
    <div
      {...rest}
      className={classNames(
        'grid justify-items-start gap-1.5 p-6',
        framed && 'rounded-panel border border-line bg-surface',
      )}
    >
      <Icon of={icon} size={20} className="mb-1 text-text-4" />
      <Heading className="font-semibold">{title}</Heading>
      <p className="max-w-[52ch] text-text-2">{description}</p>
      {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}

/** Nothing matches the filter: describe the filter, and offer to remove a part of it. */
export const NoMatch = (props: StateProps) => <EmptyState icon={Search} {...props} />

/** The record was not found. */
export const NotFoundState = (props: StateProps) => <EmptyState icon={Search} framed {...props} />

/** What this person can do here, and who can change it. */
export const NoPermission = (props: StateProps) => <EmptyState icon={Lock} framed data-no-permission {...props} />
