/** Why a file failed to generate, as the download list shows it and its row stores it. */
export const EXPORT_FILE_FAULTS = {
  brokeOff: 'It broke off three times',
  tooLarge: 'It is larger than 16 GiB. Choose a narrower filter',
  withReference: (reference: string): string => `It failed to generate. Reference ${reference}`,
} as const

/** Refusals of the download list. */
export const EXPORT_FILE_MESSAGES = {
  unknownFile: 'File not found',
  alreadyFinished: 'This file is already finished',
  noBytes: 'The bytes of this file are already deleted',
  otherRequester: 'Only the person who requested a file, or an administrator, can cancel or remove it',
  notReady: 'This file is not ready yet',
  expired: 'This file has expired. Request it again to get the same report as of the same instant',
  removed: 'This file was removed. Request it again to get the same report as of the same instant',
  failed: 'This file failed to generate',
  cancelled: 'This file was cancelled before it was ready',
  tooManyUnfinished: (count: number): string =>
    `You have ${count} unfinished exports. Cancel one, or wait until one is ready`,
  mayNotExport: (name: string): string => `${name} may no longer export`,
} as const
