import { Circle, CircleCheck } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import { Panel } from '@/components/ui/layout/panel'
import { can, type Role } from '@/lib/permissions/permissions'
import { rolesWith } from '@/lib/permissions/role-labels'
import type { FirstStep, FirstStepKey } from '@/lib/reporting/overview/first-steps'

type Text = { title: string; description: string; action: string; href: string }

const TEXTS: Readonly<Record<FirstStepKey, Text>> = {
  people: {
    title: 'Invite a manager and an analyst',
    description: 'One person records a payment, and another approves it. An administrator does neither.',
    action: 'Invite people',
    href: '/settings/people/new',
  },
  company: {
    title: 'Add a company',
    description: 'The cap of $5,000 applies to each company and calendar year.',
    action: 'Add company',
    href: '/companies/new',
  },
  product: {
    title: 'Add a product with its classification',
    description: 'The ECCN and the basis for Russia decide whether a payment for it needs a review.',
    action: 'Add product',
    href: '/products/new',
  },
  'fsb-license': {
    title: 'Add the FSB license',
    description: 'The notification, permit, import license or certification that the fee is for.',
    action: 'Add FSB license',
    href: '/fsb-licenses/new',
  },
  payment: {
    title: 'Record the first payment',
    description: 'The form shows what each rule finds while you type, and what remains of the cap.',
    action: 'Record payment',
    href: '/payments/new',
  },
}

/** The steps to the first payment. Each is ticked by the records; those of other roles name them. */
export function FirstStepsPanel({ steps, role }: { steps: readonly FirstStep[]; role: Role }) {
  const next = steps.find(({ isDone, permission }) => !isDone && can(role, permission))
  return (
    <Panel title="First steps" count={`${steps.filter(({ isDone }) => isDone).length} of ${steps.length} done`}>
      <ol>
        {steps.map((step) => (
          <Step key={step.key} step={step} role={role} isNext={step === next} />
        ))}
      </ol>
    </Panel>
  )
}

function Step({ step: { key, permission, isDone }, role, isNext }: { step: FirstStep; role: Role; isNext: boolean }) {
  const { title, description, action, href } = TEXTS[key]
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-3 last:border-b-0 max-tablet:flex-wrap">
      <Icon
        of={isDone ? CircleCheck : Circle}
        size={18}
        className={classNames('mt-px shrink-0', isDone ? 'text-clear' : 'text-text-4')}
      />
      <div className="min-w-0 flex-1 max-tablet:basis-[calc(100%-30px)]">
        <p className={classNames('font-medium', isDone && 'text-text-3')}>
          {title}
          <span className="sr-only">{isDone ? ', done' : ', not done'}</span>
        </p>
        {isDone ? null : <p className="text-text-2">{description}</p>}
      </div>
      {isDone ? null : (
        <span className="text-sm text-text-3 max-tablet:ml-[30px]">
          {can(role, permission) ? (
            <ButtonLink size="small" tone={isNext ? 'primary' : 'secondary'} href={href}>
              {action}
            </ButtonLink>
          ) : (
            `For ${rolesWith(permission)}`
          )}
        </span>
      )}
    </li>
  )
}
