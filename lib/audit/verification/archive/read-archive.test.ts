import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { PackageArchive } from '@/lib/reporting/exports/package/package-archive'
import { contentOf, readArchive } from './read-archive'
import { descriptor, directory, localHeader, type ZipEntry } from './zip-format'

const GIBIBYTE = 2 ** 30

const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (from: number, to: number) => bytes.subarray(from, to),
})

async function written(wide: boolean): Promise<Uint8Array> {
  const zip = new PackageArchive(wide)
  const pieces: Uint8Array[] = []
  const lines = Array.from({ length: 5000 }, (_, at) => Buffer.from(`row ${at}\n`))
  for await (const piece of zip.deflated('rows.csv', Readable.from(lines))) pieces.push(piece)
  pieces.push(...zip.stored('README.txt', Buffer.from('What this is.\n')), ...zip.end())
  return new Uint8Array(Buffer.concat(pieces))
}

/** An archive whose contents are empty space: only the headers and sizes around them are stored. */
function sparse(sizes: readonly number[]) {
  const parts: { at: number; bytes: Uint8Array }[] = []
  let offset = 0
  const entries = sizes.map((size, at): ZipEntry & { offset: number } => {
    const entry = { name: `file-${at}`, method: 8, crc: at + 1, storedSize: size, size: size * 3, offset }
    const [head, foot] = [localHeader(entry, true), descriptor(entry, true)]
    parts.push({ at: offset, bytes: head }, { at: offset + head.length + size, bytes: foot })
    offset += head.length + size + foot.length
    return entry
  })
  const end = directory(entries, offset, true)
  parts.push({ at: offset, bytes: end })
  const read = async (from: number, to: number) => {
    const bytes = new Uint8Array(to - from)
    for (const part of parts) {
      const begins = Math.max(from, part.at)
      const ends = Math.min(to, part.at + part.bytes.length)
      if (begins < ends) bytes.set(part.bytes.subarray(begins - part.at, ends - part.at), begins - from)
    }
    return bytes
  }
  return { entries, source: { size: offset + end.length, read } }
}

describe('an archive', () => {
  test.each([false, true])(
    'is read as it was written, and every byte around the files is compared with its form (wide: %s)',
    async (wide) => {
      const bytes = await written(wide)
      const entries = await readArchive(sourceOf(bytes))
      expect(entries.map(({ name, size }) => ({ name, size }))).toEqual([
        { name: 'rows.csv', size: 43_890 },
        { name: 'README.txt', size: 14 },
      ])
      const text = new TextDecoder()
      let rows = ''
      for await (const piece of contentOf(sourceOf(bytes), entries[0]!)) rows += text.decode(piece)
      expect(rows.endsWith('row 4998\nrow 4999\n')).toBe(true)
      const inFiles = (at: number) => entries.some(({ begins, storedSize }) => at >= begins && at < begins + storedSize)
      for (let at = 0; at < bytes.length; at += 1) {
        if (inFiles(at)) continue
        const changed = bytes.slice()
        changed[at]! ^= 0x55
        await expect(readArchive(sourceOf(changed)), `byte ${at} changed`).rejects.toThrow()
      }
    },
  )

  test('of 20 GiB has its files where they are', async () => {
    const { entries, source } = sparse([3 * GIBIBYTE, 5 * GIBIBYTE, 12 * GIBIBYTE])
    expect(source.size).toBeGreaterThan(20 * GIBIBYTE)
    expect((await readArchive(source)).map(({ begins: _, ...entry }) => entry)).toEqual(entries)
  })

  test('that is empty, is not an archive, or has a byte after its end, is refused with a message', async () => {
    await expect(readArchive(sourceOf(new Uint8Array(0)))).rejects.toThrow('The file is empty')
    await expect(readArchive(sourceOf(new Uint8Array(99)))).rejects.toThrow('This is not a ZIP archive')
    const bytes = await written(true)
    await expect(readArchive(sourceOf(new Uint8Array([...bytes, 0])))).rejects.toThrow('1 byte after the end')
  })

  test('whose file cannot be read to its end fails instead of waiting', async () => {
    const bytes = await written(false)
    const [entry] = await readArchive(sourceOf(bytes))
    const broken = { size: bytes.length, read: () => Promise.reject(new Error('the disk is gone')) }
    const reading = async () => {
      for await (const _ of contentOf(broken, entry!));
    }
    await expect(reading()).rejects.toThrow()
  })
})
