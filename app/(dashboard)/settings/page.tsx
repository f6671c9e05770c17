import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/identity/access/session'

/** Settings begin with the people. */
export default async function SettingsPage() {
  await requireActor()
  redirect('/settings/people')
}
