const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** A size in the largest unit that leaves a figure of at least one: 512 bytes, 12.3 MB. */
export function bytesWords(bytes: number): string {
  let [value, unit] = [bytes, bytes === 1 ? 'byte' : 'bytes']
  for (const larger of UNITS) {
    if (value < 1000) break
    value /= 1000
    unit = larger
  }
  const shown = value === bytes ? value.toLocaleString('en-US') : (Math.floor(value * 10) / 10).toFixed(1)
  return `${shown} ${unit}`
}
