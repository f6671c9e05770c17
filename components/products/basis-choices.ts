import type { Option } from '@/components/ui/forms/select'
import type { Law } from '@/lib/compliance/law/law'

/** The bases and the classes of end users to choose from. */
export type BasisChoices = { bases: readonly Option[]; endUserClasses: readonly Option[] }

/** The choices that the law in force has. */
export const basisChoices = ({
  commerceBases,
  endUserClasses,
}: Pick<Law, 'commerceBases' | 'endUserClasses'>): BasisChoices => ({
  bases: [{ value: '', label: 'Not chosen' }, ...commerceBases.map(({ basis, label }) => ({ value: basis, label }))],
  endUserClasses: [{ value: '', label: 'None' }, ...endUserClasses.map(({ id, label }) => ({ value: id, label }))],
})
