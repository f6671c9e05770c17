import { notFound, redirect } from 'next/navigation'
import { requireActor } from '@/lib/access/session'
import { recordHref } from '@/lib/law/record-labels'
import { recordOfEntry } from '@/lib/law-records/law-record-queries'

/** Where the audit trail leads: the page of the record that an entry belongs to. */
export default async function EnteredRecordPage({ params }: { params: Promise<{ id: string }> }) {
  await requireActor()
  const record = await recordOfEntry((await params).id)
  if (!record) notFound()
  redirect(recordHref(record))
}
