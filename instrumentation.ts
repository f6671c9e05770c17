/** Called once when the server starts, before it serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { answerUnreadableRequests } = await import('@/lib/web/http/answer-unreadable')
  const { sendBodyLengths } = await import('@/lib/web/http/content-length')
  const { requireEncryption } = await import('@/lib/web/http/strict-transport')
  const { noteSocketAddresses } = await import('@/lib/web/http/note-socket-address')
  const { startBackgroundJobs } = await import('@/lib/web/background-jobs')
  const { startAnchoring } = await import('@/lib/audit/chains/anchors/start-anchoring')
  const { reportConnections } = await import('@/lib/database/report-connections')
  const { reportProvider } = await import('@/lib/identity/single-sign-on/report-provider')
  const { logConsole } = await import('@/lib/web/log-console')
  // While developing, the console is for the person who reads it.
  if (process.env.NODE_ENV === 'production') logConsole()
  noteSocketAddresses()
  answerUnreadableRequests()
  requireEncryption(process.env.NEXTAUTH_URL)
  sendBodyLengths()
  reportConnections()
  startBackgroundJobs()
  startAnchoring()
  void reportProvider()
}
