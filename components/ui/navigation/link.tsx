'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * A link within the application. Its page is prefetched when the user points at it or reaches it with the keyboard, not
 * when it becomes visible: a page of a ledger has a hundred links, and each would request a page from the server that
 * is never opened.
 */
export function Link({ prefetch = null, onPointerEnter, onFocus, ...rest }: ComponentProps<typeof NextLink>) {
  const [isIntended, setIsIntended] = useState(false)
  return (
    <NextLink
      {...rest}
      prefetch={isIntended ? prefetch : false}
      onPointerEnter={(event) => {
        setIsIntended(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setIsIntended(true)
        onFocus?.(event)
      }}
    />
  )
}
