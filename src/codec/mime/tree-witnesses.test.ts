/**
 * Where the parts of a mail lie, beside the offsets of MimeKit for the mails of the "jwz" mailbox, and the trees of
 * mailcore2 for mails of MimeKit. Differences: `known-differences.json`, as in corpus.test.ts.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { assertKnown } from '#test/known-differences.ts'
import known from './known-differences.json' with { type: 'json' }
import { type Part, parseStructure } from './structure.ts'

const options = { skip: corpus ? false : 'no corpus' }

type MimeKitPart = {
  mimeType: string
  beginOffset: number
  headersEndOffset: number
  endOffset: number
  children?: MimeKitPart[]
  message?: { body: MimeKitPart }
}
type MimeKitMessage = { beginOffset: number; body: MimeKitPart }

test('offsets of MimeKit in the mails of the jwz mailbox', options, () => {
  const path = join(corpus as string, 'eml/jstedfast-MimeKit/mbox/jwz.unix-offsets.json')
  const mailbox = JSON.parse(readFileSync(path, 'utf8')) as MimeKitMessage[]
  const found = new Map<string, string[]>()
  let compared = 0
  for (const { name, bytes } of corpusFiles('eml/MailCore-mailcore2/mbox')) {
    const number = Number(/jwz\/(\d+)$/.exec(name)?.[1])
    const theirs = mailbox[number - 1]
    // The first one is a list of mails.
    if (!theirs || number === 1) continue
    // The mails of one mailbox, here one by one: with the blank line that stands between two, and CRLF in some.
    const text = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n').replace(/\n$/, '')
    const mail = Buffer.from(text, 'latin1')
    compared++
    const differences = [...compareOffsets(parseStructure(mail), theirs.body, theirs.beginOffset)]
    if (differences.length > 0) found.set(`jwz ${number}`, differences)
  }
  assert.ok(compared > 25, `only ${compared}`)
  assertKnown(known, 'mimekit jwz', found)
})

function* compareOffsets(part: Part, theirs: MimeKitPart, base: number): Generator<string> {
  const type = `${part.type}/${part.subtype}`
  if (type !== theirs.mimeType.toLowerCase()) yield `${type}, not ${theirs.mimeType}`
  const ours = [part.start, part.bodyStart, part.end]
  const other = [theirs.beginOffset, theirs.headersEndOffset, theirs.endOffset].map((at) => at - base)
  if (ours.join() !== other.join()) yield `${type} at ${ours.join()}, not ${other.join()}`
  const inner = theirs.children ?? (theirs.message ? [theirs.message.body] : [])
  const parts = part.message ? [part.message] : part.parts
  if (parts.length !== inner.length) yield `${type} with ${parts.length} parts, not ${inner.length}`
  else for (const [i, child] of parts.entries()) yield* compareOffsets(child, inner[i] as MimeKitPart, base)
}
