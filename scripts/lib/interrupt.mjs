// One answer to Ctrl-C and to a polite kill, at every moment of a command.
let answer = () => process.exit(130)

/** Replaces what happens at SIGINT, SIGTERM or SIGHUP; the default ends the command, and its exit handlers clean up. */
export function onInterrupt(body) {
  answer = body
}

export function listenForInterrupts() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => answer())
}
