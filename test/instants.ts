import { setTimeout as pause } from 'node:timers/promises'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { today } from './ledger/ledger-arrangement'

/** The clock of the organisation in a test, today. */
export const clock = {
  today: today(),
  year: Number(today().slice(0, 4)),
  timeZone: 'America/New_York',
  holidays: SHIPPED_LAW.holidays,
}

/** An instant behind everything that was written, and before everything that will be. */
export async function between(): Promise<Date> {
  await pause(3)
  const instant = new Date()
  await pause(3)
  return instant
}
