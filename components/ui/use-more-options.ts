import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ComboboxOption } from './combobox-option'
import { useSettled } from './use-settled'

/** The first that match, and whether they are all. */
export type FoundOptions = { options: ComboboxOption[]; isWhole: boolean }

/**
 * Where more can be found than a list holds. `name` tells this question from others, so that none gets the answer to
 * another.
 */
export type MoreOptions = { name: string; ask: (words: string, signal: AbortSignal) => Promise<FoundOptions> }

/**
 * What is found by the words typed; null while there is nothing to ask. `says` stands in an empty list while the answer
 * is on its way, or when none comes.
 */
export function useMoreOptions(
  typed: string,
  more: MoreOptions | undefined,
): { found: FoundOptions | null; says?: string } {
  const words = useSettled(typed.trim(), 150)
  const { data, isError, isFetching } = useQuery({
    queryKey: ['more options', more?.name, words],
    queryFn: ({ signal }) => more?.ask(words, signal) ?? null,
    enabled: Boolean(more) && words !== '',
    placeholderData: keepPreviousData,
  })
  if (!more || typed.trim() === '') return { found: null }
  const nothing = { options: [], isWhole: true }
  if (isError) return { found: nothing, says: 'The search did not answer' }
  return { found: data ?? nothing, says: isFetching || words !== typed.trim() ? 'Searching' : undefined }
}
