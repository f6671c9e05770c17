import { Button } from '@/components/ui/button'
import type { CaseListParams } from '@/lib/screening-desk/screening-cases/case-list-params'

/**
 * The decided cases of a filter as test rows for the maintainers of the screening. A form, because every export is an
 * event.
 */
export function TestRowsButton({ params, disabled }: { params: CaseListParams; disabled: boolean }) {
  const fields = Object.entries(params)
    .filter(([key]) => key !== 'after' && key !== 'before' && key !== 'state')
    .flatMap(([key, value]) => [value ?? []].flat().map((item) => ({ key, value: String(item) })))
  return (
    <form action="/api/screening-test-rows" method="get">
      {fields.map((field) => (
        <input key={`${field.key}=${field.value}`} type="hidden" name={field.key} value={field.value} />
      ))}
      <Button type="submit" tone="quiet" disabled={disabled} title={disabled ? 'No decided cases yet' : undefined}>
        Decided cases as test rows
      </Button>
    </form>
  )
}
