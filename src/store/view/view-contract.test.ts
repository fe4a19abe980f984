/** Views of a real mailbox: categories, multi-valued columns, who may see what, whose read state. */
import assert from 'node:assert/strict'
import { Bag, makeTag, N, P, PublicFolder, type SortDirection, type SortOrder, SpecialFolder } from '#model'
import { contract, fails, grant, member, type World } from '../contract/harness.ts'
import type { View, ViewRow } from '../types.ts'

const { inbox } = SpecialFolder
const column = (tag: number, direction: SortDirection = 'ascending') => ({ tag, direction })
const readRight = 0x401

/** Headers as `value (count/unread)`, the value in lower case, messages by subject; dots for the depth. */
async function picture({ mailbox }: World, view: View): Promise<string[]> {
  const lines: string[] = []
  for (const row of await view.rows(0, 100)) {
    if (row.kind === 'category') {
      const value = (([...row.values.values()].at(-1) as string | undefined) ?? '-').toLowerCase()
      lines.push(`${'.'.repeat(row.depth)}${value} (${row.count}/${row.unread})`)
    } else {
      const bag = (await mailbox.getMessage(row.id)).bag
      lines.push(`${'.'.repeat(row.depth)}${bag.get(P.NormalizedSubject)}`)
    }
  }
  return lines
}

async function fill({ put }: World): Promise<void> {
  const from = (name: string, subject: string, more: { read?: true; keywords?: string[]; company?: string } = {}) =>
    put(inbox, {
      properties: Bag.of(
        { Subject: subject, SentRepresentingName: name, CompanyName: more.company },
        more.keywords ? { Keywords: more.keywords } : {},
      ),
      flags: more.read ? ['read'] : [],
    })
  await from('bob', 'b1', { read: true, keywords: ['red', 'blue'], company: 'Acme' })
  await from('ann', 'a1', { keywords: ['red'] })
  await from('Bob', 'b2', { company: 'acme' })
  await from('ann', 'a2', { read: true, company: 'Zeta' })
}

const bySender: SortOrder = {
  columns: [column(P.SentRepresentingName.tag), column(P.NormalizedSubject.tag, 'descending')],
  categories: 1,
  expanded: 1,
}

contract(
  'MS-OXCTABL_R20, MS-OXCTABL_R22, MS-OXCTABL_R72: headers count their rows, the rest of the order sorts within',
  async (world) => {
    await fill(world)
    const view = world.store.view(world.mailbox, inbox, { order: bySender })
    assert.deepEqual(await picture(world, view), ['ann (2/1)', '.a2', '.a1', 'bob (2/1)', '.b2', '.b1'])
    assert.equal(await view.length(), 6)
  },
)

contract('MS-OXCTABL_R71, MS-OXCTABL_R67, MS-OXCTABL_R19: categories come from the first columns', async (world) => {
  await fill(world)
  const order = {
    columns: [column(P.CompanyName.tag), column(P.SentRepresentingName.tag), column(P.NormalizedSubject.tag)],
    categories: 2,
    expanded: 2,
  }
  assert.deepEqual(await picture(world, world.store.view(world.mailbox, inbox, { order })), [
    '- (1/1)',
    '.ann (1/1)',
    '..a1',
    'acme (2/1)',
    '.bob (2/1)',
    '..b1',
    '..b2',
    'zeta (1/0)',
    '.ann (1/0)',
    '..a2',
  ])
})

contract('MS-OXCTABL_R573, MS-OXCTABL_R567: a category collapses and expands, and says so', async (world) => {
  await fill(world)
  const view = world.store.view(world.mailbox, inbox, { order: bySender })
  const [ann] = await view.rows(0, 1)
  assert.ok(ann?.kind === 'category')
  assert.equal(await view.collapse(ann.category), 2)
  assert.deepEqual(await picture(world, view), ['ann (2/1)', 'bob (2/1)', '.b2', '.b1'])
  await assert.rejects(view.collapse(ann.category), fails('conflict'))
  await assert.rejects(view.collapse('8000000000000000'), fails('notFound'))

  const other = world.store.view(world.mailbox, inbox, { order: bySender })
  other.restoreCollapseState(view.collapseState())
  assert.deepEqual(await picture(world, other), await picture(world, view))
  assert.equal(await view.expand(ann.category), 2)
  assert.equal(await view.length(), 6)
  assert.equal(await view.positionOf(ann.category), 0)
})

for (const { name, direction, wanted } of [
  { name: 'MS-OXCTABL_R76', direction: 'ascending', wanted: ['a1', 'a2', 'b1', 'b2'] },
  { name: 'MS-OXCTABL_R77', direction: 'descending', wanted: ['b2', 'b1', 'a2', 'a1'] },
] as const) {
  contract(`${name}: ${direction}`, async (world) => {
    await fill(world)
    const order = { columns: [column(P.NormalizedSubject.tag, direction)], categories: 0, expanded: 0 }
    assert.deepEqual(await picture(world, world.store.view(world.mailbox, inbox, { order })), wanted)
  })
}

