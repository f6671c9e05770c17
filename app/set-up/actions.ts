'use server'

import { setUpInput, setUpOrganisation } from '@/lib/identity/organisation/set-up-organisation'
import { openAction } from '@/lib/web/action'

export const setUpAction = openAction({ name: 'set up the organisation', input: setUpInput, run: setUpOrganisation })
