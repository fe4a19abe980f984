import assert from 'node:assert/strict'
import {
  Bag,
  fileTime,
  idToInt64,
  P,
  parseChangeKey,
  parseEntryId,
  type Restriction,
  SpecialFolder,
  sourceKey,
} from '#model'
import {
  folderPropertyOf,
  hierarchyView,
  isComputedOfFolder,
  mailboxPropertyOf,
  memberIdOf,
  permissionView,
  propertyOf,
  ruleView,
} from '../index.ts'
import { contract, fails, grant, item, member } from './harness.ts'

contract(
  'MS-OXCFOLD 2.2.2: every property of a folder is told, computed ones and those that were set',
  async (world) => {
    const { store, mailbox } = world
    const place = { mailbox: mailbox.id }
    const id = await store.write(mailbox, (tx) =>
      tx.createFolder({
        parent: SpecialFolder.inbox,
        name: 'Projects',
        properties: Bag.of({ Comment: 'ours', ContentCount: 7 }),
      }),
    )
    await world.put(id, { subject: 'one' })
    await world.put(id, { associated: true })
    const folder = await mailbox.getFolder(id)
    const get = (property: { tag: number }) => folderPropertyOf(folder, property.tag, place)
    assert.equal(get(P.FolderId), idToInt64(id))
    assert.equal(get(P.ParentFolderId), idToInt64(SpecialFolder.inbox))
    assert.deepEqual(get(P.SourceKey), sourceKey(mailbox.id, id))
    assert.deepEqual(
      [
        get(P.DisplayName),
        get(P.ContentCount),
        get(P.ContentUnreadCount),
        get(P.AssociatedContentCount),
        get(P.Comment),
      ],
      ['Projects', 1, 1, 1, 'ours'],
    )
    assert.deepEqual([get(P.Subfolders), get(P.FolderType), get(P.ContainerClass)], [false, 1, 'IPF.Note'])
    assert.equal(get(P.Access), 0x3f)
    assert.equal(get(P.CreationTime), fileTime.from(folder.created))
    assert.equal(isComputedOfFolder(P.ContentCount.tag), true)
    assert.equal(isComputedOfFolder(P.DisplayName.tag), false)
  },
)

contract('MS-OXOSFLD 2.2.3: root and inbox say where the special folders are', async ({ mailbox }) => {
  const place = { mailbox: mailbox.id }
  for (const id of [SpecialFolder.root, SpecialFolder.inbox]) {
    const folder = await mailbox.getFolder(id)
    const calendar = parseEntryId(folderPropertyOf(folder, P.IpmAppointmentEntryId.tag, place) as Uint8Array)
    assert.deepEqual(calendar.kind === 'folder' && calendar.folder, SpecialFolder.calendar)
    const others = folderPropertyOf(folder, P.AdditionalRenEntryIds.tag, place) as Uint8Array[]
    const junk = parseEntryId(others[4] as Uint8Array)
    assert.deepEqual(junk.kind === 'folder' && junk.folder, SpecialFolder.junk)
  }
  const archive = await mailbox.getFolder(SpecialFolder.archive)
  assert.equal(folderPropertyOf(archive, P.IpmAppointmentEntryId.tag, place), undefined)
})

contract('PidTagHierarchyChangeNumber grows with every change of a folder below', async ({ store, mailbox }) => {
  const number = async () =>
    folderPropertyOf(await mailbox.getFolder(SpecialFolder.archive), P.HierarchyChangeNumber.tag, {
      mailbox: mailbox.id,
    }) as number
  let last = await number()
  const grown = async () => {
    const next = await number()
    assert.ok(next > last, `${next} after ${last}`)
    last = next
  }
  const id = await store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.archive, name: 'a' }))
  await grown()
  await store.write(mailbox, (tx) => tx.updateFolder(id, { name: 'b' }))
  await grown()
  await store.write(mailbox, (tx) => tx.moveFolder(id, { parent: SpecialFolder.notes }))
  await grown()
  await store.write(mailbox, (tx) => tx.moveFolder(id, { parent: SpecialFolder.archive }))
  await grown()
  await store.write(mailbox, (tx) => tx.deleteFolder(id, { hard: true }))
  await grown()
  await store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.archive, item({ Subject: 'x' })))
  assert.equal(await number(), last)
})

