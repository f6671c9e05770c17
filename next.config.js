/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Native modules and the database driver stay outside the bundle: Node loads them as they are.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pdfkit', 'pg-copy-streams', 'pino'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config
