import { ArrowLeftRight } from 'lucide-react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { DateText } from '@/components/ui/display/date-text'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Panel } from '@/components/ui/layout/panel'
import { TextLink } from '@/components/ui/navigation/text-link'
import { Pager } from '@/components/ui/tables/pager'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/tables/table'
import type { ListPage } from '@/lib/database/keyset'
import { formatDate } from '@/lib/kernel/calendar'
import { listHref } from '@/lib/kernel/list-params'
import type { ExchangeRateListParams } from '@/lib/records/exchange-rates/exchange-rate-input'
import type { ExchangeRateRow } from '@/lib/records/exchange-rates/exchange-rate-queries'
import { RATE_SOURCE_WORDS } from '@/lib/records/exchange-rates/rate-sources'
import { SupersedeRate } from './supersede-rate'

const PATH = '/settings/exchange-rates'

type Props = {
  page: ListPage<ExchangeRateRow> & { count: number }
  params: ExchangeRateListParams
  /** Null for a role that may not supersede a rate. */
  supersede: ServerAction<{ message: string }> | null
}

/** The saved rates, newest day first. A currency links to its own rates. */
export function ExchangeRateTable({ page, params, supersede }: Props) {
  const { rows, count, before, after } = page
  const filtered = params.currency !== undefined
  return (
    <Panel
      title="Exchange rates"
      count={`${count.toLocaleString('en-US')} saved${filtered ? ` for ${params.currency}` : ''}`}
      end={filtered ? <TextLink href={PATH}>All currencies</TextLink> : 'Units for one US dollar'}
    >
      {rows.length === 0 ? (
        <EmptyState
          icon={ArrowLeftRight}
          title={filtered ? `No saved rates for ${params.currency}` : 'No saved rates yet'}
          description="A payment in another currency needs a rate. The payment form suggests the latest one saved here."
        />
      ) : (
        <>
          <Table caption="Exchange rates, newest first" density="dense">
            <TableHead>
              <Th>Date</Th>
              <Th>Currency</Th>
              <Th>Source</Th>
              <Th num>Units for one US dollar</Th>
              {supersede ? <Th>Correction</Th> : null}
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <Tr key={row.id}>
                  <Td fold="name">
                    <DateText date={row.rateDate} />
                  </Td>
                  <Td fold="start">
                    <TextLink href={listHref(PATH, params, { currency: row.currency })}>{row.currency}</TextLink>
                  </Td>
                  <Td fold="end" tone="text-2">
                    {RATE_SOURCE_WORDS[row.source]}
                    {row.version > 1 ? `, version ${row.version}: ${row.reason}` : ''}
                  </Td>
                  <Td fold="amount" num>
                    {row.rate}
                  </Td>
                  {supersede ? (
                    <Td fold="end">
                      <SupersedeRate
                        action={supersede}
                        id={row.id}
                        name={`${row.currency} of ${formatDate(row.rateDate)}`}
                      />
                    </Td>
                  ) : null}
                </Tr>
              ))}
            </TableBody>
          </Table>
          {before || after ? (
            <Pager
              description={`${rows.length} of ${count.toLocaleString('en-US')}`}
              newerHref={before && listHref(PATH, params, { before, after: undefined })}
              olderHref={after && listHref(PATH, params, { after, before: undefined })}
            />
          ) : null}
        </>
      )}
    </Panel>
  )
}
