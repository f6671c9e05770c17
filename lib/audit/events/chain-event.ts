/** One event of the audit trail as stored in the database; `before` and `after` are JSON text exactly as hashed. */
export type ChainEvent = {
  chain: string
  seq: number
  at: Date
  actorId: string | null
  verb: string
  targetKind: string
  targetId: string
  targetName: string
  companyId: string | null
  before: string | null
  after: string | null
  reason: string
  previousHash: string
  hash: string
}
