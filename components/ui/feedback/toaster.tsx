'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Toaster as SonnerToaster, toast } from 'sonner'
import { Link } from '@/components/ui/navigation/link'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'

/** The region where notices appear. Mounted once, in Providers. */
export function Toaster() {
  return (
    <SonnerToaster position="bottom-right" gap={12} offset={16} mobileOffset={{ bottom: 72, left: 16, right: 16 }} />
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
        'flex w-full items-start gap-2.5 rounded-overlay bg-surface px-3.5 py-3 font-sans text-base text-text',
        'shadow-overlay tablet:w-105',
      )}
    >
      <Icon
        of={kind === 'done' ? CircleCheck : TriangleAlert}
        className={kind === 'done' ? 'mt-0.5 text-clear' : 'mt-0.5 text-review'}
      />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {description ? <p className="text-xs text-text-3">{description}</p> : null}
      </div>
      {href ? (
        <Link
          href={href}
          onClick={onFollow}
          className="ml-auto whitespace-nowrap text-accent underline-offset-3 hover:underline"
        >
          {linkWords}
        </Link>
      ) : null}
    </div>
  )
}
