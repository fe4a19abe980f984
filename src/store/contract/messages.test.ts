import assert from 'node:assert/strict'
import {
  Bag,
  covers,
  encodeChangeList,
  fileTime,
  type ItemAttachment,
  N,
  P,
  parseChangeKey,
  parseChangeList,
  SpecialFolder,
} from '#model'
import { randomBytes } from 'node:crypto'
import { clock, contract, fails, item, mail } from './harness.ts'

const inbox = SpecialFolder.inbox

contract(
  'a message has the properties it was made with, and those that the server computes',
  async ({ store, mailbox }) => {
    const { id, uid, seq } = await store.write(mailbox, (tx) =>
      tx.createMessage(
        inbox,
        item(
          { Subject: 'RE: Lunch', Importance: 2, SenderName: 'Ben', MessageClass: 'IPM.Note.Custom', Body: 'short' },
          { AppointmentSequence: 7, Keywords: ['Red', 'Blue'] },
          {
            recipients: [
              Bag.of({ DisplayName: 'Chiara', RecipientType: 1 }),
              Bag.of({ DisplayName: 'Dan', RecipientType: 2 }),
            ],
          },
        ),
      ),
    )
    const message = await mailbox.getMessage(id)
    assert.deepEqual([message.uid, message.seq, message.createdSeq, message.contentSeq], [uid, seq, seq, seq])
    assert.deepEqual([message.class, message.importance, message.categories], ['IPM.Note.Custom', 2, ['Red', 'Blue']])
    const all = await message.properties()
    for (const [property, value] of [
      [P.Subject, 'RE: Lunch'],
      [P.SubjectPrefix, 'RE: '],
      [P.NormalizedSubject, 'Lunch'],
      [P.ConversationTopic, 'Lunch'],
      [P.DisplayTo, 'Chiara'],
      [P.DisplayCc, 'Dan'],
      [P.DisplayBcc, ''],
      [P.Body, 'short'],
      [P.HasAttachments, false],
      [P.MessageFlags, 0x2],
      [P.CreationTime, fileTime.from(clock.now)],
      [N.AppointmentSequence, 7],
      [N.Keywords, ['Red', 'Blue']],
    ] as const) {
      assert.deepEqual(all.get(property as typeof P.Subject), value as unknown as string, property.name)
    }
    assert.equal(all.get(P.SourceKey)?.length, 22)
    assert.equal(all.get(P.SearchKey)?.length, 16)
    assert.ok((all.get(P.MessageSize) ?? 0) > 100)
    assert.deepEqual(
      message.recipients.map((bag) => bag.get(P.DisplayName)),
      ['Chiara', 'Dan'],
    )
  },
)

contract('values of every size come back as they were', async ({ store, mailbox }) => {
  const values = [2047, 2049, 70_000, 700_000].map((size) => randomBytes(size))
  const text = 'Ünïcode 🙂 '.repeat(20_000)
  for (const value of values) {
    const { id } = await store.write(mailbox, (tx) =>
      tx.createMessage(inbox, item({ RtfCompressed: value, Body: text }, { TaskHistory: 1 })),
    )
    const message = await mailbox.getMessage(id)
    assert.equal(message.bag.get(P.Body), undefined, 'long values are not in the bag')
    assert.equal(message.bag.sizeOf(P.Body), text.length * 2 + 2)
    const all = await message.properties()
    assert.equal(all.get(P.Body), text)
    assert.deepEqual(Buffer.from(all.get(P.RtfCompressed) ?? []), value)
    assert.equal(message.preview?.startsWith('Ünïcode 🙂'), true)
  }
})

