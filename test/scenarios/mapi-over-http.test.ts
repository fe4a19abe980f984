/**
 * Outlook's way in, as far as the transport: Connect, a logon by Execute, PING, Disconnect, against a whole server in
 * this thread and with workers.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytes, decode, encode, hex, struct, toHex, u16, u32, utf16z } from '#codec/binary/index.ts'
import { bodies } from '#protocols/mapi/http/bodies.ts'
import { readExtended, writeExtended } from '#protocols/mapi/http/extended-buffer.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { MapiHttpClient } from '#test/clients/mapi-http.ts'
import { startServer } from '#test/harness.ts'

const none = new Uint8Array()

for (const workers of [0, 2]) {
  test(`a session with ${workers} workers`, async (t) => {
    const server = await startServer({ workers, accounts: ['ada', 'ben'] })
    t.after(() => server.stop())
    const url = `http://127.0.0.1:${server.port('http')}/mapi/emsmdb/?MailboxId=1@example.test`
    const { address: name, password } = server.account('ada')
    const dn = (await server.opened.directory.findByAddress(name))?.legacyDn as string
    const connect = (userDn: string, flags = 0) =>
      encode(bodies.Connect.request, {
        userDn,
        flags,
        defaultCodePage: 1252,
        sortLocale: 0x409,
        stringLocale: 0x409,
        auxiliary: none,
      })
    const ada = new MapiHttpClient(url, { name, password })

    const connected = await ada.send('Connect', connect(dn))
    assert.equal(connected.code, 0)
    const { errorCode, displayName, dnPrefix } = decode(bodies.Connect.response, connected.body)
    assert.deepEqual({ errorCode, displayName, dnPrefix }, { errorCode: 0, displayName: 'Ada', dnPrefix: '' })

    // No ROP at all, and an answer with none.
    const execute = (ropBuffer: Uint8Array, maxRopOut = 0x10008) =>
      encode(bodies.Execute.request, { flags: 3, ropBuffer, maxRopOut, auxiliary: none })
    const empty = writeExtended([hex`0200`], { compress: false, xor: true })
    const nothing = await ada.send('Execute', execute(empty))
    assert.equal(nothing.code, 0)
    const answered = decode(bodies.Execute.response, nothing.body)
    assert.equal(answered.errorCode, 0)
    assert.deepEqual(
      readExtended(answered.ropBuffer).map((payload) => toHex(payload)),
      ['0200'],
    )

    // MS-OXCRPC_R697: a buffer that is none; and no room for any answer.
    const error = async (ropBuffer: Uint8Array, maxRopOut?: number) =>
      decode(bodies.Execute.response, (await ada.send('Execute', execute(ropBuffer, maxRopOut))).body).errorCode
    assert.equal(await error(hex`0000 0400 0900 0900 00`), 0x4b6)
    assert.equal(await error(hex`0000`), 0x80040115)
    assert.equal(await error(empty, 7), 0x80040115)
    assert.equal(await error(empty, 0x100001), 0x6f7)

    assert.equal((await ada.send('PING', none)).code, 0)
    assert.equal((await ada.send('Disconnect', hex`00000000`)).code, 0)
    assert.equal((await ada.send('Execute', execute(empty))).code, 10)

    // Who one takes oneself for has to exist, and to be oneself; administrators of test clients are let in.
    const ben = (await server.opened.directory.findByAddress('ben@example.test'))?.legacyDn as string
    const refused = async (userDn: string, flags?: number) =>
      decode(bodies.Connect.response, (await ada.send('Connect', connect(userDn, flags))).body).errorCode
    assert.equal(await refused('/o=Nobody'), 0x3eb)
    assert.equal(await refused(ben), 0x80070005)
    assert.equal(await refused(ben, 1), 0)
  })
}

test('a mail that comes by LMTP ends NotificationWait, and Execute brings the notification', async (t) => {
  const server = await startServer({ workers: 2, accounts: ['ada'] })
  t.after(() => server.stop())
  const { address: name, password } = server.account('ada')
  const dn = (await server.opened.directory.findByAddress(name))?.legacyDn as string
  const ada = new MapiHttpClient(`http://127.0.0.1:${server.port('http')}/mapi/emsmdb`, { name, password })
  const connected = await ada.send(
    'Connect',
    encode(bodies.Connect.request, {
      userDn: dn,
      flags: 0,
      defaultCodePage: 1252,
      sortLocale: 0x409,
      stringLocale: 0x409,
      auxiliary: none,
    }),
  )
  assert.equal(connected.code, 0)
  const execute = async (...parts: Uint8Array[]): Promise<Uint8Array> => {
    const [rops = none, handles = none] = parts
    const buffer = hex`${encode(u16, rops.length + 2)} ${rops} ${handles}`
    const body = encode(bodies.Execute.request, {
      flags: 0,
      ropBuffer: writeExtended([buffer], { compress: true, xor: true }),
      maxRopOut: 0x10008,
      auxiliary: none,
    })
    const { errorCode, ropBuffer } = decode(bodies.Execute.response, (await ada.send('Execute', body)).body)
    assert.equal(errorCode, 0)
    return (readExtended(ropBuffer)[0] as Uint8Array).subarray(2)
  }
  const answers = await execute(
    hex`
      fe 00 00 01 04000000 00000000 ${encode(u16, dn.length + 1)} ${Buffer.from(`${dn}\0`)}   # RopLogon into handle 0
      29 00 00 01 0200 01                                              # RopRegisterNotification: new mail, everywhere`,
    hex`ffffffff ffffffff`,
  )
  // RopLogon has succeeded, and RopRegisterNotification behind it.
  assert.equal(toHex(answers.subarray(0, 6)), 'fe0000000000')
  assert.ok(Buffer.from(answers).includes(Buffer.from('290100000000', 'hex')))

  const waiting = ada.send('NotificationWait', hex`00000000 00000000`)
  await deliverByLmtp(server.port('lmtp'), {
    from: 'ben@elsewhere.test',
    to: [name],
    message: 'From: ben@elsewhere.test\r\nSubject: hello\r\n\r\nbody\r\n',
  })
  const { body } = await waiting
  // StatusCode, ErrorCode, EventPending, no auxiliary buffer.
  assert.equal(toHex(body), '00000000000000000100000000000000')
  // RopNotify, for the handle of the subscription.
  const told = await execute()
  assert.equal(told[0], 0x2a)
})

test('the address book: Bind, a query, Unbind', async (t) => {
  const server = await startServer({ accounts: ['ada', 'ben'] })
  t.after(() => server.stop())
  const { address: name, password } = server.account('ada')
  const ada = new MapiHttpClient(`http://127.0.0.1:${server.port('http')}/mapi/nspi/`, { name, password })
  // Flags, no state, no auxiliary buffer.
  assert.equal((await ada.send('Bind', hex`00000000 00 00000000`)).code, 0)
  const { serverUrl } = await addressBookUrl(ada)
  assert.match(serverUrl, /^http:\/\/127\.0\.0\.1:\d+\/mapi\/nspi\/\?MailboxId=[\da-f-]{36}@example\.test$/)
  const unbound = await ada.send('Unbind', hex`00000000 00000000`)
  // MS-OXNSPI: UnbindSuccess.
  assert.deepEqual(toHex(unbound.body), '000000000100000000000000')
  assert.equal((await ada.send('QueryColumns', hex`00000000 00000000 00000000`)).code, 10)
})

async function addressBookUrl(client: MapiHttpClient): Promise<{ serverUrl: string }> {
  // Flags, the empty name: one's own.
  const { body } = await client.send('GetAddressBookUrl', hex`00000000 0000 00000000`)
  return decode(struct({ statusCode: u32, errorCode: u32, serverUrl: utf16z, auxiliary: bytes(u32) }), body)
}
