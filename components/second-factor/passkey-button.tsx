'use client'

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { type ReactNode, useRef, useState } from 'react'
import { Button, type ButtonTone } from '@/components/ui/button'
import type { Result } from '@/lib/kernel/result'

export type MakePasskey = (given: object) => Promise<Result<PublicKeyCredentialCreationOptionsJSON>>
export type UsePasskey = (given: object) => Promise<Result<PublicKeyCredentialRequestOptionsJSON | null>>
type Question = { make: MakePasskey } | { use: UsePasskey }

const CANCELLED = 'No passkey was given. Try again, or use another way'
const UNSUPPORTED = 'This browser has no passkeys at this address'

/** A button of a form: asks the browser for a passkey and sends the form with its answer, in the field `passkey`. */
export function PasskeyButton({
  children,
  tone,
  pending,
  ...question
}: Question & { children: ReactNode; tone?: ButtonTone; pending: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const ask = async () => {
    setAsking(true)
    setProblem(undefined)
    const answer = await passkeyAnswer(question)
    setAsking(false)
    if (!input.current?.form) return
    if (!answer.ok) return setProblem(answer.message)
    input.current.value = answer.json
    input.current.form.requestSubmit()
    // A code that is sent next has no passkey beside it.
    input.current.value = ''
  }
  return (
    <div className="grid justify-items-start gap-1.5">
      <input ref={input} type="hidden" name="passkey" defaultValue="" />
      <Button tone={tone} onClick={ask} pending={pending || isAsking} pendingLabel="Waiting for the passkey">
        {children}
      </Button>
      {problem ? (
        <p role="alert" className="text-sm text-blocked">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

type Answer = { ok: true; json: string } | { ok: false; message: string }

async function passkeyAnswer(question: Question): Promise<Answer> {
  if (!window.PublicKeyCredential) return { ok: false, message: UNSUPPORTED }
  try {
    const [options, { startAuthentication, startRegistration }] = await Promise.all([
      'make' in question ? question.make({}) : question.use({}),
      // Few people use a passkey, so no page carries this.
      import('@simplewebauthn/browser'),
    ])
    if (!options.ok) return { ok: false, message: options.refusal.message }
    if (options.value === null) return { ok: false, message: UNSUPPORTED }
    const given =
      'pubKeyCredParams' in options.value
        ? await startRegistration({ optionsJSON: options.value })
        : await startAuthentication({ optionsJSON: options.value })
    return { ok: true, json: JSON.stringify(given) }
  } catch (error) {
    const isOtherAddress = error instanceof Error && error.name === 'SecurityError'
    return { ok: false, message: isOtherAddress ? UNSUPPORTED : CANCELLED }
  }
}
