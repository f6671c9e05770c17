import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import pg from 'pg'
import { seedDemo } from '../prisma/seed'
import { chromiumLaunchOptions } from '../scripts/lib/chromium.mjs'
import { signIn, startApplication } from './application'
import type { Cluster } from './cluster'
import { median } from './load'
import { typingMilliseconds } from './typing'

/** What the browser got for one page, in bytes: the document as read, scripts and styles as transferred. */
export type PageWeight = { html: number; scripts: number; styles: number; blockedMilliseconds: number }
export type PageFigures = { address: string; here: PageWeight; other?: PageWeight }
export type PagesFigures = { pages: PageFigures[]; typing: { here: number; other?: number } }

const LOADS = 3

/** The pages that are measured, with who opens them. `first` follows the first link of the list to a record. */
const PAGES: { address: string; role?: 'analyst' | 'manager' | 'administrator'; first?: RegExp }[] = [
  { address: '/sign-in' },
  { address: '/verify' },
  { address: '/', role: 'manager' },
  { address: '/companies', role: 'analyst' },
  { address: '/companies', role: 'analyst', first: /^\/companies\/[0-9a-f-]{36}/ },
  { address: '/products', role: 'analyst' },
  { address: '/fsb-licenses', role: 'analyst' },
  { address: '/payments', role: 'manager' },
  { address: '/payments/new', role: 'analyst' },
  { address: '/yearly-summary', role: 'manager' },
  { address: '/screening', role: 'analyst' },
  { address: '/screening/cases', role: 'manager' },
  { address: '/audit-trail', role: 'manager' },
  { address: '/exports', role: 'manager' },
  { address: '/settings/policies', role: 'administrator' },
  { address: '/settings/law', role: 'manager' },
  { address: '/settings/people', role: 'administrator' },
]

/** Reads a page in a browser without a cache, and adds up what was transferred for it. */
async function weigh(page: Page, client: CDPSession, address: string): Promise<PageWeight> {
  const kinds = new Map<string, string>()
  const weight: PageWeight = { html: 0, scripts: 0, styles: 0, blockedMilliseconds: 0 }
  const onResponse = ({ requestId, type }: { requestId: string; type: string }) => kinds.set(requestId, type)
  const onFinished = ({ requestId, encodedDataLength }: { requestId: string; encodedDataLength: number }) => {
    if (kinds.get(requestId) === 'Script') weight.scripts += encodedDataLength
    if (kinds.get(requestId) === 'Stylesheet') weight.styles += encodedDataLength
  }
  client.on('Network.responseReceived', onResponse)
  client.on('Network.loadingFinished', onFinished)
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  if (!answer?.ok()) throw new Error(`${address} answered ${answer?.status()}`)
  weight.html = (await answer.body()).length
  weight.blockedMilliseconds = await page.evaluate(blockedMilliseconds)
  client.off('Network.responseReceived', onResponse)
  client.off('Network.loadingFinished', onFinished)
  return weight
}

/** How long the main thread was busy beyond 50 ms at a time, so far: the total blocking time of the page. */
async function blockedMilliseconds(): Promise<number> {
  const tasks = await new Promise<PerformanceEntryList>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: 'longtask', buffered: true })
    setTimeout(() => resolve([]), 200)
  })
  return tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0)
}

/** A page of one application for one person, with an empty cache. */
async function openPage(browser: Browser, address: string, role?: string): Promise<{ page: Page; client: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  if (role) {
    const cookies = (await signIn(address, role)).split('; ').map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address }
    })
    await context.addCookies(cookies)
  }
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  return { page, client }
}

/** The address of the record that the first fitting link of the open page leads to. */
async function firstLink(page: Page, pattern: RegExp): Promise<string> {
  const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const found = links.find((link) => pattern.test(link))
  if (!found) throw new Error(`${page.url()} has no link like ${pattern}`)
  return found
}

async function weighPage(browser: Browser, base: string, at: (typeof PAGES)[number]): Promise<PageWeight> {
  const { page, client } = await openPage(browser, base, at.role)
  try {
    let address = base + at.address
    if (at.first) {
      await page.goto(address, { waitUntil: 'networkidle' })
      address = base + (await firstLink(page, at.first))
    }
    const loads: PageWeight[] = []
    for (let load = 0; load < LOADS; load++) loads.push(await weigh(page, client, address))
    const of = (key: keyof PageWeight) => median(loads.map((one) => one[key]))
    return {
      html: of('html'),
      scripts: of('scripts'),
      styles: of('styles'),
      blockedMilliseconds: of('blockedMilliseconds'),
    }
  } finally {
    await page.context().close()
  }
}

async function typing(browser: Browser, base: string): Promise<number> {
  const { page } = await openPage(browser, base, 'analyst')
  try {
    await page.goto(`${base}/payments/new`, { waitUntil: 'networkidle' })
    return await typingMilliseconds(page)
  } finally {
    await page.context().close()
  }
}

/**
 * Loads every kind of page of the demo in a browser, and types into the payment form. `against` is the address of
 * another version that already runs with its own demo: each page is then read from both, one after the other.
 */
export async function benchPages(
  cluster: Cluster,
  against: string | undefined,
  say: (line: string) => void,
): Promise<PagesFigures> {
  const { ownerUrl, appUrl } = await cluster.database('bench_pages')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await seedDemo(client, new Date(), () => {}).finally(() => client.end())
  const application = await startApplication(appUrl)
  const browser = await chromium.launch(await chromiumLaunchOptions(chromium.executablePath()))
  try {
    const pages: PageFigures[] = []
    for (const at of PAGES) {
      const here = await weighPage(browser, application.address, at)
      const other = against ? await weighPage(browser, against, at) : undefined
      pages.push({ address: at.first ? `${at.address}/…` : at.address, here, ...(other && { other }) })
      say(`  ${at.address}`)
    }
    const here = await typing(browser, application.address)
    const other = against ? await typing(browser, against) : undefined
    return { pages, typing: { here, ...(other !== undefined && { other }) } }
  } finally {
    await browser.close()
    await application.stop()
  }
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)}`.padStart(6)
const pair = (here: string, other?: string): string => (other === undefined ? here : `${here} /${other}`)

/** The highest latency of typing at the 75th percentile that feels immediate, in milliseconds. */
const TYPING_GOAL = 32

/** Writes the figures as a table, those of the other version after a stroke. Returns whether typing met its goal. */
export function reportPages({ pages, typing: typed }: PagesFigures, say: (line: string) => void): boolean {
  say('\nKB of the document as read, of scripts and styles as transferred; ms blocked while loading (here / other)')
  say(`  ${'page'.padEnd(20)} document  scripts   styles   blocked`)
  for (const { address, here, other } of pages) {
    const size = (key: 'html' | 'scripts' | 'styles') => pair(kilobytes(here[key]), other && kilobytes(other[key]))
    const blocked = (weight: PageWeight) => weight.blockedMilliseconds.toFixed(0).padStart(6)
    say(
      `  ${address.padEnd(20)} ${size('html')} ${size('scripts')} ${size('styles')} ` +
        pair(blocked(here), other && blocked(other)),
    )
  }
  const met = typed.here <= TYPING_GOAL
  const figures = pair(`${typed.here}`, typed.other === undefined ? undefined : ` ${typed.other}`)
  say(`  typing in the payment form, 75th percentile: ${figures} ms (goal ${TYPING_GOAL}: ${met ? 'met' : 'missed'})`)
  return met
}