contract('an imported change keeps its key until the next change, and the list remembers it', async (world) => {
  const { store, mailbox } = world
  const key = Uint8Array.from([...Array(16).keys(), 0, 0, 0, 9])
  const id = await store.write(mailbox, (tx) =>
    tx.createFolder({ parent: SpecialFolder.inbox, name: 'a', properties: Bag.of({ ChangeKey: key }) }),
  )
  const keyOf = async () =>
    folderPropertyOf(await mailbox.getFolder(id), P.ChangeKey.tag, { mailbox: mailbox.id }) as Uint8Array
  assert.deepEqual(Buffer.from(await keyOf()), Buffer.from(key))
  await store.write(mailbox, (tx) => tx.updateFolder(id, { name: 'b' }))
  assert.equal(parseChangeKey(await keyOf()).namespace, mailbox.id)
  await store.write(mailbox, (tx) => tx.updateFolder(id, { set: Bag.of({ ChangeKey: key }) }))
  assert.deepEqual(Buffer.from(await keyOf()), Buffer.from(key))

  const message = await world.put(id, { properties: Bag.of({ Subject: 'x', ChangeKey: key }) })
  const row = async () => ({ ...(await mailbox.getMessage(message)) })
  const messageKey = async () => propertyOf(await row(), P.ChangeKey.tag, { mailbox: mailbox.id }) as Uint8Array
  await store.write(mailbox, (tx) => tx.setFlags([message], { add: ['read'] }))
  assert.deepEqual(Buffer.from(await messageKey()), Buffer.from(key))
  await store.write(mailbox, (tx) => tx.setFlags([message], { add: ['flagged'] }))
  assert.equal(parseChangeKey(await messageKey()).namespace, mailbox.id)
})

contract(
  'read state is no change of a message, flags and categories are, and content stays told apart',
  async (world) => {
    const { store, mailbox } = world
    const id = await world.put(SpecialFolder.inbox)
    const born = await mailbox.getMessage(id)
    assert.equal(born.changeSeq, born.contentSeq)
    await store.write(mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
    const read = await mailbox.getMessage(id)
    assert.deepEqual([read.changeSeq, read.seq > born.seq], [born.changeSeq, true])
    await store.write(mailbox, (tx) => tx.setFlags([id], { addCategories: ['Blue'] }))
    const marked = await mailbox.getMessage(id)
    assert.deepEqual([marked.changeSeq, marked.contentSeq], [marked.seq, born.contentSeq])
    await store.write(mailbox, (tx) => tx.setFlags([id], { remove: ['read'] }))
    assert.equal((await mailbox.getMessage(id)).changeSeq, marked.seq)
    await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Comment: 'c' }) }))
    const changed = await mailbox.getMessage(id)
    assert.deepEqual([changed.changeSeq, changed.contentSeq], [changed.seq, changed.seq])
    for (const [MessageClass, isContent] of [
      ['IPM.Note', false],
      ['IPM.Task', true],
    ] as const) {
      const marked = await world.put(SpecialFolder.inbox, { properties: Bag.of({ MessageClass, Subject: 'x' }) })
      await store.write(mailbox, (tx) => tx.updateMessage(marked, { set: Bag.of({}, { PercentComplete: 0.5 }) }))
      const now = await mailbox.getMessage(marked)
      assert.deepEqual([now.changeSeq, now.contentSeq === now.seq], [now.seq, isContent])
    }
    const setting = await world.put(SpecialFolder.inbox, { associated: true })
    await store.write(mailbox, (tx) => tx.setFlags([setting], { add: ['read'] }))
    const seen = await mailbox.getMessage(setting)
    assert.deepEqual([seen.changeSeq, seen.contentSeq], [seen.seq, seen.createdSeq])
    const copies = await store.write(mailbox, (tx) => tx.copyMessages([id], SpecialFolder.archive))
    const copy = await mailbox.getMessage(copies[0]?.to.id ?? 0)
    assert.equal(copy.changeSeq, copy.createdSeq)
  },
)

contract(
  'MS-OXCFOLD 2.2.1.13: the hierarchy as a table, with depth, restriction, order and what was deleted',
  async (world) => {
    const { store, mailbox } = world
    const [a, b, c] = await store.write(mailbox, async (tx) => {
      const a = await tx.createFolder({ parent: SpecialFolder.archive, name: 'Zebra' })
      const b = await tx.createFolder({ parent: a, name: 'Ape', class: 'IPF.Task' })
      return [a, b, await tx.createFolder({ parent: SpecialFolder.archive, name: 'Bear' })] as const
    })
    const names = async (definition: Parameters<typeof hierarchyView>[2]) => {
      const view = hierarchyView(mailbox, SpecialFolder.archive, definition)
      const rows = await view.rows(0, 100)
      assert.equal(await view.length(), rows.length)
      return rows.map((row) => `${row.get(P.DisplayName.tag)} ${row.get(P.Depth.tag)}`)
    }
    assert.deepEqual(await names({}), ['Zebra 1', 'Bear 1'])
    assert.deepEqual(await names({ deep: true }), ['Zebra 1', 'Ape 2', 'Bear 1'])
    const order = {
      columns: [{ tag: P.DisplayName.tag, direction: 'ascending' as const }],
      categories: 0,
      expanded: 0,
    }
    assert.deepEqual(await names({ deep: true, order }), ['Ape 2', 'Bear 1', 'Zebra 1'])
    const where: Restriction = {
      kind: 'property',
      relation: '==',
      tag: P.ContainerClass.tag,
      value: { tag: P.ContainerClass.tag, value: 'IPF.Task' },
    }
    assert.deepEqual(await names({ deep: true, where }), ['Ape 2'])
    const view = hierarchyView(mailbox, SpecialFolder.archive, { deep: true, order })
    assert.equal(await view.find(where, 0), 0)
    assert.equal(await view.find(where, 1), undefined)
    assert.equal(await view.find(where, 2, true), 0)
    await store.write(mailbox, (tx) => tx.deleteFolder(a, { folders: true }))
    assert.deepEqual(await names({ deep: true }), ['Bear 1'])
    assert.deepEqual(await names({ softDeleted: true }), ['Zebra 1'])
    assert.equal((await view.rows(0, 9)).length, 1)
    assert.ok(b && c)
  },
)

