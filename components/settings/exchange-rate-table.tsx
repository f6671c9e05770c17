import { ArrowLeftRight } from 'lucide-react'
import type { ServerAction } from '@/components/forms/use-server-form'
import { DateText } from '@/components/ui/date-text'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/link'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/table'
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
  supersede: ServerAction<{ says: string }> | null
}

/** The kept rates, newest day first. A currency leads to its own. */
export function ExchangeRateTable({ page, params, supersede }: Props) {
  const { rows, count, before, after } = page
  const filtered = params.currency !== undefined
  return (
    <Panel
      title="Exchange rates"
      count={`${count.toLocaleString('en-US')} kept${filtered ? ` for ${params.currency}` : ''}`}
      end={filtered ? <TextLink href={PATH}>All currencies</TextLink> : 'Units for one US dollar'}
    >
      {rows.length === 0 ? (
        <EmptyState
          icon={ArrowLeftRight}
          title={filtered ? `No rate of ${params.currency} is kept` : 'No rate is kept yet'}
          says="The payment form asks for a rate with each payment in another currency, and offers the newest one kept here."
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
              says={`${rows.length} of ${count.toLocaleString('en-US')}`}
              newerHref={before && listHref(PATH, params, { before, after: undefined })}
              olderHref={after && listHref(PATH, params, { after, before: undefined })}
            />
          ) : null}
        </>
      )}
    </Panel>
  )
}
