import { formatDate, formatInstant, type IsoDate } from '@/lib/kernel/calendar'

/** A calendar date as 14 Mar 2026, never broken over two lines. Nothing known is a dash. */
export function DateText({ date }: { date: IsoDate | null }) {
  if (!date) return <span className="text-text-3">-</span>
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {formatDate(date)}
    </time>
  )
}

/** An instant as 23 Nov 2026, 09:02 in the organisation's zone. */
export function InstantText({ instant, timeZone }: { instant: Date; timeZone: string }) {
  return (
    <time dateTime={instant.toISOString()} className="whitespace-nowrap">
      {formatInstant(instant, timeZone)}
    </time>
  )
}
