import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PermissionNote } from '@/components/settings/permission-note'
import { DatedPolicies } from '@/components/settings/policies/dated-policies'
import { PoliciesForm } from '@/components/settings/policies/policies-form'
import { SecondFactorRolesForm } from '@/components/settings/policies/second-factor-roles-form'
import { SessionLimitsForm } from '@/components/settings/policies/session-limits-form'
import { RecordTrail } from '@/components/settings/record-trail'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { FactList } from '@/components/ui/display/fact-list'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { Panel } from '@/components/ui/layout/panel'
import { instancePublicKey } from '@/lib/audit/chains/instance-key'
import { historyOf } from '@/lib/audit/trail/record-history'
import { CAP_CENTS } from '@/lib/compliance/rules/cap/annual-cap'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { formatUsd } from '@/lib/kernel/money'
import { timeZones } from '@/lib/kernel/time-zones'
import { can } from '@/lib/permissions/permissions'
import { policyOverviews } from '@/lib/records/policies/policy-queries'
import {
  decidePolicyAction,
  editPoliciesAction,
  editSecondFactorRolesAction,
  editSessionLimitsAction,
  setPolicyAction,
} from './actions'

export const metadata: Metadata = { title: 'Policies' }

/** The policies of the organisation where the sources are silent, and those that cannot be changed. */
export default async function PoliciesPage() {
  const actor = await requireActor()
  const { today } = await organisationClock()
  const [organisation, history, dated] = await Promise.all([readOrganisation(), historyOf('1'), policyOverviews(today)])
  if (!organisation) notFound()
  const { version, name, timeZone, duplicateWindowDays, retryWindowDays, sessionIdleMinutes, sessionHours } =
    organisation
  const policies = { version, name, timeZone, duplicateWindowDays, retryWindowDays }
  return (
    <SettingsFrame current="policies">
      <Columns kind="rail">
        <Stack>
          {can(actor.role, 'policies:write') ? (
            <>
              <PoliciesForm key={version} policies={policies} timeZones={timeZones()} action={editPoliciesAction} />
              <SessionLimitsForm
                key={`limits ${version}`}
                limits={{ version, sessionIdleMinutes, sessionHours }}
                action={editSessionLimitsAction}
              />
              <SecondFactorRolesForm
                key={`second factor ${version}`}
                version={version}
                roles={organisation.secondFactorRoles}
                action={editSecondFactorRolesAction}
              />
            </>
          ) : (
            <>
              <PermissionNote what="Changing policies" permission="policies:write" />
              <Panel title="Our policies" padded>
                <FactList
                  width="wide"
                  facts={[
                    { label: 'Organisation', value: name },
                    { label: 'Time zone', value: timeZone },
                    { label: 'Window for duplicates', value: `${duplicateWindowDays} days` },
                    { label: 'Window for retries', value: `${retryWindowDays} days` },
                    {
                      label: 'Sessions',
                      value: `${sessionIdleMinutes} minutes without use, ${sessionHours} hours in all`,
                    },
                    {
                      label: 'Second factor',
                      value: organisation.secondFactorRoles.join(', ') || 'Each person decides',
                    },
                  ]}
                />
              </Panel>
            </>
          )}
          <DatedPolicies
            policies={dated}
            today={today}
            timeZone={timeZone}
            reader={{
              id: actor.id,
              sets: can(actor.role, 'policies:write'),
              decides: can(actor.role, 'policies:decide'),
            }}
            set={setPolicyAction}
            decide={decidePolicyAction}
          />
        </Stack>
        <Stack>
          <FixedPolicies />
          <SigningKey publicKey={instancePublicKey()} />
          <RecordTrail entries={history.entries} more={history.more} />
        </Stack>
      </Columns>
    </SettingsFrame>
  )
}

/** The public key that an auditor verifies a package with. */
function SigningKey({ publicKey }: { publicKey: string }) {
  return (
    <Panel title="Signing key" count="public key" padded>
      <p className="font-mono text-sm wrap-anywhere">{publicKey}</p>
      <p className="mt-2 text-sm leading-[18px] text-text-2">
        The key that verifies signed packages (Ed25519). Send it to auditors separately from the package.
      </p>
    </Panel>
  )
}

/** Policies of the product, which cannot be changed. */
function FixedPolicies() {
  const fixed = [
    `The cap is ${formatUsd(CAP_CENTS)} in any calendar year, set by the license.`,
    '2017 is not pro-rated, and a new version of the license does not reset the cap.',
    'The year of a payment is that of its payment date, when the account is debited.',
    'Rubles are converted to dollars once, at entry, rounded up to the cent.',
    'A refund after payment does not restore headroom. Voiding an entry made in error does.',
    "An agent's fee without a known split counts in full.",
    'The cap applies per company; a group shows the total of its companies with a warning, unless it has one cap.',
  ]
  return (
    <Panel title="Policies of Headroom" count="not a setting" padded>
      <ul className="grid gap-2 text-sm leading-[18px] text-text-2">
        {fixed.map((policy) => (
          <li key={policy}>{policy}</li>
        ))}
      </ul>
    </Panel>
  )
}
