/** Sentences of the protocol documents that the store alone fulfils or breaks, whatever operation asks. */
import assert from 'node:assert/strict'
import { Bag, N, P, SpecialFolder } from '#model'
import { clock, contract, fails, grant, item, member } from './harness.ts'

const { inbox, contacts } = SpecialFolder

contract('MS-OXCFOLD_R1039, MS-OXCFOLD_R1065, MS-OXCFOLD_R480: siblings have different names', async (world) => {
  const { store, mailbox } = world
  const make = (parent: number, name: string) => store.write(mailbox, (tx) => tx.createFolder({ parent, name }))
  const a = await make(inbox, 'a')
  const b = await make(inbox, 'b')
  await assert.rejects(make(inbox, 'a'), fails('alreadyExists'))
  await assert.rejects(
    store.write(mailbox, (tx) => tx.updateFolder(b, { name: 'a' })),
    fails('alreadyExists'),
  )
  const c = await make(contacts, 'a')
  await assert.rejects(
    store.write(mailbox, (tx) => tx.moveFolder(c, { parent: inbox })),
    fails('alreadyExists'),
  )
  assert.equal((await mailbox.getFolder(a)).name, 'a')
})

contract('MS-OXCFOLD_R477: no folder without a name', async ({ store, mailbox }) => {
  await assert.rejects(
    store.write(mailbox, (tx) => tx.createFolder({ parent: inbox, name: '' })),
    fails('invalid'),
  )
})

contract(
  'MS-OXCFOLD_R10345, MS-OXCFOLD_R346, MS-OXCFOLD_R10347, MS-OXCFOLD_R355, MS-OXCFOLD_R1029, MS-OXCFOLD_R1030: counts',
  async (world) => {
    const { store, mailbox } = world
    const id = await store.write(mailbox, (tx) => tx.createFolder({ parent: inbox, name: 'a' }))
    await world.put(id)
    await world.put(id, { flags: ['read'] })
    await world.put(id, { associated: true })
    const before = await mailbox.getFolder(id)
    assert.deepEqual([before.count, before.unread, before.hasSubfolders], [2, 1, false])
    const sub = await store.write(mailbox, (tx) => tx.createFolder({ parent: id, name: 'b' }))
    await world.put(sub)
    const after = await mailbox.getFolder(id)
    assert.deepEqual([after.count, after.unread, after.hasSubfolders], [2, 1, true])
    await store.write(mailbox, (tx) => tx.deleteFolder(sub, { messages: true, hard: true }))
    assert.equal((await mailbox.getFolder(id)).hasSubfolders, false)
  },
)

contract('MS-OXCFOLD_R10353: the size of a folder is that of its messages', async (world) => {
  const { store, mailbox } = world
  const folder = await store.write(mailbox, (tx) => tx.createFolder({ parent: inbox, name: 'a' }))
  const ids = [await world.put(folder, { subject: 'one' }), await world.put(folder, { subject: 'another' })]
  const sizes = await Promise.all(ids.map(async (id) => (await mailbox.getMessage(id)).size))
  assert.equal((await mailbox.getFolder(folder)).size, sizes[0]! + sizes[1]!)
  await store.write(mailbox, (tx) => tx.deleteMessages([ids[0]!], { hard: true }))
  assert.equal((await mailbox.getFolder(folder)).size, sizes[1])
})

contract('MS-OXCFOLD_R170: what lies in a folder moves with it', async (world) => {
  const { store, mailbox } = world
  const [a, b] = await store.write(mailbox, async (tx) => {
    const first = await tx.createFolder({ parent: inbox, name: 'a' })
    return [first, await tx.createFolder({ parent: first, name: 'b' })] as const
  })
  const ids = [await world.put(a), await world.put(b)]
  await store.write(mailbox, (tx) => tx.moveFolder(a, { parent: contacts }))
  assert.equal((await mailbox.getFolder(a)).parent, contacts)
  assert.equal((await mailbox.getFolder(b)).parent, a)
  for (const [at, id] of ids.entries()) assert.equal((await mailbox.getMessage(id)).folder, [a, b][at])
})

