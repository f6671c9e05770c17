import type { Metadata } from 'next'
import { GeneralLicenseTable } from '@/components/settings/general-license-table'
import { LicenseConditions } from '@/components/settings/license-conditions'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { Callout } from '@/components/ui/callout'
import { Stack } from '@/components/ui/layout'
import { requireActor } from '@/lib/access/session'
import { RULES_VERSION } from '@/lib/rules/determine'
import { GENERAL_LICENSES } from '@/lib/rules/general-licenses'

export const metadata: Metadata = { title: 'General licenses' }

/** What authorizes a payment, as the rules know it. Part of the rules, not of the database: nobody edits it here. */
export default async function GeneralLicensesPage() {
  await requireActor()
  return (
    <SettingsFrame current="general-licenses">
      <Stack>
        <Callout title={`Rules ${RULES_VERSION}.`}>
          These facts are part of the rules and change only with a new version of Headroom. Each payment keeps the
          version it was decided by. From 29 Dec 2016 to 1 Feb 2017 there was no general license, and none validates an
          earlier payment.
        </Callout>
        <GeneralLicenseTable licenses={[...GENERAL_LICENSES].reverse()} />
        <LicenseConditions />
      </Stack>
    </SettingsFrame>
  )
}
