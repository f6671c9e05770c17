import { ImportForm } from '@/components/settings/law/import-form'
import { PermissionNote } from '@/components/settings/permission-note'
import { Callout } from '@/components/ui/feedback/callout'
import { Columns } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireActor } from '@/lib/identity/sign-in/session'
import { mayOpen } from '@/lib/web/may-open'
import { importRecordsAction } from '../actions'

export const metadata = { title: 'Import records' }

/** Imports a file of records: every one, or none. */
export default async function ImportPage() {
  const actor = await requireActor()
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Settings', href: '/settings' },
          { label: 'Law', href: '/settings/law' },
          { label: 'Import records' },
        ]}
        title="Import records"
        description="Each record is a proposal, and takes effect once another person approves it."
      />
      {(await mayOpen(actor, 'law:enter', metadata.title)) ? (
        <Columns kind="form">
          <ImportForm action={importRecordsAction} />
          <Callout title="Contents of a record.">
            Its kind, an id, the next version, its sources and dates. The amount of the cap is not a record: a file with
            one is refused. An invalid file is refused completely, with the record and the field of each problem.
          </Callout>
        </Columns>
      ) : (
        <PermissionNote what="Importing records of the law" permission="law:enter" />
      )}
    </>
  )
}
