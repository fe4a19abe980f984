/** Full-text search: building the index, its size, and asking it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envelope, parseStructure } from '#codec/mime/index.ts'
import { Bag, SpecialFolder } from '#model'
import { openStore, type SearchQuery } from '#store'
import { mailboxUsage } from '#store/maintenance/index.ts'
import { rebuild } from '#store/search/indexer.ts'
import { message as mailOf } from './mail.ts'
import { type Benchmark, type BenchRow, median } from './types.ts'

export default {
  name: 'search',
  async run({ quick }): Promise<BenchRow[]> {
    const count = quick ? 500 : 20_000
    const data = mkdtempSync(join(tmpdir(), 'kontor-bench-search-'))
    const store = openStore({ data })
    try {
      const id = await store.createMailbox({ kind: 'private', owner: 'o', locale: 'en', displayName: 'Bench' })
      const mailbox = await store.open(id, { kind: 'system' })
      let raw = 0
      for (let from = 0; from < count; from += 250) {
        await store.write(mailbox, async (tx) => {
          for (let number = from; number < Math.min(count, from + 250); number++) {
            const bytes = mailOf(number)
            raw += bytes.length
            const structure = parseStructure(bytes)
            const source = { bytes, structure, envelope: envelope(bytes, structure) }
            await tx.createMessage(SpecialFolder.inbox, {
              properties: new Bag(),
              recipients: [],
              attachments: [],
              source,
            })
          }
        })
      }
      const begun = performance.now()
      await rebuild(store.engine.shard(id), store.blobs)
      const built = count / ((performance.now() - begun) / 1000)
      const { index, disk } = await mailboxUsage(store, id)
      const mails = `${count.toLocaleString('en')} mails of 4 KB`
      const rows: BenchRow[] = [
        { name: 'search: indexing', unit: 'messages/s', ours: built, method: `${mails}, one thread` },
        {
          name: 'search: size of the index',
          unit: '% of the mail',
          ours: (100 * index) / raw,
          method: `${mails}; the whole mailbox with it takes ${Math.round((100 * disk) / raw)} %`,
        },
      ]
      const queries: [string, SearchQuery][] = [
        ['two words', { text: 'quarterly köln' }],
        ['a word that is rare', { text: String(count - 7) }],
        ['TEXT, part of a word', { text: 'arterl', substring: true }],
        ['TEXT, words in a row', { text: 'quarterly report', substring: true }],
        ['TEXT, nowhere', { text: 'does-not-occur-anywhere', substring: true }],
        ['BODY, part of a word', { text: 'ommitte', substring: true, in: ['body'] }],
      ]
      for (const [name, query] of queries) {
        const times: number[] = []
        let found = 0
        for (let round = 0; round < 5; round++) {
          const asked = performance.now()
          found = (await store.search(mailbox, query)).length
          times.push(performance.now() - asked)
        }
        rows.push({
          name: `search: ${name}`,
          unit: 'ms',
          ours: median(times),
          method: `"${query.text}" in ${mails}: ${found} found; median of 5`,
        })
      }
      return rows
    } finally {
      await store.close()
      rmSync(data, { recursive: true, force: true })
    }
  },
} satisfies Benchmark
