import { firstRecord, press, type Screen } from './screen-steps'

/** The pages of the settings in their states. */
export const SETTINGS_SCREENS: Screen[] = [
  { name: 'people', address: '/settings/people', role: 'administrator' },
  { name: 'person', address: '/settings/people', role: 'administrator', prepare: firstRecord },
  { name: 'person, inviting', address: '/settings/people/new', role: 'administrator' },
  { name: 'people, no permission', address: '/settings/people/new', role: 'analyst' },
  { name: 'law', address: '/settings/law', role: 'auditor' },
  { name: 'law, records of a kind', address: '/settings/law/general-license', role: 'administrator' },
  { name: 'law, a record', address: '/settings/law/question/not-subject-to-the-ear', role: 'administrator' },
  { name: 'law, a proposal awaiting approval', address: '/settings/law/penalty/civil-maximum-2025', role: 'manager' },
  { name: 'law, import', address: '/settings/law/import', role: 'administrator' },
  { name: 'law, kinds to enter', address: '/settings/law/enter', role: 'administrator' },
  { name: 'exchange rates', address: '/settings/exchange-rates', role: 'analyst' },
  { name: 'policies', address: '/settings/policies', role: 'administrator' },
  {
    name: 'policy, setting',
    address: '/settings/policies',
    role: 'administrator',
    prepare: press('Set One cap for a group'),
  },
  { name: 'permissions', address: '/settings/permissions', role: 'auditor' },
  { name: 'background jobs', address: '/settings/background-jobs', role: 'administrator' },
  { name: 'my account', address: '/settings/account', role: 'analyst' },
]
