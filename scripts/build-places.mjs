// Writes lib/compliance/screening/data/*.generated.ts from the raw lists beside them: npx tsx scripts/build-places.mjs
// With --geonames <cities500.txt> it first takes the world's place names from a new GeoNames dump.
import { extractGeoNames } from '../lib/compliance/screening/build/extract-geonames.ts'
import { writePlaces } from '../lib/compliance/screening/build/write-places.ts'

const option = process.argv.indexOf('--geonames')
const dump = option > 0 ? process.argv[option + 1] : undefined
if (dump) console.log(`GeoNames: ${extractGeoNames(dump).places} names.`)

const { version, crimean, elsewhere } = writePlaces()
console.log(`Place list ${version}: ${crimean} keys of Crimean names, ${elsewhere} keys of places elsewhere.`)
