'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Toaster as SonnerToaster, toast } from 'sonner'
import { Link } from '@/components/ui/navigation/link'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'

/**
 * The region where notices appear. Mounted once, in Providers. A notice covers no control: it is in the empty part of
 * the sidebar, between its links and its foot; on a phone above the bars at the foot of the screen. Dialogs and menus
 * open over it.
 */
export function Toaster() {
  return (
    <SonnerToaster
      position="bottom-left"
      gap={8}
      mobileOffset={0}
      className={classNames(
        'z-30! tablet:bottom-35! tablet:left-3! tablet:w-48!',
        'max-tablet:right-4! max-tablet:bottom-18! max-tablet:left-4! max-tablet:w-auto!',
        'max-tablet:in-[:root:has([data-outcome-bar])]:bottom-29! print:hidden!',
      )}
    />
  )
}

type Message = { title: string; description?: ReactNode; href?: string; linkWords?: string }

/** A notice of what was done, and where it can be seen. Never for an error that belongs to a field. */
export const announceDone = (message: Message) =>
  toast.custom((id) => <ToastBody {...message} kind="done" onFollow={() => toast.dismiss(id)} />, { duration: 6_000 })

/** A notice of what changed meanwhile and needs attention; it stays until it is closed or ten seconds have passed. */
export const announceNotice = (message: Message) =>
  toast.custom((id) => <ToastBody {...message} kind="notice" onFollow={() => toast.dismiss(id)} />, {
    duration: 10_000,
  })

function ToastBody({
  title,
  description,
  href,
  linkWords = 'Open',
  kind,
  onFollow,
}: Message & { kind: 'done' | 'notice'; onFollow: () => void }) {
  return (
    <div
      role={kind === 'notice' ? 'alert' : 'status'}
      className={classNames(
        'w-full rounded-overlay bg-surface px-3 py-2 font-sans text-sm wrap-anywhere text-text shadow-overlay',
        'max-tablet:px-3.5 max-tablet:py-3',
      )}
    >
      <p className="flex gap-1.5 font-medium">
        <Icon
          of={kind === 'done' ? CircleCheck : TriangleAlert}
          className={classNames('mt-0.5 shrink-0', kind === 'done' ? 'text-clear' : 'text-review')}
        />
        {title}
      </p>
      {description || href ? (
        <p className="text-xs text-text-3">
          {description}{' '}
          {href ? (
            <Link href={href} onClick={onFollow} className="py-1 whitespace-nowrap text-accent">
              {linkWords}
            </Link>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
