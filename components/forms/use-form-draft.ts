'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { DraftValues } from '@/components/ui/forms/field-draft'

/** What is stored: the fields that differ from the stored record, and the address with which the form was opened. */
type Draft = { href: string; values: DraftValues }

/** Typed values wait this long, so that a storage is not written with every key. */
const PAUSE_MILLISECONDS = 400

/**
 * Stores the changed fields of a form in this tab, under the path of its page, so that a reload, a lost session or a
 * closed page loses nothing. A draft is not a record: it reserves nothing and no one else sees it. `offered` is the
 * draft of an earlier visit; `isUnsaved` is true while the form differs from its initial state.
 */
export function useFormDraft(form: RefObject<HTMLFormElement | null>) {
  const [offered, setOffered] = useState<Draft | null>(null)
  const [isUnsaved, setUnsaved] = useState(false)
  const initial = useRef<DraftValues>({})
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (form.current) initial.current = valuesOf(form.current)
    setOffered(readDraft())
    return () => clearTimeout(saving.current)
  }, [form])

  const save = useCallback(() => {
    clearTimeout(saving.current)
    saving.current = undefined
    if (!form.current) return
    const values = differences(initial.current, valuesOf(form.current))
    const isEmpty = Object.keys(values).length === 0
    setUnsaved(!isEmpty)
    if (isEmpty) return forgetDraft()
    const { pathname, search } = window.location
    sessionStorage.setItem(storageKey(), JSON.stringify({ href: pathname + search, values } satisfies Draft))
  }, [form])
  const changed = useCallback(() => {
    clearTimeout(saving.current)
    saving.current = setTimeout(save, PAUSE_MILLISECONDS)
  }, [save])
  useEffect(() => {
    // A page that is closed or reloaded does not wait for the pause.
    const saveNow = () => {
      if (saving.current !== undefined) save()
    }
    window.addEventListener('pagehide', saveNow)
    return () => window.removeEventListener('pagehide', saveNow)
  }, [save])
  const discard = () => {
    setOffered(null)
    forgetDraft()
  }
  return { offered, isUnsaved, changed, save, discard, accept: () => setOffered(null) }
}

/** Removes the draft of this page. To be called when its form was saved, before another page is opened. */
export const forgetDraft = (): void => sessionStorage.removeItem(storageKey())

const storageKey = (): string => `headroom.draft.${window.location.pathname}`

/** The values of the fields of a form by name, without files. */
function valuesOf(form: HTMLFormElement): DraftValues {
  const values: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form)) {
    if (name === '' || typeof value !== 'string' || isOfTheRecord(form, name)) continue
    values[name] = [...(values[name] ?? []), value]
  }
  return values
}

/** Whether a field belongs to the record as it is now, as its id and version do. */
function isOfTheRecord(form: HTMLFormElement, name: string): boolean {
  const control = form.elements.namedItem(name)
  return (name === 'id' || name === 'version') && control instanceof HTMLInputElement && control.type === 'hidden'
}

/** The fields of `now` that differ from `before`; an unchecked box is an empty list. */
function differences(before: DraftValues, now: DraftValues): DraftValues {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  const differing = [...names].filter((name) => JSON.stringify(before[name] ?? []) !== JSON.stringify(now[name] ?? []))
  return Object.fromEntries(differing.map((name) => [name, now[name] ?? []]))
}

function readDraft(): Draft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey()) ?? 'null')
    return isDraft(stored) ? stored : null
  } catch {
    return null
  }
}

function isDraft(stored: unknown): stored is Draft {
  if (typeof stored !== 'object' || stored === null || !('href' in stored) || !('values' in stored)) return false
  const { href, values } = stored
  if (typeof href !== 'string' || typeof values !== 'object' || values === null) return false
  return Object.values(values).every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string'))
}
