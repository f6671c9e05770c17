import type { Column } from './column'

/**
 * Joins columns of one destination whose headers do not state that they belong together: the receiver's name in a
 * column of its own, or City and Country beside "Delivery address". Only where there is one destination to join, and no
 * part would be in it twice.
 */
export function joinGroups(columns: Column[], screened: readonly string[]): void {
  const held = columns.filter(({ holds, isEmpty }) => holds !== 'ignored' && !isEmpty)
  const own = (id: string) => held.filter(({ group }) => group === id)
  const receiving = screened.filter((id) => own(id).some(({ kind }) => kind === 'delivery'))
  const [target, second] = receiving.length > 0 ? receiving : screened
  const into = target ? own(target) : []
  if (!target || second || into.some(({ kind }) => kind === 'other')) return
  const hasOthers = held.some(({ kind, holds }) => kind === 'other' && holds !== 'name')
  for (const id of new Set(held.map(({ group }) => group))) {
    const part = own(id)
    const isName = part.every(({ holds }) => holds === 'name')
    // If the file has another party, a city alone may be that party's.
    const belongs = id !== target && part.every(joins) && (isName || !hasOthers)
    if (!belongs || part.some(({ holds }) => own(target).some((one) => one.holds === holds))) continue
    for (const column of part) Object.assign(column, { group: target, label: into[0]?.label ?? '' })
  }
}

/** The notified party and the end user may differ from the party the goods go to. */
const joins = ({ kind, group }: Column): boolean =>
  kind === 'plain' || (kind === 'delivery' && /^delivery (?:delivery|consignee)$/.test(group))
