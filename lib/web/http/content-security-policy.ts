/** The style sheet that sonner adds to a page by script, without a nonce: first an empty one, then its text. */
const NOTICES_SHEET =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='"

/**
 * The policy of a page. Scripts and style sheets only from here or with the nonce of this answer; positions and widths
 * are attributes of the parts that have them. A page that is closed may not connect or post to any server, including
 * this one: a file that is dropped on it stays in the browser, whatever its scripts do. Its worker has the policy of
 * next.config.js.
 */
export function contentSecurityPolicy({
  nonce,
  isClosed,
  isDevelopment,
}: {
  nonce: string
  isClosed: boolean
  isDevelopment: boolean
}): string {
  const own = isClosed ? "'none'" : "'self'"
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // While developing, styles are exchanged in place.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${NOTICES_SHEET}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${isDevelopment ? `${isClosed ? '' : own} ws:` : own}`,
    ...(isClosed ? ["worker-src 'self'"] : []),
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${own}`,
    "frame-ancestors 'none'",
  ]
  return rules.join('; ')
}