contract('the MIME source is kept to the byte, and bodies are read from it', async ({ store, mailbox }) => {
  const text = `From: Ada <ada@example.test>\nTo: Ben <ben@example.test>\nSubject: Hello\nMessage-ID: <1@example.test>\n`
  const big = randomBytes(100_000).toString('base64').replace(/.{76}/g, '$&\n')
  const raw = `${text}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n${big}\n--b--\n`
  const message = mail(raw, {
    derived: [{ tag: P.Body.tag, part: [1], as: 'text' }],
    attachments: [{ properties: Bag.of({ AttachLongFilename: 'a.pdf' }), content: { part: [2] } }],
  })
  const { id } = await store.write(mailbox, (tx) => tx.createMessage(inbox, message))
  const source = await mailbox.source(id)
  const bytes = message.source?.bytes as Buffer
  assert.ok(source && Buffer.from(await source.bytes.bytes()).equals(bytes))
  assert.deepEqual(Buffer.from(await source.bytes.bytes(5000, 5100)), bytes.subarray(5000, 5100))
  assert.equal(source.envelope.subject, 'Hello')
  assert.equal(source.structure.parts.length, 2)
  const loaded = await mailbox.getMessage(id)
  assert.equal(loaded.sourceSize, bytes.length)
  assert.equal(loaded.size, bytes.length)
  assert.equal((await loaded.properties()).get(P.Body), 'Grüße')
  const content = await loaded.attachments[0]?.content()
  assert.deepEqual(Buffer.from((await content?.bytes()) ?? []), Buffer.from(big, 'base64'))
  assert.deepEqual((await mailbox.getMessage(id)).hasAttachments, true)
  for await (const rows of mailbox.rowsByUid(inbox, [[1, 100]], ['envelope', 'structure', 'preview', 'bag'])) {
    assert.equal(rows[0]?.envelope?.messageId, '<1@example.test>')
    assert.equal(rows[0]?.structure?.parts.length, 2)
    assert.equal(rows[0]?.preview, 'Grüße')
    assert.equal(rows[0]?.bag?.get(P.NormalizedSubject), 'Hello')
  }
})

contract('fields of many rows, and sources of many messages, are those of each', async ({ store, mailbox }) => {
  const mails = ['one', 'two', 'three'].map((subject) =>
    mail(`Subject: ${subject}\nMessage-ID: <${subject}@example.test>\n\nHi\n`),
  )
  const ids = await store.write(mailbox, async (tx) => {
    const made: number[] = []
    for (const one of mails) made.push((await tx.createMessage(inbox, one)).id)
    made.push((await tx.createMessage(inbox, item({ Subject: 'no mail' }))).id)
    await tx.setFlags([made[1] as number], { add: ['read'], addCategories: ['Red'] })
    return made
  })
  const some = await Array.fromAsync(
    mailbox.fieldsByUid(inbox, [[2, 100]], ['id', 'flags', 'categories', 'sourceSize', 'envelope']),
  )
  const whole = (await Array.fromAsync(mailbox.rowsByUid(inbox, [[2, 100]], ['envelope']))).flat()
  assert.deepEqual(
    some.flat(),
    whole.map(({ id, flags, categories, sourceSize, envelope }) => ({
      id,
      flags,
      categories,
      sourceSize,
      ...(envelope ? { envelope } : {}),
    })),
  )
  assert.deepEqual(
    some.flat().map(({ envelope }) => envelope?.subject),
    ['two', 'three', undefined],
  )
  const sources = await mailbox.sources([ids[3] as number, ids[2] as number, ids[0] as number, 999_999])
  const wholes = await mailbox.wholeSources([ids[3] as number, ids[2] as number, ids[0] as number, 999_999])
  assert.deepEqual([...sources.keys()].sort(), [ids[0], ids[2]])
  assert.deepEqual([...wholes.keys()].sort(), [ids[0], ids[2]])
  for (const [id, source] of sources) {
    const alone = await mailbox.source(id)
    assert.deepEqual(Buffer.from(await source.bytes.bytes()), Buffer.from((await alone?.bytes.bytes()) ?? []))
    assert.deepEqual(await wholes.get(id)?.bytes.bytes(), await source.bytes.bytes())
    assert.deepEqual(source.envelope, alone?.envelope)
    assert.deepEqual(source.structure, alone?.structure)
  }
})

