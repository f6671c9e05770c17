import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/database/db'
import { compareGuards, type Guard, type GuardComparison, type PresentGuards } from './compare-guards'
import { GUARDS, SERVER } from './guard-queries'
import installed from './installed-guards.json'

/** A comparison of the guards, and when it was made. */
export type GuardVerification = GuardComparison & { verifiedAt: Date }

/** Reads what the connected database is held by, on a connection whose names mean PostgreSQL's own functions. */
export function readGuards(): Promise<PresentGuards> {
  return db.$transaction(async (client) => {
    await client.$executeRaw`SET LOCAL search_path TO pg_catalog`
    const guards = await client.$queryRaw<Guard[]>(Prisma.raw(GUARDS))
    const [server] = await client.$queryRaw<Omit<PresentGuards, 'guards'>[]>(Prisma.raw(SERVER))
    if (!server) throw new Error('the database answered without a row')
    return { guards, ...server }
  })
}

/**
 * Compares every table, constraint, function, view, trigger and right of the database with what this version installs
 * (installed-guards.json). Changes nothing.
 */
export async function verifyGuards(): Promise<GuardVerification> {
  return { ...compareGuards(installed, await readGuards()), verifiedAt: new Date() }
}
