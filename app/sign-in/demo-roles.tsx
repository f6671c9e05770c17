'use client'

import { ChevronRight } from 'lucide-react'
import { FormProblems } from '@/components/forms/form-problems'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/display/icon'
import type { DemoPerson } from '@/lib/identity/sign-in/demo-sign-in'
import type { Role } from '@/lib/permissions/permissions'
import { useSignIn } from './use-sign-in'

const WORK: Record<Role, string> = {
  analyst: 'Records payments, companies, products',
  manager: 'Approves payments, signs the year',
  auditor: 'Reads everything, exports, changes nothing',
  administrator: 'People, exchange rates, policies',
}

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('')

/** The four roles of the demo organisation, one click each, without a password. */
export function DemoRoles({ people, next }: { people: DemoPerson[]; next: string }) {
  const { begin, pending, refusal } = useSignIn(next)
  return (
    <section aria-labelledby="demo-title" className="p-8 max-tablet:p-5">
      <h2 id="demo-title" className="font-semibold">
        Explore with demo data
      </h2>
      <p className="mb-3 text-sm text-text-2">
        One click, no password. All data is fictional; npm start -- --reset restores it.
      </p>
      <FormProblems refusal={refusal} />
      <ul className="grid gap-2">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              disabled={pending}
              onClick={() => begin('demo', { role: person.role })}
              className={classNames(
                'flex w-full items-center gap-3 rounded-control border border-line-strong bg-surface px-3 py-2',
                'text-left shadow-control transition-colors hover:bg-hover disabled:cursor-not-allowed',
                'disabled:text-text-3 max-tablet:min-h-14',
              )}
            >
              <span
                aria-hidden="true"
                className={classNames(
                  'grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-2xs font-semibold',
                  'text-text-2',
                )}
              >
                {initialsOf(person.name)}
              </span>
              <span className="min-w-0">
                <span className="block">
                  <span className="sr-only">{`Continue as ${person.role}: `}</span>
                  <b className="font-medium">{person.name}</b>, {person.role}
                </span>
                <span className="block text-xs text-text-3">{WORK[person.role]}</span>
              </span>
              <Icon of={ChevronRight} className="ml-auto text-text-4" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
