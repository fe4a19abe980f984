import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MapiError, N, P, propertyOfName } from '#model'
import { type Folder, type Message, RopError } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]

let number = 0
async function place(): Promise<Folder> {
  const store = await mapi.logOn('ada')
  return await (await store.openFolder(store.folders.inbox)).createFolder(`properties ${number++}`)
}

async function saved(folder: Folder): Promise<{ message: Message; again: () => Promise<Message> }> {
  const message = await folder.createMessage()
  const id = await message.save()
  return { message, again: async () => (await (await mapi.logOn('ada')).openFolder(folder.id)).openMessage(id) }
}

test('MS-OXCPRPT_R475, MS-OXCPRPT_R476, MS-OXCPRPT_R477, MS-OXCPRPT_R478: what is set on a message is seen by its handle, and saved with it', async () => {
  const { message, again } = await saved(await place())
  assert.deepEqual(await message.set([P.Subject, 'Set'], [P.Importance, 2]), [])
  assert.equal((await message.getAll()).get(P.Importance.tag), 2)
  assert.equal(await (await again()).get(P.Importance), 1)
  await message.save()
  assert.equal(await (await again()).get(P.Importance), 2)
})

test('MS-OXCPRPT_R479, MS-OXCPRPT_R480, MS-OXCPRPT_R490, MS-OXCPRPT_R491: of an attachment after both saves', async () => {
  const { message, again } = await saved(await place())
  const attachment = await message.createAttachment()
  await attachment.set([P.AttachLongFilename, 'a.txt'], [P.DisplayName, 'A'])
  await attachment.remove(P.DisplayName)
  assert.equal(await attachment.get(P.AttachLongFilename), 'a.txt')
  assert.equal(await attachment.get(P.DisplayName), undefined)
  await attachment.save()
  assert.deepEqual(await (await again()).attachmentNumbers(), [])
  await message.save()
  assert.equal(await (await (await again()).openAttachment(0)).get(P.AttachLongFilename), 'a.txt')
})

test('MS-OXCPRPT_R846, MS-OXCPRPT_R847, MS-OXCPRPT_R492: folders and stores change at once', async () => {
  const folder = await place()
  const other = await (await mapi.logOn('ada')).openFolder(folder.id)
  await folder.set([P.Comment, 'Here'])
  assert.equal(await other.get(P.Comment), 'Here')
  await folder.remove(P.Comment)
  assert.equal(await other.get(P.Comment), undefined)
  const store = await mapi.logOn('ada')
  await store.set([P.RemindersOnlineEntryId, Uint8Array.of(1)])
  assert.deepEqual(await (await mapi.logOn('ada')).get(P.RemindersOnlineEntryId), Uint8Array.of(1))
  await store.remove(P.RemindersOnlineEntryId)
  assert.equal(await (await mapi.logOn('ada')).get(P.RemindersOnlineEntryId), undefined)
})

test('MS-OXCPRPT_R485, MS-OXCPRPT_R486, MS-OXCPRPT_R487, MS-OXCPRPT_R488, MS-OXCPRPT_R489: what is deleted is gone for the handle, and saved with it', async () => {
  const { message, again } = await saved(await place())
  await message.set([P.Body, 'Text'])
  await message.save()
  await message.remove(P.Body)
  assert.equal(await message.get(P.Body), undefined)
  assert.equal((await message.getAll()).has(P.Body.tag), false)
  assert.equal(await (await again()).get(P.Body), 'Text')
  await message.save()
  assert.equal(await (await again()).get(P.Body), undefined)
})

test('MS-OXCMSG_R1869, MS-OXCMSG_R1883: what only the server writes is taken without a word, and not saved', async () => {
  for (const value of [[P.HasAttachments, true] as const, [P.MessageSize, 7] as const]) {
    const { message } = await saved(await place())
    assert.deepEqual(await message.set([P.Subject, 'x'], value), [])
    await assert.rejects(message.save(), fails('error'))
    assert.equal(await message.get(P.Subject), 'x')
    await message.save()
  }
})

test('MS-OXCPRPT: a property that is not there is ecNotFound in its place, of whatever type one that is', async () => {
  const { message } = await saved(await place())
  await message.set([P.Subject, 'Typed'])
  const row = await message.getRow([P.Body, 0x00370000, 0x00360000, 0x0037001e])
  assert.deepEqual(row, [
    { error: MapiError.notFound },
    { value: 'Typed', type: 0x001f },
    { value: 0, type: 0x0003 },
    { value: 'Typed' },
  ])
})

