import { FilePanel } from '@/components/screening/file/file-panel'
import { PastePanel } from '@/components/screening/paste-panel'
import { ScreeningTabs } from '@/components/screening/screening-tabs'
import { Stack } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can } from '@/lib/permissions/permissions'
import { addListRowsAction, beginListAction, finishListAction } from './actions'

export const metadata = { title: 'Screening' }

/** Screens one address, or a file of them, without storing anything unless the list is saved. */
export default async function ScreeningPage() {
  const actor = await requireActor()
  const keep = can(actor.role, 'screening:keep')
    ? { begin: beginListAction, addRows: addListRowsAction, finish: finishListAction }
    : null
  return (
    <>
      <PageHeader
        title="Screening"
        description={
          <>
            Is this destination in Crimea, or in the so-called DNR and LNR regions? Screened like a payment; nothing is
            stored.
          </>
        }
      />
      <ScreeningTabs current="/screening" />
      <Stack>
        <PastePanel />
        <FilePanel keep={keep} />
      </Stack>
    </>
  )
}
