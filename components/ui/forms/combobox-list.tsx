'use client'

import type { ComponentProps, RefObject } from 'react'
import { classNames } from '../class-names'
import { OpenedPanel } from '../feedback/opened-panel'
import { Choices } from './combobox-choices'

type Props = ComponentProps<typeof Choices> & {
  button: RefObject<HTMLElement | null>
  labelId: string | undefined
  /** The search field has the focus. */
  onReady: () => void
  onClose: () => void
}

/** The open list of a combobox, as wide as its button. */
export function ComboboxList({ button, labelId, onReady, onClose, ...choices }: Props) {
  return (
    <OpenedPanel
      button={button}
      label="Choices"
      labelId={labelId}
      align="start"
      onFieldFocused={onReady}
      className={classNames(
        'z-50 w-(--radix-popover-trigger-width) min-w-64 overflow-hidden rounded-overlay bg-surface',
        'shadow-overlay',
      )}
      onClose={onClose}
    >
      <Choices {...choices} />
    </OpenedPanel>
  )
}
