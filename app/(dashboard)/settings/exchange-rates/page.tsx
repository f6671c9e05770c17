import type { Metadata } from 'next'
import { UnreadableFilter } from '@/components/records/unreadable-filter'
import { ExchangeRateForm } from '@/components/settings/exchange-rates/exchange-rate-form'
import { ExchangeRateTable } from '@/components/settings/exchange-rates/exchange-rate-table'
import { ImportRatesForm } from '@/components/settings/exchange-rates/import-rates-form'
import { PermissionNote } from '@/components/settings/permission-note'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { Columns, Stack } from '@/components/ui/layout/columns'
import { Panel } from '@/components/ui/layout/panel'
import { organisationClock } from '@/lib/database/organisation-clock'
import { requireActor } from '@/lib/identity/sign-in/session'
import { readListParams, type SearchParams } from '@/lib/kernel/list-params'
import { can } from '@/lib/permissions/permissions'
import { exchangeRateListParams } from '@/lib/records/exchange-rates/exchange-rate-input'
import { listExchangeRates } from '@/lib/records/exchange-rates/exchange-rate-queries'
import { enterExchangeRateAction, importRatesAction, previewRatesAction, supersedeRateAction } from './actions'

export const metadata: Metadata = { title: 'Exchange rates' }

/** The saved exchange rates, which the payment form suggests. */
export default async function ExchangeRatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor()
  const read = readListParams(exchangeRateListParams, await searchParams)
  if (!read.ok)
    return (
      <SettingsFrame current="exchange-rates">
        <UnreadableFilter action="/settings/exchange-rates" reading={read} />
      </SettingsFrame>
    )
  const params = read.value
  const [page, { today }] = await Promise.all([listExchangeRates(params), organisationClock()])
  return (
    <SettingsFrame current="exchange-rates">
      <Columns kind="rail">
        <ExchangeRateTable
          page={page}
          params={params}
          supersede={can(actor.role, 'rates:write') ? supersedeRateAction : null}
        />
        <Stack>
          {can(actor.role, 'rates:write') ? (
            <>
              <Panel title="Enter a rate" padded>
                <ExchangeRateForm action={enterExchangeRateAction} today={today} />
              </Panel>
              <Panel title="Import a list" padded>
                <ImportRatesForm preview={previewRatesAction} save={importRatesAction} />
              </Panel>
            </>
          ) : (
            <PermissionNote what="Entering rates" permission="rates:write" />
          )}
        </Stack>
      </Columns>
    </SettingsFrame>
  )
}
