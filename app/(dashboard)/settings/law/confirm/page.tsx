import { ConfirmationForm } from '@/components/settings/law/confirmation-form'
import { PermissionNote } from '@/components/settings/permission-note'
import { Callout } from '@/components/ui/feedback/callout'
import { Columns } from '@/components/ui/layout/columns'
import { PageHeader } from '@/components/ui/layout/page-header'
import { confirmationOf } from '@/lib/compliance/law/confirmations'
import { organisationClock } from '@/lib/database/organisation-clock'
import { readLaw } from '@/lib/database/read-law'
import { requireActor } from '@/lib/identity/sign-in/session'
import { mayOpen } from '@/lib/web/may-open'
import { enterConfirmationAction } from '../actions'

export const metadata = { title: 'Enter a confirmation' }

/** Enters counsel's confirmation of one text; `?question=` selects it. Unconfirmed texts are listed first. */
export default async function ConfirmPage({
  searchParams,
}: {
  searchParams: Promise<{ question?: string | string[] }>
}) {
  const actor = await requireActor()
  const [law, { today }, { question }] = await Promise.all([readLaw(), organisationClock(), searchParams])
  const questions = law.questions
    .map((one) => ({ one, confirmed: confirmationOf(law, one, today) !== null }))
    .toSorted((left, right) => Number(left.confirmed) - Number(right.confirmed))
    .map(({ one, confirmed }) => ({
      value: `${one.id} ${one.version}`,
      label: `${one.title}, version ${one.version}${confirmed ? ' (confirmed)' : ''}`,
    }))
  const chosen = law.questions.find(({ id }) => id === question)
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Settings', href: '/settings' },
          { label: 'Law', href: '/settings/law' },
          { label: 'Enter a confirmation' },
        ]}
        title="Enter a confirmation"
        description="One for each version of a text. Another person must approve it."
      />
      {(await mayOpen(actor, 'law:enter', metadata.title)) ? (
        <Columns kind="form">
          <ConfirmationForm
            action={enterConfirmationAction}
            questions={questions}
            chosen={chosen ? `${chosen.id} ${chosen.version}` : ''}
          />
          <Callout title="Effect.">
            A finding based on a text that has not been confirmed is a review. Once counsel’s confirmation of exactly
            that version is approved, the finding is clear and cites it. Payments already in review stay there until a
            manager clears them.
          </Callout>
        </Columns>
      ) : (
        <PermissionNote what="Entering confirmations of counsel" permission="law:enter" />
      )}
    </>
  )
}
