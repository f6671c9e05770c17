import 'server-only'
import { createHash } from 'node:crypto'
import { instancePublicKey, signAsInstance } from '@/lib/audit/chains/instance-key'
import type { Seal } from '@/lib/audit/chains/make-seal'
import { type FullVerification, verificationForPackage } from '@/lib/audit/chains/verification-status'
import { AUDIT_EVENTS } from '@/lib/audit/verification/audit-events'
import { CHAIN_HEADS } from '@/lib/audit/verification/chain-heads'
import {
  type BooksVerification,
  FORMAT,
  MANIFEST,
  type Manifest,
  type ManifestFile,
  SIGNATURE,
} from '@/lib/audit/verification/manifest'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import type { Actor } from '@/lib/permissions/permissions'
import type { PreparedReport } from '@/lib/report-definition/prepare-report'
import { reportTitle } from '@/lib/reporting/registry/reports'
import packageFile from '@/package.json'
import { csvRows, type ExportFormat, fileOf, reportRows } from '../formats/copy-stream'
import type { OnRows } from '../formats/row-progress'
import { fileParameters } from '../orders/prepare-export'
import { auditEventLines } from './audit-events'
import { chainHeadLines, readMerkleTree } from './chain-heads'
import { PackageArchive } from './package-archive'
import type { PackageFacts } from './package-facts'
import { packageReadme } from './package-readme'

export type PackageOrder = {
  actor: Actor
  report: string
  prepared: PreparedReport
  filename: string
  rowsFormat: ExportFormat
  /** The report as a PDF document, where requested. */
  document: { filename: string; body: Buffer } | null
  timeZone: string
  facts: PackageFacts
  seal: Seal
  snapshot: Snapshot
  /** Reports progress. */
  onRows?: OnRows
  /** Records the finished package in the audit trail; the archive ends only after it. */
  recordPackage: (hashes: { manifestSha256: string; fileSha256: string }) => Promise<void>
}

/**
 * The number of rows and events from which an archive is written as ZIP64. Below it, the plain form would overflow only
 * if each had 21 kB.
 */
const ZIP64_FROM = 200_000

/**
 * Writes the bytes of a package: rows, chain heads, events, rates and README are streamed, then the manifest and its
 * signature follow.
 */
export async function* packageBytes(order: PackageOrder): AsyncGenerator<Uint8Array> {
  let isComplete = false
  try {
    const { snapshot, prepared, facts, seal } = order
    const zip = new PackageArchive(facts.rowCount + facts.auditEventCount >= ZIP64_FROM)
    const verifying = verificationForPackage()
    const tree = await readMerkleTree(snapshot)
    if (tree.root !== seal.root) throw new Error('the root of the seal differs from that of the chain heads')
    const parameters = fileParameters(order.report, prepared.filter, facts.asOf)
    const rows = await reportRows(snapshot, prepared, { format: order.rowsFormat, parameters, onRows: order.onRows })
    yield* zip.deflated(order.filename, fileOf(snapshot, rows))
    if (order.document) yield* zip.stored(order.document.filename, order.document.body)
    let chainHeadCount = 0
    const heads = chainHeadLines(snapshot, tree, prepared.evidence.chains, (count) => {
      chainHeadCount = count
    })
    yield* zip.deflated(CHAIN_HEADS, heads)
    yield* zip.deflated(AUDIT_EVENTS, auditEventLines(snapshot, prepared.evidence.chains))
    if (prepared.evidence.rates)
      yield* zip.deflated('exchange-rates.csv', fileOf(snapshot, csvRows(prepared.evidence.rates)))
    const names = zip.files.map(({ name }) => name)
    yield* zip.stored('README.txt', Buffer.from(packageReadme(reportTitle(order.report), facts.asOf, names)))
    const verification = statedOf(await verifying)
    const manifest = Buffer.from(
      `${JSON.stringify(manifestOf(order, chainHeadCount, verification, zip.files), null, 2)}\n`,
    )
    yield* zip.stored(MANIFEST, manifest)
    yield* zip.stored(SIGNATURE, signAsInstance(manifest))
    await order.recordPackage({
      manifestSha256: createHash('sha256').update(manifest).digest('hex'),
      fileSha256: zip.files[0]?.sha256 ?? '',
    })
    yield* zip.end()
    isComplete = true
  } finally {
    await order.snapshot.close(!isComplete)
  }
}

function statedOf(verification: FullVerification | null): BooksVerification | null {
  if (!verification) return null
  const { verifiedAt, eventCount, faultCount, books, anchors, guards } = verification
  return {
    at: verifiedAt.toISOString(),
    eventCount,
    rowCount: books.rowCount,
    faultCount: faultCount + books.faultCount + anchors.faultCount + guards.faultCount,
    unrecordedCount: books.unrecordedCount,
    anchoredAt: anchors.anchored && new Date(anchors.anchored.newestAt).toISOString(),
  }
}

function manifestOf(
  order: PackageOrder,
  chainHeadCount: number,
  verification: BooksVerification | null,
  files: readonly ManifestFile[],
): Manifest {
  const { actor, report, prepared, facts, seal, timeZone } = order
  return {
    format: FORMAT,
    report: {
      name: report,
      format: order.rowsFormat,
      version: prepared.version,
      statementSha256: facts.statementSha256,
    },
    parameters: prepared.filter,
    asOf: facts.asOf,
    timeZone,
    madeBy: { id: actor.id, name: actor.name },
    madeWith: {
      headroom: packageFile.version,
      rules: RULES_VERSION,
      screening: ENGINE_VERSIONS.rulesVersion,
      places: ENGINE_VERSIONS.placesVersion,
    },
    rowCount: facts.rowCount,
    columns: prepared.headers,
    controlTotals: facts.controlTotals,
    generalLicenses: facts.generalLicenses,
    seal,
    chainHeadCount,
    auditEvents: { count: facts.auditEventCount, record: prepared.evidence.record },
    verification,
    files: [...files],
    signature: { algorithm: 'Ed25519', publicKey: instancePublicKey() },
  }
}
