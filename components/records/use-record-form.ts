'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ServerAction, type ServerForm, useServerForm } from '@/components/forms/use-server-form'
import { announceDone } from '@/components/ui/toaster'

/**
 * The form of a record: leads to the record when it is saved. When somebody else was faster the page is read again for its new version, so that saving
 * again puts these words over theirs, knowingly; what was typed stays.
 */
export function useRecordForm<Value extends { changed?: boolean }>(
  action: ServerAction<Value>,
  saved: (value: Value) => { href: string; title: string },
): ServerForm<Value> {
  const router = useRouter()
  const reading: ServerAction<Value> = async (data) => {
    const answer = await action(data)
    if (!answer.ok && answer.refusal.kind === 'conflict') router.refresh()
    return answer
  }
  return useServerForm(reading, (value) => {
    const { href, title } = saved(value)
    announceDone({ title: value.changed === false ? 'Nothing was changed' : title })
    router.push(href)
    router.refresh()
  })
}

/** The values a form began with: later readings of the page do not touch what stands in its fields. */
export function useFirst<Value>(value: Value): Value {
  const [first] = useState(value)
  return first
}
