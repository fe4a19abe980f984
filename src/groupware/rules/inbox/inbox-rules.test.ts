import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressSearchKey, P, type Restriction, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { addFolder, addRules, receive, subjects, to } from '#test/rules.ts'
import { readActions, writeActions } from './actions.ts'
import { changeInboxRules, type InboxRule, readInboxRules } from './index.ts'
import { readPredicates, writePredicates } from './predicates.ts'
import type { Predicates, Words } from './types.ts'

const ada = 'ada@example.test'
const words: Words = { keywords: 0x8001_101f, flagRequest: 0x8002_001f, addressOf: new Map() }

const text = fc.string({ minLength: 1, maxLength: 10 })
const texts = fc.array(text, { minLength: 1, maxLength: 3 })
const person = fc.record(
  { name: text, address: fc.constantFrom('ben@example.test', 'bob@elsewhere.example') },
  { noNullPrototype: true },
)
const people = fc.array(person, { minLength: 1, maxLength: 3 })
const yes = fc.constant(true as const)
const range = fc.constantFrom({ minimum: 1 }, { maximum: 7 }, { minimum: 2, maximum: 9 })
const dates = fc.constantFrom({ fromMillis: 0 }, { toMillis: 86_400_000 }, { fromMillis: 0, toMillis: 86_400_000 })
const flags = ['hasAttachments', 'isAutomaticForward', 'isAutomaticReply', 'isEncrypted', 'isMeetingRequest'] as const
const more = ['isMeetingResponse', 'isNDR', 'isReadReceipt', 'isSigned', 'isVoicemail'] as const
const me = ['notSentToMe', 'sentCcMe', 'sentOnlyToMe', 'sentToMe', 'sentToOrCcMe'] as const
const predicates: fc.Arbitrary<Predicates> = fc.record(
  {
    categories: texts,
    containsBodyStrings: texts,
    containsHeaderStrings: texts,
    containsRecipientStrings: texts,
    containsSenderStrings: texts,
    containsSubjectOrBodyStrings: texts,
    containsSubjectStrings: texts,
    flaggedForAction: fc.constantFrom('any', 'Call'),
    fromAddresses: people,
    importance: fc.constantFrom(0, 1, 2),
    itemClasses: texts,
    sentToAddresses: people,
    sensitivity: fc.constantFrom(0, 1, 2, 3),
    withinDateRange: dates,
    withinSizeRange: range,
    ...Object.fromEntries([...flags, ...more, ...me].map((name) => [name, yes])),
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Predicates>

test('what is written by name reads back as it was', () => {
  fc.assert(
    fc.property(predicates, predicates, (conditions, exceptions) => {
      const restriction = writePredicates(conditions, exceptions, words)
      assert.deepEqual(readPredicates(restriction, words), { conditions, exceptions })
    }),
    { numRuns: 300 },
  )
})

test('actions read back, in whatever order', () => {
  const actions = {
    assignCategories: ['Work'],
    copyToFolder: 0x1001,
    delete: true,
    forwardAsAttachmentToRecipients: [{ name: 'Ben', address: 'ben@example.test' }],
    forwardToRecipients: [{ name: 'Bob', address: 'bob@elsewhere.example' }],
    markImportance: 2,
    markAsRead: true,
    moveToFolder: 0x1002,
    permanentDelete: true,
    redirectToRecipients: [{ name: 'Ben', address: 'ben@example.test' }],
    sendSMSAlertToRecipients: [{ name: 'Ben', address: 'ben@example.test' }],
    serverReplyWithMessage: 0x1003,
  } as const
  const blocks = writeActions(actions as never, words)
  assert.deepEqual(readActions(blocks.toReversed(), words), actions)
})

test("Outlook's own forms have the same names", () => {
  const known: Words = { ...words, addressOf: new Map([['/o=kontor/cn=ben', 'ben@example.test']]) }
  const key = P.SenderSearchKey.tag
  const cases: [Restriction, Predicates][] = [
    [
      { kind: 'content', match: 'substring', fuzzy: 1, tag: key, value: { tag: key, value: Buffer.from('ELSEWHERE') } },
      { containsSenderStrings: ['ELSEWHERE'] },
    ],
    [
      {
        kind: 'comment',
        values: [{ tag: 0x0001_001f, value: 'Ben' }],
        of: {
          kind: 'property',
          relation: '==',
          tag: key,
          value: { tag: key, value: addressSearchKey('EX', '/o=kontor/cn=ben') },
        },
      },
      { fromAddresses: [{ name: 'Ben', address: 'ben@example.test' }] },
    ],
  ]
  for (const [restriction, conditions] of cases) {
    assert.deepEqual(readPredicates(restriction, known), { conditions, exceptions: {} })
  }
})

const rule = (more: Partial<InboxRule>): InboxRule => ({
  id: undefined,
  name: 'Rule',
  priority: 1,
  enabled: true,
  inError: false,
  supported: true,
  conditions: {},
  exceptions: {},
  actions: { markAsRead: true },
  ...more,
})

test('rules made by name run, change, change places and go', async () => {
  const world = await open()
  const mailbox = await world.mailbox(ada)
  const offers = await addFolder(world, ada, 'Offers')
  const change = (...changes: Parameters<typeof changeInboxRules>[2]) => changeInboxRules(world, mailbox, changes)
  const read = () => readInboxRules(world, mailbox)
  await change(
    { kind: 'create', rule: rule({ name: 'second' }) },
    {
      kind: 'create',
      rule: rule({
        name: 'first',
        conditions: { containsSubjectStrings: ['offer'] },
        exceptions: { fromAddresses: [{ name: 'Ben', address: 'ben@example.test' }] },
        actions: { moveToFolder: offers, stopProcessingRules: true },
      }),
    },
  )
  const [first, second] = await read()
  assert.deepEqual([first?.name, first?.priority, second?.name, second?.priority], ['first', 1, 'second', 2])
  assert.deepEqual(first?.actions, { moveToFolder: offers, stopProcessingRules: true })
  await receive(world, ada, { subject: 'An offer' })
  await receive(world, ada, { subject: 'An offer', from: 'ben@example.test' })
  assert.deepEqual([await subjects(world, ada, offers), await subjects(world, ada)], [['An offer'], ['An offer']])
  assert.deepEqual(
    (await world.messages(ada)).map(({ flags }) => flags.has('read')),
    [true],
  )

  await change({ kind: 'set', rule: { ...(first as InboxRule & { id: number }), priority: 2, enabled: false } })
  assert.deepEqual(
    (await read()).map(({ name, enabled }) => [name, enabled]),
    [
      ['second', true],
      ['first', false],
    ],
  )
  await change({ kind: 'delete', id: second?.id as number })
  assert.deepEqual(
    (await read()).map(({ name }) => name),
    ['first'],
  )
  await assert.rejects(change({ kind: 'create', rule: rule({}) }, { kind: 'delete', id: 0x7777 }), { code: 'notFound' })
  assert.equal((await read()).length, 1)
})

test('a rule that has no words here is shown as such, and stays as it is', async () => {
  const world = await open()
  const mailbox = await world.mailbox(ada)
  const condition: Restriction = { kind: 'size', relation: '>', tag: P.Body.tag, size: 7 }
  await addRules(world, ada, { name: 'odd', condition, actions: [to.read] })
  const [odd] = await readInboxRules(world, mailbox)
  assert.deepEqual([odd?.supported, odd?.conditions, odd?.actions], [false, {}, {}])
  const set = { ...(odd as InboxRule & { id: number }), name: 'renamed', enabled: false }
  await changeInboxRules(world, mailbox, [{ kind: 'set', rule: set }])
  const [kept] = await mailbox.rules(SpecialFolder.inbox)
  assert.deepEqual([kept?.state, kept?.bag.get(P.RuleName), kept?.bag.get(P.RuleCondition)], [0, 'renamed', condition])
})
