'use client'

import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * A link within the application. What it leads to is fetched ahead when somebody points at it or comes to it with the
 * keyboard, and not when it comes into sight: a page of a ledger has a hundred links, each of which would ask the
 * server for a page that nobody opens.
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
