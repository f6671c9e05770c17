import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/identity/sign-in/session'

/** Opens the first tab of the settings. */
export default async function SettingsPage() {
  await requireActor()
  redirect('/settings/people')
}
