import { sha256 } from '@/lib/kernel/crypto/sha256'
import { summaryPdf } from '@/lib/reporting/yearly-summary/pdf/summary-pdf'
import { changedSince } from './printed-summary'

// Started by print-summary.test.ts with its own time zone and language: creates one document and prints its hash and
// the time zone.

const file = await summaryPdf(changedSince)
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
process.stdout.write(JSON.stringify({ hash: sha256(file.toString('latin1')), timeZone }))
