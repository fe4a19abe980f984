import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DictionaryEntry, readDictionaryStream, writeDictionaryStream } from '#codec/dictionary-stream/index.ts'
import { P, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { createConfiguration, deleteConfiguration, findConfiguration, updateConfiguration } from './index.ts'

const inbox = SpecialFolder.inbox

test('settings are made once, changed stream by stream, found by name, and go: [MS-OXOCFG] 2.2.2', async () => {
  const { store, mailbox: mailboxOf } = await open()
  const mailbox = await mailboxOf('ada@example.test')
  const entries: DictionaryEntry[] = [{ key: { type: 'string', value: 'a' }, value: { type: 'boolean', value: true } }]
  const dictionary = writeDictionaryStream(entries)
  const id = await createConfiguration(store, mailbox, inbox, 'Kontor.Test', { dictionary })
  const message = await mailbox.getMessage(id)
  assert.equal(message.class, 'IPM.Configuration.Kontor.Test')
  assert.equal(message.associated, true)
  assert.equal((await message.properties()).get(P.RoamingDatatypes), 4)
  await assert.rejects(createConfiguration(store, mailbox, inbox, 'kontor.test', {}), { code: 'alreadyExists' })

  await updateConfiguration(store, mailbox, inbox, 'Kontor.Test', { xml: Buffer.from('<x/>') })
  const found = await findConfiguration(mailbox, inbox, 'kontor.TEST')
  assert.deepEqual(readDictionaryStream(found!.dictionary!), entries)
  assert.equal(Buffer.from(found!.xml!).toString(), '<x/>')
  assert.equal(found!.binary, undefined)
  assert.equal((await (await mailbox.getMessage(id)).properties()).get(P.RoamingDatatypes), 6)

  await deleteConfiguration(store, mailbox, inbox, 'Kontor.Test')
  assert.equal(await findConfiguration(mailbox, inbox, 'Kontor.Test'), undefined)
  await assert.rejects(updateConfiguration(store, mailbox, inbox, 'Kontor.Test', {}), { code: 'notFound' })
  await assert.rejects(createConfiguration(store, mailbox, inbox, 'a b/c', {}), { code: 'invalid' })
})
