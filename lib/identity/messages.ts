import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import type { Role } from '@/lib/permissions/permissions'

// The messages of a refusal in this room, at a field or about the whole request.

const PASSWORD_WEAKNESSES = {
  known: 'your name, email address or organisation',
  common: 'a common password or word',
  keyboard: 'neighboring keys',
  year: 'a year or a date',
  repeated: 'repeated characters',
  sequence: 'characters in sequence',
}

export const PASSWORD_MESSAGES = {
  missing: 'Enter a password',
  tooShort: (length: number, shortest: number) => `Enter at least ${shortest} characters. This password has ${length}`,
  tooLong: (longest: number) => `Enter at most ${longest} characters`,
  isEmail: 'The password cannot be the email address. Choose another',
  easyToGuess: (weaknesses: readonly (keyof typeof PASSWORD_WEAKNESSES)[]) => {
    const found = weaknesses.map((weakness) => PASSWORD_WEAKNESSES[weakness])
    const why = found.length > 0 ? `: it has ${new Intl.ListFormat('en-US').format(found)}` : ''
    return `This password is easy to guess${why}. Use four or more words that have nothing to do with each other`
  },
  currentMissing: 'Enter your current password',
  currentWrong: 'Incorrect current password',
  unchanged: 'This is your current password. Choose a new one',
  off: 'Passwords are turned off here. People sign in with the identity provider',
  none: 'You have no password yet. An administrator can create a link for choosing one',
  tooManyAttempts: 'Too many incorrect passwords. Try again in 15 minutes',
  busy: 'Too many passwords are being checked at this moment. Try again in 10 seconds',
}

export const LINK_MESSAGES = {
  passwordLinkUsed:
    'This link has already been used or has expired. An administrator can create a new one under Settings, People',
  passwordLinkWaits:
    'This link does not work yet: a second manager or administrator has to confirm it. Open it again then',
  setUpLinkUsed:
    'This link was already used or has expired. If Headroom is set up, sign in; otherwise restart it for a new link',
}

/** By the reason that the browser receives (single-sign-on/provider-refusal.ts). */
const PROVIDER_MESSAGES = {
  'provider-unavailable': 'Your identity provider did not respond. Try again in a moment',
  'provider-declined': 'The sign-in was not completed at your identity provider. Start it again here',
  'provider-answer':
    'The answer of your identity provider could not be confirmed, so you are not signed in. Start the sign-in again ' +
    'here. If it fails again, an administrator finds the reason in the log of the server',
  'provider-strength':
    'Your identity provider did not ask for the second factor that Headroom requires. Sign in there with it first',
  stranger:
    'Your identity provider knows you, but you have no active account here. An administrator can invite you with the ' +
    'email address that you have there',
  'email-unverified':
    'Your identity provider has not verified your email address, so it cannot show which account is yours. Have it ' +
    'verified there first',
  'identity-taken':
    'The account with your email address belongs to another identity at your provider. An administrator can end that ' +
    'one on the page of the person, if it was yours',
  unconfirmed: 'Your account waits for a second person to confirm it. Sign in again after that',
  'no-role':
    'Your identity provider gives you no role in Headroom. The person who manages your groups there can add one',
  'several-roles': 'Your identity provider gives you more than one role in Headroom. Only one is possible',
  'last-administrator':
    'Your identity provider gives you another role, and you are the last administrator here. Another person has to ' +
    'become an administrator first',
}

/** By the reason that the browser receives (sign-in/sign-in-refusal.ts). */
export const SIGN_IN_MESSAGES = {
  ...PROVIDER_MESSAGES,
  refused: 'Incorrect email or password',
  locked:
    'Too many incorrect passwords for this email or from your network. Try again in 15 minutes, or sign in on a ' +
    'device where you have signed in before',
  busy: PASSWORD_MESSAGES.busy,
  unavailable: 'Signing in is unavailable: the database did not respond. Try again in a moment',
  second_factor: 'The second factor was not given in time. Sign in again',
  unknown: 'Signing in failed. Reload this page and try again',
}

export const PERSON_MESSAGES = {
  unknown: 'Person not found',
  emailInvalid: 'Enter an email address such as name@company.com',
  emailTaken: (email: string) => `${email} is already in use. A deactivated person can be reactivated`,
  roleMissing: 'Choose a role',
  overtaken: (name: string) =>
    `${name} was changed after you opened this page. Nothing was saved; reload the page to see the current values`,
  lastAdministrator: (name: string) =>
    `${name} is the last administrator who can sign in. Make someone else an administrator first`,
  self: 'You cannot deactivate yourself. Ask another administrator',
  alreadyDeactivated: (name: string) => `${name} is already deactivated`,
  alreadyActive: (name: string) => `${name} is already active`,
  noIdentity: (name: string) => `${name} has no identity of a provider`,
  deactivated: (name: string) => `${name} is deactivated. Reactivate them before you create a link`,
}

