const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** A value of a line of PostgreSQL's COPY as it was typed: a line feed stands as \n there, a backslash as two. */
export const typedValue = (copied: string): string =>
  copied.includes('\\') ? copied.replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped) : copied

/** The lines of pieces that end anywhere, without their ends, in Latin-1: a character a byte, so that nothing is decoded that is only passed on. A piece's lines come together. */
export async function* copiedLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
}
