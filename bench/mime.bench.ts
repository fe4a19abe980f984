/** Reading mail, beside postal-mime: the structure alone, all that is in a mail, and the item that a delivery makes of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { envelope, parseStructure, type Part, partContent, partText, readHeader } from '#codec/mime/index.ts'
import { importMail } from '#convert'
import { corpusFiles } from '#test/corpus.ts'
import { root } from '../tools/root.ts'
import { message } from './mail.ts'
import { type Benchmark, type BenchRow, compare } from './types.ts'

export default {
  name: 'mime',
  async run({ quick }): Promise<BenchRow[]> {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/postal-mime/package.json'), 'utf8')) as {
      version: string
    }
    const peer = `postal-mime ${version}`
    const rounds = quick ? 1 : 5
    const corpus = [...corpusFiles('eml')].map(({ bytes }) => bytes).filter(({ length }) => length > 0)
    const own = Array.from({ length: 400 }, (_, number) => message(number))
    const sets: [string, Uint8Array[]][] = [
      ...(corpus.length > 0 ? ([[`corpus of ${corpus.length} mails`, corpus]] as [string, Uint8Array[]][]) : []),
      ['mails of 4 KB', own],
      ['a mail of 20 MB in base64', [largeMail(quick ? 2 : 20)]],
    ]
    const rows: BenchRow[] = []
    for (const [name, mails] of sets) {
      const megabytes = mails.reduce((sum, { length }) => sum + length, 0) / 1e6
      const measured = { structure: [] as number[], whole: [] as number[], item: [] as number[], peer: [] as number[] }
      for (let round = -1; round < rounds; round++) {
        const figures = {
          structure: await rate(megabytes, mails, (mail) => void parseStructure(mail)),
          whole: await rate(megabytes, mails, readAll),
          item: await rate(megabytes, mails, (mail) => void importMail(mail)),
          peer: await rate(
            megabytes,
            mails,
            async (mail) => void (await PostalMime.parse(mail).catch(() => undefined)),
          ),
        }
        // The first round only warms up.
        if (round >= 0)
          for (const key of Object.keys(figures) as (keyof typeof figures)[]) measured[key].push(figures[key])
      }
      const row = (what: string, ours: number[], method: string): BenchRow =>
        compare({
          name: `mime: ${what}, ${name}`,
          unit: 'MB/s',
          ours,
          peer,
          theirs: measured.peer,
          better: 'more',
          method,
        })
      rows.push(
        row(
          'everything',
          measured.whole,
          'structure, header, texts and contents of all parts decoded, as the peer does; one thread, median of five',
        ),
        row('structure', measured.structure, 'the tree of offsets alone, against the peer reading everything'),
        row(
          'item',
          measured.item,
          'the item that a delivery makes (bodies and files stay in the source), against the peer reading everything',
        ),
      )
    }
    return rows
  },
} satisfies Benchmark

async function rate(
  megabytes: number,
  mails: readonly Uint8Array[],
  read: (mail: Uint8Array) => void | Promise<void>,
): Promise<number> {
  const begun = performance.now()
  for (const mail of mails) await read(mail)
  return megabytes / ((performance.now() - begun) / 1000)
}

function readAll(mail: Uint8Array): void {
  const structure = parseStructure(mail)
  envelope(mail, structure)
  for (const field of readHeader(mail, structure).fields) void field.text
  readParts(mail, structure)
}

function readParts(mail: Uint8Array, part: Part): void {
  if (part.message) readParts(mail, part.message)
  else if (part.parts.length > 0) for (const child of part.parts) readParts(mail, child)
  else if (part.type === 'text') partText(mail, part)
  else partContent(mail, part)
}

function largeMail(megabytes: number): Uint8Array {
  const content = Buffer.alloc(Math.floor(megabytes * 0.73e6))
  for (let at = 0; at < content.length; at++) content[at] = (at * 7919) >>> 5
  const lines = content.toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `From: a@x.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--b--\r\n`,
  )
}
