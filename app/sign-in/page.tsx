import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { BrandMark } from '@/components/shell/brand'
import { classNames } from '@/components/ui/class-names'
import { environment } from '@/lib/database/env'
import { readOrganisation } from '@/lib/identity/organisation/organisation-queries'
import { demoPeople } from '@/lib/identity/sign-in/demo-sign-in'
import { nextPath } from '@/lib/identity/sign-in/next-path'
import { currentActor } from '@/lib/identity/sign-in/session'
import { signInMessage } from '@/lib/identity/sign-in/sign-in-refusal'
import type { SearchParams } from '@/lib/kernel/list-params'
import { DemoRoles } from './demo-roles'
import { PasswordForm } from './password-form'
import { ProviderButton } from './provider-button'

export const metadata: Metadata = { title: 'Sign in' }

const NOTICES: Record<string, string> = {
  'set-up': 'Headroom is set up. Sign in with the email and password you chose.',
  'password-chosen': 'Your password was saved. You can now sign in.',
  'password-changed': 'Your password was changed and all your sessions were ended. Sign in with the new password.',
}

/** The sign-in page, which in the demo also offers the people of the demo organisation. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { next, notice, error } = await searchParams
  if (!(await readOrganisation())) redirect('/set-up')
  if (await currentActor()) redirect(nextPath(next))
  const people = await demoPeople(await headers())
  const isDemo = people.length > 0
  return (
    <main
      className={classNames(
        'mx-auto grid min-h-dvh content-center p-gutter max-tablet:content-start',
        isDemo ? 'max-w-240' : 'max-w-100',
      )}
    >
      <div
        className={classNames(
          'grid rounded-panel border border-line bg-sunken',
          isDemo && 'tablet:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]',
        )}
      >
        <section
          aria-labelledby="sign-in-title"
          className={classNames(
            'bg-surface p-8 max-tablet:p-5',
            isDemo
              ? 'rounded-l-panel border-line tablet:border-r max-tablet:rounded-t-panel max-tablet:rounded-bl-none ' +
                  'max-tablet:border-b'
              : 'rounded-panel',
          )}
        >
          <p className="mb-6 flex items-center gap-2.5 text-lg font-semibold">
            <BrandMark size={24} />
            Headroom
          </p>
          <h1 id="sign-in-title" className="mb-3 text-lg font-semibold">
            Sign in
          </h1>
          <WaysToSignIn
            next={nextPath(next)}
            notice={typeof notice === 'string' ? NOTICES[notice] : undefined}
            problem={typeof error === 'string' ? signInMessage(error) : undefined}
          />
        </section>
        {isDemo ? <DemoRoles people={people} next={nextPath(next)} /> : null}
      </div>
    </main>
  )
}

type WaysProps = { next: string; notice: string | undefined; problem: string | undefined }

/** The identity provider and the form for a password, as far as this installation has them. */
function WaysToSignIn({ next, notice, problem }: WaysProps) {
  const provider = environment.singleSignOn
  if (!provider) return <PasswordForm next={next} notice={notice} problem={problem} />
  const hasPasswords = environment.passwordSignIn
  return (
    <>
      <ProviderButton
        name={provider.name}
        next={next}
        problem={problem}
        tone={hasPasswords ? 'secondary' : 'primary'}
        isAlone={!hasPasswords}
      />
      {hasPasswords ? (
        <>
          <p
            className={classNames(
              'my-4 flex items-center gap-3 text-xs text-text-3 before:h-px before:flex-1 before:bg-line',
              'after:h-px after:flex-1 after:bg-line',
            )}
          >
            or with a password
          </p>
          <PasswordForm next={next} notice={notice} problem={undefined} />
        </>
      ) : null}
    </>
  )
}
