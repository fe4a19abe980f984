/** Damaged streams give tokens, a LayoutError or a Failure, cut anywhere; nothing is taken for more bytes than came. */
import { LayoutError } from '#codec/binary/index.ts'
import { Failure, makeTag, P } from '#model'
import { ChunkWriter } from './chunk.ts'
import { ItemAssembler } from './item-assembler.ts'
import { Lexer, type Token } from './lexer.ts'

const nowhere = {
  async putBlob(content: Uint8Array | AsyncIterable<Uint8Array>) {
    let size = 0
    if (content instanceof Uint8Array) size = content.length
    else for await (const { length } of content) size += length
    return { blob: '', size }
  },
}

function tokensOf(input: Uint8Array): Token[] {
  const lexer = new Lexer()
  const tokens: Token[] = []
  const cut = (input[0] ?? 1) % 97
  for (let at = 0; at < input.length; at += cut + 1) {
    tokens.push(...lexer.push(input.subarray(at, Math.min(input.length, at + cut + 1))))
  }
  lexer.end()
  return tokens
}

export default {
  name: 'mapi.fasttransfer',
  seeds: () => {
    const writer = new ChunkWriter({ nameOf: () => ({ set: '00062008-0000-0000-c000-000000000046', lid: 0x8503 }) })
    writer.property(P.Subject.tag, 'a subject').property(makeTag(0x8001, 'boolean'), true)
    writer.property(P.ReplyRecipientNames.tag, 'x').marker('startRecipient').property(P.Rowid.tag, 1)
    writer.marker('endRecipient').marker('newAttachment').property(P.AttachNumber.tag, 0)
    writer.marker('startEmbedded').property(P.Subject.tag, 'inner').marker('endEmbedded').marker('endAttachment')
    const small = writer.take().bytes
    writer.marker('newAttachment').header(P.AttachDataBinary.tag, 70_000)
    return [small, Buffer.concat([small, writer.take().bytes, new Uint8Array(70_000)])]
  },
  async run(input: Uint8Array) {
    try {
      const assembler = new ItemAssembler(nowhere)
      try {
        for (const token of tokensOf(input)) await assembler.take(token)
      } finally {
        assembler.abort()
      }
    } catch (error) {
      if (!(error instanceof LayoutError) && !(error instanceof Failure)) throw error
    }
  },
}
