import type { Metadata } from 'next'
import { GeneralLicenseTable } from '@/components/settings/general-license-table'
import { OpenQuestionTable } from '@/components/settings/law/open-question-table'
import { LicenseConditions } from '@/components/settings/license-conditions'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { Callout } from '@/components/ui/callout'
import { Stack } from '@/components/ui/layout'
import { requireActor } from '@/lib/access/session'
import { confirmationOf } from '@/lib/law/confirmations'
import { readLaw } from '@/lib/law-records/read-law'
import { organisationClock } from '@/lib/organisation/organisation-clock'
import { RULES_VERSION } from '@/lib/rules/determine'

export const metadata: Metadata = { title: 'Law' }

/** The law as the rules read it: what ships with the release and what two people approved on top of it. */
export default async function LawPage() {
  await requireActor()
  const [law, { today }] = await Promise.all([readLaw(), organisationClock()])
  const questions = law.questions.map((question) => ({
    question,
    confirmation: confirmationOf(law, question, today),
  }))
  return (
    <SettingsFrame current="law">
      <Stack>
        <Callout title={`Law ${law.version}, rules ${RULES_VERSION}.`}>
          Each decision keeps the versions it was made by. A record that ships with Headroom is superseded by a later
          version, never edited. The amount of the cap is no record: nothing that is entered here raises it.
        </Callout>
        <OpenQuestionTable questions={questions} />
        <GeneralLicenseTable licenses={[...law.generalLicenses].reverse()} />
        <LicenseConditions law={law} />
      </Stack>
    </SettingsFrame>
  )
}
