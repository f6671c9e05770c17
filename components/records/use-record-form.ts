'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type ServerAction, type ServerForm, useServerForm } from '@/components/forms/use-server-form'
import { announceDone } from '@/components/ui/toaster'
import { type FormValues, mergeValues } from './merge-values'

type Stored<Values> = { values: Values; version: number }

export type RecordForm<Value, Values> = ServerForm<Value> & {
  /** What the fields begin with. Key the fields by `version`: after a conflict they begin again, with both changes. */
  values: Values
  /** The version these values stand on, to be posted with them. */
  version: number
}

/**
 * The form of a record: leads to the record when it is saved. When somebody else was faster the page is read again:
 * fields that were not touched then show what is stored now, the others keep what was typed, and saving again is a
 * decision taken with the words of the conflict in sight.
 */
export function useRecordForm<Value extends { changed?: boolean }, Values extends FormValues>(
  action: ServerAction<Value>,
  stored: Stored<Values>,
  saved: (value: Value) => { href: string; title: string },
): RecordForm<Value, Values> {
  const router = useRouter()
  const [base, setBase] = useState(stored)
  const [values, setValues] = useState(stored.values)
  const [sent, setSent] = useState<FormData>()
  if (sent && stored.version !== base.version) {
    setBase(stored)
    setValues(mergeValues(base.values, sent, stored.values))
    setSent(undefined)
  }
  const asking: ServerAction<Value> = async (data) => {
    const answer = await action(data)
    if (!answer.ok && answer.refusal.kind === 'conflict') {
      setSent(data)
      router.refresh()
    }
    return answer
  }
  const form = useServerForm(asking, (value) => {
    const { href, title } = saved(value)
    announceDone({ title: value.changed === false ? 'Nothing was changed' : title })
    router.push(href)
    router.refresh()
  })
  return { ...form, values, version: base.version }
}
