import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TOUR_STEPS, type TourStep } from '@/components/tour/tour-steps'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { Panel } from '@/components/ui/layout/panel'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { requireActor } from '@/lib/identity/sign-in/session'
import { can, type Role } from '@/lib/permissions/permissions'
import { rolesWith } from '@/lib/permissions/role-labels'

export const metadata: Metadata = { title: 'Five minutes in the demo' }

/** A walk through the main job on invented data; only a demo has it. */
export default async function TourPage() {
  const actor = await requireActor()
  const organisation = await readOrganisation()
  if (!organisation?.demo) notFound()
  return (
    <>
      <PageHeader
        title="Five minutes in the demo"
        description="What you record stays in this demo. “Change role” above leads to another person."
      />
      <div className="max-w-220">
        <Panel title="What to try">
          <ol>
            {TOUR_STEPS.map((step, position) => (
              <Step key={step.href} step={step} number={position + 1} role={actor.role} />
            ))}
          </ol>
        </Panel>
      </div>
    </>
  )
}

function Step({ step, number, role }: { step: TourStep; number: number; role: Role }) {
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-3.5 last:border-b-0 max-tablet:flex-wrap">
      <span aria-hidden="true" className="w-4 shrink-0 font-semibold text-text-3 tabular-nums">
        {number}
      </span>
      <div className="min-w-0 flex-1 max-tablet:basis-[calc(100%-28px)]">
        <h3 className="font-medium">{step.title}</h3>
        <p className="mt-0.5">{step.action}</p>
        <p className="mt-0.5 text-text-2">{step.shows}</p>
      </div>
      {can(role, step.permission) ? (
        <span className="max-tablet:ml-7">
          <ButtonLink size="small" href={step.href} aria-label={`Open: ${step.title}`}>
            Open
          </ButtonLink>
        </span>
      ) : (
        <span className="text-sm text-text-3 max-tablet:ml-7">For {rolesWith(step.permission)}</span>
      )}
    </li>
  )
}
