import { PLACES_VERSION } from './places/places'
import { SCREENING_RULES_VERSION } from './rules-version'

/** The places and the rules a destination is screened with. */
export type EngineVersions = { placesVersion: string; rulesVersion: string }

/** Those of this program; every verdict carries them. */
export const ENGINE_VERSIONS: EngineVersions = { placesVersion: PLACES_VERSION, rulesVersion: SCREENING_RULES_VERSION }
