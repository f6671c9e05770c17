/** Called once when the server starts, before it serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { sendBodyLengths } = await import('@/lib/web/http/content-length')
  const { startFoldedNames } = await import('@/lib/records/companies/names/background')
  const { startReScreening } = await import('@/lib/screening-desk/re-screening/background')
  const { startExportFiles } = await import('@/lib/reporting/export-schedules/background')
  const { startTallies } = await import('@/lib/reporting/yearly-summary/tallies/background')
  const { startAskingReservedAgain } = await import('@/lib/ledger/payments/ask-again/ask-reserved-again')
  sendBodyLengths()
  startAskingReservedAgain()
  startFoldedNames()
  startReScreening()
  startExportFiles()
  startTallies()
}
