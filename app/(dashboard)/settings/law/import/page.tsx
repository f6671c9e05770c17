import type { Metadata } from 'next'
import { ImportForm } from '@/components/settings/law/import-form'
import { NotYours } from '@/components/settings/not-yours'
import { Callout } from '@/components/ui/callout'
import { Columns } from '@/components/ui/layout'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requireActor } from '@/lib/access/session'
import { recordsOf } from '@/lib/law/law'
import { kindFromPath } from '@/lib/law/record-labels'
import { readLaw } from '@/lib/law-records/read-law'
import { importRecordsAction } from '../actions'

export const metadata: Metadata = { title: 'Import records' }

type Params = { kind?: string | string[]; id?: string | string[] }

/** Imports a file of records, or a next version of one record: `?kind=` and `?id=` put its current text into the form. */
export default async function ImportPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor()
  const { kind: kindPart, id } = await searchParams
  const kind = kindFromPath(String(kindPart ?? ''))
  const current = recordsOf(await readLaw()).find((one) => one.kind === kind && one.id === id)
  const initial = current ? JSON.stringify({ records: [{ ...current, version: current.version + 1 }] }, null, 2) : ''
  const title = current ? 'Supersede a record' : 'Import records'
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Settings', href: '/settings' }, { label: 'Law', href: '/settings/law' }, { label: title }]}
        title={title}
        says="Each record is proposed and has no effect before another person approves it."
      />
      {can(actor.role, 'law:enter') ? (
        <Columns kind="form">
          <ImportForm key={initial} action={importRecordsAction} initial={initial} />
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
