/** Any bytes as a PST: folders, items, and these as a PST again. Files without encoding, so that changes hit structures. */
import { LayoutError } from '#codec/binary/index.ts'
import { CryptMethod, memorySink, memorySource, PstWriter } from '#codec/pst/index.ts'
import { gunzipSync } from 'node:zlib'
import { corpusFiles } from '#test/corpus.ts'
import { Bag, type Item, N, P } from '#model'
import { exportPstMessage } from './export.ts'
import { readPst } from './index.ts'

const ITEMS_WRITTEN_MAX = 20

function seed(): Uint8Array {
  const sink = memorySink()
  const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16), cryptMethod: CryptMethod.none })
  const box = file.addFolder(file.top, { name: 'Box' })
  const context = { findNameId: file.findNameId.bind(file), report: () => {} }
  const inner: Item = {
    properties: Bag.of({ Subject: 'inner', Body: 'x'.repeat(5000) }),
    recipients: [],
    attachments: [],
  }
  const item: Item = {
    properties: Bag.of({ Subject: 'RE: hello', SubjectPrefix: 'RE: ', Html: new Uint8Array(20_000) }).set(N.Keywords, [
      'a',
      'b',
    ]),
    recipients: [Bag.of({ DisplayName: 'a', RecipientType: 1 }), Bag.of({ DisplayName: 'b', RecipientType: 2 })],
    attachments: [
      { properties: Bag.of({ AttachMethod: 5 }), embedded: inner },
      { properties: Bag.of({ AttachLongFilename: 'a.txt' }), content: { bytes: new Uint8Array(100) } },
    ],
  }
  for (let count = 0; count < 30; count++)
    file.addMessage(box, exportPstMessage(item, context), { associated: count % 7 === 0 })
  file.finish()
  return sink.bytes()
}

/** Without the empty end of its last section. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.slice(0, end)
}

export default {
  name: 'pst',
  seeds(): Uint8Array[] {
    const files = [...corpusFiles('pst', /(test_ansi|submessage|dist-list|hughbe.*sample)\.pst\.gz$/)]
    return [trimmed(seed()), ...files.map(({ bytes }) => trimmed(gunzipSync(bytes)))]
  },
  run(input: Uint8Array): void {
    try {
      const pst = readPst(memorySource(input))
      const file = new PstWriter(memorySink(), { name: 'y', recordKey: new Uint8Array(16) })
      let written = 0
      for (const folder of pst.folders()) {
        if (folder.search) continue
        for (const { item } of pst.items(folder)) {
          if (!item || written++ >= ITEMS_WRITTEN_MAX) continue
          item.properties.get(P.Subject)
          const context = { findNameId: file.findNameId.bind(file), report: () => {} }
          file.addMessage(file.top, exportPstMessage(item, context))
        }
      }
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
