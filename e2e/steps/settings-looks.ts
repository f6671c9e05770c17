import { firstRecord, type Look, press, submitEmpty } from './look-steps'

/** The pages of the settings in their states. */
export const SETTINGS_LOOKS: Look[] = [
  { name: 'people', address: '/settings/people', role: 'administrator' },
  { name: 'person', address: '/settings/people', role: 'administrator', prepare: firstRecord },
  { name: 'person, inviting', address: '/settings/people/new', role: 'administrator' },
  { name: 'people, not this role', address: '/settings/people/new', role: 'analyst' },
  { name: 'law', address: '/settings/law', role: 'auditor' },
  { name: 'law, records of a kind', address: '/settings/law/general-license', role: 'administrator' },
  { name: 'law, a record', address: '/settings/law/question/not-subject-to-the-ear', role: 'administrator' },
  { name: 'law, what waits', address: '/settings/law/penalty/civil-maximum-2025', role: 'manager' },
  {
    name: 'law, a confirmation refused',
    address: '/settings/law/confirm',
    role: 'administrator',
    prepare: (page) => submitEmpty(page, 'Enter confirmation'),
  },
  { name: 'law, import', address: '/settings/law/import', role: 'administrator' },
  { name: 'law, kinds to enter', address: '/settings/law/enter', role: 'administrator' },
  {
    name: 'law, a record refused',
    address: '/settings/law/enter?kind=general-license',
    role: 'administrator',
    prepare: (page) => submitEmpty(page, 'Propose record'),
  },
  { name: 'exchange rates', address: '/settings/exchange-rates', role: 'analyst' },
  { name: 'policies', address: '/settings/policies', role: 'administrator' },
  {
    name: 'policy, setting',
    address: '/settings/policies',
    role: 'administrator',
    prepare: press('Set One cap for a group'),
  },
  { name: 'permissions', address: '/settings/permissions', role: 'auditor' },
  { name: 'my account', address: '/settings/account', role: 'analyst' },
]