contract('attachments embed messages to any depth', async ({ store, mailbox }) => {
  const inner = item(
    { Subject: 'innermost' },
    { Keywords: ['deep'] },
    {
      attachments: [{ properties: Bag.of({ AttachLongFilename: 'x.bin' }), content: { bytes: randomBytes(90_000) } }],
    },
  )
  const middle = item(
    { Subject: 'middle' },
    {},
    {
      recipients: [Bag.of({ DisplayName: 'Ben' })],
      attachments: [{ properties: Bag.of({ DisplayName: 'inner' }), embedded: inner }],
    },
  )
  const { id } = await store.write(mailbox, (tx) =>
    tx.createMessage(
      inbox,
      item({ Subject: 'outer' }, {}, { attachments: [{ properties: Bag.of({}), embedded: middle }] }),
    ),
  )
  const embedded = await (await mailbox.getMessage(id)).attachments[0]?.embedded()
  assert.equal(embedded?.properties.get(P.Subject), 'middle')
  assert.equal(embedded?.recipients[0]?.get(P.DisplayName), 'Ben')
  const deep = embedded?.attachments[0]?.embedded
  assert.deepEqual(deep?.properties.get(N.Keywords), ['deep'])
  const content = deep?.attachments[0]?.content
  assert.ok(content && 'blob' in content)
  assert.equal((await store.getBlob(content.blob)).size, 90_000)
})

contract('MS-OXCMSG 3.2.5.3: a change based on an old version is a conflict', async (world) => {
  const { store, mailbox } = world
  const id = await world.put(inbox)
  const { contentSeq } = await mailbox.getMessage(id)
  const seq = await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'b' }) }, contentSeq))
  await assert.rejects(
    store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'c' }) }, contentSeq)),
    fails('conflict'),
  )
  // Read state is no change of the content: no conflict with it.
  await store.write(mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'd' }) }, seq))
  assert.equal((await (await mailbox.getMessage(id)).properties()).get(P.Subject), 'd')
  await assert.rejects(
    store.write(mailbox, (tx) => tx.updateMessage(99_999, {})),
    fails('notFound'),
  )
})

contract('properties, recipients and attachments change one by one', async (world) => {
  const { store, mailbox } = world
  const id = await world.put(inbox, {
    attachments: [1, 2].map((n) => ({
      properties: Bag.of({ AttachLongFilename: `${n}` }),
      content: { bytes: Buffer.from(`${n}`) },
    })),
  })
  await store.write(mailbox, (tx) =>
    tx.updateMessage(id, {
      set: Bag.of({ Body: 'x'.repeat(5000), Comment: 'c' }, { Keywords: ['A'] }),
      recipients: [Bag.of({ DisplayName: 'Zoe', RecipientType: 3 })],
      attachments: new Map<number | 'new', ItemAttachment | undefined>([
        [0, undefined],
        ['new', { properties: Bag.of({ AttachLongFilename: '3' }), content: { bytes: Buffer.from('three') } }],
      ]),
    }),
  )
  let message = await mailbox.getMessage(id)
  let all = await message.properties()
  assert.equal(all.get(P.Body)?.length, 5000)
  assert.equal(all.get(P.DisplayBcc), 'Zoe')
  assert.deepEqual(message.categories, ['A'])
  assert.deepEqual(
    message.attachments.map(({ number, bag }) => [number, bag.get(P.AttachLongFilename)]),
    [
      [1, '2'],
      [2, '3'],
    ],
  )
  await store.write(mailbox, (tx) =>
    tx.updateMessage(id, { remove: [P.Body.tag, P.Comment.tag, { set: N.Keywords.set, string: 'Keywords' }] }),
  )
  message = await mailbox.getMessage(id)
  all = await message.properties()
  assert.deepEqual([all.has(P.Body), all.has(P.Comment), message.categories], [false, false, []])
})

