import type { Metadata } from 'next'
import { RecordForm } from '@/components/settings/law/record-form'
import { NotYours } from '@/components/settings/not-yours'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Columns } from '@/components/ui/layout'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { recordsOf } from '@/lib/compliance/law/law'
import { type EnteredKind, RECORD_FIELDS } from '@/lib/compliance/law/record-fields'
import { KIND_LABELS, kindFromPath, kindInPath, recordTitle } from '@/lib/compliance/law/record-labels'
import { typedFields } from '@/lib/compliance/law/typed-record'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/access/session'
import { can } from '@/lib/permissions/permissions'
import { enterRecordAction } from '../actions'

export const metadata: Metadata = { title: 'Enter a record' }

type Params = { kind?: string | string[]; id?: string | string[] }

/** Enters a record of a kind, or with `?id=` the next version of one; without a kind it asks for one. */
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
        says="It is proposed, and has no effect before another person approves it."
      />
      {!can(actor.role, 'law:enter') ? (
        <NotYours what="Entering records of the law" permission="law:enter" />
      ) : kind ? (
        <Columns kind="form">
          <RecordForm key={`${kind} ${next?.id} ${next?.version}`} action={enterRecordAction} kind={kind} next={next} />
          <Callout title="What follows.">
            Nothing is edited: this version supersedes the one before it once it is approved, and everything that is
            reserved is then asked again. Enter only what you have read in its source, and name that source.
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
