import { notFound, redirect } from 'next/navigation'
import { recordHref } from '@/lib/compliance/law/records/record-labels'
import { requireActor } from '@/lib/identity/sign-in/session'
import { recordOfEntry } from '@/lib/records/law-records/law-record-queries'

/** The target of links in the audit trail: redirects to the record of an entered version. */
export default async function EnteredRecordPage({ params }: { params: Promise<{ id: string }> }) {
  await requireActor()
  const record = await recordOfEntry((await params).id)
  if (!record) notFound()
  redirect(recordHref(record))
}
