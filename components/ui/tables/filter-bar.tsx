'use client'

import { ListFilter, X } from 'lucide-react'
import Form from 'next/form'
import { type ReactNode, useState } from 'react'
import { Link } from '@/components/ui/navigation/link'
import { Button, ButtonLink } from '../button'
import { classNames } from '../class-names'
import { Icon } from '../display/icon'
import { PopoverFooter, PopoverPanel } from '../feedback/popover-panel'

/** The description of one part of the filter, and the address of the list without it. */
export type FilterChip = { key: string; label: string; value: string; removeHref: string }

/**
 * The filter of a list: chips with their value, and a form behind "Filter". The form is a GET to the page itself, so
 * that the address is the state; put hidden inputs for what has to stay (the view, the sort) and fields for the rest
 * into `children`.
 */
export function FilterBar({
  action,
  chips,
  clearHref,
  end,
  children,
}: {
  /** Address of the list, without its query. */
  action: string
  chips: readonly FilterChip[]
  clearHref?: string
  /** What else changes the list, at the right: its order, its columns. */
  end?: ReactNode
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 print:hidden">
      {chips.map((chip) => (
        <Chip key={chip.key} chip={chip} />
      ))}
      <PopoverPanel
        open={open}
        onOpenChange={setOpen}
        label="Filter"
        align="start"
        trigger={
          <button
            type="button"
            className={classNames(
              'inline-flex h-7 items-center gap-[5px] rounded-full border border-dashed border-line-strong',
              'bg-surface pr-[11px] pl-2 text-sm text-text-2 hover:bg-hover max-tablet:h-9',
            )}
          >
            <Icon of={ListFilter} size={12} />
            Filter
          </button>
        }
      >
        <Form action={action} onSubmit={() => setOpen(false)}>
          <div className="grid gap-3.5 p-4">{children}</div>
          <PopoverFooter>
            <Button size="small" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button size="small" type="submit" tone="primary">
              Show rows
            </Button>
          </PopoverFooter>
        </Form>
      </PopoverPanel>
      {clearHref && chips.length > 0 ? (
        <ButtonLink tone="quiet" size="small" href={clearHref}>
          Clear
        </ButtonLink>
      ) : null}
      {end ? <span className="ml-auto flex gap-2">{end}</span> : null}
    </div>
  )
}

function Chip({ chip }: { chip: FilterChip }) {
  return (
    <span
      className={classNames(
        'inline-flex h-7 max-w-full items-center gap-[5px] rounded-full border border-line-strong bg-surface',
        'pr-0.5 pl-[11px] text-sm whitespace-nowrap text-text-3 max-tablet:h-9',
      )}
    >
      <span className="truncate">
        {chip.label} <b className="font-medium text-text">{chip.value}</b>
      </span>
      <Link
        href={chip.removeHref}
        aria-label={`Remove ${chip.label} ${chip.value}`}
        className={classNames(
          'grid size-6 shrink-0 place-items-center rounded-full text-text-3 hover:bg-sunken hover:text-text',
          'max-tablet:size-8',
        )}
      >
        <Icon of={X} size={12} />
      </Link>
    </span>
  )
}
