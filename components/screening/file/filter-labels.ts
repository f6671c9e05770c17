import { OUTCOME_WORDS } from '@/components/ui/display/state-tag'
import type { ResultFilter } from '@/lib/screening-desk/screening-lists/result-file'

export const FILTER_LABELS: Readonly<Record<ResultFilter, string>> = {
  ...OUTCOME_WORDS,
  hits: 'Found in other columns',
}