contract('MS-OXCTABL_R66: so many levels of categories are open at first', async (world) => {
  await fill(world)
  const columns = [column(P.CompanyName.tag), column(P.SentRepresentingName.tag), column(P.NormalizedSubject.tag)]
  const pictureOf = async (expanded: number) =>
    picture(world, world.store.view(world.mailbox, inbox, { order: { columns, categories: 2, expanded } }))
  assert.deepEqual(await pictureOf(0), ['- (1/1)', 'acme (2/1)', 'zeta (1/0)'])
  assert.deepEqual(await pictureOf(1), [
    '- (1/1)',
    '.ann (1/1)',
    'acme (2/1)',
    '.bob (2/1)',
    'zeta (1/0)',
    '.ann (1/0)',
  ])
})

contract('a collapsed category stays so when mail arrives in it', async (world) => {
  await fill(world)
  const view = world.store.view(world.mailbox, inbox, { order: { ...bySender, expanded: 0 } })
  assert.deepEqual(await picture(world, view), ['ann (2/1)', 'bob (2/1)'])
  await world.put(inbox, { properties: Bag.of({ Subject: 'a3', SentRepresentingName: 'Ann' }) })
  assert.deepEqual(await picture(world, view), ['ann (3/2)', 'bob (2/1)'])
})

contract('MS-OXCTABL_R81: categories by the maximum of a column', async (world) => {
  for (const [name, size, received] of [
    ['ann', 1, 1],
    ['bob', 2, 5],
    ['ann', 3, 9],
    ['cy', 4, 7],
  ] as const) {
    await world.put(inbox, {
      properties: Bag.of({ Subject: `${name}${size}`, SentRepresentingName: name }),
      received: new Date(received * 86_400_000),
    })
  }
  const order: SortOrder = {
    columns: [
      column(P.SentRepresentingName.tag, 'descending'),
      column(P.MessageDeliveryTime.tag, 'maximumCategory'),
      column(P.MessageDeliveryTime.tag, 'descending'),
    ],
    categories: 1,
    expanded: 1,
  }
  assert.deepEqual(await picture(world, world.store.view(world.mailbox, inbox, { order })), [
    'ann (2/2)',
    '.ann3',
    '.ann1',
    'cy (1/1)',
    '.cy4',
    'bob (1/1)',
    '.bob2',
  ])
})

contract(
  'MS-OXCTABL_R433, MS-OXCTABL_R448: values of a multi-valued property make rows of their own',
  async (world) => {
    await fill(world)
    const [id] = await world.mailbox.namedIds([N.Keywords], true)
    const tag = makeTag(id as number, 'string[]') | 0x2000
    const order: SortOrder = {
      columns: [column(tag), column(P.NormalizedSubject.tag)],
      categories: 1,
      expanded: 1,
    }
    const grouped = world.store.view(world.mailbox, inbox, { order })
    assert.deepEqual(await picture(world, grouped), [
      '- (2/1)',
      '.a2',
      '.b2',
      'blue (1/0)',
      '.b1',
      'red (2/1)',
      '.a1',
      '.b1',
    ])
    const plain = world.store.view(world.mailbox, inbox, { instances: [tag] })
    const rows = (await plain.rows(0, 10)).map((row) => row.kind === 'message' && [row.id, row.instance])
    assert.equal(rows.length, 5)
    assert.equal(new Set(rows.map(String)).size, 5, 'every instance is another row')
  },
)

contract('MS-OXCTABL_R452: a restriction over recipients, attachments, bodies and categories', async (world) => {
  const { store, mailbox, put } = world
  await fill(world)
  const special = await put(inbox, {
    properties: Bag.of({ Subject: 'special', Body: `${'long '.repeat(1000)}needle` }, { Keywords: ['Green'] }),
    recipients: [Bag.of({ DisplayName: 'Heidi', SmtpAddress: 'heidi@example.net' })],
    attachments: [{ properties: Bag.of({ AttachLongFilename: 'plan.pdf' }), content: { bytes: new Uint8Array(3) } }],
  })
  const [id] = await mailbox.namedIds([N.Keywords], true)
  const text = (tag: number, value: string) =>
    ({ kind: 'content', match: 'substring', fuzzy: 1, tag, value: { tag, value } }) as const
  for (const where of [
    { kind: 'sub', table: P.MessageRecipients.tag, of: text(P.DisplayName.tag, 'heid') },
    { kind: 'sub', table: P.MessageAttachments.tag, of: text(P.AttachLongFilename.tag, '.PDF') },
    text(P.Body.tag, 'NEEDLE'),
    text(makeTag(id as number, 'string[]'), 'green'),
    text(P.Subject.tag, 'special'),
  ] as const) {
    const { ids } = await store.view(mailbox, inbox, { where }).ids()
    assert.deepEqual([...ids], [special], JSON.stringify(where))
  }
})

