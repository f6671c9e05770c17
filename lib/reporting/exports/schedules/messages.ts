/** Refusals about schedules, and why a scheduled file failed. */
export const SCHEDULE_MESSAGES = {
  unknownSchedule: 'Schedule not found',
  alreadyDone: 'Another user has already done this',
  noSuchFilter: 'This report has no such filter. Choose another',
  monthIsMonthly: 'A yearly schedule covers a year. Choose another, or make the schedule monthly',
  nameTaken: (name: string): string => `There is already a schedule named ${name}`,
  ownerMayNotExport: (reason: string): string =>
    `${reason}. Save the schedule to have its files generated in your name`,
} as const
