// Whether the packages of package-lock.json are installed. This is read from npm's own record in node_modules, so that
// packages installed manually count as well, and an interrupted installation (without a record yet) does not.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { node, readJson, root, runStep } from '../project.mjs'

const fits = (allowed, here) =>
  !allowed || allowed.includes(here) || (allowed.every((name) => name.startsWith('!')) && !allowed.includes(`!${here}`))

/**
 * Whether `installed` (node_modules/.package-lock.json) is what `wanted` (package-lock.json) asks for on this machine.
 *
 * @param {{ packages?: Record<string, object> }} wanted
 * @param {{ packages?: Record<string, object> }} installed
 * @param {{ platform: string, arch: string }} machine
 */
export function packagesAreCurrent(wanted, installed, machine = process) {
  if (!wanted.packages || !installed.packages) return false
  const names = Object.keys(wanted.packages).filter((name) => name !== '')
  const allThere = names.every((name) => {
    const [want, have] = [wanted.packages[name], installed.packages[name]]
    return have ? have.version === want.version && have.integrity === want.integrity : want.optional === true
  })
  // node_modules copied from another kind of machine carries that machine's programs.
  return (
    allThere &&
    Object.values(installed.packages).every((have) => fits(have.os, machine.platform) && fits(have.cpu, machine.arch))
  )
}

/**
 * Installs the packages when package-lock.json has changed, or when npm's record or the folder of a package is missing.
 * Always by `npm ci`, which removes node_modules first: `npm install` takes a package whose files were written in part,
 * by an installation that was cut short, for an installed one.
 */
export async function ensureDependencies(folder = root, install = installPackages) {
  const wanted = readJson(join(folder, 'package-lock.json'), {})
  const installed = readJson(join(folder, 'node_modules', '.package-lock.json'), {})
  const isThere = (name) => existsSync(join(folder, name, 'package.json'))
  if (packagesAreCurrent(wanted, installed) && Object.keys(installed.packages).every(isThere)) return
  await install()
}

function installPackages() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const [command, all] = npm?.endsWith('npm-cli.js') ? node(npm, ...args) : ['npm', args]
  return runStep('installing packages (a minute or two the first time)', command, all)
}
