import { daysBetween, type IsoDate } from '@/lib/kernel/calendar'

/**
 * How far a day is from today: `in 11 days`, `today`, `3 days ago`. In days up to 90 days, in months up to three years,
 * then in years.
 */
export function formatTimeUntil(today: IsoDate, end: IsoDate): string {
  const days = daysBetween(today, end)
  if (days === 0) return 'today'
  const span = formatSpan(Math.abs(days))
  return days > 0 ? `in ${span}` : `${span} ago`
}

function formatSpan(days: number): string {
  if (days === 1) return '1 day'
  if (days <= 90) return `${days} days`
  if (days < 3 * 365) return `${Math.round(days / 30.44)} months`
  return `${Math.floor(days / 365.25)} years`
}
