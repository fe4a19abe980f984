import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { corpus } from '#test/corpus.ts'
import { decode, encode, fromHex, hex, print, toHex } from '#codec/binary/index.ts'
import {
  changeKey,
  compareChanges,
  covers,
  encodeChangeList,
  mergeChanges,
  parseChangeKey,
  parseChangeList,
  type Xid,
} from './change-key.ts'
import {
  answerConversationIndex,
  conversationId,
  newConversationIndex,
  parseConversationIndex,
} from './conversation-index.ts'
import {
  encodeEntryId,
  entryIdLayout,
  makeAddressBookEntryId,
  makeFolderEntryId,
  makeMessageEntryId,
  makeOneOffEntryId,
  makeStoreEntryId,
  parseEntryId,
} from './entry-id.ts'
import { fileTime } from './file-time.ts'
import {
  addressSearchKey,
  idFromInt64,
  idToInt64,
  instanceKey,
  longTermId,
  objectId,
  parseSourceKey,
  sourceKey,
} from './object-id.ts'

const mailbox = '11111111-2222-3333-4444-555555555555'

test('ids as integers have the bytes of MS-OXCDATA 2.2.1.1', () => {
  assert.equal(idToInt64(0x010203040506), 0x0605040302010001n)
  assert.deepEqual(encode(objectId, { replica: 1, counter: 0x010203040506 }), hex`0100 010203040506`)
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffffffff }), fc.nat({ max: 0xffff }), (counter, replica) => {
      const value = idToInt64(counter, replica)
      assert.deepEqual(idFromInt64(value), { replica, counter })
      const bytes = new Uint8Array(8)
      new DataView(bytes.buffer).setBigInt64(0, value, true)
      assert.deepEqual(decode(objectId, bytes), { replica, counter })
    }),
  )
})

test('long-term ids, source keys, instance keys and search keys', () => {
  const replica = '01020304-0506-0708-090a-0b0c0d0e0f10'
  assert.deepEqual(
    encode(longTermId, { replica, counter: 5 }),
    hex`04030201 0605 0807 090a0b0c0d0e0f10 000000000005 0000`,
  )
  const key = sourceKey(replica, 5)
  assert.deepEqual(key, hex`04030201 0605 0807 090a0b0c0d0e0f10 000000000005`)
  assert.deepEqual(parseSourceKey(key), { replica, counter: 5 })
  assert.equal(parseSourceKey(hex`00`), undefined)
  assert.deepEqual(instanceKey(5, 1), hex`000000000005 01000000`)
  // As MFCMAPI shows PR_SENDER_SEARCH_KEY in its RESTRICTION-3.
  assert.equal(toHex(addressSearchKey('smtp', 'test@example.com')), '534d54503a54455354404558414d504c452e434f4d00')
})

type Vector = { name: string; structure: string; input_hex: string; expected_text: string }
function vectors(structure: string): Vector[] {
  const all: Vector[] = JSON.parse(
    readFileSync(join(corpus as string, 'mapi/smartview-structures.shared.json'), 'utf8'),
  )
  const chosen = all.filter((vector) => vector.structure === structure)
  assert.ok(chosen.length > 0)
  return chosen
}
const skip = corpus ? false : 'no corpus'

