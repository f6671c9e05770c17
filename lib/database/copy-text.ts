const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/**
 * The original value of a field in PostgreSQL's text COPY, where a line feed is written as \n and a backslash as two.
 */
export const typedValue = (copied: string): string =>
  copied.includes('\\') ? copied.replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped) : copied
