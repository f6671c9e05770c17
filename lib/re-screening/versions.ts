import { screenDestination } from '@/lib/screening/screen-destination'

/** The places and the rules a destination is screened with. */
export type EngineVersions = { placesVersion: string; rulesVersion: string }

const { placesVersion, rulesVersion } = screenDestination({})

/** Those of this program. */
export const ENGINE_VERSIONS: EngineVersions = { placesVersion, rulesVersion }
