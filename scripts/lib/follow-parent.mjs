// Loaded into the application with --import: when the command that started it is gone, even by SIGKILL, it goes too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
