import { notFound, redirect } from 'next/navigation'
import { recordHref } from '@/lib/compliance/law/record-labels'
import { requireActor } from '@/lib/identity/access/session'
import { recordOfEntry } from '@/lib/records/law-records/law-record-queries'

/** Where the audit trail leads: the page of the record that an entry belongs to. */
export default async function EnteredRecordPage({ params }: { params: Promise<{ id: string }> }) {
  await requireActor()
  const record = await recordOfEntry((await params).id)
  if (!record) notFound()
  redirect(recordHref(record))
}
