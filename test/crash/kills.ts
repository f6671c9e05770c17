import { withClient } from '../../scripts/lib/database/connection.mjs'
import { childrenOf, type Installation, kill } from './installation'

/** The process of a random connection of the application. */
async function randomBackend(installation: Installation): Promise<number[]> {
  const { rows } = await withClient(installation.databaseUrl('postgres'), (client) =>
    client.query(
      `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
       ORDER BY state = 'active' DESC, random() LIMIT 1`,
    ),
  )
  return rows.map(({ pid }) => pid)
}

const server = (installation: Installation): number[] => {
  const postmaster = installation.postmaster()
  return postmaster ? [postmaster, ...childrenOf(postmaster)] : []
}

const all = ({ start, application }: { start: number[]; application: number[] }) => [...start, ...application]

/** What is killed, by its name in the summary: the processes that get a SIGKILL at once. */
export const KILLS: Record<string, (installation: Installation) => number[] | Promise<number[]>> = {
  'the application': (installation) => installation.processes().application,
  'the command npm start': (installation) => installation.processes().start,
  'command and application': (installation) => all(installation.processes()),
  'a backend at work': randomBackend,
  'the postmaster alone': (installation) => [installation.postmaster()].filter(Boolean),
  'the postmaster and all its children': server,
  everything: (installation) => [...server(installation), ...all(installation.processes())],
}

/** After these, `npm start` ends and is started again; after the others the running one recovers. */
export const ENDS_START: readonly string[] = [
  'the application',
  'the command npm start',
  'command and application',
  'everything',
]

/** Kills once; returns how many processes got the signal. */
export async function killNow(installation: Installation, name: string): Promise<number> {
  const pids = (await KILLS[name]?.(installation)) ?? []
  kill(pids)
  return pids.length
}
