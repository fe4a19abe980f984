/** Events of folders: fetched, streamed and pushed. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { childText, readXml, type XmlElement } from '#codec/xml/index.ts'
import { Bag, SpecialFolder } from '#model'
import { envelope, find, findAll, messageText, startEws } from '#test/ews.ts'
import { validateMessage } from '#test/ews-schema.ts'
import { open } from '#test/groupware.ts'
import { checkPushUrl } from './push-url.ts'
import { makeSubscription, readSubscription } from './subscription.ts'
import { Subscriptions } from './subscriptions.ts'

const world = await open()
const ews = await startEws(world, { heartBeatMillis: 20, pauseMillis: 5 })
const mailbox = await world.mailbox('ada@example.test')
const inbox = '<t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds>'
const all = ['CopiedEvent', 'CreatedEvent', 'DeletedEvent', 'ModifiedEvent', 'MovedEvent', 'NewMailEvent']
const types = (names: readonly string[] = all) =>
  `<t:EventTypes>${names.map((name) => `<t:EventType>${name}</t:EventType>`).join('')}</t:EventTypes>`

async function subscribe(request: string): Promise<{ code: string | undefined; id: string; watermark: string }> {
  const [message] = await ews.askMessages('ada', `<m:Subscribe>${request}</m:Subscribe>`)
  return {
    code: childText(message, 'ResponseCode'),
    id: childText(message, 'SubscriptionId') ?? '',
    watermark: childText(message, 'Watermark') ?? '',
  }
}
const pull = (more: { folders?: string; events?: readonly string[]; watermark?: string } = {}) =>
  subscribe(
    `<m:PullSubscriptionRequest>${more.folders ?? inbox}${types(more.events)}${more.watermark ? `<t:Watermark>${more.watermark}</t:Watermark>` : ''}<t:Timeout>10</t:Timeout></m:PullSubscriptionRequest>`,
  )
const streaming = (events?: readonly string[]) =>
  subscribe(`<m:StreamingSubscriptionRequest>${inbox}${types(events)}</m:StreamingSubscriptionRequest>`)

async function events(id: string, watermark: string, who = 'ada') {
  const [message] = await ews.askMessages(
    who,
    `<m:GetEvents><m:SubscriptionId>${id}</m:SubscriptionId><m:Watermark>${watermark}</m:Watermark></m:GetEvents>`,
  )
  const list = find(message, 'Notification')?.children.filter(({ name }) => name.endsWith('Event')) ?? []
  return {
    code: childText(message, 'ResponseCode'),
    names: list.map(({ name }) => name),
    list,
    watermark: childText(list.at(-1), 'Watermark') ?? '',
  }
}
async function put(subject: string, folder: number = SpecialFolder.inbox): Promise<number> {
  const properties = Bag.of({ Subject: subject, MessageClass: 'IPM.Note' })
  return await world.store.write(
    mailbox,
    async (tx) => (await tx.createMessage(folder, { properties, recipients: [], attachments: [] })).id,
  )
}

test('pull: nothing, then what has happened, watermark by watermark', async () => {
  const { id, watermark } = await pull()
  const none = await events(id, watermark)
  assert.deepEqual(none.names, ['StatusEvent'])
  const item = await put('one')
  const created = await events(id, none.watermark)
  assert.deepEqual(created.names, ['CreatedEvent', 'ModifiedEvent'])
  assert.ok(find(created.list[0], 'ItemId')?.attributes.Id)
  assert.ok(find(created.list[1], 'FolderId')?.attributes.ChangeKey)
  await world.store.write(mailbox, (tx) => tx.setFlags([item], { add: ['read'] }))
  const modified = await events(id, created.watermark)
  assert.deepEqual(modified.names, ['ModifiedEvent', 'ModifiedEvent'])
  await world.store.write(mailbox, (tx) => tx.deleteMessages([item]))
  assert.equal((await events(id, modified.watermark)).names[0], 'DeletedEvent')
  // The same watermark gives the same again, and of what came and went nothing.
  assert.ok(!(await events(id, watermark)).names.includes('CreatedEvent'))
})

test('pull: new mail, and only what was asked for', async () => {
  const { id, watermark } = await pull({ events: ['NewMailEvent'] })
  await put('no mail')
  await world.send({ to: ['ada@example.test'] }, 'Subject: mail\n\nx\n')
  assert.deepEqual((await events(id, watermark)).names, ['NewMailEvent'])
})

test('pull: folders, and all of them', async () => {
  const one = await pull()
  const everywhere = await subscribe(
    `<m:PullSubscriptionRequest SubscribeToAllFolders="true">${types()}<t:Timeout>10</t:Timeout></m:PullSubscriptionRequest>`,
  )
  await put('elsewhere', SpecialFolder.drafts)
  await world.store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.inbox, name: 'below' }))
  assert.ok((await events(one.id, one.watermark)).list.every((event) => find(event, 'ItemId') === undefined))
  const names = (await events(everywhere.id, everywhere.watermark)).list.map((event) =>
    [event.name, find(event, 'FolderId') ? 'folder' : 'item'].join(' '),
  )
  assert.ok(names.includes('CreatedEvent item'))
  assert.ok(names.includes('CreatedEvent folder'))
})

test("a subscription is its owner's, and ends", async () => {
  const { id, watermark } = await pull()
  assert.equal((await events(id, watermark, 'ben')).code, 'ErrorSubscriptionAccessDenied')
  assert.equal((await events('bm9uZQ==', watermark)).code, 'ErrorSubscriptionNotFound')
  assert.equal((await events(id, 'bm9uZQ==')).code, 'ErrorInvalidWatermark')
  const end = async () =>
    childText(
      (await ews.askMessages('ada', `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`))[0],
      'ResponseCode',
    )
  assert.equal(await end(), 'NoError')
  assert.equal(await end(), 'ErrorSubscriptionNotFound')
  assert.equal((await events(id, watermark)).code, 'ErrorSubscriptionNotFound')
})

test('a watermark of before is where a new subscription begins', async () => {
  const first = await pull()
  await put('meanwhile')
  const second = await pull({ watermark: first.watermark })
  assert.equal((await events(second.id, second.watermark)).names[0], 'CreatedEvent')
  assert.equal((await pull({ watermark: 'bm9uZQ==' })).code, 'ErrorInvalidWatermark')
})

/** The envelopes of a stream, one after the other. */
async function stream(ids: readonly string[], closed: AbortSignal) {
  const message = `<m:GetStreamingEvents><m:SubscriptionIds>${ids.map((id) => `<t:SubscriptionId>${id}</t:SubscriptionId>`).join('')}</m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>`
  const answer = await ews.raw('ada', envelope(message), { closed })
  assert.equal(answer.status, 200)
  const pieces = (answer.body as AsyncIterable<string>)[Symbol.asyncIterator]()
  return {
    async next(): Promise<XmlElement | undefined> {
      const piece = await pieces.next()
      if (piece.done) return undefined
      // Clients look for the end of an envelope by its characters.
      assert.match(piece.value, /^<Envelope [^]*<\/Envelope>$/)
      validateMessage(messageText(piece.value))
      return find(readXml(piece.value), 'GetStreamingEventsResponseMessage')
    },
    async until(event: string): Promise<XmlElement> {
      for (;;) {
        const message = await this.next()
        if (!message) throw new Error('the stream ended')
        const found = find(message, event)
        if (found) return found
      }
    },
  }
}

