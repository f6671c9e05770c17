import type { Metadata } from 'next'
import { ImportForm } from '@/components/settings/law/import-form'
import { NotYours } from '@/components/settings/not-yours'
import { Callout } from '@/components/ui/callout'
import { Columns } from '@/components/ui/layout'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/identity/access/session'
import { can } from '@/lib/permissions/permissions'
import { importRecordsAction } from '../actions'

export const metadata: Metadata = { title: 'Import records' }

/** Imports a file of records, all of them or none. */
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
        says="Each record is proposed and has no effect before another person approves it."
      />
      {can(actor.role, 'law:enter') ? (
        <Columns kind="form">
          <ImportForm action={importRecordsAction} />
          <Callout title="What a record holds.">
            Its kind, an id, the next version, its sources and dates. The amount of the cap is no record: a file that
            carries one is refused. A bad file is refused as a whole, with the record and the field that is wrong.
          </Callout>
        </Columns>
      ) : (
        <NotYours what="Importing records of the law" permission="law:enter" />
      )}
    </>
  )
}
