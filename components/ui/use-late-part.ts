'use client'

import { type ComponentType, useCallback, useState } from 'react'

/**
 * A part of the page that is loaded when it is meant. `Part` is null until then; `prepare` loads it, with the pointer
 * over its button or once it is pressed. `isMissing` after a press without a connection: the page stays as it is, and
 * the next press tries again.
 */
export function useLatePart<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null)
  const [isMissing, setMissing] = useState(false)
  const prepare = useCallback(() => {
    load().then(
      (loaded) => {
        setPart(() => loaded)
        setMissing(false)
      },
      () => setMissing(true),
    )
  }, [load])
  return { Part, isMissing, prepare }
}