test('streaming: signs of life, events as they happen, also those of before, and the end', async () => {
  const closing = new AbortController()
  const { id, watermark } = await streaming()
  assert.equal(watermark, '')
  await put('before')
  const open = await stream([id], closing.signal)
  assert.equal(find(await open.next(), 'ConnectionStatus')?.text, 'OK')
  await open.until('CreatedEvent')
  await open.until('StatusEvent')
  await put('now')
  await open.until('CreatedEvent')
  // Another connection takes the subscription over, where this one was.
  const other = await stream([id], closing.signal)
  assert.equal(find(await other.next(), 'ConnectionStatus')?.text, 'OK')
  const last = await open.until('ConnectionStatus')
  assert.equal(last.text, 'Closed')
  assert.equal(await open.next(), undefined)
  await put('for the other')
  await other.until('CreatedEvent')
  closing.abort()
  assert.equal(await other.next(), undefined)
})

test('streaming: what is no subscription', async () => {
  const { id } = await pull()
  const message = `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${id}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>`
  const [answer] = await ews.askMessages('ada', message)
  assert.equal(childText(answer, 'ResponseCode'), 'ErrorInvalidSubscription')
  assert.equal(find(answer, 'ErrorSubscriptionIds')?.children[0]?.text, id)
  assert.equal(childText(answer, 'ConnectionStatus'), 'Closed')
})

