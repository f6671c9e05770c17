import 'server-only'
import { factLabel, factText } from '@/lib/audit/events/changed-fields'
import { db } from '@/lib/database/db'
import { isRecordId } from '@/lib/kernel/record-id'

/**
 * Describes a filter, with the names of its records: `Year 2026, state blocked, company Palisade Audio Inc.`
 */
export type FilterDescriber = (parameters: string) => string

/** Reads the names of the ids in several filters with one query. An id without a record is described as unknown. */
export async function filterDescriber(filters: readonly string[]): Promise<FilterDescriber> {
  const ids = new Set(filters.flatMap((filter) => [...new URLSearchParams(filter).values()].filter(isRecordId)))
  const named = ids.size === 0 ? [] : await namesOf([...ids])
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return (parameters) => {
    const search = new URLSearchParams(parameters)
    const parts = [...new Set(search.keys())].filter(isFilter).map((key) => {
      const values = search
        .getAll(key)
        .map((value) => (isRecordId(value) ? (names.get(value) ?? 'unknown') : spaced(value)))
      return `${factLabel(key).toLowerCase()} ${values.join(' or ')}`
    })
    const text = parts.join(', ')
    return text ? text.charAt(0).toUpperCase() + text.slice(1) : 'All rows'
  }
}

/** The sort order is not part of the filter. */
const isFilter = (key: string): boolean => key !== 'sort'

const spaced = (value: string): string => factText(/^[a-z_-]+$/.test(value) ? value.replace(/[_-]/g, ' ') : value)

const namesOf = (ids: string[]) => db.$queryRaw<{ id: string; name: string }[]>`
  SELECT id, name FROM company WHERE id = ANY(${ids}::uuid[])
  UNION ALL SELECT id, name FROM product WHERE id = ANY(${ids}::uuid[])
  UNION ALL SELECT id, number FROM fsb_license WHERE id = ANY(${ids}::uuid[])
  UNION ALL SELECT id, reference FROM payment WHERE id = ANY(${ids}::uuid[])
  UNION ALL SELECT id, name FROM person WHERE id = ANY(${ids}::uuid[])
  UNION ALL SELECT id, name FROM company_group WHERE id = ANY(${ids}::uuid[])
  UNION ALL SELECT id, name FROM screening_list WHERE id = ANY(${ids}::uuid[])`
