'use client'

import { ShieldAlert } from 'lucide-react'
import { useContext } from 'react'
import { FormProblems } from '@/components/forms/form-problems'
import { type ServerAction, useServerForm } from '@/components/forms/use-server-form'
import { Icon } from '@/components/ui/display/icon'
import { SubmitButton } from '@/components/ui/forms/submit-button'
import { TimeZone } from '@/components/ui/forms/time-zone'
import type { Access } from '@/lib/identity/people/access-queries'
import type { FactorReset } from '@/lib/identity/people/reset-queries'
import { useRefresh } from '../use-refresh'
import { accessHistory } from './access-words'
import { resetHistory } from './factor-words'

type Props = {
  notices: Access[]
  resets: FactorReset[]
  /** Until when they were read from the database. */
  until: string
  action: ServerAction<{ count: number }>
}

/**
 * What others did about the access to the person's own account, at the top of every page until it was read. Hidden when
 * there is nothing.
 */
export function AccessNotices({ notices, resets, until, action }: Props) {
  const timeZone = useContext(TimeZone)
  const refresh = useRefresh()
  const { submit, pending, refusal } = useServerForm(action, refresh)
  if (notices.length + resets.length === 0) return null
  return (
    <section
      aria-labelledby="access-notices-title"
      className="mb-5 flex gap-2.5 rounded-panel border border-review-edge bg-review-soft px-4 py-3.5 print:hidden"
    >
      <Icon of={ShieldAlert} className="mt-0.5 text-review" />
      <div className="min-w-0">
        <h2 id="access-notices-title" className="font-semibold">
          Access to your account
        </h2>
        <ul className="mt-1 grid gap-1 text-sm text-text-2">
          {notices.map((notice) => (
            <li key={notice.id} className="wrap-anywhere">
              {accessHistory(notice, timeZone)}
            </li>
          ))}
          {resets.map((reset) => (
            <li key={reset.id} className="wrap-anywhere">
              {resetHistory(reset, timeZone)}
            </li>
          ))}
        </ul>
        <p className="mt-1 text-sm text-text-2">
          If you did not expect this or did not use a link yourself, report it to another manager or administrator.
        </p>
        <form onSubmit={submit} className="mt-2.5">
          <FormProblems refusal={refusal} />
          <input type="hidden" name="until" value={until} />
          <SubmitButton pending={pending} pendingLabel="Saving">
            I have read this
          </SubmitButton>
        </form>
      </div>
    </section>
  )
}
