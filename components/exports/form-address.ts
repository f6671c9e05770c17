import type { FormEvent } from 'react'

/** The address that a GET form asks for, with its fields; null when another of its buttons leads elsewhere. */
export function addressOf(event: FormEvent<HTMLFormElement>): string | null {
  const form = event.currentTarget
  const { submitter } = event.nativeEvent as SubmitEvent
  if (submitter?.hasAttribute('formaction')) return null
  const search = new URLSearchParams()
  for (const [key, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') search.append(key, value)
  return `${form.getAttribute('action')}?${search}`
}
