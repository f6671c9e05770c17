import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/base-link'
import { classNames } from './class-names'

/** A link in ledger ink. `inline` underlines it where it stands among other words outside a paragraph. */
export function TextLink({ inline, className, ...rest }: ComponentProps<typeof Link> & { inline?: boolean }) {
  return (
    <Link
      {...rest}
      className={classNames('text-accent underline-offset-3 hover:underline', inline && 'underline', className)}
    />
  )
}

/** The name that leads to a record: the link of a row. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classNames(
        'font-medium text-text underline-offset-3 group-data-voided/row:text-text-3 hover:underline',
        className,
      )}
    />
  )
}
