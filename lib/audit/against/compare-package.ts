// `npm run -s verify -- --against PACKAGE.zip`: whether the chain heads of a package are on the chains of a ledger.
import pg from 'pg'
import { endsOfChains, headsThatDiffer } from '@/lib/audit/chains/anchors/heads-that-differ'
import { verifyPackage } from '@/lib/audit/verification/in-node'
import { NOTE, outcomeOf, packageFacts } from '@/lib/audit/verification/verdict-labels'
import { encodePublicKey, readSigningKey } from '@/lib/kernel/crypto/signing-key'
import { headsOfPackage, openPackage } from './package-source'

/** Where the ledger is, and with which key this installation signs, where that is known. */
export type Installation = { databaseUrl: string; label: string; signingKey: string | null }

type Print = (line: string) => void

/**
 * Checks a package, then compares each of its chain heads with the ledger, and prints every difference. True when the
 * package is valid and all heads are on their chains. Throws when the file or the database cannot be read.
 */
export async function comparePackage(
  path: string,
  { databaseUrl, label, signingKey }: Installation,
  { expectedKey, print }: { expectedKey: string | null; print: Print },
): Promise<boolean> {
  const { source, close } = await openPackage(path)
  try {
    const verdict = await verifyPackage(source, { expectedKey })
    for (const fact of packageFacts(verdict)) print(`${fact.label}: ${fact.value}`)
    if (!verdict.isValid || verdict.publicKey === null) {
      print(`NOT VALID: ${outcomeOf(verdict).message}`)
      return false
    }
    print(`  ${NOTE}: ${keyNote(verdict.publicKey, expectedKey, signingKey)}`)
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    await client.connect()
    try {
      return await compareHeads(client, headsOfPackage(source), { label, print })
    } finally {
      await client.end()
    }
  } finally {
    await close()
  }
}

function keyNote(publicKey: string, expectedKey: string | null, signingKey: string | null): string {
  if (expectedKey !== null) return 'The package is signed by the key that you gave to compare with.'
  const key = signingKey === null ? null : readSigningKey(signingKey)
  if (key && encodePublicKey(key) === publicKey) return 'The package is signed by the key of this installation.'
  return (
    'The package is not signed by the key that this installation has now, and no other was given to compare with: ' +
    'anyone may have signed it.'
  )
}

type Heads = AsyncIterable<{ chain: string; seq: number; hash: string }[]>

async function compareHeads(
  client: pg.Client,
  pieces: Heads,
  { label, print }: { label: string; print: Print },
): Promise<boolean> {
  let [headCount, differentCount] = [0, 0]
  for await (const heads of pieces) {
    headCount += heads.length
    const { rows } = await client.query<{ place: number; hash: string }>(headsThatDiffer(heads))
    const differing = rows.flatMap(({ place, hash }) => {
      const head = heads[place - 1]
      return head ? [{ ...head, found: hash }] : []
    })
    const ends = new Map<string, number>()
    const found = await client.query<{ chain: string; end: number }>(endsOfChains(differing.map(({ chain }) => chain)))
    for (const { chain, end } of found.rows) ends.set(chain, end)
    for (const { chain, seq, hash, found: other } of differing)
      print(
        `DIFFERENT: ${chain}: the package has event ${seq} with the hash ${hash}; ${inLedger(ends.get(chain), other)}.`,
      )
    differentCount += differing.length
  }
  const heads = headCount === 1 ? 'chain head' : 'chain heads'
  print(
    differentCount === 0
      ? `AGREES: all ${headCount} ${heads} of the package are on their chains in ${label}. Events after them are not ` +
          'compared.'
      : `DOES NOT AGREE: ${differentCount} of ${headCount} ${heads} of the package are not on their chains in ` +
          `${label}.`,
  )
  return differentCount === 0
}

function inLedger(end: number | undefined, hash: string): string {
  if (end === undefined) return 'the ledger has no event of this chain'
  return hash === '' ? `its chain in the ledger ends with event ${end}` : `in the ledger it has the hash ${hash}`
}
