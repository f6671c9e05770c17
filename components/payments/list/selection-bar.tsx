'use client'

import { BackgroundButton } from '@/components/exports/background-button'
import { ExportMenu } from '@/components/exports/export-menu'
import { Button } from '@/components/ui/button'
import { formatUsd } from '@/lib/kernel/money'
import { type ApproveOne, ApproveSelected } from './approve-selected'
import { useSelection } from './use-selection'

/**
 * What can be done to all selected rows. While none is selected there is nothing, but on a phone the button that shows
 * the boxes. `approve` is null for who may not decide.
 */
export function SelectionBar({ approve }: { approve: ApproveOne | null }) {
  const { selected, selectAll, isSelecting, setSelecting } = useSelection()
  const selectNone = () => {
    selectAll(false)
    setSelecting(false)
  }
  if (selected.length === 0)
    return (
      <div className="border-b border-line px-4 py-2 tablet:hidden">
        <Button size="small" aria-pressed={isSelecting} onClick={() => setSelecting(!isSelecting)}>
          {isSelecting ? 'Stop selecting' : 'Select rows'}
        </Button>
      </div>
    )
  const sum = selected.reduce((total, { amountCents }) => total + amountCents, 0)
  return (
    <section
      aria-label="Selected rows"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-accent-soft px-4 py-2 text-sm"
    >
      <span aria-live="polite">
        <b className="font-semibold">{selected.length}</b> selected, {formatUsd(sum)}
      </span>
      <Button size="small" tone="quiet" onClick={selectNone}>
        Select none
      </Button>
      <span className="ml-auto flex flex-wrap items-center gap-2 max-tablet:ml-0">
        {approve ? <ApproveSelected rows={selected} approve={approve} onDone={selectNone} /> : null}
        <ExportMenu
          action="/api/exports/payments"
          fields={selected.map(({ id }) => ({ key: 'payment', value: id }))}
          label={`Export ${selected.length} ${selected.length === 1 ? 'row' : 'rows'}`}
          contents="The selected payments with every column of the report. One row a payment."
          formats={{ withPackage: true }}
          more={<BackgroundButton report="payments" of="the selected rows" />}
        />
      </span>
    </section>
  )
}
