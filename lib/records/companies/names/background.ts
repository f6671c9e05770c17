import 'server-only'
import { startBackgroundWork } from '@/lib/database/background-work'
import { storeFoldedNames } from './stored-names'

const LOOK_EVERY_MILLISECONDS = 5 * 60_000

/** Keeps the folded names of a ledger whole that was made, or filled, by other means than the application's forms. */
export const startFoldedNames = (): void =>
  startBackgroundWork('the folded names of companies', LOOK_EVERY_MILLISECONDS, () => storeFoldedNames())
