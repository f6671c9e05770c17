// Are the packages of package-lock.json installed? npm's own record of what it put into node_modules tells, so that
// packages installed by hand count as well, and an installation that was cut short (it has no record yet) does not.
import { join } from 'node:path'
import { node, readJson, root, runStep } from './project.mjs'

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

/** Installs the packages when they are missing or package-lock.json has changed. */
export async function ensureDependencies() {
  const wanted = readJson(join(root, 'package-lock.json'), {})
  if (packagesAreCurrent(wanted, readJson(join(root, 'node_modules', '.package-lock.json'), {}))) return
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const [command, all] = npm?.endsWith('npm-cli.js') ? node(npm, ...args) : ['npm', args]
  await runStep('installing packages (a minute or two the first time)', command, all)
}