contract(
  'a change that a mail would show ends its source and its UID; others leave both',
  async ({ store, mailbox }) => {
    const raw = mail('From: a@b\nTo: c@d\nSubject: Hello\n\nThe body\n', {
      derived: [{ tag: P.Body.tag, part: [1], as: 'text' }],
    })
    const { id, uid } = await store.write(mailbox, (tx) => tx.createMessage(inbox, raw))
    await store.write(mailbox, (tx) =>
      tx.updateMessage(id, { set: Bag.of({ FlagStatus: 2, Subject: 'Hello' }, { ReminderSet: true }) }),
    )
    let message = await mailbox.getMessage(id)
    assert.deepEqual(
      [message.uid, message.sourceSize, message.flags.has('flagged')],
      [uid, raw.source?.bytes.length, true],
    )
    assert.equal((await message.properties()).get(P.Body), 'The body\r\n')

    const before = await mailbox.seq()
    await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'Goodbye' }) }))
    message = await mailbox.getMessage(id)
    assert.equal(message.sourceSize, undefined)
    assert.equal(await mailbox.source(id), undefined)
    assert.ok(message.uid > uid)
    const all = await message.properties()
    assert.deepEqual([all.get(P.Body), all.get(P.Subject)], ['The body\r\n', 'Goodbye'])
    assert.deepEqual(
      (await mailbox.changes(before)).map((change) => [change.kind, change.id, 'uid' in change ? change.uid : 0]),
      [
        ['uid', id, uid],
        ['message', id, message.uid],
      ],
    )
    // A MIME form that is made later stays.
    const again = mail('Subject: Goodbye\n\nThe body\n').source
    assert.ok(again)
    await store.write(mailbox, (tx) => tx.attachSource(id, again))
    assert.equal((await mailbox.getMessage(id)).sourceSize, again.bytes.length)
  },
)

contract('messages that answer each other are one conversation', async ({ store, mailbox }) => {
  const create = (text: string) => store.write(mailbox, async (tx) => (await tx.createMessage(inbox, mail(text))).id)
  const thread = async (id: number) => (await mailbox.getMessage(id)).conversationId
  const first = await create('Subject: Lunch\nMessage-ID: <1@x>\n\na')
  const answer = await create('Subject: Something else\nMessage-ID: <2@x>\nIn-Reply-To: <1@x>\n\nb')
  const sameTopic = await create('Subject: Re: lunch\nMessage-ID: <3@x>\n\nc')
  const other = await create('Subject: Dinner\nMessage-ID: <4@x>\n\nd')
  const silent = await create('Message-ID: <5@x>\n\ne')
  const silent2 = await create('Message-ID: <6@x>\n\nf')
  assert.equal(await thread(answer), await thread(first))
  assert.equal(await thread(sameTopic), await thread(first))
  assert.notEqual(await thread(other), await thread(first))
  assert.notEqual(await thread(silent), await thread(silent2))
})

contract('quota: nothing comes in above the receive limit', async (world) => {
  const { store, mailbox } = world
  await store.write(mailbox, (tx) => tx.setQuota({ receive: 1000, warning: 500 }))
  const small = mail(`Subject: a\n\n${'x'.repeat(600)}`)
  await store.write(mailbox, (tx) => tx.createMessage(inbox, small))
  await assert.rejects(
    store.write(mailbox, (tx) => tx.createMessage(inbox, small)),
    fails('quotaExceeded'),
  )
  assert.equal((await mailbox.info()).messageCount, 1)
  await store.write(mailbox, (tx) => tx.setQuota({ receive: undefined }))
  await store.write(mailbox, (tx) => tx.createMessage(inbox, small))
  assert.deepEqual((await mailbox.info()).quota, { warning: 500, send: undefined, receive: undefined })
})

contract('a prepared message is created in several mailboxes', async (world) => {
  const { store, mailbox } = world
  const raw = mail('Subject: to all\n\nHello\n')
  await store.prepare(raw)
  const otherId = await store.createMailbox({ kind: 'private', owner: 'x', locale: 'en', displayName: 'x' })
  const other = await store.open(otherId, { kind: 'system' })
  for (const one of [mailbox, other]) {
    const { id } = await store.write(one, (tx) => tx.createMessage(inbox, raw))
    assert.ok(Buffer.from((await (await one.source(id))?.bytes.bytes()) ?? []).equals(raw.source?.bytes as Buffer))
  }
  await store.deleteMailbox(otherId)
  await assert.rejects(other.info(), fails('notFound'))
  await assert.rejects(store.open(otherId, { kind: 'system' }), fails('notFound'))
})

contract('once: a key is new one time', async ({ store, mailbox }) => {
  assert.equal(await store.write(mailbox, (tx) => tx.once('a')), true)
  assert.equal(await store.write(mailbox, (tx) => tx.once('a')), false)
  assert.equal(await store.write(mailbox, (tx) => tx.once('b')), true)
})

