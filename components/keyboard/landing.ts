'use client'

const GIVE_UP_MS = 10_000
/** How long a button that was pressed may take to go, after the page was drawn again. */
const SETTLE_MS = 2_000

let stopWatching = () => {}

/** Calls `attempt` on every frame until it returns true, the time is up, or the person presses or tabs elsewhere. */
function watch(attempt: () => boolean, forMs: number): void {
  stopWatching()
  const until = performance.now() + forMs
  let frame = 0
  const stop = () => {
    cancelAnimationFrame(frame)
    document.removeEventListener('pointerdown', stop, true)
    document.removeEventListener('keydown', onKey, true)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') stop()
  }
  const step = () => {
    if (performance.now() > until || attempt()) stop()
    else frame = requestAnimationFrame(step)
  }
  document.addEventListener('pointerdown', stop, true)
  document.addEventListener('keydown', onKey, true)
  stopWatching = stop
  frame = requestAnimationFrame(step)
}

const isLoading = () => document.querySelector('main [aria-busy=true]') !== null

/** The heading of the record that is open: beside its list, or of its page. */
const recordHeading = () =>
  document.querySelector<HTMLElement>('main [data-record-heading]') ?? document.querySelector<HTMLElement>('main h1')

const rowOf = (id: string) => document.querySelector<HTMLElement>(`main a[data-row-link][href*="${id}"]`)

function focusOn(element: HTMLElement): boolean {
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus()
  return document.activeElement === element
}

/** After the next change of the address, the focus is on the heading of the record, or on the row of `rowId`. */
export function landAfterNavigation(rowId?: string): void {
  const from = window.location.href
  watch(() => {
    if (window.location.href === from || isLoading() || document.querySelector('[role=dialog]')) return false
    const target = (rowId ? rowOf(rowId) : null) ?? recordHeading()
    return target !== null && focusOn(target)
  }, GIVE_UP_MS)
}

/** When the part that has the focus is removed after an action, the focus goes to the heading of the record. */
export function landWhenFocusIsLost(): void {
  watch(() => {
    if (document.querySelector('[role=dialog]')) return false
    const lost = !document.activeElement || document.activeElement === document.body
    const heading = recordHeading()
    return lost && heading !== null && focusOn(heading)
  }, SETTLE_MS)
}
