'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from '../button'

/** The button of a form with a server action: it shows that the answer is pending and cannot be pressed twice. */
export function SubmitButton({ pendingLabel = 'Sending', pending, ...rest }: ButtonProps) {
  const status = useFormStatus()
  return <Button {...rest} type="submit" pending={pending || status.pending} pendingLabel={pendingLabel} />
}