contract('at most so many rows, the first ones of the order', async (world) => {
  await fill(world)
  const where = { kind: 'count', count: 3, of: { kind: 'and', of: [] } } as const
  const order = { columns: [column(P.NormalizedSubject.tag, 'descending')], categories: 0, expanded: 0 }
  const view = world.store.view(world.mailbox, inbox, { where, order })
  assert.deepEqual(await picture(world, view), ['b2', 'b1', 'a2'])
  assert.equal(await view.length(), 3)
})

contract('associated and soft-deleted messages have views of their own', async (world) => {
  const { store, mailbox, put } = world
  const live = await put(inbox)
  const settings = await put(inbox, { associated: true })
  const deleted = await put(inbox)
  await store.write(mailbox, (tx) => tx.deleteMessages([deleted]))
  const ids = async (definition: object) => [...(await store.view(mailbox, inbox, definition).ids()).ids]
  assert.deepEqual(await ids({}), [live])
  assert.deepEqual(await ids({ associated: true }), [settings])
  const softDeleted = store.view(mailbox, inbox, { softDeleted: true })
  assert.equal(await softDeleted.length(), 1)
  await store.write(mailbox, async (tx) => tx.restoreMessages([...(await softDeleted.ids()).ids]))
  assert.equal(await softDeleted.length(), 0)
  assert.equal((await ids({})).length, 2)
})

contract('a view shows what the viewer may read, also when that changes while it is open', async (world) => {
  const { store } = world
  await world.put(inbox)
  const view = store.view(await world.as(member('bob')), inbox, {})
  await assert.rejects(view.length(), fails('notFound'))
  await grant(world, inbox, [{ member: 'bob', rights: 0x400 }])
  await assert.rejects(view.length(), fails('accessDenied'))
  await grant(world, inbox, [{ member: 'bob', rights: readRight }])
  assert.equal(await view.length(), 1)
  await grant(world, inbox, [{ member: 'bob', rights: 0x402 }])
  assert.equal(await view.length(), 0, 'only what he has put there')
  const own = await world.as(member('bob'))
  await store.write(own, (tx) =>
    tx.createMessage(inbox, { properties: Bag.of({ Subject: 'own' }), recipients: [], attachments: [] }),
  )
  assert.equal(await view.length(), 1)
})

contract(
  'in a public folder each viewer has his own read state',
  async (world) => {
    const { store, put } = world
    const folder = await store.write(world.mailbox, (tx) =>
      tx.createFolder({ parent: PublicFolder.ipmSubtree, name: 'News' }),
    )
    await grant(world, folder, [{ member: 'default', rights: readRight | 0x20 }])
    const first = await put(folder, { subject: 'first' })
    const second = await put(folder, { subject: 'second' })
    const [ann, bob] = [await world.as(member('ann')), await world.as(member('bob'))]
    const unread = { kind: 'bits', test: 'zero', tag: P.MessageFlags.tag, mask: 1 } as const
    const views = [ann, bob].map((mailbox) => store.view(mailbox, folder, { where: unread }))
    const order: SortOrder = { columns: [column(P.NormalizedSubject.tag)], categories: 1, expanded: 0 }
    const grouped = store.view(bob, folder, { order })
    const counts = async () => (await grouped.rows(0, 9)).map((row) => row.kind === 'category' && row.unread)
    assert.deepEqual(await Promise.all(views.map((view) => view.length())), [2, 2])
    assert.deepEqual(await counts(), [1, 1])
    await store.write(bob, (tx) => tx.setFlags([first], { add: ['read'] }))
    assert.deepEqual(await Promise.all(views.map((view) => view.length())), [2, 1])
    assert.deepEqual(await counts(), [0, 1])
    const read = (rows: ViewRow[]) => rows.map((row) => row.kind === 'message' && [row.id, row.flags.has('read')])
    assert.deepEqual(read(await store.view(bob, folder, {}).rows(0, 9)), [
      [first, true],
      [second, false],
    ])
    assert.deepEqual(read(await store.view(ann, folder, {}).rows(0, 9)), [
      [first, false],
      [second, false],
    ])
    await store.write(bob, (tx) => tx.setFlags([first], { remove: ['read'] }))
    assert.deepEqual(await Promise.all(views.map((view) => view.length())), [2, 2])
  },
  { kind: 'public' },
)

contract('calls of one view at once do not disturb each other', async (world) => {
  await fill(world)
  const view = world.store.view(world.mailbox, inbox, { order: bySender })
  const answers = await Promise.all([view.rows(0, 3), view.length(), view.rows(3, 3), view.ids(), view.indexOf(4096)])
  assert.equal((answers[0] as ViewRow[]).length + (answers[2] as ViewRow[]).length, 6)
  assert.equal(answers[1], 6)
})
