/** Tried in this order: a browser names the ones it descends from as well. */
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(?:A|iOS|e)?\/(\d+)/, 'Edge'],
  [/\b(?:OPR|Opera)\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* .*Safari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]
const UNKNOWN = 'Unknown browser'

/**
 * The browser and system that a user agent names, such as `Firefox 140 on Windows`. It is what the client states of
 * itself, for people to recognize their own; nothing is decided by it.
 */
export function clientName(userAgent: string | null): string {
  const text = (userAgent ?? '').slice(0, 1000)
  const browser = BROWSERS.flatMap(([pattern, name]) => {
    const version = pattern.exec(text)?.[1]
    return version ? [`${name} ${version.slice(0, 4)}`] : []
  })[0]
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1]
  return [browser ?? UNKNOWN, system].filter(Boolean).join(' on ')
}
