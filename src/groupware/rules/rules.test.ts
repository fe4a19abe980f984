/** Rules of a mailbox, run at delivery while no client is there. [MS-OXORULE] 3.2.5.1 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode } from '#codec/binary/index.ts'
import {
  Bag,
  idToInt64,
  makeFolderEntryId,
  makeMessageEntryId,
  N,
  P,
  parseServerId,
  type Restriction,
  ruleActionsLayout,
  SpecialFolder,
} from '#model'
import { open } from '#test/groupware.ts'
import { addExtendedRule, addFolder, addRules, queued, receive, subjectHas, subjects, to } from '#test/rules.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'

const state = { enabled: 1, error: 2, onlyWhenAway: 4, keepHistory: 8, exitLevel: 16 }

test('MS-OXORULE_R63, MS-OXORULE_R516, MS-OXORULE_R931, MS-OXORULE_R247, MS-OXORULE_R703, MS-OXORULE_R736, MS-OXORULE_R956, MS-OXORULE_R983: what the condition fits goes to the folder, and nothing else', async () => {
  const world = await open()
  const offers = await addFolder(world, ada, 'Offers')
  await addRules(
    world,
    ada,
    { condition: subjectHas('offer'), actions: [to.move(offers)] },
    { state: 0, actions: [to.delete] },
  )
  await receive(world, ada, { subject: 'An OFFER' })
  await receive(world, ada, { subject: 'A letter' })
  assert.deepEqual(await subjects(world, ada, offers), ['An OFFER'])
  assert.deepEqual(await subjects(world, ada), ['A letter'])
})

test('MS-OXORULE_R514: in increasing order of their sequence', async () => {
  const world = await open()
  const one = await addFolder(world, ada, 'One')
  const two = await addFolder(world, ada, 'Two')
  await addRules(
    world,
    ada,
    { sequence: 20, actions: [to.move(two)] },
    { sequence: 10, state: state.enabled | state.exitLevel, actions: [to.move(one)] },
  )
  await receive(world, ada)
  assert.deepEqual([await subjects(world, ada, one), await subjects(world, ada, two)], [['Hello'], []])
})

test('MS-OXORULE_R250, MS-OXORULE_R904, MS-OXORULE_R957: copies lie beside it; several moves make several of it', async () => {
  const world = await open()
  const one = await addFolder(world, ada, 'One')
  const two = await addFolder(world, ada, 'Two')
  const [rule] = await addRules(world, ada, { actions: [to.copy(one), to.read] })
  await receive(world, ada)
  const [copy] = await world.messages(ada, one)
  const [original] = await world.messages(ada)
  // A copy is as the rules had made it by then.
  assert.deepEqual([copy?.flags.has('read'), original?.flags.has('read')], [false, true])
  assert.ok(rule)
  await addRules(world, ada, { actions: [to.move(one), to.move(two)] })
  await receive(world, ada, { subject: 'Twice' })
  assert.deepEqual(await subjects(world, ada), ['Hello'])
  assert.equal((await subjects(world, ada, one)).filter((subject) => subject === 'Twice').length, 2)
  assert.deepEqual(await subjects(world, ada, two), ['Twice'])
})

test('MS-OXORULE_R548, MS-OXORULE_R266, MS-OXORULE_R551, MS-OXORULE_R902: properties are set, read state too; the source stays', async () => {
  const world = await open()
  const mailbox = await world.mailbox(ada)
  const [keywords] = await mailbox.namedIds([N.Keywords], true)
  const tag = (((keywords as number) << 16) | 0x101f) >>> 0
  await addRules(world, ada, {
    actions: [to.tag({ tag, value: ['Work'] }), to.tag({ tag: P.Importance.tag, value: 2 }), to.read],
  })
  await receive(world, ada, { fields: 'X-Own: 1\n' })
  const [message] = await world.messages(ada)
  assert.ok(message)
  assert.deepEqual([message.categories, message.importance, message.flags.has('read')], [['Work'], 2, true])
  assert.match(await world.source(message), /^X-Own: 1\r$/m)
})

test('MS-OXORULE_R549, MS-OXORULE_R550, MS-OXORULE_R898: a message that is deleted can be recovered; later rules do not see it', async () => {
  const world = await open()
  const one = await addFolder(world, ada, 'One')
  await addRules(world, ada, { actions: [to.delete] }, { actions: [to.copy(one)] })
  await receive(world, ada)
  assert.deepEqual([await subjects(world, ada), await subjects(world, ada, one)], [[], []])
  assert.deepEqual(await subjects(world, ada, SpecialFolder.recoverableDeletions), ['Hello'])
})

for (const [code, status] of [
  [0x0d, '5.2.3'],
  [0x1f, '5.6.1'],
  [0x26, '5.7.1'],
] as const) {
  const ids = { 0x0d: 'MS-OXORULE_R341', 0x1f: 'MS-OXORULE_R342', 0x26: 'MS-OXORULE_R343' }[code]
  test(`${ids}, MS-OXORULE_R260, MS-OXORULE_R5462, MS-OXORULE_R5472: it goes back with ${status} and does not come in`, async () => {
    const world = await open()
    await addRules(world, ada, { actions: [to.bounce(code)] })
    await receive(world, ada)
    assert.deepEqual(await subjects(world, ada), [])
    const [notice] = await queued(world)
    assert.deepEqual([notice?.from, notice?.to], ['', ['bob@elsewhere.example']])
    assert.match(notice?.text ?? '', new RegExp(`^Status: ${status.replaceAll('.', '\\.')}\\r$`, 'm'))
  })
}

test('MS-OXORULE_R537, MS-OXORULE_R907: it is forwarded, as a mail of the owner; not to whom it came from', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [to.forward('carol@elsewhere.example'), to.forward('bob@elsewhere.example')] })
  await receive(world, ada, { body: 'The text\n' })
  const [mail, ...others] = await queued(world)
  assert.equal(others.length, 0)
  assert.deepEqual([mail?.from, mail?.to], [ada, ['carol@elsewhere.example']])
  assert.match(mail?.text ?? '', /^Subject: FW: Hello\r$/m)
  assert.match(mail?.text ?? '', /^From: Ada Sommer <ada@example\.test>\r$/m)
  assert.match(mail?.text ?? '', /From: Bob <bob@elsewhere\.example>[^]*The text/)
  assert.deepEqual(await subjects(world, ada), ['Hello'])
})

const flavors = [
  [
    'MS-OXORULE_R276, PR and NC: the mail as it came, from whom it came',
    3,
    'bob@elsewhere.example',
    /^From: Bob <bob@elsewhere\.example>\r$/m,
  ],
  ['NC: the mail as it came, sent by the owner', 2, ada, /^From: Bob <bob@elsewhere\.example>\r$/m],
  ['MS-OXORULE_R279, AT: as a file', 4, ada, /^Content-Type: message\/rfc822/m],
  ['MS-OXORULE_R897, TM: its beginning', 8, ada, /\r\n\r\nDear Ada/],
] as const
for (const [title, flavor, sender, text] of flavors) {
  test(`[MS-OXORULE] 2.2.5.1.1, ${title}`, async () => {
    const world = await open()
    await addRules(world, ada, { actions: [to.forward('carol@elsewhere.example', flavor)] })
    await receive(world, ada)
    const [mail] = await queued(world)
    assert.equal(mail?.from, sender)
    assert.match(mail?.text ?? '', text)
    assert.match(mail?.text ?? '', /^X-MS-Exchange-Inbox-Rules-Loop: ada@example\.test\r$/m)
  })
}

test('a circle of forwards ends, and nobody gets the mail twice', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [to.forward(ben, 3)] })
  await addRules(world, ben, { actions: [to.forward(ada, 3)] })
  await receive(world, ada)
  for (let round = 0; round < 20 && (await world.groupware.queueRound()) > 0; round++);
  assert.deepEqual(await world.groupware.queue.list(), [])
  assert.deepEqual([await subjects(world, ada), await subjects(world, ben)], [['Hello'], ['Hello']])
})

test('a circle of forwards that each write a new mail ends as well', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [to.forward(ben)] })
  await addRules(world, ben, { actions: [to.forward(ada)] })
  await receive(world, ada)
  for (let round = 0; round < 20 && (await world.groupware.queueRound()) > 0; round++);
  assert.deepEqual(await world.groupware.queue.list(), [])
  assert.deepEqual(await subjects(world, ben), ['FW: Hello'])
})

test('MS-OXORULE_R539, MS-OXORULE_R540, MS-OXORULE_R541, MS-OXORULE_R542, MS-OXORULE_R543, MS-OXORULE_R544, MS-OXORULE_R545: a delegate learns for whom it came', async () => {
  const world = await open()
  const owner = await world.object(ada)
  await addRules(world, ada, { actions: [to.delegate((await world.object(ben)).legacyDn)] })
  await receive(world, ada)
  await world.groupware.queueRound()
  const [message] = await world.messages(ben)
  const properties = await message?.properties()
  assert.ok(properties)
  assert.deepEqual(
    [
      properties.get(P.ReceivedRepresentingName),
      properties.get(P.ReceivedRepresentingAddressType),
      properties.get(P.ReceivedRepresentingEmailAddress),
      Buffer.from(properties.get(P.ReceivedRepresentingSearchKey) ?? []).toString(),
      properties.get(P.DelegatedByRule),
      properties.get(P.SenderSmtpAddress),
    ],
    ['Ada Sommer', 'EX', owner.legacyDn, `EX:${owner.legacyDn.toUpperCase()}\0`, true, 'bob@elsewhere.example'],
  )
})

test('MS-OXORULE_R257, MS-OXORULE_R321, MS-OXORULE_R365, MS-OXORULE_R368, MS-OXORULE_R508, MS-OXORULE_R564, MS-OXORULE_R567, MS-OXORULE_R724, MS-OXORULE_R740, MS-OXORULE_R741, MS-OXORULE_R808, MS-OXORULE_R908, MS-OXORULE_R932, MS-OXORULE_R426, MS-OXORULE_R427, MS-OXORULE_R535, MS-OXORULE_R536, MS-OXORULE_R563, MS-OXORULE_R565, MS-OXORULE_R571, MS-OXORULE_R354, MS-OXORULE_R359, MS-OXORULE_R371: what the client does is told in a deferred action message for each provider', async () => {
  const world = await open()
  const one = await addFolder(world, ada, 'One')
  await addRules(
    world,
    ada,
    { provider: 'A', actions: [to.defer('sound')] },
    { provider: 'A', actions: [to.defer('alert'), to.move(one)] },
    { provider: 'B', actions: [to.defer('other')] },
  )
  await receive(world, ada)
  const [message] = await world.messages(ada, one)
  assert.ok(message)
  assert.equal((await message.properties()).get(P.HasDeferredActionMessages), true)
  const told = await Promise.all(
    (await world.messages(ada, SpecialFolder.deferredAction)).map((each) => each.properties()),
  )
  assert.deepEqual(
    told.map((bag) => [
      bag.get(P.MessageClass),
      bag.get(P.RuleProvider),
      bag.get(P.DamBackPatched),
      bag.get(P.RuleIds)?.length,
      parseServerId(bag.get(P.DeferredActionMessageOriginalEntryId) as Uint8Array),
    ]),
    ['A', 'B'].map((provider) => [
      'IPC.Microsoft Exchange 4.0.Deferred Action',
      provider,
      false,
      provider === 'A' ? 16 : 8,
      { folder: one, message: message.id },
    ]),
  )
  const mailbox = await world.mailbox(ada)
  const entryId = { mailbox: mailbox.id, replica: mailbox.id }
  for (const bag of told) {
    assert.deepEqual(
      bag.get(P.DamOriginalEntryId),
      makeMessageEntryId({ ...entryId, folder: one, message: message.id }),
    )
    assert.deepEqual(bag.get(P.RuleFolderEntryId), makeFolderEntryId({ ...entryId, folder: SpecialFolder.inbox }))
  }
  const [first] = await mailbox.rules(SpecialFolder.inbox)
  const ids = Buffer.from(told[0]?.get(P.RuleIds) ?? [])
  assert.deepEqual([ids.readBigInt64LE(0), ids.readBigInt64LE(8)], [first?.bag.get(P.RuleId), first?.bag.get(P.RuleId)])
  const actions = decode(ruleActionsLayout('rop'), told[0]?.get(P.ClientActions) as Uint8Array)
  assert.deepEqual(
    actions.map((action) => (action.kind === 'defer' ? Buffer.from(action.data).toString() : action.kind)),
    ['sound', 'alert'],
  )
})

test('MS-OXORULE_R896, MS-OXORULE_R909, MS-OXORULE_R913, MS-OXORULE_R1009, MS-OXORULE_R7132, MS-OXORULE_R7152, MS-OXORULE_R903, MS-OXORULE_R810, MS-OXORULE_R812, MS-OXORULE_R387, MS-OXORULE_R750, MS-OXORULE_R707, MS-OXORULE_R709, MS-OXORULE_R711, MS-OXORULE_R717, MS-OXORULE_R581: what cannot be done is told once, and the message is there', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [to.read, to.move(0x7777)] })
  await receive(world, ada)
  await receive(world, ada)
  assert.deepEqual(await subjects(world, ada), ['Hello', 'Hello'])
  const told = await world.messages(ada, SpecialFolder.deferredAction)
  assert.equal(told.length, 1)
  const bag = await told[0]?.properties()
  assert.deepEqual(
    [P.MessageClass, P.RuleError, P.RuleActionType, P.RuleActionNumber, P.RuleProvider].map((property) =>
      bag?.get(property),
    ),
    ['IPC.Microsoft Exchange 4.0.Deferred Error', 6, 1, 1, 'RuleOrganizer'],
  )
  const mailbox = await world.mailbox(ada)
  const [message] = await world.messages(ada)
  const place = { mailbox: mailbox.id, replica: mailbox.id, folder: SpecialFolder.inbox }
  assert.deepEqual(bag?.get(P.DamOriginalEntryId), makeMessageEntryId({ ...place, message: message?.id as number }))
  assert.deepEqual(bag?.get(P.RuleFolderEntryId), makeFolderEntryId(place))
  const [rule] = await mailbox.rules(SpecialFolder.inbox)
  assert.equal(rule?.state, state.enabled | state.error)
  assert.equal(bag?.get(P.RuleId), rule?.bag.get(P.RuleId))
})

test('MS-OXORULE_R512: rules of the folder where it is moved run first', async () => {
  const world = await open()
  const one = await addFolder(world, ada, 'One')
  const two = await addFolder(world, ada, 'Two')
  await addRules(world, ada, { actions: [to.move(one)] }, { condition: subjectHas('new'), actions: [to.read] })
  const set = { tag: P.Subject.tag, value: 'new' }
  await addRules(world, ada, { folder: one, actions: [to.tag(set), to.move(two)] })
  await addRules(world, ada, { folder: two, actions: [to.move(one)] })
  await receive(world, ada)
  assert.deepEqual([await subjects(world, ada), await subjects(world, ada, two)], [[], []])
  const [message] = await world.messages(ada, one)
  // The rule that came second in the inbox has seen what the other folder's rule has set.
  assert.equal(message?.flags.has('read'), true)
})

const senders: [string, Restriction][] = [
  ['by the search key of the address book', key(P.SenderSearchKey, 'EX')],
  ['by the search key of the Internet', key(P.SentRepresentingSearchKey, 'SMTP')],
]
function key(property: { tag: number }, type: 'EX' | 'SMTP'): Restriction {
  const text = type === 'EX' ? 'EX:/O=' : 'SMTP:BEN@EXAMPLE.TEST\0'
  const { tag } = property
  const value = Buffer.from(text)
  return { kind: 'content', match: 'prefix', fuzzy: 0, tag, value: { tag, value } }
}
for (const [title, condition] of senders) {
  test(`somebody of ours is known ${title}`, async () => {
    const world = await open()
    const one = await addFolder(world, ada, 'One')
    await addRules(world, ada, { condition, actions: [to.move(one)] })
    await receive(world, ada, { from: ben })
    await receive(world, ada)
    assert.deepEqual([(await subjects(world, ada, one)).length, (await subjects(world, ada)).length], [1, 1])
  })
}

test('conditions on text, recipients and attachments', async () => {
  const world = await open()
  const text = (tag: number, value: string): Restriction => ({
    kind: 'content',
    match: 'substring',
    fuzzy: 1,
    tag,
    value: { tag, value },
  })
  const cases: [string, Restriction][] = [
    ['Body', text(P.Body.tag, 'INVOICE 17')],
    ['Header', text(P.TransportMessageHeaders.tag, 'x-own: 1')],
    ['Recipient', { kind: 'sub', table: P.MessageRecipients.tag, of: text(P.SmtpAddress.tag, 'ada@') }],
    ['Attachment', { kind: 'sub', table: P.MessageAttachments.tag, of: text(P.AttachLongFilename.tag, '.pdf') }],
    ['Flag', { kind: 'bits', test: 'nonZero', tag: P.MessageFlags.tag, mask: 0x10 }],
    [
      'Size',
      { kind: 'property', relation: '>', tag: P.MessageSize.tag, value: { tag: P.MessageSize.tag, value: 100 } },
    ],
    [
      'Me',
      { kind: 'property', relation: '==', tag: P.MessageToMe.tag, value: { tag: P.MessageToMe.tag, value: true } },
    ],
  ]
  const folders = new Map<string, number>()
  for (const [name, condition] of cases) {
    const folder = await addFolder(world, ada, name)
    folders.set(name, folder)
    await addRules(world, ada, { condition, actions: [to.copy(folder)] })
  }
  const fields = 'X-Own: 1\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n'
  const body = `--b\nContent-Type: text/html\n\n<p>Your <b>invoice</b> 17</p>\n--b\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\n\nx\n--b--\n`
  await receive(world, ada, { fields, body })
  for (const [name, folder] of folders) assert.deepEqual(await subjects(world, ada, folder), ['Hello'], name)
})

test('MS-OXORULE_R164, MS-OXORULE_R184, MS-OXORULE_R968, MS-OXORULE_R969, MS-OXORULE_R977, MS-OXORULE_R978: extended rules run, with named properties by numbers of their own', async () => {
  const world = await open()
  const one = await addFolder(world, ada, 'One')
  const tag = 0x8001_001f
  const condition: Restriction = { kind: 'content', match: 'full', fuzzy: 1, tag, value: { tag, value: 'now' } }
  const names = [{ id: 0x8001, name: { set: N.FlagRequest.set, lid: N.FlagRequest.lid as number } }]
  const { id: mailbox } = await world.mailbox(ada)
  const folder = makeFolderEntryId({ mailbox, replica: mailbox, folder: one })
  const move = { kind: 'move', flavor: 0, flags: 0, store: new Uint8Array(), folder } as const
  const two = await addFolder(world, ada, 'Two')
  const copy = { ...move, kind: 'copy', folder: makeFolderEntryId({ mailbox, replica: mailbox, folder: two }) } as const
  await addExtendedRule(world, ada, { condition, names, actions: [copy, move] })
  await receive(world, ada, { fields: 'X-Message-Flag: now\n' })
  await receive(world, ada, { subject: 'Other' })
  assert.deepEqual([await subjects(world, ada, one), await subjects(world, ada)], [['Hello'], ['Other']])
  assert.deepEqual(await subjects(world, ada, two), ['Hello'])
})

test('MS-OXORULE_R67, MS-OXORULE_R255, MS-OXORULE_R559, MS-OXORULE_R583, MS-OXORULE_R857, MS-OXORULE_R858, MS-OXORULE_R922, MS-OXORULE_R5572, MS-OXORULE_R517, MS-OXORULE_R582, MS-OXORULE_R584, MS-OXORULE_R553, MS-OXORULE_R558, MS-OXORULE_R560, MS-OXORULE_R807: rules for absences', async () => {
  const world = await open()
  const mailbox = await world.mailbox(ada)
  const away = (on: boolean) =>
    world.store.write(mailbox, (tx) => tx.setStoreProperties({ set: Bag.of({ OutOfOfficeState: on }) }))
  const template = await world.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.inbox, {
      properties: Bag.of({ MessageClass: 'IPM.Note.Rules.OofTemplate.Microsoft', Subject: 'Away', Body: 'I am away.' }),
      recipients: [],
      attachments: [],
      associated: true,
    }),
  )
  const one = await addFolder(world, ada, 'One')
  const answer = {
    kind: 'outOfOfficeReply',
    flavor: 0,
    flags: 0,
    folderId: idToInt64(SpecialFolder.inbox),
    messageId: idToInt64(template.id),
    template: '00000000-0000-0000-0000-000000000000',
  } as const
  await addRules(
    world,
    ada,
    { state: state.enabled | state.exitLevel, actions: [to.read] },
    { state: state.enabled, actions: [to.move(one)] },
    {
      state: state.enabled | state.onlyWhenAway | state.exitLevel,
      condition: subjectHas('nothing'),
      actions: [to.delete],
    },
    { state: state.enabled | state.onlyWhenAway | state.keepHistory, actions: [answer] },
  )
  const replies = async () => (await queued(world)).map((mail) => mail.to.join()).sort()
  await receive(world, ada)
  assert.deepEqual([await replies(), await subjects(world, ada, one)], [[], []])
  await away(true)
  await receive(world, ada)
  await receive(world, ada)
  await receive(world, ada, { from: 'carol@elsewhere.example' })
  assert.deepEqual(await replies(), ['bob@elsewhere.example', 'carol@elsewhere.example'])
  assert.match((await queued(world))[0]?.text ?? '', /^Subject: Away\r$[^]*I am away\./m)
  await away(false)
  await receive(world, ada)
  await away(true)
  await receive(world, ada)
  assert.equal((await replies()).length, 3)
  assert.deepEqual(await subjects(world, ada, one), [])
})

test('MS-OXORULE_R525, MS-OXORULE_R253, MS-OXORULE_R526, MS-OXORULE_R533: a template answers people, not programs, nor those who want no answer', async () => {
  const world = await open()
  const mailbox = await world.mailbox(ada)
  const template = await world.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.inbox, {
      properties: Bag.of({ MessageClass: 'IPM.Note.rules.ReplyTemplate.Microsoft', Body: 'Thank you.' }),
      recipients: [],
      attachments: [],
      associated: true,
    }),
  )
  const action = (kind: 'reply' | 'outOfOfficeReply') =>
    ({
      kind,
      flavor: 0,
      flags: 0,
      folderId: 0n,
      messageId: idToInt64(template.id),
      template: '00000000-0000-0000-0000-000000000000',
    }) as const
  await addRules(world, ada, { condition: subjectHas('reply'), actions: [action('reply')] })
  await addRules(world, ada, { condition: subjectHas('oof'), actions: [action('outOfOfficeReply')] })
  for (const fields of ['Auto-Submitted: auto-replied\n', 'Precedence: bulk\n', 'List-Id: <x>\n']) {
    await receive(world, ada, { subject: 'reply oof', fields })
  }
  await receive(world, ada, { subject: 'reply', fields: 'X-Auto-Response-Suppress: AutoReply\n' })
  await receive(world, ada, { subject: 'oof', fields: 'X-Auto-Response-Suppress: OOF\n' })
  assert.deepEqual(await queued(world), [])
  await receive(world, ada, { subject: 'reply' })
  const [mail] = await queued(world)
  assert.deepEqual([mail?.from, mail?.to], ['', ['bob@elsewhere.example']])
  assert.match(mail?.text ?? '', /^Auto-Submitted: auto-replied\r$[^]*^Subject: Re: reply\r$[^]*Thank you\./m)
  assert.match(mail?.text ?? '', /^In-Reply-To: <rule\d+@elsewhere\.example>\r$/m)
})

test('what filters call spam goes to Junk Email; what says of itself that it is none is believed nothing', async () => {
  const world = await open()
  await receive(world, ada, { subject: 'flag', fields: 'X-Spam-Flag: YES\n' })
  await receive(world, ada, { subject: 'level', fields: 'X-MS-Exchange-Organization-SCL: 6\n' })
  await receive(world, ada, { subject: 'good', fields: 'X-Spam-Flag: NO\nX-MS-Exchange-Organization-SCL: -1\n' })
  assert.deepEqual(
    [await subjects(world, ada, SpecialFolder.junk), await subjects(world, ada)],
    [['flag', 'level'], ['good']],
  )
  // Where a client has written the rule, it decides.
  await addExtendedRule(world, ada, {
    name: 'Junk E-mail Rule',
    provider: 'JunkEmailRule',
    state: 0,
    actions: [to.read],
  })
  await receive(world, ada, { subject: 'off', fields: 'X-Spam-Flag: YES\n' })
  assert.deepEqual(await subjects(world, ada), ['good', 'off'])
})

test('what a crash has kept from the queue goes with the next delivery', async () => {
  const world = await open()
  await addRules(world, ada, { condition: subjectHas('Hello'), actions: [to.forward('carol@elsewhere.example')] })
  const { queue } = world.groupware
  const add = queue.add.bind(queue)
  queue.add = () => Promise.reject(new Error('the process ends'))
  await receive(world, ada)
  queue.add = add
  assert.deepEqual([await subjects(world, ada), await queued(world)], [['Hello'], []])
  world.pass(61)
  await receive(world, ada, { subject: 'Another' })
  assert.deepEqual(
    (await queued(world)).map(({ to: [address] }) => address),
    ['carol@elsewhere.example'],
  )
})