/** What MFCMAPI calls the kinds of entry ids that it knows. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^\tContact Address Book/m, 'contact'],
  [/^\tWrapped Entry ID/m, 'wrapped'],
  [/^\tExchange Folder Entry ID/m, 'folder'],
  [/^\tExchange Message Entry ID/m, 'message'],
  [/^\tMAPI Message Store Entry ID/m, 'store'],
  [/^\tExchange Address Entry ID/m, 'addressBook'],
  [/^\tMAPI One Off/m, 'oneOff'],
  [/^\tEphemeral/m, 'ephemeral'],
]

test('knows the entry ids that MFCMAPI knows, and writes them as they were', { skip }, () => {
  const seen = new Set<string>()
  for (const { name, input_hex, expected_text } of vectors('ENTRYID')) {
    const bytes = fromHex(input_hex.replaceAll('-', ''))
    const id = parseEntryId(bytes)
    assert.deepEqual(encodeEntryId(id), bytes, name)
    seen.add(id.kind)
    // MFCMAPI prints containers of contact folders and stores of other providers, too, as far as it can.
    const other = /CONTAB_CONTAINER|Type = 0x00000030|mspst\.dll/.test(expected_text)
    const kind = kinds.find(([pattern]) => pattern.test(expected_text))?.[1]
    if (!other) assert.equal(id.kind, kind ?? 'unknown', `${name} ${expected_text}`)
    if (id.kind === 'addressBook') assert.ok(expected_text.includes(`X500DN = ${id.dn}`))
    if (id.kind === 'oneOff') assert.ok(expected_text.includes(`szEmailAddress = ${id.address}`))
    if (id.kind === 'store' && !other) assert.ok(expected_text.includes(`ServerShortname = ${id.server}`))
    if (id.kind === 'message') {
      assert.ok(expected_text.toLowerCase().includes(`{${id.replica}}`))
      assert.ok(expected_text.includes(id.message.toString(16).toUpperCase().padStart(12, '0')))
    }
    const layout = entryIdLayout(bytes)
    if (layout && id.kind !== 'unknown') assert.doesNotMatch(print(layout, bytes), /!!/)
  }
  assert.ok(seen.size >= 7, [...seen].join())
})

test('makes entry ids as MS-OXCDATA 2.2.4 and 2.2.5 describe them', () => {
  const folder = makeFolderEntryId({ mailbox, replica: mailbox, folder: 13 })
  assert.deepEqual(
    folder,
    hex`
    00000000 11111111222233334444555555555555 0100
    11111111222233334444555555555555 00000000000d 0000`,
  )
  assert.equal(makeMessageEntryId({ mailbox, replica: mailbox, folder: 13, message: 99 }).length, 70)
  assert.deepEqual(
    parseEntryId(makeMessageEntryId({ mailbox: undefined, replica: mailbox, folder: 13, message: 99 })),
    {
      kind: 'message',
      provider: '9073441a-66aa-cd11-9bc8-00aa002fc45a',
      type: 'public',
      folderReplica: mailbox,
      folder: 13,
      replica: mailbox,
      message: 99,
    },
  )
  const oneOff = parseEntryId(makeOneOffEntryId({ displayName: 'Jörg', address: 'j@example.org' }))
  assert.ok(oneOff.kind === 'oneOff')
  assert.deepEqual(
    [oneOff.displayName, oneOff.addressType, oneOff.address, oneOff.bits],
    ['Jörg', 'SMTP', 'j@example.org', 0x8001],
  )
  assert.equal(parseEntryId(makeAddressBookEntryId('/o=x')).kind, 'addressBook')
  const store = parseEntryId(makeStoreEntryId({ server: 'S', mailboxDn: '/o=x/cn=y' }))
  assert.ok(store.kind === 'store')
  assert.deepEqual([store.server, store.mailbox, store.wrappedType], ['S', '/o=x/cn=y', 12])
})

test('entry ids that are none are unknown, and stay as they are', () => {
  for (const bytes of [hex``, hex`112233`, new Uint8Array(46), makeAddressBookEntryId('/o=x').subarray(0, 30)]) {
    assert.deepEqual(parseEntryId(bytes), { kind: 'unknown', bytes })
    assert.equal(encodeEntryId(parseEntryId(bytes)), bytes)
  }
})

test('reads and writes the change lists and change keys that MFCMAPI reads', { skip }, () => {
  for (const { input_hex, expected_text } of vectors('PCL')) {
    const list = parseChangeList(fromHex(input_hex))
    assert.equal(list.length, Number(/Count = (\d+)/.exec(expected_text)?.[1]))
    assert.deepEqual(encodeChangeList(list), fromHex(input_hex))
    for (const { namespace } of list) assert.ok(expected_text.includes(`{${namespace.toUpperCase()}}`))
  }
})

const xid = (namespace: number, local: number): Xid =>
  parseChangeKey(changeKey(`0000000${namespace}-0000-0000-0000-000000000000`, local))

test('MS-OXCFXICS_R169, MS-OXCFXICS_R170, MS-OXCFXICS_R171, MS-OXCFXICS_R173, MS-OXCFXICS_R153, MS-OXCFXICS_R155: change lists are sorted by the bytes of their name spaces', () => {
  const later: Xid = { namespace: '00000001-0000-0000-0000-000000000000', local: hex`01` }
  const sooner: Xid = { namespace: '01000000-0000-0000-0000-000000000000', local: hex`02` }
  assert.deepEqual(
    encodeChangeList([later, sooner]),
    hex`
    11 00000001 0000 0000 0000000000000000 02
    11 01000000 0000 0000 0000000000000000 01`,
  )
})

for (const [a, b, wanted] of [
  [[xid(1, 5)], [xid(1, 5)], 'same'],
  [[xid(1, 5)], [xid(1, 6)], 'older'],
  [[xid(1, 5)], [xid(1, 5), xid(2, 1)], 'older'],
  [[xid(1, 7), xid(2, 1)], [xid(1, 5)], 'newer'],
  [[xid(1, 6)], [xid(1, 5), xid(2, 1)], 'conflict'],
  [[xid(1, 1)], [xid(2, 1)], 'conflict'],
  [[], [], 'same'],
] as const) {
  test(`compares change lists: ${wanted} (${a.length}, ${b.length})`, () => assert.equal(compareChanges(a, b), wanted))
}

test('merging change lists keeps the newest of each name space', () => {
  const merged = mergeChanges([xid(1, 5), xid(2, 9)], [xid(1, 0x100), xid(3, 1)])
  assert.deepEqual(merged, [xid(1, 0x100), xid(2, 9), xid(3, 1)])
  assert.ok(covers(merged, xid(1, 6)))
  assert.ok(!covers(merged, xid(2, 10)))
  assert.ok(
    covers([{ namespace: mailbox, local: hex`0100` }], { namespace: mailbox, local: hex`0000ff` }),
    'lengths differ',
  )
})

/** The times that MFCMAPI prints, in milliseconds: `06:55:27.883 PM 11/17/2010`. */
function printedTimes(text: string): number[] {
  return [...text.matchAll(/(\d+):(\d+):(\d+)\.(\d+) ([AP]M) (\d+)\/(\d+)\/(\d+)/g)].map((match) => {
    const [hours, minutes, seconds, milliseconds, , month, day, year] = match.slice(1).map(Number) as [
      number,
      ...number[],
    ]
    const hour = (hours % 12) + (match[5] === 'PM' ? 12 : 0)
    return Date.UTC(year as number, (month as number) - 1, day, hour, minutes, seconds, milliseconds)
  })
}

