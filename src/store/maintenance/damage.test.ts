/** A mailbox file that the disk has damaged: it is said, nothing is written to it, and the other mailboxes go on. */
import assert from 'node:assert/strict'
import { closeSync, globSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Bag, SpecialFolder } from '#model'
import { openStore } from '../index.ts'
import { checkMailbox, type Finding, repairMailbox } from './index.ts'

const PAGE_BYTES = 4096

test('pages of garbage are found, and left alone by repair', async (t) => {
  const path = mkdtempSync(join(tmpdir(), 'kontor-damage-'))
  t.after(() => rmSync(path, { recursive: true }))
  const ids: string[] = []
  const before = openStore({ data: path })
  for (const owner of ['ada', 'ben']) {
    const id = await before.createMailbox({ kind: 'private', owner, locale: 'en', displayName: owner })
    const mailbox = await before.open(id, { kind: 'system' })
    await before.write(mailbox, async (tx) => {
      for (let number = 0; number < 50; number++) {
        const properties = Bag.of({ Subject: `m${number}`, Body: 'x'.repeat(3000) })
        await tx.createMessage(SpecialFolder.inbox, { properties, recipients: [], attachments: [] })
      }
    })
    ids.push(id)
  }
  await before.close()
  const [ada, ben] = ids as [string, string]
  const [file] = globSync(join(path, '**', `${ada}.sqlite`)) as [string]
  // All but the first pages, which hold the schema.
  const handle = openSync(file, 'r+')
  for (let at = 20 * PAGE_BYTES; at < statSync(file).size; at += PAGE_BYTES)
    writeSync(handle, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, at)
  closeSync(handle)

  const store = openStore({ data: path })
  t.after(() => store.close())
  const findings = async (id: string): Promise<Finding[]> => Array.fromAsync(checkMailbox(store, id))
  assert.ok((await findings(ada)).some(({ code, repairable }) => code === 'file' && !repairable))
  const { mended, left } = await repairMailbox(store, ada)
  assert.deepEqual([mended.length, left.some(({ code }) => code === 'file')], [0, true])
  assert.deepEqual(await findings(ben), [])
})
