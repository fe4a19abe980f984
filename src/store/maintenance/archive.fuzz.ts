/** Backups that are damaged, or made to deceive: the checksums of what comes are set right first. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Failure } from '#model'
import { ArchiveWriter, readArchive } from './archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-fuzz-archive-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'fuzz.kontor')

export default {
  name: 'backup file',

  async seeds(): Promise<Uint8Array[]> {
    const head = { mailbox: 'x', kind: 'private', owner: 'o', displayName: 'X', made: '', seq: 1, blobs: true }
    const writer = await ArchiveWriter.create(file, head)
    await writer.rows({
      table: 'meta',
      columns: ['name', 'value'],
      rows: [
        ['a', 1],
        [null, new Uint8Array(9)],
      ],
    })
    await writer.blob(
      'ab'.repeat(32),
      (async function* () {
        yield new Uint8Array(100)
      })(),
    )
    await writer.end()
    return [readFileSync(file)]
  },

  async run(input: Uint8Array): Promise<void> {
    writeFileSync(file, withChecksums(Buffer.from(input)))
    try {
      for await (const _ of readArchive(file, { rows: true, blobs: true }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  },
}

function withChecksums(bytes: Buffer): Buffer {
  for (let at = 8; at + 9 <= bytes.length; ) {
    const end = at + 9 + bytes.readUInt32LE(at + 1)
    if (end > bytes.length) break
    bytes.writeUInt32LE(crc32(bytes.subarray(at + 9, end)), at + 5)
    at = end
  }
  return bytes
}
