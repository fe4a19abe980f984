import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode, hex, toHex } from '#codec/binary/index.ts'
import { MapiError, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { ropBuffer } from './buffer/rop-buffer.ts'
import { FolderObject } from './objects/folder.ts'
import type { Logon } from './objects/logon.ts'
import { objectLimits } from './objects/server-object.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const { ada, adaDn } = await startSession(world)

/** RopLogon of a mailbox, as bytes: logon 0 into handle index 0. */
const logonRop = (essdn: string) => hex`
  fe 00 00            # RopLogon, logon 0, output 0
  01 04000000 00000000
  ${Uint8Array.of((essdn.length + 1) & 0xff, (essdn.length + 1) >> 8)} ${Buffer.from(`${essdn}\0`)}`

const buffer = (rops: Uint8Array, ...handles: number[]) =>
  hex`${Uint8Array.of((rops.length + 2) & 0xff, (rops.length + 2) >> 8)} ${rops} ${new Uint8Array(Uint32Array.from(handles).buffer)}`

const returnValue = (answer: Uint8Array, at = 0) => Buffer.from(decode(ropBuffer, answer).rops).readUInt32LE(at + 2)

async function loggedOn() {
  const session = ada()
  const answer = await session.execute(buffer(logonRop(adaDn), 0xffffffff), 0x8000)
  const { handles } = decode(ropBuffer, answer)
  return { session, answer, logon: handles[0] as number }
}

test('RopLogon says the folders, the ids and the rights of a mailbox', async () => {
  const { session, answer, logon } = await loggedOn()
  const { rops } = decode(ropBuffer, answer)
  const mailbox = (await world.object('ada@example.test')).mailbox as string
  assert.equal(toHex(rops.subarray(0, 7), ' '), 'fe 00 00 00 00 00 01')
  assert.equal(toHex(rops.subarray(7, 15), ' '), `01 00 00 00 00 00 00 0${SpecialFolder.root}`)
  // MS-OXCSTOR: reserved, owner, may send as.
  assert.equal(rops[7 + 13 * 8], 0x07)
  assert.equal(rops.length, 7 + 13 * 8 + 1 + 16 + 2 + 16 + 8 + 8 + 4)
  assert.notEqual(logon, 0xffffffff)
  assert.equal((session.objects.find(logon) as { mailbox?: { id: string } }).mailbox?.id, mailbox)
})

test('MS-OXCROPS_R4558, MS-OXCROPS_R4559: a handle is put into the table, and the next ROP of the buffer may use it', async () => {
  const session = ada()
  const rops = hex`${logonRop(adaDn)} 02 00 00 01 0100 00000000000a 00`
  const answer = decode(ropBuffer, await session.execute(buffer(rops, 0xffffffff, 0xffffffff), 0x8000))
  assert.equal(answer.handles.length, 2)
  assert.ok(!answer.handles.includes(0xffffffff))
  assert.equal(toHex(answer.rops.subarray(-8), ' '), '02 01 00 00 00 00 00 00')
})

test('MS-OXCROPS_R4550, MS-OXCROPS_R4719: responses come in the order of the requests', async () => {
  const { session, logon } = await loggedOn()
  const rops = hex`02 00 00 01 0100 00000000000b 00  02 00 00 02 0100 0000000fffff 00`
  const answer = decode(ropBuffer, await session.execute(buffer(rops, logon, 0xffffffff, 0xffffffff), 0x8000))
  assert.equal(toHex(answer.rops, ' '), '02 01 00 00 00 00 00 00 02 02 0f 01 04 80')
})

test('MS-OXCROPS_R4565: the handle table keeps the order of its entries', async () => {
  const { session, logon } = await loggedOn()
  const open = hex`02 00 01 02 0100 00000000000a 00`
  const answer = decode(ropBuffer, await session.execute(buffer(open, 7, logon, 0xffffffff, 9), 0x8000))
  const [first, second, third, fourth] = answer.handles
  assert.deepEqual([first, second, fourth], [7, logon, 9])
  assert.notEqual(third, 0xffffffff)
})

test('MS-OXCROPS_R4581: RopRelease has no response; what a logon opened goes with it', async () => {
  const { session, logon } = await loggedOn()
  const rops = hex`02 00 00 01 0100 00000000000a 00  01 00 00`
  const answer = decode(ropBuffer, await session.execute(buffer(rops, logon, 0xffffffff), 0x8000))
  assert.equal(toHex(answer.rops, ' '), '02 01 00 00 00 00 00 00')
  assert.equal(session.objects.size, 0)
  assert.equal(session.logons.size, 0)
})

const openInbox = hex`02 00 00 01 0100 00000000000a 00`

test('MS-OXCROPS_R457302, MS-OXCROPS_R471201: a handle that was never given out is ecNullObject, an index outside of the table, too', async () => {
  const { session } = await loggedOn()
  for (const handle of [0xffffffff, 0x7777]) {
    assert.equal(returnValue(await session.execute(buffer(openInbox, handle, 0xffffffff), 0x8000)), 0x4b9)
  }
  const outside = hex`02 00 01 00 0100 00000000000a 00`
  assert.equal(returnValue(await session.execute(buffer(outside, 0xffffffff), 0x8000)), 0x4b9)
})

test('MS-OXCROPS_R4551: where the table has no place for what is opened, the whole request is refused', async () => {
  const { session, logon } = await loggedOn()
  await assert.rejects(session.execute(buffer(openInbox, logon), 0x8000), { status: MapiError.rpcFormat })
})

test('MS-OXCROPS_R834: of a destination that is none the index is said', async () => {
  const { session, logon } = await loggedOn()
  const folder = decode(ropBuffer, await session.execute(buffer(openInbox, logon, 0xffffffff), 0x8000))
    .handles[1] as number
  const move = hex`35 00 00 01 00 00 0100 00000000000a 61 00`
  const { rops } = decode(ropBuffer, await session.execute(buffer(move, folder, 0xffffffff), 0x8000))
  assert.equal(toHex(rops, ' '), '35 00 03 05 00 00 01 00 00 00 00')
})

test('a handle that was released is ecNullObject, too', async () => {
  const { session, logon } = await loggedOn()
  await session.execute(buffer(hex`01 00 00`, logon), 0x8000)
  assert.equal(returnValue(await session.execute(buffer(openInbox, logon, 0xffffffff), 0x8000)), 0x4b9)
})

test('MS-OXCROPS_R457303: the handle of another logon is ecAccessDenied', async () => {
  const { session, logon } = await loggedOn()
  const other = hex`02 01 00 01 0100 00000000000a 00`
  assert.equal(returnValue(await session.execute(buffer(other, logon, 0xffffffff), 0x8000)), 0x80070005)
})

test('MS-OXCROPS_R4551: what cannot be read fails as a whole, before anything of it is done', async () => {
  const { session, logon } = await loggedOn()
  const before = session.objects.size
  for (const rops of [hex`${openInbox} 00 00 00`, hex`${openInbox} 02 00 00`, hex`${openInbox} 28 00 00`]) {
    await assert.rejects(session.execute(buffer(rops, logon, 0xffffffff), 0x8000), { status: 0x4b6 })
  }
  await assert.rejects(session.execute(hex`ffff 00`, 0x8000), { status: 0x4b6 })
  assert.equal(session.objects.size, before)
})

test('what does not fit is not done: RopBufferTooSmall has the requests [MS-OXCROPS] 3.2.4.3', async () => {
  const { session, logon } = await loggedOn()
  const rops = hex`${openInbox} ${logonRop(adaDn).with(1, 1)}`
  const size = 2 + 8 + 8
  const maxBytes = size + 3 + logonRop(adaDn).length
  const answer = decode(ropBuffer, await session.execute(buffer(rops, logon, 0xffffffff), maxBytes))
  assert.equal(toHex(answer.rops.subarray(0, 8), ' '), '02 01 00 00 00 00 00 00')
  assert.equal(answer.rops[8], 0xff)
  assert.equal(toHex(answer.rops.subarray(11)), toHex(rops.subarray(13)))
  assert.equal(session.objects.size, 2)
  await assert.rejects(session.execute(buffer(rops, logon, 0xffffffff), 20), { status: 0x47d })
})

test('a mailbox that nobody has is ecUnknownUser', async () => {
  assert.equal(returnValue(await ada().execute(buffer(logonRop('/o=x/cn=nobody'), 0xffffffff), 0x8000)), 0x3eb)
})

test('objects of a kind are limited', async () => {
  const { session, logon } = await loggedOn()
  const owner = session.objects.get(logon) as Logon
  for (let i = 0; i < objectLimits.folder; i++) session.objects.add(new FolderObject(owner, SpecialFolder.inbox))
  assert.equal(returnValue(await session.execute(buffer(openInbox, logon, 0xffffffff), 0x8000)), 0x4de)
})

test('a session that is closed holds nothing, and who waits is told', async () => {
  const { session } = await loggedOn()
  const waiting = session.waitForNotification(new AbortController().signal)
  session.close()
  assert.equal(await waiting, false)
  assert.equal(session.objects.size, 0)
})