for (const { name, deep } of [
  { name: 'MS-OXCFOLD_R198, MS-OXCFOLD_R429', deep: true },
  { name: 'only the folder', deep: false },
]) {
  contract(`${name}: copies of a folder, ${deep ? 'with' : 'without'} what is below it`, async (world) => {
    const { store, mailbox } = world
    const [a, b] = await store.write(mailbox, async (tx) => {
      const first = await tx.createFolder({ parent: inbox, name: 'a' })
      return [first, await tx.createFolder({ parent: first, name: 'b' })] as const
    })
    await world.put(a)
    await world.put(b)
    const copy = await store.write(mailbox, (tx) => tx.copyFolder(a, { parent: contacts, deep }))
    assert.equal((await mailbox.getFolder(copy)).count, 1)
    const below = await mailbox.findChild(copy, 'b')
    assert.equal(below?.count, deep ? 1 : undefined)
    assert.equal((await mailbox.getFolder(a)).count, 1)
  })
}

contract('MS-OXCFOLD_R371, MS-OXCFOLD_R1079: nothing goes with a folder unless that is asked for', async (world) => {
  const { store, mailbox } = world
  const [a, b] = await store.write(mailbox, async (tx) => {
    const first = await tx.createFolder({ parent: inbox, name: 'a' })
    return [first, await tx.createFolder({ parent: first, name: 'b' })] as const
  })
  const message = await world.put(b)
  const remove = (id: number, options: { messages?: boolean; folders?: boolean }) =>
    store.write(mailbox, (tx) => tx.deleteFolder(id, options))
  await assert.rejects(remove(b, { folders: true }), fails('notEmpty'))
  await assert.rejects(remove(a, { messages: true }), fails('notEmpty'))
  assert.equal((await mailbox.getMessage(message)).folder, b)
  assert.equal((await mailbox.getFolder(b)).parent, a)
})

contract('MS-OXCFOLD_R497, MS-OXCFOLD_R498: a folder goes for good, or can still be reached', async (world) => {
  const { store, mailbox } = world
  const make = (name: string) => store.write(mailbox, (tx) => tx.createFolder({ parent: inbox, name }))
  const [hard, soft] = [await make('hard'), await make('soft')]
  await store.write(mailbox, (tx) => tx.deleteFolder(hard, { hard: true }))
  await store.write(mailbox, (tx) => tx.deleteFolder(soft))
  assert.equal(await mailbox.findFolder(hard), undefined)
  assert.deepEqual(
    (await mailbox.deletedFolders()).map(({ id }) => id),
    [soft],
  )
})

contract(
  'MS-OXCMSG_R341, MS-OXCMSG_R342, MS-OXCMSG_R343, MS-OXCMSG_R344, MS-OXCMSG_R345, MS-OXCMSG_R346, MS-OXCMSG_R349, MS-OXCMSG_R352, MS-OXCMSG_R354, MS-OXCMSG_R2034, MS-OXCMSG_R357: what a new message has',
  async ({ store, mailbox }) => {
    const { id } = await store.write(mailbox, (tx) => tx.createMessage(inbox, item({})))
    const all = await (await mailbox.getMessage(id)).properties()
    for (const [property, value] of [
      [P.Importance, 1],
      [P.MessageClass, 'IPM.Note'],
      [P.Sensitivity, 0],
      [P.DisplayBcc, ''],
      [P.DisplayCc, ''],
      [P.DisplayTo, ''],
      [P.HasAttachments, false],
      [P.TrustSender, 1],
      [P.AccessLevel, 1],
    ] as const) {
      assert.equal(all.get(property as typeof P.Importance), value, property.name)
    }
    assert.ok(all.get(P.CreationTime))
    assert.equal(all.get(P.LastModificationTime), all.get(P.CreationTime))
  },
)

contract(
  'MS-OXCMSG_R1097, MS-OXCMSG_R1098, MS-OXCMSG_R1099, MS-OXCMSG_R1100, MS-OXCMSG_R1101, MS-OXCMSG_R1105, MS-OXCMSG_R358: what every message has',
  async ({ store, mailbox, put }) => {
    for (const id of [await put(inbox), await put(contacts, { associated: true })]) {
      const all = await (await mailbox.getMessage(id)).properties()
      for (const property of [
        P.Access,
        P.AccessLevel,
        P.ChangeKey,
        P.CreationTime,
        P.LastModificationTime,
        P.ObjectType,
        P.RecordKey,
        P.SearchKey,
      ]) {
        assert.ok(all.has(property), property.name)
      }
      await store.write(mailbox, (tx) => tx.deleteMessages([id]))
    }
  },
)