test('MS-OXCPRPT_R90707, MS-OXCPRPT_R9070102: PropertySizeLimit changes nothing; what no answer holds is ecMemoryError', async () => {
  const { message } = await saved(await place())
  await message.set([P.Body, 'x'.repeat(5000)])
  assert.deepEqual(await message.getRow([P.Body], 100), [{ value: 'x'.repeat(5000) }])
  assert.equal((await message.getAll(100)).get(P.Body.tag), 'x'.repeat(5000))
  await message.set([P.Body, 'x'.repeat(20000)])
  assert.deepEqual(await message.getRow([P.Body]), [{ error: MapiError.notEnoughMemory }])
  assert.equal((await message.getAll()).get(0x1000000a), MapiError.notEnoughMemory)
})

test('MS-OXCPRPT_R65, MS-OXCPRPT_R459: without Unicode, what is asked for without a type comes as an 8-bit string', async () => {
  const { message } = await saved(await place())
  await message.set([P.Subject, 'Grüße'])
  const asked = { propertySizeLimit: 0, wantUnicode: false, propertyTags: [0x00370000] }
  const { value } = await message.call('RopGetPropertiesSpecific', asked)
  assert.deepEqual(value.row, [{ value: 'Gr\u00fc\u00dfe', type: 0x1e }])
})

test('a value under the id of a name that nobody knows is a problem of that value', async () => {
  const { message } = await saved(await place())
  const problems = await message.set([0xfff0001f, 'x'], [P.Subject, 'Set'])
  assert.deepEqual(problems, [{ index: 0, tag: 0xfff0001f, error: MapiError.invalidParameter }])
  assert.equal(await message.get(P.Subject), 'Set')
})

const myName = propertyOfName({ set: '00020386-0000-0000-c000-000000000046', string: 'x-kontor' }, 'string')

test('names get ids, MS-OXCPRPT: only with Create, and ids their names', async () => {
  const { message } = await saved(await place())
  const name = propertyOfName({ set: '4b1b1a4e-6ad1-4bd7-9f0b-1a5f9f5a1d01', lid: 7 }, 'string')
  assert.deepEqual(await message.idsOf([name]), [0])
  const [id] = await message.idsOf([name, myName], true)
  assert.ok((id as number) >= 0x8000)
  assert.deepEqual(await message.idsOf([name]), [id])
  const { value } = await message.call('RopGetNamesFromPropertyIds', { propertyIds: [id, 0x0037, 0xfffe] })
  assert.deepEqual(value.propertyNames, [
    { set: name.set, lid: 7 },
    { set: '00020328-0000-0000-c000-000000000046', lid: 0x37 },
    undefined,
  ])
})

test('MS-OXCPRPT_R876, MS-OXCPRPT_R877, MS-OXCPRPT_R878: all named properties of the mailbox, by kind and by set', async () => {
  const { message } = await saved(await place())
  const mine = propertyOfName({ set: '7c2f0f4e-12d5-4a6e-9d0c-52f6f6ad7e01', string: 'x-mine' }, 'string')
  const [text, number] = await message.idsOf([mine, N.ReminderSet], true)
  const query = async (queryFlags: number, propertyGuid?: string) =>
    (await message.call('RopQueryNamedProperties', { queryFlags, hasGuid: propertyGuid !== undefined, propertyGuid }))
      .value.propertyIds
  const has = async (queryFlags: number) => {
    const ids = await query(queryFlags)
    return [ids.includes(text), ids.includes(number)]
  }
  assert.deepEqual(await has(0), [true, true])
  assert.deepEqual(await has(0x01), [false, true])
  assert.deepEqual(await has(0x02), [true, false])
  assert.deepEqual(await query(0, '7c2f0f4e-12d5-4a6e-9d0c-52f6f6ad7e01'), [text])
})

test('MS-OXCPRPT_R535: without names a store gives the ids of all', async () => {
  const store = await mapi.logOn('ada')
  const { value } = await store.call('RopGetPropertyIdsFromNames', { flags: 0, propertyNames: [] })
  assert.ok(value.propertyIds.length > 0 && value.propertyIds.every((id: number) => id >= 0x8000))
})

