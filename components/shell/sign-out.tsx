'use client'

import { LogOut } from 'lucide-react'
import { forgetAllDrafts } from '@/components/forms/forget-all-drafts'
import { Button, IconButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { rememberPreferences } from './kept-on-sign-out'

async function leave(): Promise<void> {
  forgetAllDrafts()
  const restorePreferences = rememberPreferences()
  await import('next-auth/react').then(({ signOut }) => signOut({ redirect: false })).catch(() => undefined)
  restorePreferences()
  // A full page load: nothing that was read as this person stays. Where the sign-out failed, it leads back here.
  window.location.assign('/sign-in')
}

/** Ends the session of this browser. */
export function SignOutIcon() {
  return (
    <IconButton label="Sign out" size="small" onClick={leave}>
      <Icon of={LogOut} />
    </IconButton>
  )
}

/** The same with its words, for the sheet of a narrow screen. */
export function SignOutButton() {
  return (
    <Button wide onClick={leave} icon={<Icon of={LogOut} />}>
      Sign out
    </Button>
  )
}

/** In the demo: back to the page where a role is chosen. */
export function ChangeRole() {
  return (
    <button
      type="button"
      onClick={leave}
      className="min-h-6 font-medium text-accent underline-offset-3 hover:underline"
    >
      Change role
    </button>
  )
}
