// Writes lib/screening/data/*.generated.ts from the raw lists beside them: npx tsx scripts/build-places.mjs
import { writePlaces } from '../lib/screening/build/write-places.ts'

const { version, crimean, elsewhere } = writePlaces()
console.log(`Place list ${version}: ${crimean} keys of Crimean names, ${elsewhere} keys of places elsewhere.`)
