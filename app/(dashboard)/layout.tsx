import type { ReactNode } from 'react'
import { Shell } from '@/components/shell/shell'
import { requireActor } from '@/lib/access/session'
import { frameFacts } from '@/lib/organisation/frame-facts'

/** Every page behind sign-in, in its frame. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const facts = await frameFacts(await requireActor())
  return <Shell facts={facts}>{children}</Shell>
}
