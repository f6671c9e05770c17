'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/display/icon'
import { Callout } from '@/components/ui/feedback/callout'
import { Field } from '@/components/ui/forms/field'
import { TextInput } from '@/components/ui/forms/text-input'
import { TextLink } from '@/components/ui/navigation/text-link'

/** A person and the path of their password link, and whether it waits for a second person. */
export type PasswordLink = {
  personId: string
  name: string
  path: string
  secondPerson: 'not_needed' | 'needed' | 'none_exists'
}

/** An invitation; without a path where people sign in with the identity provider alone. */
export type Invitation = Omit<PasswordLink, 'path'> & { path: string | null }

/** What follows an invitation: the link to hand over, or that they sign in with the identity provider. */
export function NewInvitation({ invitation, provider }: { invitation: Invitation; provider: string }) {
  const { path, name } = invitation
  const title = `${name} was invited`
  if (path !== null) return <NewPasswordLink link={{ ...invitation, path }} title={title} />
  return (
    <HandOver title={title} description={`${name} signs in with ${provider}, with the email address that you entered.`}>
      <SecondPersonNote link={invitation} />
    </HandOver>
  )
}

type HandOverProps = { title: string; description: string; children: ReactNode }

/** Takes focus, since it replaces a form. */
function HandOver({ title, description, children }: HandOverProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section
      aria-labelledby="link-once-title"
      className="grid max-w-160 gap-4 rounded-panel border border-line bg-surface p-5"
    >
      <div>
        <h2 id="link-once-title" ref={heading} tabIndex={-1} className="text-lg font-semibold">
          {title}
        </h2>
        <p className="mt-1 text-text-2">{description}</p>
      </div>
      {children}
      <p>
        <ButtonLink href="/settings/people">All people</ButtonLink>
      </p>
    </section>
  )
}

/** Shows a one-time link once, since only its hash is stored. */
export function NewPasswordLink({ link, title }: { link: PasswordLink; title: string }) {
  const [copied, setCopied] = useState(false)
  const address = `${window.location.origin}${link.path}`
  const copy = async () => {
    // Without permission for the clipboard the address is selected instead.
    await navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => document.querySelector<HTMLInputElement>('#password-link')?.select(),
    )
  }
  return (
    <HandOver
      title={title}
      description={
        `Send this link to ${link.name} through a channel you trust. It works once, expires after 24 hours and is ` +
        'not shown again. You can create a new one at any time.'
      }
    >
      <SecondPersonNote link={link} />
      <div className="flex items-end gap-2 max-tablet:flex-wrap">
        <Field name="password-link" label="Link to choose a password" className="grow">
          <TextInput readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        </Field>
        <Button onClick={copy} icon={<Icon of={copied ? Check : Copy} />}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </HandOver>
  )
}

/** Access of someone who may decide works after a second person confirmed it, where there is one. */
function SecondPersonNote({ link: { name, personId, secondPerson } }: { link: Invitation }) {
  if (secondPerson === 'not_needed') return null
  if (secondPerson === 'none_exists')
    return (
      <Callout tone="review" title="Created without a second person.">
        No one else could confirm it yet. It works and stays marked, and the next manager or administrator sees it.
      </Callout>
    )
  return (
    <Callout tone="review" title="It does not work yet.">
      Another manager or administrator has to confirm it, on the page of{' '}
      <TextLink href={`/settings/people/${personId}`} inline>
        {name}
      </TextLink>
      .
    </Callout>
  )
}
