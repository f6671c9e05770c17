#!/usr/bin/env node
// Prisma's schema engine from its WebAssembly build in npm, behind the JSON-RPC that the downloaded binary speaks on
// its standard input and output. scripts/prisma-cli.mjs points the stock `prisma` command at it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { noDatabase, postgresFactory, withDatabase } from './postgres.mjs'

const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
const commandLine = process.argv.slice(2)
const valuesOf = (name) => commandLine.flatMap((word, index) => (word === name ? [commandLine[index + 1]] : []))
const datasource = JSON.parse(valuesOf('--datasource')[0] ?? '{}')
const toStandardError = (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`)

/** `cli can-connect-to-database | create-database | drop-database`; returns the exit code. */
async function administer(verb) {
  const name = decodeURIComponent(new URL(datasource.url).pathname.slice(1))
  const connecting = verb === 'can-connect-to-database'
  const client = new pg.Client({
    connectionString: connecting ? datasource.url : withDatabase(datasource.url, 'postgres'),
  })
  try {
    await client.connect()
    if (verb === 'create-database') await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    if (verb === 'drop-database') await client.query(`DROP DATABASE ${client.escapeIdentifier(name)}`)
    await client.end()
    return 0
  } catch (error) {
    const codes = { '3D000': 'P1003', '28P01': 'P1000', 28000: 'P1000', '42P04': 'P1009' }
    // The CLI skips the first line and parses each one after it.
    process.stderr.write('schema-engine-wasm\n')
    const fields = { message: error.message || String(error.code), error_code: codes[error.code] ?? 'P1001' }
    toStandardError({ level: 'ERROR', target: 'schema_engine::logger', fields })
    return 1
  }
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => toStandardError({ level: 'ERROR', fields: { message } }),
  }
  const imports = { './schema_engine_bg.js': wasm }
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), imports)
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

const factory = postgresFactory(datasource)
const schemas = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')])
const open = (adapters) =>
  wasm.SchemaEngine.new(
    { datamodels: schemas.length > 0 ? schemas : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapters),
  )
let connected

function engineFor(method, params) {
  const needsNone = ({ tag }) => tag === 'empty' || tag === 'schemaDatamodel'
  if (method === 'diff' && needsNone(params.from) && needsNone(params.to)) return open(noDatabase)
  connected ??= open(factory)
  return connected
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/** One request of the CLI. The engine calls its `version` what the CLI calls getDatabaseVersion. */
async function answer({ id, method, params }) {
  try {
    const engine = await engineFor(method, params)
    const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
    await factory.dropShadows()
    if (method === 'diff' && result.stdout != null)
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
    send({ id, result: result ?? {} })
  } catch (error) {
    await factory.dropShadows().catch(() => {})
    const data = { is_panic: false, message: error.message, error_code: error.code, meta: error.meta }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

/** Answers requests, a line each, until the CLI closes the pipe and everything begun is answered. */
async function serve() {
  await loadEngine()
  const running = new Set()
  for await (const line of createInterface({ input: process.stdin })) {
    const request = line.trim() ? JSON.parse(line) : {}
    if (!request.method) continue
    const answered = answer(request).finally(() => running.delete(answered))
    running.add(answered)
  }
  await Promise.allSettled(running)
}

if (commandLine.includes('--version')) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  process.stdout.write(`schema-engine-wasm ${version}\n`)
} else if (commandLine.includes('cli')) {
  process.exitCode = await administer(commandLine[commandLine.indexOf('cli') + 1])
} else {
  await serve()
  process.exit(0)
}