test('push: a sign of life first, tried again, then events, until the client wants no more', async () => {
  const got: XmlElement[] = []
  const more: (() => void)[] = []
  let answers: (string | number)[] = [500, 'OK', 'OK', 'Unsubscribe']
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString()
      validateMessage(messageText(text))
      got.push(readXml(text))
      const status = answers.shift() ?? 'OK'
      response.writeHead(typeof status === 'number' ? status : 200, { 'Content-Type': 'text/xml' })
      response.end(
        `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><SendNotificationResult xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"><SubscriptionStatus>${status}</SubscriptionStatus></SendNotificationResult></s:Body></s:Envelope>`,
      )
      more.shift()?.()
    })
  })
  after(() => server.close())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const arrived = async (count: number): Promise<void> => {
    while (got.length < count) await new Promise<void>((resolve) => more.push(resolve))
  }
  const { port } = server.address() as AddressInfo
  const { code, id } = await subscribe(
    `<m:PushSubscriptionRequest>${inbox}${types(['CreatedEvent'])}<t:StatusFrequency>30</t:StatusFrequency><t:URL>http://127.0.0.1:${port}/listen</t:URL></m:PushSubscriptionRequest>`,
  )
  assert.equal(code, 'NoError')
  await arrived(2)
  assert.ok(find(got[1], 'StatusEvent'))
  assert.equal(find(got[1], 'SubscriptionId')?.text, id)
  await put('one')
  await arrived(3)
  assert.equal(findAll(got[2], 'CreatedEvent').length, 1)
  answers = ['Unsubscribe']
  await put('two')
  await arrived(4)
  assert.equal(find(got[3], 'PreviousWatermark')?.text !== find(got[2], 'PreviousWatermark')?.text, true)
})

for (const [url, client] of [
  ['ftp://client.example/', '127.0.0.1'],
  ['nonsense', '127.0.0.1'],
  ['http://127.0.0.1/', '192.0.2.1'],
  ['http://[::1]/', '192.0.2.1'],
  ['http://169.254.169.254/latest', '127.0.0.1'],
  ['http://user:password@192.0.2.7/', '127.0.0.1'],
] as const) {
  test(`push: nothing is sent to ${url} for ${client}`, async () => {
    await assert.rejects(checkPushUrl(url, client), { responseCode: 'ErrorInvalidPushSubscriptionUrl' })
  })
}

test('the id of a subscription says all of it, and nothing else is one', () => {
  const one = makeSubscription({
    kind: 'pull',
    events: new Set(['NewMailEvent', 'CreatedEvent']),
    minutes: 30,
    user: mailbox.id,
    mailbox: mailbox.id,
    since: 0x123456789,
    folders: new Set([10, 0x1001]),
  })
  assert.deepEqual(readSubscription(one.id), { ...one, events: new Set(['CreatedEvent', 'NewMailEvent']) })
  const bytes = Buffer.from(one.id, 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const wrong = Buffer.from(bytes)
    wrong[at] = (wrong[at] as number) ^ 0x20
    assert.equal(readSubscription(wrong.toString('base64')), undefined)
  }
})

test('a pull subscription that nobody asks about expires', () => {
  let now = 0
  const subscriptions = new Subscriptions(() => now)
  const one = makeSubscription({
    kind: 'pull',
    events: new Set(['NewMailEvent']),
    minutes: 10,
    user: mailbox.id,
    mailbox: mailbox.id,
    since: 5,
    folders: undefined,
  })
  subscriptions.noteTold(one, 5)
  now = 9 * 60_000
  assert.equal(subscriptions.get(one.id, mailbox.id).id, one.id)
  now = 11 * 60_000
  assert.throws(() => subscriptions.get(one.id, mailbox.id), { responseCode: 'ErrorExpiredSubscription' })
})
