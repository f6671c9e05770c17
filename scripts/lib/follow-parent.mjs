// Loaded into the application with --import: when the command that started it is gone, even by SIGKILL, it goes too.
// First in order, and in any case within ten seconds: open connections would keep it beside the next start.
const LONGEST_MILLISECONDS = 5000

process.on('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), LONGEST_MILLISECONDS).unref()
  process.kill(process.pid, 'SIGTERM')
})
