import type { Metadata } from 'next'
import { GeneralLicenseTable } from '@/components/settings/law/general-license-table'
import { LicenseConditions } from '@/components/settings/law/license-conditions'
import { OpenQuestionTable } from '@/components/settings/law/open-question-table'
import { ProposalsPanel } from '@/components/settings/law/proposals-panel'
import { RecordKindsPanel } from '@/components/settings/law/record-kinds-panel'
import { PermissionNote } from '@/components/settings/permission-note'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/feedback/callout'
import { Stack } from '@/components/ui/layout/columns'
import { confirmationOf } from '@/lib/compliance/law/confirmations'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can } from '@/lib/permissions/permissions'
import { pendingProposals, recordVersions } from '@/lib/records/law-records/law-record-queries'

export const metadata: Metadata = { title: 'Law' }

/** The law that the rules apply: the built-in records and those that two people entered and approved. */
export default async function LawPage() {
  const actor = await requireActor()
  const [law, { today, timeZone }, versions, proposals] = await Promise.all([
    readLaw(),
    organisationClock(),
    recordVersions(),
    pendingProposals(),
  ])
  const enters = can(actor.role, 'law:enter')
  const questions = law.questions.map((question) => ({
    question,
    confirmation: confirmationOf(law, question, today),
  }))
  return (
    <SettingsFrame current="law" end={enters ? <EnterButtons /> : undefined}>
      <Stack>
        {enters ? null : <PermissionNote what="Entering records of the law" permission="law:enter" />}
        <Callout title={`Law ${law.version}, rules ${RULES_VERSION}.`}>
          Each decision keeps the versions that it was made with. A built-in record can be superseded by a new version,
          never edited. The amount of the cap is not a record: nothing entered here can raise it.
        </Callout>
        <ProposalsPanel
          proposals={proposals}
          actorId={actor.id}
          decides={can(actor.role, 'law:decide')}
          timeZone={timeZone}
        />
        <OpenQuestionTable questions={questions} enters={enters} />
        <RecordKindsPanel versions={versions} />
        <GeneralLicenseTable licenses={[...law.generalLicenses].reverse()} today={today} />
        <LicenseConditions law={law} />
      </Stack>
    </SettingsFrame>
  )
}

function EnterButtons() {
  return (
    <>
      <ButtonLink href="/settings/law/import">Import records</ButtonLink>
      <ButtonLink href="/settings/law/enter">Enter a record</ButtonLink>
      <ButtonLink href="/settings/law/confirm" tone="primary">
        Enter confirmation
      </ButtonLink>
    </>
  )
}