test('MS-OXCPRPT_R50101, MS-OXCPRPT_R86502, MS-OXCPRPT_R18402, MS-OXCPRPT_R882: what is moved stays; not with NoOverwrite, and not of a folder', async () => {
  const folder = await place()
  const source = await saved(folder)
  const target = await saved(folder)
  await source.message.set([P.Subject, 'Moved'])
  const destination = { destination: target.message.handle }
  const copy = (copyFlags: number) => ({ wantAsynchronous: false, copyFlags, propertyTags: [P.Subject.tag] })
  await source.message.call('RopCopyProperties', copy(0x01), destination)
  assert.equal(await source.message.get(P.Subject), 'Moved')
  assert.equal(await target.message.get(P.Subject), 'Moved')
  await assert.rejects(source.message.call('RopCopyProperties', copy(0x03), destination), fails('invalidParameter'))
  const all = { wantAsynchronous: false, wantSubObjects: false, copyFlags: 0x03, excludedTags: [] }
  await assert.rejects(source.message.call('RopCopyTo', all, destination), fails('invalidParameter'))
  const other = { destination: (await folder.createFolder('other')).handle }
  await assert.rejects(folder.call('RopCopyProperties', copy(0x01), other), fails('noSupport'))
})

test('MS-OXCPRPT_R89601, MS-OXCPRPT_R89604: no message is copied into one that lies in it', async () => {
  const { message } = await saved(await place())
  const all = { wantAsynchronous: false, wantSubObjects: true, copyFlags: 0, excludedTags: [] }
  const within = await (await message.createAttachment()).openMessage('create')
  await assert.rejects(message.call('RopCopyTo', all, { destination: within.handle }), fails('messageCycle'))
  const deeper = await (await within.createAttachment()).openMessage('create')
  await assert.rejects(message.call('RopCopyTo', all, { destination: deeper.handle }), fails('messageCycle'))
})

test('MS-OXCPRPT_R849, MS-OXCPRPT_R879: properties go from message to message, what is there stays with NoOverwrite', async () => {
  const folder = await place()
  const source = await saved(folder)
  const target = await saved(folder)
  await source.message.set([P.Subject, 'From'], [P.Body, 'Text'])
  await target.message.set([P.Body, 'Mine'])
  const copy = (copyFlags: number, propertyTags: readonly number[]) =>
    source.message.call(
      'RopCopyProperties',
      { wantAsynchronous: false, copyFlags, propertyTags },
      { destination: target.message.handle },
    )
  await copy(0x02, [P.Subject.tag, P.Body.tag])
  assert.equal(await target.message.get(P.Body), 'Mine')
  await copy(0, [P.Body.tag])
  assert.equal(await target.message.get(P.Body), 'Text')
  assert.equal(await (await target.again()).get(P.Body), undefined)
  const { value } = await copy(0, [P.StartDate.tag])
  assert.deepEqual(value.problems, [{ index: 0, tag: P.StartDate.tag, error: MapiError.notFound }])
})

test('MS-OXCPRPT_R5070507, MS-OXCPRPT_R5070504: RopCopyTo takes all but some, with recipients and attachments', async () => {
  const folder = await place()
  const source = await saved(folder)
  const target = await saved(folder)
  await source.message.set([P.Subject, 'All'], [P.Body, 'Text'])
  await source.message.setRecipients({ displayName: 'Ada', address: 'ada@example.test' })
  const file = await source.message.createAttachment()
  await file.set([P.AttachDataBinary, Buffer.from('data')])
  await file.save()
  const { value } = await source.message.call(
    'RopCopyTo',
    { wantAsynchronous: false, wantSubObjects: true, copyFlags: 0, excludedTags: [P.Body.tag] },
    { destination: target.message.handle },
  )
  assert.deepEqual(value.problems, [])
  assert.equal(await (await target.again()).get(P.Subject), undefined)
  await target.message.save()
  const again = await target.again()
  assert.equal(await again.get(P.Subject), 'All')
  assert.equal(await again.get(P.Body), undefined)
  assert.equal(again.header.recipientCount, 1)
  assert.equal(
    Buffer.from((await (await again.openAttachment(0)).get(P.AttachDataBinary)) as Uint8Array).toString(),
    'data',
  )
})

test('MS-OXCROPS_R3058: nothing is copied to itself', async () => {
  const { message } = await saved(await place())
  const value = { wantAsynchronous: false, copyFlags: 0, propertyTags: [P.Subject.tag] }
  await assert.rejects(message.call('RopCopyProperties', value, { destination: message.handle }), fails('accessDenied'))
})

test('MS-OXCPRPT_R821: objects of two kinds; a destination that is none', async () => {
  const folder = await place()
  const { message } = await saved(folder)
  const value = { wantAsynchronous: false, wantSubObjects: false, copyFlags: 0, excludedTags: [] }
  await assert.rejects(message.call('RopCopyTo', value, { destination: folder.handle }), fails('noSupport'))
  await assert.rejects(message.call('RopCopyTo', value, { destination: 0x7777 }), fails('nullDestination'))
})

