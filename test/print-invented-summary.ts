import { sha256 } from '@/lib/kernel/sha256'
import { summaryPdf } from '@/lib/reporting/yearly-summary/pdf/summary-pdf'
import { changedSince } from './printed-summary'

// Started by print-summary.test.ts in a zone and language of its own: prints one document and says its hash, and where
// it thinks it is.

const file = await summaryPdf(changedSince)
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
process.stdout.write(JSON.stringify({ hash: sha256(file.toString('latin1')), timeZone }))