export const ACCESS_MESSAGES = {
  unknown: 'This access no longer waits for confirmation. Reload the page',
  noneUnread: 'You have read every notice. Reload the page',
  confirmsOwn: 'Another person has to confirm this: you requested it, or it is for you',
}

type Days = { person: { name: string }; deputy: { name: string }; firstDay: IsoDate; lastDay: IsoDate }
const days = ({ firstDay, lastDay }: Days) => `from ${formatDate(firstDay)} to ${formatDate(lastDay)}`

export const DEPUTY_MESSAGES = {
  missing: 'Choose a person',
  self: 'You cannot be your own deputy. Choose another person',
  otherRole: (name: string, role: Role, needed: Role) =>
    `${name} has the role ${role}. Your deputy needs your own role: ${needed}`,
  deactivated: (name: string) => `${name} is deactivated. Choose an active person`,
  cannotSignIn: (name: string) => `${name} cannot sign in yet. Choose a person who can`,
  pastDay: (today: IsoDate) => `The first day is in the past. Enter ${formatDate(today)} or later`,
  reversed: (firstDay: IsoDate) => `The last day is before the first. Enter ${formatDate(firstDay)} or later`,
  tooLong: (count: number, most: number, longest: IsoDate) =>
    `These are ${count} days, and ${most} are possible. Enter ${formatDate(longest)} or earlier`,
  second: (other: Days) =>
    `${other.deputy.name} is your deputy ${days(other)} already. Choose other days, or end that first`,
  isDeputy: (other: Days) =>
    `You are the deputy of ${other.person.name} ${days(other)}. Choose other days, or end that first`,
  away: (other: Days) =>
    `${other.person.name} is away ${days(other)} and has a deputy. Choose another person or other days`,
  ended: 'This deputyship has already ended. Reload the page',
}

export const SESSION_MESSAGES = {
  unknown: 'This session has already ended',
  noOthers: 'You have no other session',
  none: (name: string) => `${name} has no open session`,
  minutesOutOfRange: (shortest: number, longest: number) =>
    `Enter the minutes without use as a whole number: ${shortest} to ${longest}`,
  hoursOutOfRange: (longest: number) => `Enter the hours in all as a whole number: 1 to ${longest}`,
}

export const FACTOR_MESSAGES = {
  codeMissing: 'Enter a code of your authenticator app, or a recovery code',
  codeWrong: 'This code is incorrect, has expired or was already used. Enter the current one',
  codeNotOfApp:
    'This is not the current code of the app. Check the time of your phone, and enter the code it shows now',
  passkeyWrong: 'This passkey was not accepted. Try again, or enter a code',
  passkeyNotAdded: 'The passkey was not added: it belongs to another address or person, or took too long. Try again',
  tooManyAttempts: 'Too many incorrect codes. Try again in 15 minutes',
  signInOver: 'This sign-in took longer than it may, or had too many incorrect codes. Sign in again',
  setUpOver: 'This page was open for too long. Reload it, and scan the new picture',
  unknown: 'This second factor was already removed',
  nameMissing: 'a name for this second factor',
  tooMany: (most: number) => `You have ${most} second factors. Remove one first`,
  lastOfRole: 'Your role needs a second factor, and this is your only one. Add another one first',
  none: 'You have no second factor. Add one first',
  noReset: 'This reset was already decided',
  ownReset: 'You cannot request the reset of your own second factor. Ask another administrator',
  confirmsOwnReset: 'Another person has to confirm this: not who requested it, nor whose second factor it is',
  nothingToReset: (name: string) => `${name} has no second factor`,
  resetWaits: 'A reset is already waiting for another person',
  needed: 'Give your second factor, then this can be done',
  addFirst: 'Your role needs a second factor for this. Add one under Settings, My account',
}

export const SETTINGS_MESSAGES = {
  unchanged: 'Nothing was changed: these are the saved values',
  wholeDays: (label: string) => `Enter ${label} in whole days`,
  daysOutOfRange: (label: string, largest: number) => `Enter ${label}: 1 to ${largest} days`,
}