contract('MS-OXCMSG_R1890: the time of the commit is set with every save', async ({ store, mailbox, put }, t) => {
  const id = await put(inbox)
  const before = clock.now
  t.after(() => (clock.now = before))
  clock.now += 60_000
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'b' }) }))
  const all = await (await mailbox.getMessage(id)).properties()
  assert.equal(all.get(P.LocalCommitTime), all.get(P.LastModificationTime))
  assert.ok((all.get(P.LocalCommitTime) ?? 0n) > (all.get(P.CreationTime) ?? 0n))
})

contract(
  'MS-OXCMSG_R15, MS-OXCMSG_R47: what the server computes is not what a client writes',
  async ({ store, mailbox, put }) => {
    const id = await put(inbox)
    const before = await (await mailbox.getMessage(id)).properties()
    const written = Bag.of({
      Access: 0,
      CreationTime: 1n,
      LastModificationTime: 1n,
      ObjectType: 7,
      RecordKey: new Uint8Array(1),
      HasAttachments: true,
      MessageSize: 1,
    })
    await store.write(mailbox, (tx) => tx.updateMessage(id, { set: written })).catch(() => undefined)
    const after = await (await mailbox.getMessage(id)).properties()
    for (const property of [P.Access, P.CreationTime, P.ObjectType, P.RecordKey, P.HasAttachments]) {
      assert.deepEqual(after.get(property as typeof P.Access), before.get(property as typeof P.Access), property.name)
    }
    for (const property of [P.LastModificationTime, P.MessageSize] as const) {
      assert.notDeepEqual(
        after.get(property as typeof P.Access),
        written.get(property as typeof P.Access),
        property.name,
      )
    }
  },
)

contract(
  'MS-OXCMSG_R498, MS-OXCMSG_R16, MS-OXCMSG_R522, MS-OXCMSG_R469: attachments are seen from outside',
  async ({ store, mailbox, put }) => {
    const id = await put(inbox)
    const state = async () => {
      const all = await (await mailbox.getMessage(id)).properties()
      return [all.get(P.HasAttachments), ((all.get(P.MessageFlags) ?? 0) & 0x10) !== 0]
    }
    assert.deepEqual(await state(), [false, false])
    const attachment = { properties: Bag.of({ AttachFilename: 'a' }), content: { bytes: new Uint8Array(3) } }
    await store.write(mailbox, (tx) => tx.updateMessage(id, { attachments: new Map([['new', attachment]]) }))
    assert.deepEqual(await state(), [true, true])
    const number = (await mailbox.getMessage(id)).attachments[0]!.number
    await store.write(mailbox, (tx) => tx.updateMessage(id, { attachments: new Map([[number, undefined]]) }))
    assert.deepEqual(await state(), [false, false])
  },
)

for (const { name, flags, associated, bit } of [
  { name: 'MS-OXCMSG_R510', flags: ['read'], associated: false, bit: 0x1 },
  { name: 'MS-OXCMSG_R1140, MS-OXCMSG_R3006', flags: ['read'], associated: false, bit: 0x400 },
  { name: 'MS-OXCMSG_R512', flags: ['draft'], associated: false, bit: 0x8 },
  { name: 'MS-OXCMSG_R527', flags: [], associated: true, bit: 0x40 },
] as const) {
  contract(`${name}: bit ${bit} of PidTagMessageFlags`, async ({ mailbox, put }) => {
    const flagsOf = async (id: number) => (await (await mailbox.getMessage(id)).properties()).get(P.MessageFlags) ?? 0
    assert.equal((await flagsOf(await put(inbox, { flags, associated }))) & bit, bit)
    assert.equal((await flagsOf(await put(inbox))) & bit, 0)
  })
}

contract(
  'MS-OXCMSG_R519: mfUnmodified goes with the first change of the content, and does not come back',
  async (world) => {
    const { store, mailbox, put } = world
    const id = await put(inbox)
    const flagsOf = async (of: number) => (await (await mailbox.getMessage(of)).properties()).get(P.MessageFlags) ?? 0
    await store.write(mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
    assert.equal((await flagsOf(id)) & 0x2, 0x2)
    await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'after' }) }))
    assert.equal((await flagsOf(id)) & 0x2, 0)
    const [moved] = await store.write(mailbox, (tx) => tx.moveMessages([id], contacts))
    assert.equal((await flagsOf(moved!.to.id)) & 0x2, 0)
  },
)

