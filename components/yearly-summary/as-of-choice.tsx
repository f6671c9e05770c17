import { Button, ButtonLink } from '@/components/ui/button'
import { DateInput } from '@/components/ui/forms/date-input'
import { APPLY_DAY } from '@/lib/reporting/yearly-summary/messages'

/** Chooses the day of the summary with a GET to the page, so that a summary as of a day can be shared as a link. */
export function AsOfChoice({ year, company, typed }: { year: number; company: string | undefined; typed: string }) {
  const now = `/yearly-summary?year=${year}${company ? `&company=${company}` : ''}`
  return (
    <form action="/yearly-summary" method="get" className="flex items-center gap-2">
      <input type="hidden" name="year" value={year} />
      {company ? <input type="hidden" name="company" value={company} /> : null}
      <span className="w-[150px]">
        <DateInput name="asOf" aria-label="As of" placeholder="As of now" defaultValue={typed} />
      </span>
      {typed ? <ButtonLink href={now}>Back to now</ButtonLink> : <Button type="submit">{APPLY_DAY}</Button>}
    </form>
  )
}
