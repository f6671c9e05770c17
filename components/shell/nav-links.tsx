'use client'

import { usePathname } from 'next/navigation'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { Link } from '@/components/ui/navigation/link'
import { isWithin, PROOF_ITEMS, WORK_ITEMS } from './nav-items'

/** A group of the navigation; the page one is on is marked. */
export function NavLinks({
  group,
  waitingCount,
  roomy,
  onFollow,
}: {
  group: 'work' | 'proof'
  waitingCount: number
  roomy?: boolean
  onFollow?: () => void
}) {
  const pathname = usePathname()
  const items = group === 'work' ? WORK_ITEMS : PROOF_ITEMS
  return (
    <ul className="grid gap-px">
      {items.map((item) => {
        const current = isWithin(pathname, item.href)
        return (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={current ? 'page' : undefined}
              onClick={onFollow}
              className={classNames(
                'flex items-center gap-2.5 rounded-control px-2 font-medium',
                // In a low window there is still room for a notice beneath.
                roomy ? 'h-11' : 'h-control [@media(height<800px)]:h-7',
                current ? 'bg-accent-soft text-accent' : 'text-text-2 hover:bg-sunken',
              )}
            >
              <Icon of={item.icon} className={current ? undefined : 'text-text-4'} />
              {item.label}
              {item.counts && waitingCount > 0 ? (
                <span className={classNames('ml-auto text-xs font-semibold', !current && 'text-text-3')}>
                  {waitingCount}
                  <span className="sr-only"> waiting for a decision</span>
                </span>
              ) : null}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
