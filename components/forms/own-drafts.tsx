'use client'

import { useLayoutEffect } from 'react'
import { forgetAllDrafts } from './forget-all-drafts'

const OWNER = 'headroom.drafts-of'

/**
 * Removes what another person typed in this tab, whose session ended by itself, before any form looks for a draft.
 * Above every page with a form.
 */
export function OwnDrafts({ personId }: { personId: string }) {
  useLayoutEffect(() => {
    try {
      if (sessionStorage.getItem(OWNER) === personId) return
      forgetAllDrafts()
      sessionStorage.setItem(OWNER, personId)
    } catch {
      // A browser that refuses the storage has no drafts.
    }
  }, [personId])
  return null
}
