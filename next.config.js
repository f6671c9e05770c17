/** What every answer has, static files included; proxy.ts adds what depends on the request. */
const EVERY_ANSWER = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'referrer-policy', value: 'same-origin' },
  {
    key: 'permissions-policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
]

const ALLOWS_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm run check` checks the types; a first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // No page has a picture that the server resizes: the route that would is not answered.
  images: { unoptimized: true },
  // Native modules and the database driver stay outside the bundle: Node loads them as they are.
  serverExternalPackages: ['fontkit', '@node-rs/argon2', 'pg', 'pdfkit', 'pg-copy-streams', 'pino'],
  headers: async () => [
    { source: '/:path*', headers: EVERY_ANSWER },
    // proxy.ts, which has the policy of pages and routes, does not run for these.
    {
      // A worker has the policy of its own file, not that of the page: the one that checks packages may connect to
      // nothing either.
      source: '/_next/:path*',
      headers: [{ key: 'content-security-policy', value: `${ALLOWS_NOTHING}; script-src 'self'` }],
    },
    // Opened by its address, the picture of a tab is a document. Its colours are a style sheet inside it.
    ...['/icon.svg', '/favicon.ico'].map((source) => ({
      source,
      headers: [{ key: 'content-security-policy', value: `${ALLOWS_NOTHING}; style-src 'unsafe-inline'` }],
    })),
  ],
  // A folder of app/ cannot begin with a dot.
  rewrites: async () => [{ source: '/.well-known/security.txt', destination: '/api/security-contact' }],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config
