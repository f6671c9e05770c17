const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** A value of a line of PostgreSQL's COPY as it was typed: a line feed stands as \n there, a backslash as two. */
export const typedValue = (copied: string): string =>
  copied.includes('\\') ? copied.replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped) : copied
