import { RecordForm } from '@/components/settings/law/record-form'
import { PermissionNote } from '@/components/settings/permission-note'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'
import { Columns } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { recordsOf } from '@/lib/compliance/law/law'
import { type EnteredKind, RECORD_FIELDS } from '@/lib/compliance/law/records/record-fields'
import { KIND_LABELS, kindFromPath, kindInPath, recordTitle } from '@/lib/compliance/law/records/record-labels'
import { typedFields } from '@/lib/compliance/law/records/typed-record'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import { mayOpen } from '@/lib/web/may-open'
import { enterRecordAction } from '../actions'

export const metadata = { title: 'Enter a record' }

type Params = { kind?: string | string[]; id?: string | string[] }

/** Enters a record of a kind, or with `?id=` the next version of a record; without a kind it offers the kinds. */
export default async function EnterPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor()
  const { kind: kindPart, id } = await searchParams
  const chosen = kindFromPath(String(kindPart ?? ''))
  const kind = chosen && chosen !== 'confirmation' ? chosen : null
  const current = recordsOf(await readLaw()).find((one) => one.kind === kind && one.id === id)
  const next = current && { id: current.id, version: current.version + 1, fields: typedFields(current) }
  const title = current ? `Supersede ${recordTitle(current)}` : 'Enter a record'
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Settings', href: '/settings' }, { label: 'Law', href: '/settings/law' }, { label: title }]}
        title={title}
        description="It is a proposal, and takes effect once another person approves it."
      />
      {!(await mayOpen(actor, 'law:enter', metadata.title)) ? (
        <PermissionNote what="Entering records of the law" permission="law:enter" />
      ) : kind ? (
        <Columns kind="form">
          <RecordForm key={`${kind} ${next?.id} ${next?.version}`} action={enterRecordAction} kind={kind} next={next} />
          <Callout title="Effect.">
            Once it is approved, this version supersedes the previous one, and every reserved payment is determined
            again. Enter only what you have read in its source, and name that source.
          </Callout>
        </Columns>
      ) : (
        <Panel title="Which kind of record?" padded>
          <div className="flex flex-wrap gap-2">
            {(Object.keys(RECORD_FIELDS) as EnteredKind[]).map((one) => (
              <ButtonLink key={one} href={`/settings/law/enter?kind=${kindInPath(one)}`}>
                {KIND_LABELS[one].one}
              </ButtonLink>
            ))}
            <ButtonLink href="/settings/law/confirm">{KIND_LABELS.confirmation.one}</ButtonLink>
          </div>
        </Panel>
      )}
    </>
  )
}