contract('MS-OXCPERM_R189, MS-OXCPERM_R190: the two reserved members, and ids that stay', async (world) => {
  const { mailbox } = world
  await grant(world, SpecialFolder.inbox, [
    { member: 'ben', rights: 0x1c01 },
    { member: 'default', rights: 0x800 },
  ])
  const names = {
    nameOf: (id: string) => id.toUpperCase(),
    entryIdOf: (id: string) => (id === 'ben' ? Uint8Array.of(1) : undefined),
  }
  const table = permissionView(mailbox, SpecialFolder.inbox, { names, freeBusy: false })
  const rows = await table.rows(0, 10)
  assert.deepEqual(
    rows.map((row) => [row.get(P.MemberId.tag), row.get(P.MemberName.tag), row.get(P.MemberRights.tag)]),
    [
      [0n, '', 0],
      [-1n, 'Anonymous', 0],
      [memberIdOf('ben'), 'BEN', 0x401],
    ],
  )
  assert.deepEqual(rows[2]?.get(P.EntryId.tag), Uint8Array.of(1))
  await grant(world, SpecialFolder.inbox, [
    { member: 'cleo', rights: 1 },
    { member: 'ben', rights: 2 },
  ])
  const again = await permissionView(mailbox, SpecialFolder.inbox, { names, freeBusy: true }).rows(0, 10)
  assert.equal(again.find(({ member }) => member.member === 'ben')?.get(P.MemberId.tag), memberIdOf('ben'))
})

contract(
  'MS-OXORULE 3.2.5.2: rules are added, changed, removed and replaced, and run in their sequence',
  async (world) => {
    const { store, mailbox } = world
    const condition: Restriction = { kind: 'exists', tag: P.Subject.tag }
    const rule = (name: string, sequence: number) =>
      Bag.of({ RuleName: name, RuleSequence: sequence, RuleState: 1, RuleProvider: 'test', RuleCondition: condition })
    const ids = await store.write(mailbox, (tx) =>
      tx.modifyRules(SpecialFolder.inbox, {
        changes: [
          { kind: 'add', properties: rule('second', 20) },
          { kind: 'add', properties: rule('first', 10) },
        ],
      }),
    )
    const table = ruleView(mailbox, SpecialFolder.inbox)
    const named = async () => (await table.rows(0, 10)).map((row) => row.get(P.RuleName.tag))
    assert.deepEqual(await named(), ['first', 'second'])
    assert.deepEqual((await table.rows(0, 1))[0]?.get(P.RuleCondition.tag), condition)
    assert.equal((await table.rows(0, 1))[0]?.get(P.RuleId.tag), idToInt64(ids[1] ?? 0))
    const inbox = await mailbox.getFolder(SpecialFolder.inbox)
    assert.equal(folderPropertyOf(inbox, P.HasRules.tag, { mailbox: mailbox.id }), true)
    await store.write(mailbox, (tx) =>
      tx.modifyRules(SpecialFolder.inbox, {
        changes: [{ kind: 'modify', id: ids[0] ?? 0, properties: Bag.of({ RuleSequence: 5 }) }],
      }),
    )
    assert.deepEqual(await named(), ['second', 'first'])
    await assert.rejects(
      store.write(mailbox, (tx) => tx.modifyRules(SpecialFolder.inbox, { changes: [{ kind: 'remove', id: 99_999 }] })),
      fails('notFound'),
    )
    await store.write(mailbox, (tx) =>
      tx.modifyRules(SpecialFolder.inbox, { replace: true, changes: [{ kind: 'add', properties: rule('only', 1) }] }),
    )
    assert.deepEqual(await named(), ['only'])
    await store.write(mailbox, (tx) => tx.modifyRules(SpecialFolder.inbox, { replace: true, changes: [] }))
    const empty = await mailbox.getFolder(SpecialFolder.inbox)
    assert.equal(folderPropertyOf(empty, P.HasRules.tag, { mailbox: mailbox.id }), false)
    await assert.rejects(
      store.write(await world.as(member('ben')), (tx) => tx.modifyRules(SpecialFolder.inbox, { changes: [] })),
      fails('notFound'),
    )
  },
)