test('MS-OXCPRPT_R885: a stream is opened for reading, for both, and anew', async () => {
  const { message } = await saved(await place())
  await message.set([P.Body, 'Text'])
  const reading = await message.openStream(P.Body)
  assert.equal(reading.openedSize, 8)
  assert.equal(Buffer.from(await reading.readAll()).toString('utf16le'), 'Text')
  await assert.rejects(reading.write(Buffer.from('x')), fails('streamAccessDenied'))
  await assert.rejects(message.openStream(P.ReplyRecipientEntries), fails('notFound'))
  const anew = await message.openStream(P.Body, 'create')
  assert.equal(anew.openedSize, 0)
  await assert.rejects(message.openStream(P.Importance), fails('noSupport'))
})

test('MS-OXCPRPT_R56403: what is written to a stream is the property when it is committed, and saved with the message', async () => {
  const { message, again } = await saved(await place())
  const stream = await message.openStream(P.Html, 'create')
  const html = Buffer.from('<p>ü</p>'.repeat(30_000))
  await stream.write(html)
  await stream.commit()
  assert.equal(await stream.size(), html.length)
  await message.save()
  const read = await (await (await again()).openStream(P.Html)).readAll()
  assert.ok(Buffer.from(read).equals(html))
})

test('MS-OXCPRPT_R56405: of a folder at the commit or at the release', async () => {
  const folder = await place()
  const stream = await folder.openStream(P.Comment, 'create')
  await stream.write(Buffer.from('Long', 'utf16le'))
  assert.equal(await folder.get(P.Comment), '')
  await stream.release()
  assert.equal(await folder.get(P.Comment), 'Long')
})

test('MS-OXCPRPT_R57705, MS-OXCPRPT_R57706, MS-OXCPRPT_R57707, MS-OXCPRPT_R582, MS-OXCPRPT_R583: sizes and positions', async () => {
  const { message } = await saved(await place())
  const stream = await message.openStream(P.Html, 'create')
  await stream.write(Buffer.from('abcdef'))
  await stream.setSize(3)
  await stream.setSize(5)
  assert.equal(await stream.seek('beginning', 0), 0)
  assert.deepEqual(Buffer.from(await stream.read()), Buffer.from('abc\0\0'))
  assert.equal(await stream.seek('end', 2), 7)
  assert.equal(await stream.size(), 7)
  assert.equal(await stream.seek('current', -3), 4)
  await assert.rejects(stream.seek('beginning', 2 ** 31), fails('streamSeekError'))
  await assert.rejects(stream.seek('beginning', -1), fails('streamSeekError'))
})

test('MS-OXCPRPT_R592, MS-OXCPRPT_R610: from stream to stream, clones, and locks', async () => {
  const { message } = await saved(await place())
  const source = await message.openStream(P.Html, 'create')
  await source.write(Buffer.from('0123456789'))
  await source.seek('beginning', 2)
  const target = await message.openStream(P.Body, 'create')
  assert.equal(await source.copyTo(target, 4), 4)
  await target.seek('beginning', 0)
  assert.equal(Buffer.from(await target.read()).toString(), '2345')
  const clone = await source.clone()
  assert.equal(Buffer.from(await clone.read(2)).toString(), '67')
  const region = { regionOffset: 0n, regionSize: 4n, lockFlags: 1 }
  await source.call('RopLockRegionStream', region)
  await clone.seek('beginning', 1)
  await assert.rejects(clone.write(Buffer.from('x')), fails('streamLocked'))
  await source.call('RopUnlockRegionStream', region)
  await clone.write(Buffer.from('x'))
  await source.seek('beginning', 0)
  assert.equal(Buffer.from(await source.read(3)).toString(), '0x2')
})

test('a large attachment goes through streams, in and out', async () => {
  const { message, again } = await saved(await place())
  const bytes = Buffer.alloc(3_000_000, 'attachment ')
  const attachment = await message.createAttachment()
  await attachment.set([P.AttachMethod, 1], [P.AttachLongFilename, 'big.bin'])
  const stream = await attachment.openStream(P.AttachDataBinary, 'create')
  await stream.write(bytes)
  await stream.commit()
  await attachment.save()
  await message.save()
  const opened = await (await again()).openAttachment(0)
  assert.equal(await opened.get(P.AttachSize), bytes.length)
  assert.ok(Buffer.from(await (await opened.openStream(P.AttachDataBinary)).readAll()).equals(bytes))
})

test('a size without bytes is not kept', async () => {
  const { message } = await saved(await place())
  const stream = await message.openStream(P.Html, 'create')
  await stream.setSize(2 ** 30)
  await assert.rejects(stream.commit(), fails('streamFull'))
})
