'use server'

import { openAction } from '@/lib/action'
import { setUpInput, setUpOrganisation } from '@/lib/organisation/set-up-organisation'

export const setUpAction = openAction({ name: 'set up the organisation', input: setUpInput, run: setUpOrganisation })