contract(
  'MS-OXCSTOR 3.2.5.2, 3.2.5.3: the receive folder of a class is that of the longest class it begins with',
  async (world) => {
    const { store, mailbox } = world
    const at = async (name: string) => {
      const { class: found, folder } = await mailbox.receiveFolder(name)
      return [found, folder]
    }
    assert.deepEqual(await at('IPM.Note'), ['IPM', SpecialFolder.inbox])
    assert.deepEqual(await at('Other'), ['', SpecialFolder.inbox])
    assert.deepEqual(await at('IPC'), ['IPC', SpecialFolder.root])
    await store.write(mailbox, (tx) => tx.setReceiveFolder('IPM.Note', SpecialFolder.archive))
    assert.deepEqual(await at('ipm.note.sub'), ['IPM.Note', SpecialFolder.archive])
    await store.write(mailbox, (tx) => tx.setReceiveFolder('ipm.note', SpecialFolder.notes))
    assert.deepEqual(await at('IPM.Note'), ['ipm.note', SpecialFolder.notes])
    assert.equal((await mailbox.receiveFolders()).length, 5)
    await store.write(mailbox, (tx) => tx.setReceiveFolder('IPM.NOTE', undefined))
    assert.deepEqual(await at('IPM.Note'), ['IPM', SpecialFolder.inbox])
    const cases: [string, number | undefined, string][] = [
      ['', undefined, 'wrongType'],
      ['IPM', SpecialFolder.archive, 'accessDenied'],
      ['Report.ipm', SpecialFolder.archive, 'accessDenied'],
      ['.a', SpecialFolder.archive, 'invalid'],
      ['a.', SpecialFolder.archive, 'invalid'],
      ['a..b', SpecialFolder.archive, 'invalid'],
      ['ä', SpecialFolder.archive, 'invalid'],
      ['a', 99_999, 'notFound'],
    ]
    for (const [name, folder, code] of cases) {
      await assert.rejects(
        store.write(mailbox, (tx) => tx.setReceiveFolder(name, folder)),
        fails(code),
        name,
      )
    }
  },
)

contract('MS-OXCSTOR 2.2.2.1: properties of the mailbox itself', async ({ store, mailbox }) => {
  const get = async (property: { tag: number }) => mailboxPropertyOf(await mailbox.storeObject(), property.tag, {})
  assert.deepEqual(
    [await get(P.OutOfOfficeState), await get(P.ProhibitSendQuota), await get(P.DisplayName), await get(P.StoreState)],
    [false, -1, 'Ada Sommer', 0],
  )
  await store.write(mailbox, async (tx) => {
    await tx.setStoreProperties({ set: Bag.of({ OutOfOfficeState: true, Comment: 'c' }) })
    await tx.setQuota({ send: 10 * 1024 })
    await tx.createMessage(SpecialFolder.inbox, item({ Subject: 'x' }))
  })
  assert.deepEqual(
    [await get(P.OutOfOfficeState), await get(P.ProhibitSendQuota), await get(P.Comment), await get(P.ContentCount)],
    [true, 10, 'c', 1],
  )
  await store.write(mailbox, (tx) => tx.setStoreProperties({ remove: [P.Comment.tag] }))
  assert.equal(await get(P.Comment), undefined)
  const sent = parseEntryId((await get(P.IpmSentMailEntryId)) as Uint8Array)
  assert.equal(sent.kind === 'folder' && sent.folder, SpecialFolder.sentItems)
})

contract(
  'MS-OXCSTOR 3.2.1: per-user information is kept by folder, and found by the store it came from',
  async ({ store, mailbox }) => {
    const [replica, source] = ['11111111-0000-0000-0000-000000000000', '22222222-0000-0000-0000-000000000000']
    const folder = { replica, folder: 77 }
    assert.equal(await mailbox.perUser(folder), undefined)
    await store.write(mailbox, (tx) => tx.setPerUser(folder, { source, data: Uint8Array.of(1, 2) }))
    await store.write(mailbox, (tx) => tx.setPerUser(folder, { source, data: Uint8Array.of(3) }))
    const kept = await mailbox.perUser(folder)
    assert.deepEqual([kept?.source, [...(kept?.data ?? [])]], [source, [3]])
    assert.deepEqual(
      (await mailbox.perUserFolders(source)).map((one) => ({ ...one })),
      [folder],
    )
    assert.deepEqual(await mailbox.perUserFolders(replica), [])
  },
)
