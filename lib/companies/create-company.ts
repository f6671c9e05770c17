import 'server-only'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { audited } from '@/lib/audit/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database-errors'
import { type Outcome, refused } from '@/lib/outcome'
import { askWhetherAlike, distinctionEvents, nameTaken } from './alike-companies'
import { groupNamed } from './company-group'
import { type CompanyInput, companyColumns, companyFacts } from './company-input'

/**
 * Adds a company. Refuses a name that an active company has already and a registration number that any has. Where the name, folded, is that of another, archived
 * ones included, it is refused with those records until a reason tells it apart from each; that is an event of its own.
 */
export async function createCompany(actor: Actor, input: CompanyInput): Promise<Outcome<{ id: string; name: string }>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  try {
    return await audited<{ id: string; name: string }>(async (transaction) => {
      const alike = await askWhetherAlike(transaction, input, input)
      if ('refusal' in alike) return alike
      const group = await groupNamed(transaction, input.group)
      const { id, name } = await transaction.company.create({
        data: { ...companyColumns(input), groupId: group?.id ?? null },
      })
      const about = { actorId: actor.id, targetKind: 'company', targetId: id, targetName: name, companyId: id }
      return {
        value: { id, name },
        events: [
          { ...about, verb: 'company.created', after: companyFacts({ ...input, group }) },
          ...distinctionEvents(about, alike.distinction),
        ],
      }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return nameTaken(input.name)
    throw error
  }
}
