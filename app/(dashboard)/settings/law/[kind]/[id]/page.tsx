import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { DifferencesTable } from '@/components/settings/law/differences-table'
import { ProposalPanel } from '@/components/settings/law/proposal-panel'
import { ProposalReplay } from '@/components/settings/law/proposal-replay'
import { VersionProvenance } from '@/components/settings/law/record-table'
import { VersionStateTag } from '@/components/settings/law/version-state-tag'
import { ButtonLink } from '@/components/ui/button'
import { FactList } from '@/components/ui/display/fact-list'
import { Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel, PanelSection } from '@/components/ui/layout/panel'
import { recordDifferences, recordFacts } from '@/lib/compliance/law/records/record-differences'
import { KIND_LABELS, kindFromPath, kindInPath, recordTitle } from '@/lib/compliance/law/records/record-labels'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import type { IsoDate } from '@/lib/kernel/calendar'
import { can } from '@/lib/permissions/permissions'
import { type RecordVersion, recordVersions } from '@/lib/records/law-records/law-record-queries'
import { approveRecordAction, declineRecordAction } from '../../actions'

export const metadata: Metadata = { title: 'Record of the law' }

/** One record of the law: its proposals, its current text, and every version with its differences. */
export default async function LawRecordPage({ params }: { params: Promise<{ kind: string; id: string }> }) {
  const actor = await requireActor()
  const { kind: kindPart, id } = await params
  const kind = kindFromPath(kindPart)
  if (!kind) notFound()
  const [versions, { today, timeZone }] = await Promise.all([recordVersions(kind, id), organisationClock()])
  const [newest] = versions
  if (!newest) notFound()
  const current = versions.find(({ state }) => state === 'current')
  const { record } = current ?? newest
  const inForce = versions.filter(({ state }) => state === 'current' || state === 'superseded')
  const before = (version: RecordVersion): LawRecord | null =>
    inForce.find((one) => one.record.version < version.record.version)?.record ?? null
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Settings', href: '/settings' },
          { label: 'Law', href: '/settings/law' },
          { label: KIND_LABELS[kind].many, href: `/settings/law/${kindInPath(kind)}` },
          { label: recordTitle(record) },
        ]}
        title={
          <span className="flex flex-wrap items-center gap-x-3">
            {recordTitle(record)} <VersionStateTag state={(current ?? newest).state} />
          </span>
        }
        description={`${KIND_LABELS[kind].one}, version ${record.version}`}
        end={can(actor.role, 'law:enter') ? <SupersedeLink record={record} /> : undefined}
      />
      <Stack>
        {versions
          .filter(({ state }) => state === 'proposed')
          .map((proposal) => (
            <ProposalPanel
              key={proposal.key}
              proposal={proposal}
              differences={recordDifferences(before(proposal), proposal.record, today)}
              actor={actor}
              timeZone={timeZone}
              approve={approveRecordAction}
              decline={declineRecordAction}
            >
              <Suspense fallback={<Replaying />}>
                <ProposalReplay record={proposal.record} />
              </Suspense>
            </ProposalPanel>
          ))}
        {current ? (
          <Panel title="Text" count={`version ${record.version}`} padded>
            <Facts record={record} today={today} />
          </Panel>
        ) : null}
        {versions
          .filter(({ state }) => state !== 'proposed')
          .map((version) => (
            <Panel
              key={version.key}
              title={`Version ${version.record.version}`}
              count={<VersionStateTag state={version.state} />}
              footer={<VersionProvenance version={version} timeZone={timeZone} />}
            >
              {before(version) ? (
                <DifferencesTable
                  caption={`What version ${version.record.version} changed`}
                  rows={recordDifferences(before(version), version.record, today)}
                />
              ) : (
                <PanelSection title="First version of this record">
                  {version === current ? null : <Facts record={version.record} today={today} />}
                </PanelSection>
              )}
            </Panel>
          ))}
      </Stack>
    </>
  )
}

const Facts = ({ record, today }: { record: LawRecord; today: IsoDate }) => (
  <FactList width="wide" facts={recordFacts(record, today).map(({ label, value }) => ({ label, value }))} />
)

/** Shown while the replay runs. */
const Replaying = () => (
  <div aria-busy="true" className="border-b border-line px-4 py-3 text-sm text-text-2">
    Replaying this year’s payments
  </div>
)

function SupersedeLink({ record }: { record: LawRecord }) {
  if (record.kind === 'confirmation') return null
  return <ButtonLink href={`/settings/law/enter?kind=${kindInPath(record.kind)}&id=${record.id}`}>Supersede</ButtonLink>
}
