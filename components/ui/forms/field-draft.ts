'use client'

import { createContext, useContext } from 'react'

/** Values of fields by name: none of an unchecked box, several of a list. */
export type DraftValues = Readonly<Record<string, readonly string[]>>

type FieldDraft = {
  /** The values that the fields within begin with, in place of their own. */
  values: DraftValues
  /** To be called by a control whose change is not an `input` event. */
  changed: () => void
}

/** The draft of the form around a control; outside such a form it is empty. */
export const FieldDraft = createContext<FieldDraft>({ values: {}, changed: () => {} })

/** The values of the draft for a field; undefined where the draft does not have it. */
export function useDraftOf(name: string | undefined): readonly string[] | undefined {
  const { values } = useContext(FieldDraft)
  return name && Object.hasOwn(values, name) ? values[name] : undefined
}