test('reads the conversation indexes that MFCMAPI reads', { skip }, () => {
  for (const { name, input_hex, expected_text } of vectors('CONVERSATIONINDEX')) {
    const parsed = parseConversationIndex(fromHex(input_hex))
    const [start, ...levels] = printedTimes(expected_text)
    if (!parsed) {
      assert.doesNotMatch(expected_text, /ResponseLevel\[0\]/, name)
      continue
    }
    // MFCMAPI puts the lower two bytes of the first time where they do not belong (up to 7 minutes too early), so
    // what is compared is how long after it the answers came.
    assert.deepEqual(
      parsed.levels.map(({ time }) => Math.round(Number(time - parsed.time) / 1e7)),
      levels.map((time) => Math.round((time - (start as number)) / 1000)),
      name,
    )
    assert.deepEqual(
      parsed.levels.map(({ random }) => random),
      [...expected_text.matchAll(/Random = 0x\w+ = (\d+)/g)].map((match) => Number(match[1])),
    )
  }
})

test('conversation indexes begin and go on as MS-OXOMSG 2.2.1.3 says', () => {
  const start = fileTime.from(Date.UTC(2026, 10, 20, 12))
  const thread = hex`000102030405060708090a0b0c0d0e0f`
  const index = newConversationIndex(start, thread)
  assert.equal(index.length, 22)
  assert.deepEqual([index[0], index[1]], [1, 1])
  const parsed = parseConversationIndex(index)
  assert.ok(parsed && start - parsed.time >= 0n && start - parsed.time < 1n << 24n)
  for (const days of [0, 1, 400, 800, 20_000]) {
    const time = start + BigInt(days) * 864_000_000_000n
    const answer = answerConversationIndex(index, time, 5)
    const level = parseConversationIndex(answer)?.levels[0]
    assert.equal(answer.length, 27)
    assert.equal(level?.random, 5)
    assert.ok(level && time - level.time >= 0n && time - level.time < 1n << 25n, `${days} days`)
  }
  assert.equal(answerConversationIndex(undefined, start).length, 22)
  assert.equal(answerConversationIndex(hex`01020304`, start).length, 22)
})

test('conversation ids follow from the index or the topic (MS-OXOMSG 2.2.1.2)', () => {
  const index = newConversationIndex(0x01d0000000000000n, hex`000102030405060708090a0b0c0d0e0f`)
  assert.deepEqual(conversationId({ index, tracking: true, topic: 'x' }), hex`000102030405060708090a0b0c0d0e0f`)
  const byTopic = conversationId({ index, tracking: false, topic: 'Lunch' })
  assert.deepEqual(byTopic, conversationId({ index: undefined, tracking: undefined, topic: 'LUNCH' }))
  assert.deepEqual(byTopic, hex`ad42fcfaf028636c692f09f7057a461f`)
  assert.equal(conversationId({ index: undefined, tracking: true, topic: '' }), undefined)
})
