import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FoundOptions, MoreOptions } from './combobox-option'
import { useSettled } from './use-debounced-value'

/**
 * The options found for the typed text; null while there is nothing to search for. `message` is shown in an empty list
 * while the answer is pending, or when nothing is found.
 */
export function useMoreOptions(
  typed: string,
  more: MoreOptions | undefined,
): { found: FoundOptions | null; message?: string } {
  const query = useSettled(typed.trim(), 150)
  const { data, isError, isFetching } = useQuery({
    queryKey: ['more options', more?.name, query],
    queryFn: ({ signal }) => more?.ask(query, signal) ?? null,
    enabled: Boolean(more) && query !== '',
    placeholderData: keepPreviousData,
  })
  if (!more || typed.trim() === '') return { found: null }
  const nothing = { options: [], isComplete: true }
  if (isError) return { found: nothing, message: 'The search did not respond' }
  return { found: data ?? nothing, message: isFetching || query !== typed.trim() ? 'Searching' : undefined }
}
