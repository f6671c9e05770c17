import type { MetadataRoute } from 'next'

/** What a browser shows when the application is installed. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Headroom',
    short_name: 'Headroom',
    description: 'The ledger of fees paid to the FSB under OFAC’s general licenses',
    start_url: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#1d4a87',
    icons: [{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
  }
}