contract('MS-OXCMSG_R2045: PidTagRead is the read state', async ({ store, mailbox, put }) => {
  const id = await put(inbox)
  for (const read of [true, false]) {
    await store.write(mailbox, (tx) => tx.setFlags([id], read ? { add: ['read'] } : { remove: ['read'] }))
    assert.equal((await (await mailbox.getMessage(id)).properties()).get(P.Read), read)
  }
})

for (const { name, prefix, normalized, full } of [
  { name: 'MS-OXCMSG_R1238, MS-OXCMSG_R1239', prefix: 'RE: ', normalized: 'Lunch', full: 'RE: Lunch' },
  { name: 'MS-OXCMSG_R1801', prefix: undefined, normalized: 'Lunch', full: 'Lunch' },
  { name: 'MS-OXCMSG_R1802', prefix: '', normalized: 'Lunch', full: 'Lunch' },
]) {
  contract(`${name}: subject of '${prefix}' and '${normalized}'`, async ({ store, mailbox }) => {
    const properties = { NormalizedSubject: normalized, ...(prefix === undefined ? {} : { SubjectPrefix: prefix }) }
    const { id } = await store.write(mailbox, (tx) => tx.createMessage(inbox, item(properties)))
    const all = await (await mailbox.getMessage(id)).properties()
    assert.equal(all.get(P.Subject), full)
    assert.equal(all.get(P.NormalizedSubject), normalized)
  })
}

for (const { name, body, code } of [
  { name: 'MS-OXCMSG_R2058', body: {}, code: 0 },
  { name: 'MS-OXCMSG_R2059', body: { Body: 'x' }, code: 1 },
  { name: 'MS-OXCMSG_R2060', body: { RtfCompressed: new Uint8Array(20) }, code: 2 },
  { name: 'MS-OXCMSG_R2061', body: { Html: new Uint8Array(20) }, code: 3 },
]) {
  contract(`${name}: native body ${code}`, async ({ store, mailbox }) => {
    const { id } = await store.write(mailbox, (tx) => tx.createMessage(inbox, item(body)))
    assert.equal((await (await mailbox.getMessage(id)).properties()).get(P.NativeBody), code)
  })
}

contract('MS-OXCMSG_R110: categories are shorter than 256 characters', async ({ store, mailbox }) => {
  const make = (keyword: string) =>
    store.write(mailbox, (tx) => tx.createMessage(inbox, item({}, { Keywords: [keyword] })))
  const { id } = await make('x'.repeat(255))
  assert.equal((await (await mailbox.getMessage(id)).properties()).get(N.Keywords)?.[0]?.length, 255)
  await assert.rejects(make('x'.repeat(256)), fails('tooBig'))
})

contract('MS-OXCMSG_R704: what is not committed is not seen', async ({ store, mailbox, put }) => {
  const id = await put(inbox, { subject: 'before' })
  const subject = async () => (await (await mailbox.getMessage(id)).properties()).get(P.Subject)
  await store.write(mailbox, async (tx) => {
    await tx.updateMessage(id, { set: Bag.of({ Subject: 'after' }) })
    assert.equal(await subject(), 'before')
  })
  assert.equal(await subject(), 'after')
})

contract('MS-OXCMSG_R323, MS-OXCMSG_R324: no message that is not there, none without rights', async (world) => {
  const id = await world.put(contacts)
  assert.equal(await world.mailbox.findMessage(id + 1000), undefined)
  await grant(world, contacts, [{ member: 'ben', rights: 0x400 }])
  const ben = await world.as(member('ben'))
  await assert.rejects(ben.getMessage(id), { name: 'Failure' })
})

for (const { name, rights, access, level } of [
  { name: 'MS-OXCPRPT_R14, MS-OXCPRPT_R26', rights: 0x401, access: 0x2, level: 0 },
  { name: 'an editor', rights: 0x461, access: 0x7, level: 1 },
]) {
  contract(`${name}: access ${access} and level ${level} of a message`, async (world) => {
    const id = await world.put(contacts)
    await grant(world, contacts, [{ member: 'ben', rights }])
    const all = await (await (await world.as(member('ben'))).getMessage(id)).properties()
    assert.deepEqual([all.get(P.Access), all.get(P.AccessLevel)], [access, level])
  })
}
