/** The distances of what opens beside its button, from the button and from the edges of the window. */
export const BESIDE_ITS_BUTTON = { sideOffset: 6, collisionPadding: 12 } as const

/** The look of what opens beside its button. It scrolls within the window. */
export const OPENED_FRAME =
  'z-50 max-h-(--radix-popper-available-height) max-w-[calc(100vw-24px)] overflow-y-auto rounded-overlay bg-surface ' +
  'shadow-overlay'
