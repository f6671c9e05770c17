/** Called once when the server starts, before it serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { sendBodyLengths } = await import('@/lib/http/content-length')
  const { startFoldedNames } = await import('@/lib/companies/names/background')
  const { startReScreening } = await import('@/lib/re-screening/background')
  const { startExportFiles } = await import('@/lib/export-files/background')
  const { startTallies } = await import('@/lib/yearly-summary/tallies/background')
  const { startAskingReservedAgain } = await import('@/lib/payments/ask-reserved-again')
  sendBodyLengths()
  startAskingReservedAgain()
  startFoldedNames()
  startReScreening()
  startExportFiles()
  startTallies()
}
