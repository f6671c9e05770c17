import { type ButtonHTMLAttributes, type ComponentProps, type ReactNode, useId } from 'react'
import { Link } from '@/components/ui/navigation/link'
import { classNames } from './class-names'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'medium' | 'tall'
type Look = { tone?: ButtonTone; size?: ButtonSize; icon?: ReactNode; wide?: boolean }

const TONES: Record<ButtonTone, string> = {
  primary: 'border-accent bg-accent text-on-accent shadow-control hover:border-accent-strong hover:bg-accent-strong',
  secondary: 'border-line-strong bg-surface text-text shadow-control hover:bg-hover',
  quiet: 'border-transparent text-text-2 hover:bg-sunken',
  danger: 'border-blocked bg-blocked text-on-solid shadow-control hover:border-blocked-strong hover:bg-blocked-strong',
}

const SIZES: Record<ButtonSize, string> = {
  small: 'h-7 px-2.5 text-sm max-tablet:h-9',
  medium: 'h-8 px-3 max-tablet:h-10',
  tall: 'h-10 px-4 max-tablet:h-11',
}

const SQUARES: Record<ButtonSize, string> = {
  small: 'size-7 max-tablet:size-9',
  medium: 'size-8 max-tablet:size-10',
  tall: 'size-10 max-tablet:size-11',
}

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap ' +
  'no-underline transition-colors print:hidden'
const DISABLED = 'disabled:border-line disabled:bg-sunken disabled:text-text-3 disabled:shadow-none cursor-not-allowed'

const look = ({ tone = 'secondary', size = 'medium', wide }: Look, square = false): string =>
  classNames(BASE, TONES[tone], square ? SQUARES[size] : SIZES[size], wide && 'w-full')

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** Work is in progress: the label changes and the button cannot be pressed again. */
    pending?: boolean
    pendingLabel?: string
    /** Why it cannot be pressed. Shown beside the button, and disables it. */
    disabledReason?: string
  }

/** A button; its label states what will happen. One primary button a page. */
export function Button({
  tone,
  size,
  wide,
  icon,
  pending = false,
  pendingLabel,
  disabledReason,
  disabled,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const closed = disabled || pending || disabledReason !== undefined
  const button = (
    <button
      {...rest}
      type={type}
      disabled={closed}
      aria-busy={pending || undefined}
      aria-describedby={disabledReason ? reasonId : rest['aria-describedby']}
      className={classNames(look({ tone, size, wide }), closed && DISABLED, className)}
    >
      {pending ? null : icon}
      {pending ? (pendingLabel ?? children) : children}
    </button>
  )
  if (!disabledReason) return button
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {button}
      <span id={reasonId} className="text-sm text-text-3">
        {disabledReason}
      </span>
    </span>
  )
}

/** A link that looks like a button, for navigation. */
export function ButtonLink({
  tone,
  size,
  wide,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link {...rest} className={classNames(look({ tone, size, wide }), className)}>
      {icon}
      {children}
    </Link>
  )
}

/** A square button with only an icon; its label is read out and shown on hover. */
export function IconButton({
  label,
  tone = 'quiet',
  size,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Omit<Look, 'icon' | 'wide'> & { label: string; children: ReactNode }) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={classNames(look({ tone, size }, true), rest.disabled && DISABLED, className)}
    >
      {children}
    </button>
  )
}

/** The same for a link. */
export function IconLink({
  label,
  tone = 'quiet',
  size,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Omit<Look, 'icon' | 'wide'> & { label: string }) {
  return (
    <Link {...rest} aria-label={label} title={label} className={classNames(look({ tone, size }, true), className)}>
      {children}
    </Link>
  )
}
