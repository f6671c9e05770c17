// A Chromium for the browser tests, found in this order: CHROMIUM_PATH, Playwright's own when `npx playwright install
// chromium` has fetched it, the system's, and last the one that came with npm, which needs nothing from the system.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { Complaint } from './project.mjs'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The arguments with which Chromium runs in a container, as root, without its own network. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  // A page is open for seconds: optimizing its scripts costs a sixth of all the time and gains nothing.
  '--js-flags=--no-opt',
]

const unpack = (packed, file) => pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(file))

async function unpackArchive(packed, folder) {
  // Through a file: tar closes a pipe before the padding at its end has been written.
  const archive = join(folder, basename(packed, '.br'))
  await unpack(packed, archive)
  execFileSync('tar', ['-x', '--no-same-owner', '-f', archive, '-C', folder])
  rmSync(archive)
}

/** The system's fonts, if there are any, and the ones packed with Chromium. */
const fontSettings = (place) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${place}/fonts</dir>
  <cachedir>${place}/font-cache</cachedir>
</fontconfig>
`

/**
 * Unpacks the Chromium of @sparticuz/chromium with the libraries (NSS) and fonts packed beside it, once per version
 * and user. It is moved into its final folder when it is complete.
 */
async function unpackFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Complaint(
      'there is no Chromium here for the browser tests. Fetch one with `npx playwright install chromium`, or name ' +
        'one in CHROMIUM_PATH.',
    )
  }
  const packageFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const place = join(tmpdir(), `headroom-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!existsSync(place)) {
    const draft = mkdtempSync(`${place}-`)
    const packed = (name) => join(packageFolder, 'bin', name)
    await Promise.all([
      unpack(packed('chromium.br'), join(draft, 'chromium')),
      unpackArchive(packed('al2023.tar.br'), draft),
      unpackArchive(packed('fonts.tar.br'), draft),
      unpackArchive(packed('swiftshader.tar.br'), draft),
    ])
    chmodSync(join(draft, 'chromium'), 0o755)
    writeFileSync(join(draft, 'fonts.conf'), fontSettings(place))
    try {
      renameSync(draft, place)
    } catch {
      // Another run was faster: use its copy.
      rmSync(draft, { recursive: true, force: true })
    }
  }
  return place
}

/**
 * How Playwright launches Chromium here: the path (undefined for its own), arguments and environment.
 *
 * @param {string} playwrightsOwn `chromium.executablePath()` of @playwright/test
 */
export async function chromiumLaunchOptions(playwrightsOwn) {
  const given = process.env.CHROMIUM_PATH
  if (given) return { executablePath: given, args: chromiumArguments }
  if (existsSync(playwrightsOwn)) return { args: chromiumArguments }
  const system = process.env.NO_SYSTEM_CHROMIUM ? undefined : systemPaths.find((path) => existsSync(path))
  if (system) return { executablePath: system, args: chromiumArguments }
  const place = await unpackFromNpm()
  const env = { ...process.env, LD_LIBRARY_PATH: join(place, 'lib'), FONTCONFIG_FILE: join(place, 'fonts.conf') }
  return { executablePath: join(place, 'chromium'), args: chromiumArguments, env }
}
