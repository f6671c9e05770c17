// What npm start and npm run dev read from the command line and the environment.

import { parsePort } from './port.mjs'
import { Complaint } from './project.mjs'

/**
 * The switches and the address. Refuses a switch that the command does not know. `npm start --empty`, without the `--`
 * before it, leaves the switch with npm, which hands it on in the environment.
 */
export function readCommandLine(args, env, known) {
  const unknown = args.find((arg) => !known.includes(arg))
  if (unknown) throw new Complaint(`${unknown} is not known here. Known: ${known.join(', ')}`)
  const isGiven = (name) =>
    known.includes(`--${name}`) && (args.includes(`--${name}`) || env[`npm_config_${name}`] === 'true')
  return {
    host: env.HOST || '127.0.0.1',
    port: parsePort(env.PORT || '3000'),
    empty: isGiven('empty'),
    reset: isGiven('reset'),
  }
}