contract('MS-OXCPRPT 2.2.12: named properties get ids once', async ({ store, mailbox }) => {
  const names = [N.Keywords, { set: '00062008-0000-0000-c000-000000000046', lid: 0x8580 }]
  assert.deepEqual(await mailbox.namedIds(names, false), [undefined, undefined])
  const ids = await mailbox.namedIds(names, true)
  assert.ok(ids.every((id) => id !== undefined && id >= 0x8000))
  assert.deepEqual(await mailbox.namedIds(names, false), ids)
  // A write that is thrown back gives no ids away.
  await assert.rejects(
    store.write(mailbox, async (tx) => {
      await tx.namedIds([{ set: names[0]?.set ?? '', string: 'lost' }], true)
      throw new Error('no')
    }),
  )
  assert.deepEqual(await mailbox.namedIds([{ set: names[0]?.set ?? '', string: 'lost' }], false), [undefined])
  const [, second] = await mailbox.namesOf(ids as number[])
  assert.deepEqual(second, names[1])
  assert.deepEqual(await mailbox.namesOf([0xfff0]), [undefined])
})

contract(
  '[MS-OXCFXICS] 2.2.1.2: keys of a change that a client brought stay until the next change',
  async ({ store, mailbox }) => {
    const clientKey = Buffer.concat([randomBytes(16), Buffer.from([0, 0, 0, 0, 0, 7])])
    const list = encodeChangeList([parseChangeKey(clientKey)])
    const first = await store.write(mailbox, (tx) => tx.reserveIds(100))
    const { id } = await store.write(mailbox, (tx) =>
      tx.createMessage(inbox, item({ ChangeKey: clientKey, PredecessorChangeList: list }, {}, { id: first + 50 })),
    )
    assert.equal(id, first + 50)
    const keys = async (of: number) => {
      const all = await (await mailbox.getMessage(of)).properties()
      const changeKey = Buffer.from(all.get(P.ChangeKey) ?? [])
      return { changeKey, changes: parseChangeList(all.get(P.PredecessorChangeList) ?? new Uint8Array()) }
    }
    assert.deepEqual((await keys(id)).changeKey, clientKey)
    const next = await store.write(mailbox, (tx) => tx.createMessage(inbox, item({})))
    assert.ok(next.id >= first + 100)
    await assert.rejects(
      store.write(mailbox, (tx) => tx.createMessage(inbox, item({}, {}, { id }))),
      fails('alreadyExists'),
    )

    await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'b' }) }))
    const changed = await keys(id)
    assert.notDeepEqual(changed.changeKey, clientKey)
    assert.ok(
      covers(changed.changes, parseChangeKey(clientKey)) && covers(changed.changes, parseChangeKey(changed.changeKey)),
    )
    const [moved] = await store.write(mailbox, (tx) => tx.moveMessages([id], SpecialFolder.archive))
    assert.ok(moved)
    assert.notDeepEqual((await keys(moved.to.id)).changeKey, clientKey)
  },
)

contract('remember: a value stays with its key for ever, the last one', async ({ store, mailbox }) => {
  await store.write(mailbox, (tx) => tx.once('a', { forever: true }))
  await store.write(mailbox, async (tx) => {
    await tx.remember('a', 'one')
    await tx.remember('b', 'two')
    await tx.remember('b', 'three')
    assert.equal(await tx.once('b', { forever: true }), false)
  })
  assert.deepEqual(
    await mailbox.remembered(['a', 'b', 'c']),
    new Map([
      ['a', 'one'],
      ['b', 'three'],
    ]),
  )
})

contract('once: a key comes once, one that is kept for ever after years, too', async ({ store, mailbox }) => {
  const both = () =>
    store.write(mailbox, async (tx) => [await tx.once('delivery'), await tx.once('import', { forever: true })])
  const begun = clock.now
  try {
    assert.deepEqual(await both(), [true, true])
    assert.deepEqual(await both(), [false, false])
    clock.now += 3 * 365 * 86_400_000
    await store.maintain({ now: clock.now })
    assert.deepEqual([...(await mailbox.remembered(['delivery', 'import', 'other'])).keys()], ['import'])
    assert.deepEqual(await both(), [true, false])
  } finally {
    clock.now = begun
  }
})
