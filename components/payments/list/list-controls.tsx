import type { ServerAction } from '@/components/forms/use-server-form'
import { listHref } from '@/lib/kernel/list-params'
import type { ListLayout } from '@/lib/ledger/payments/list/payment-columns'
import type { SavedView } from '@/lib/ledger/payments/views/saved-view'
import type { ListAddress } from '../payment-filters'
import { DisplayOptions } from './display-options'
import { OrderMenu } from './order-menu'
import { orderLinks } from './sort-links'
import { EditView, SaveView, type ViewActions } from './view-dialogs'

export type ListActions = ViewActions & { saveLayout: ServerAction<unknown> }

/**
 * What changes the list beside its filter: the order, where the rows have no header, the columns, and the saved view.
 * `parameters` are those of the list as it is shown.
 */
export function ListControls({
  address,
  layout,
  view,
  parameters,
  actions,
}: {
  address: ListAddress
  layout: ListLayout
  view: SavedView | undefined
  parameters: string
  actions: ListActions
}) {
  const { after, before } = address
  return (
    <>
      <span className="unfolded:hidden">
        <OrderMenu links={orderLinks(address)} />
      </span>
      <DisplayOptions
        layout={layout}
        save={actions.saveLayout}
        ownHref={listHref('/payments', address, { after, before, columns: undefined })}
      />
      {view ? <EditView view={view} actions={actions} /> : <SaveView parameters={parameters} action={actions.save} />}
    </>
  )
}
