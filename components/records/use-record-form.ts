'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { forgetDraft } from '@/components/forms/use-form-draft'
import { type ServerAction, type ServerForm, useServerForm } from '@/components/forms/use-server-form'
import { announceDone } from '@/components/ui/feedback/toaster'
import { type FormValues, mergeValues } from './merge-values'

type Stored<Values> = { values: Values; version: number }

export type RecordForm<Value, Values> = ServerForm<Value> & {
  /**
   * The initial values of the fields. Key the fields by `version`: after a conflict they start again with both changes.
   */
  values: Values
  /** The version of these values, to be posted with them. */
  version: number
}

/**
 * The form of a record, which leads to the record when it is saved, or calls `stay` where it was opened inside another
 * form. After a conflict the page is reloaded: unchanged fields show the stored values, the others keep what was typed,
 * and the user decides whether to save again while the message of the conflict is shown.
 */
export function useRecordForm<Value extends { changed?: boolean }, Values extends FormValues>(
  action: ServerAction<Value>,
  stored: Stored<Values>,
  saved: (value: Value) => { href: string; title: string; stay?: (() => void) | undefined },
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
    const { href, title, stay } = saved(value)
    announceDone({ title: value.changed === false ? 'Nothing was changed' : title })
    if (stay) return stay()
    forgetDraft()
    router.push(href)
    router.refresh()
  })
  return { ...form, values, version: base.version }
}
