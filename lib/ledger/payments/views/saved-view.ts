import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { err, invalidField, type Refusal, type Result } from '@/lib/kernel/result'
import { recordId, requiredLine } from '@/lib/kernel/text'
import { mayChange } from '@/lib/permissions/object-rights'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { readViewParameters } from './view-address'

const LIST = 'payments'

/** The most views of one person. */
export const MOST_VIEWS = 50

const name = requiredLine('a name for the view', 60)
const id = recordId('View not found')

export const saveViewInput = z.object({
  name,
  parameters: z.string().max(4000, 'The filter is longer than 4,000 characters'),
})
export const renameViewInput = z.object({ id, name })
export const viewNamed = z.object({ id })

type Named = { id: string; name: string }
export type SavedView = Named & { parameters: string }

/** The views that a person saved, by name. */
export const savedViews = ({ id: personId }: Actor): Promise<SavedView[]> =>
  db.$queryRaw<SavedView[]>`
    SELECT id, name, parameters FROM saved_view
    WHERE person_id = ${personId}::uuid AND list = ${LIST} AND archived_at IS NULL ORDER BY lower(name), id`

/**
 * Saves a view under a name for the person. Refuses a name that one of their views has, whatever the capitals, a filter
 * that the list cannot read, and more than 50 views.
 */
export async function saveView(actor: Actor, input: z.output<typeof saveViewInput>): Promise<Result<SavedView>> {
  if (!can(actor.role, 'records:read')) return err(roleRefusal(actor))
  const read = readViewParameters(input.parameters)
  if (!read.ok) return invalidField('parameters', read.refusal.message)
  const view = { name: input.name, parameters: read.value }
  return uniquely(input.name, () =>
    audited<SavedView>(async (transaction) => {
      if ((await countViews(transaction, actor)) >= MOST_VIEWS) return { refusal: FULL }
      const data = { ...view, personId: actor.id, list: LIST, savedAt: new Date() }
      const saved = await transaction.savedView.create({ data })
      const after = { name: view.name, filter: view.parameters }
      return {
        value: { ...view, id: saved.id },
        events: [{ ...eventOf(actor, saved), verb: 'saved-view.saved', after }],
      }
    }),
  )
}

/** Renames a view of the person. Refuses a name that another of their views has, and a view that was removed. */
export async function renameView(actor: Actor, input: z.output<typeof renameViewInput>): Promise<Result<Named>> {
  const current = await viewOf(actor, input.id)
  if ('kind' in current) return err(current)
  return uniquely(input.name, () =>
    audited<Named>(async (transaction) => {
      const { count } = await transaction.savedView.updateMany({
        where: { id: current.id, archivedAt: null },
        data: { name: input.name },
      })
      if (count === 0) return { refusal: GONE }
      const names = { before: { name: current.name }, after: { name: input.name } }
      return { value: input, events: [{ ...eventOf(actor, current), verb: 'saved-view.renamed', ...names }] }
    }),
  )
}

/** Removes a view of the person. Its address still shows the same. */
export async function removeView(actor: Actor, input: z.output<typeof viewNamed>): Promise<Result<Named>> {
  const current = await viewOf(actor, input.id)
  if ('kind' in current) return err(current)
  return audited<Named>(async (transaction) => {
    const { count } = await transaction.savedView.updateMany({
      where: { id: current.id, archivedAt: null },
      data: { archivedAt: new Date() },
    })
    if (count === 0) return { refusal: GONE }
    return { value: current, events: [{ ...eventOf(actor, current), verb: 'saved-view.removed' }] }
  })
}

const GONE: Refusal = { kind: 'not_found', message: 'This view was removed meanwhile' }
const FULL_MESSAGE = `You have ${MOST_VIEWS} views, the most there can be. Remove one first`
const FULL: Refusal = { kind: 'invalid', message: FULL_MESSAGE, fieldErrors: { name: FULL_MESSAGE } }

/** The number of the person's views, which no other transaction of theirs changes until this one has ended. */
async function countViews(transaction: Transaction, { id: personId }: Actor): Promise<number> {
  await transaction.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
  return transaction.savedView.count({ where: { personId, list: LIST, archivedAt: null } })
}

/** The view with this id, if it is the person's own; another's is answered like an unknown one. */
async function viewOf(actor: Actor, viewId: string): Promise<Named | Refusal> {
  if (!can(actor.role, 'records:read')) return roleRefusal(actor)
  const select = { id: true, name: true, personId: true } as const
  const view = await db.savedView.findFirst({ where: { id: viewId, archivedAt: null }, select })
  return view && mayChange(actor, 'saved-view', view.personId) ? view : GONE
}

const eventOf = (actor: Actor, view: Named) => ({
  actorId: actor.id,
  targetKind: 'saved-view',
  targetId: view.id,
  targetName: view.name,
})

const uniquely = <Value>(wanted: string, write: () => Promise<Result<Value>>): Promise<Result<Value>> =>
  unlessTaken(write, invalidField('name', `You already have a view named ${wanted}`))
