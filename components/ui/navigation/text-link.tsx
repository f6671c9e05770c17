import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/navigation/link'
import { classNames } from '../class-names'

/** A link in the accent colour. `inline` underlines it within other text outside a paragraph. */
export function TextLink({ inline, className, ...rest }: ComponentProps<typeof Link> & { inline?: boolean }) {
  return <Link {...rest} className={classNames('text-link', inline && 'underline', className)} />
}

/**
 * The name that links to a record: the link of a row, over which J and K move. Its padding makes it 24 px high (WCAG
 * 2.5.8) without a shift.
 */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link data-row-link="" {...rest} className={classNames('row-link', className)} />
}
