import 'server-only'
import { type Actor, can } from '@/lib/access/permissions'
import { roleRefusal } from '@/lib/access/role-refusal'
import { audited } from '@/lib/audit/audited'
import { SQLSTATE, sqlStateOf } from '@/lib/database-errors'
import { invalidField, type Outcome, refused } from '@/lib/outcome'
import { groupNamed } from './company-group'
import { type CompanyInput, companyColumns, companyFacts } from './company-input'

/** Adds a company. Refuses a name that an active company has already. */
export async function createCompany(actor: Actor, input: CompanyInput): Promise<Outcome<{ id: string; name: string }>> {
  if (!can(actor.role, 'companies:write')) return refused(roleRefusal(actor))
  try {
    return await audited(async (transaction) => {
      const group = await groupNamed(transaction, input.group)
      const { id, name } = await transaction.company.create({
        data: { ...companyColumns(input), groupId: group?.id ?? null },
      })
      return {
        value: { id, name },
        events: [
          {
            actorId: actor.id,
            verb: 'company.created',
            targetKind: 'company',
            targetId: id,
            targetName: name,
            companyId: id,
            after: companyFacts({ ...input, group }),
          },
        ],
      }
    })
  } catch (error) {
    if (sqlStateOf(error) === SQLSTATE.unique) return nameTaken(input.name)
    throw error
  }
}

/** The refusal of a name that an active company has; capitals make no difference. */
export const nameTaken = (name: string) => invalidField('name', `There is already a company named ${name}`)
