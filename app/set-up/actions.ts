'use server'

import {
  readSetUpLink,
  setUpInput,
  setUpLinkInput,
  setUpOrganisation,
} from '@/lib/identity/organisation/set-up-organisation'
import { openAction } from '@/lib/web/action'

export const readSetUpLinkAction = openAction({ name: 'read a set-up link', input: setUpLinkInput, run: readSetUpLink })

export const setUpAction = openAction({ name: 'set up the organisation', input: setUpInput, run: setUpOrganisation })
