import 'server-only'
import { createHash } from 'node:crypto'
import { instancePublicKey, signAsInstance } from '@/lib/audit/instance-key'
import type { Seal } from '@/lib/audit/make-seal'
import { AUDIT_EVENTS } from '@/lib/audit/verification/audit-events.mjs'
import { CHAIN_HEADS } from '@/lib/audit/verification/chain-heads.mjs'
import { FORMAT, MANIFEST, type Manifest, SIGNATURE } from '@/lib/audit/verification/manifest.mjs'
import { RULES_VERSION } from '@/lib/compliance/rules/determine'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import type { Snapshot } from '@/lib/database/as-of/snapshot'
import type { Actor } from '@/lib/permissions/permissions'
import type { PreparedReport } from '@/lib/report-definition/report'
import packageFile from '@/package.json'
import { csvRows, type ExportFormat, fileOf, reportRows } from '../copy-stream'
import { fileParameters } from '../prepare-export'
import type { RowsPassed } from '../rows-passed'
import { auditEventLines } from './audit-events'
import { chainHeadLines, readMerkleTree } from './chain-heads'
import type { PackageFacts } from './package-facts'
import { packageReadme } from './package-readme'
import { ZipWriter } from './zip-writer'

export type PackageOrder = {
  actor: Actor
  report: string
  prepared: PreparedReport
  filename: string
  rowsFormat: ExportFormat
  /** The report as a document, where it was asked for: a PDF. */
  document: { filename: string; body: Buffer } | null
  timeZone: string
  facts: PackageFacts
  seal: Seal
  snapshot: Snapshot
  /** Told of the rows of the report as they pass. */
  passed?: RowsPassed
  /** Writes the finished package down; the archive ends only after it. */
  recordPackage: (hashes: { manifestSha256: string; fileSha256: string }) => Promise<void>
}

/**
 * Rows and events from which on an archive is wide: below it, each would need 21 kB for the plain form not to hold
 * them.
 */
const WIDE_FROM = 200_000

/**
 * The bytes of a package as they are made: rows, chain heads, events, rates and README pass through, the manifest and
 * its signature come last.
 */
export async function* packageBytes(order: PackageOrder): AsyncGenerator<Uint8Array> {
  let whole = false
  try {
    const { snapshot, prepared, facts, seal } = order
    const zip = new ZipWriter(facts.rowCount + facts.auditEventCount >= WIDE_FROM)
    const tree = await readMerkleTree(snapshot)
    if (tree.root !== seal.root) throw new Error('the root of the seal is not the one of the heads that were read')
    const parameters = fileParameters(order.report, prepared.filter, facts.asOf)
    const rows = await reportRows(snapshot, prepared, { format: order.rowsFormat, parameters, passed: order.passed })
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
    yield* zip.stored('README.txt', Buffer.from(packageReadme(order.report, facts.asOf, names)))
    const manifest = Buffer.from(`${JSON.stringify(manifestOf(order, chainHeadCount, zip.files), null, 2)}\n`)
    yield* zip.stored(MANIFEST, manifest)
    yield* zip.stored(SIGNATURE, signAsInstance(manifest))
    await order.recordPackage({
      manifestSha256: createHash('sha256').update(manifest).digest('hex'),
      fileSha256: zip.files[0]?.sha256 ?? '',
    })
    yield zip.end()
    whole = true
  } finally {
    await order.snapshot.close(!whole)
  }
}

function manifestOf(order: PackageOrder, chainHeadCount: number, files: Manifest['files']): Manifest {
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
    madeWith: { headroom: packageFile.version, rules: RULES_VERSION, places: ENGINE_VERSIONS.placesVersion },
    rowCount: facts.rowCount,
    columns: prepared.headers,
    controlTotals: facts.controlTotals,
    generalLicenses: facts.generalLicenses,
    seal,
    chainHeadCount,
    auditEvents: { count: facts.auditEventCount, record: prepared.evidence.record },
    files: [...files],
    signature: { algorithm: 'Ed25519', publicKey: instancePublicKey() },
  }
}
