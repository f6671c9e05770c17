import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/permissions'
import type { Seal } from '@/lib/audit/make-seal'
import { RULES_VERSION } from '@/lib/rules/determine'
import { ENGINE_VERSIONS } from '@/lib/screening/engine-versions'
import { instancePublicKey, signAsInstance } from '@/lib/signing/instance-key'
import { FORMAT, MANIFEST, type Manifest, SIGNATURE } from '@/lib/verification/manifest.mjs'
import { CHAIN_HEADS } from '@/lib/verification/verify-package.mjs'
import packageFile from '@/package.json'
import type { Snapshot } from '../copy-stream'
import type { PreparedReport } from '../report'
import { chainHeadLines, readMerkleTree } from './chain-heads'
import type { PackageFacts } from './package-facts'
import { packageReadme } from './package-readme'
import { ZipWriter } from './zip-writer'

export type PackageOrder = {
  actor: Actor
  report: string
  prepared: PreparedReport
  filename: string
  timeZone: string
  facts: PackageFacts
  seal: Seal
  snapshot: Snapshot
  /** Writes the finished package down; the archive ends only after it. */
  recordPackage: (hashes: { manifestSha256: string; fileSha256: string }) => Promise<void>
}

/** The bytes of a package as they are made: rows, chain heads, rates and README pass through, the manifest and its signature come last. */
export async function* packageBytes(order: PackageOrder): AsyncGenerator<Uint8Array> {
  let whole = false
  try {
    const { snapshot, prepared, facts, seal } = order
    const zip = new ZipWriter()
    const tree = await readMerkleTree(snapshot)
    if (tree.root !== seal.root) throw new Error('the root of the seal is not the one of the heads that were read')
    yield* zip.deflated(order.filename, snapshot.csv(prepared.select))
    let chainHeadCount = 0
    const heads = chainHeadLines(snapshot, tree, prepared.evidence.chains, (count) => {
      chainHeadCount = count
    })
    yield* zip.deflated(CHAIN_HEADS, heads)
    if (prepared.evidence.rates) yield* zip.deflated('exchange-rates.csv', snapshot.csv(prepared.evidence.rates))
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
    report: { name: report, version: prepared.version, statementSha256: facts.statementSha256 },
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
    files: [...files],
    signature: { algorithm: 'Ed25519', publicKey: instancePublicKey() },
  }
}
