import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RecordTable } from '@/components/settings/law/record-table'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { KIND_LABELS, kindFromPath, kindInPath } from '@/lib/compliance/law/records/record-labels'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can } from '@/lib/permissions/permissions'
import { recordVersions } from '@/lib/records/law-records/law-record-queries'

export const metadata: Metadata = { title: 'Records of the law' }

/** Every version of the records of one kind. */
export default async function LawRecordsPage({ params }: { params: Promise<{ kind: string }> }) {
  const actor = await requireActor()
  const kind = kindFromPath((await params).kind)
  if (!kind) notFound()
  const [versions, { today, timeZone }] = await Promise.all([recordVersions(kind), organisationClock()])
  const ordered = versions.toSorted((one, other) => (one.record.id < other.record.id ? -1 : 1))
  const crumbs = [
    { label: 'Settings', href: '/settings' },
    { label: 'Law', href: '/settings/law' },
    { label: KIND_LABELS[kind].many },
  ]
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={KIND_LABELS[kind].many}
        description="Records are never edited: a new version supersedes the previous one."
        end={
          can(actor.role, 'law:enter') ? (
            <ButtonLink
              href={kind === 'confirmation' ? '/settings/law/confirm' : `/settings/law/enter?kind=${kindInPath(kind)}`}
            >
              {kind === 'confirmation' ? 'Enter confirmation' : 'Enter a record'}
            </ButtonLink>
          ) : undefined
        }
      />
      <RecordTable kind={kind} versions={ordered} today={today} timeZone={timeZone} />
    </>
  )
}
