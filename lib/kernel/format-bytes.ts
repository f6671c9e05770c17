const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const

/** `812 bytes`, `1.4 MB`: a size in decimal units, as file managers show it. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${value.toLocaleString('en-US', { maximumFractionDigits: step === 0 ? 0 : 1 })} ${UNITS[step]}`
}
