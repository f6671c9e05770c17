import type { Metadata } from 'next'
import { GeneralLicenseTable } from '@/components/settings/general-license-table'
import { OpenQuestionTable } from '@/components/settings/law/open-question-table'
import { ProposalsPanel } from '@/components/settings/law/proposals-panel'
import { RecordKindsPanel } from '@/components/settings/law/record-kinds-panel'
import { LicenseConditions } from '@/components/settings/license-conditions'
import { NotYours } from '@/components/settings/not-yours'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Stack } from '@/components/ui/layout'
import { confirmationOf } from '@/lib/compliance/law/confirmations'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/access/session'
import { can } from '@/lib/permissions/permissions'
import { recordVersions, waitingProposals } from '@/lib/records/law-records/law-record-queries'

export const metadata: Metadata = { title: 'Law' }

/** The law as the rules read it: what ships with the release and what two people approved on top of it. */
export default async function LawPage() {
  const actor = await requireActor()
  const [law, { today, timeZone }, versions, proposals] = await Promise.all([
    readLaw(),
    organisationClock(),
    recordVersions(),
    waitingProposals(),
  ])
  const enters = can(actor.role, 'law:enter')
  const questions = law.questions.map((question) => ({
    question,
    confirmation: confirmationOf(law, question, today),
  }))
  return (
    <SettingsFrame current="law" end={enters ? <EnterButtons /> : undefined}>
      <Stack>
        {enters ? null : <NotYours what="Entering records of the law" permission="law:enter" />}
        <Callout title={`Law ${law.version}, rules ${RULES_VERSION}.`}>
          Each decision keeps the versions it was made by. A record that ships with Headroom is superseded by a later
          version, never edited. The amount of the cap is no record: nothing that is entered here raises it.
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
