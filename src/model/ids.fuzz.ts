/** Readers of ids: entry ids, id sets, change lists, conversation indexes. */
import assert from 'node:assert/strict'
import { decode, encode, hex, LayoutError, print } from '#codec/binary/index.ts'
import { compareChanges, encodeChangeList, mergeChanges, parseChangeKey, parseChangeList } from './change-key.ts'
import { answerConversationIndex, newConversationIndex, parseConversationIndex } from './conversation-index.ts'
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
import { IdSet } from './id-set.ts'
import { decodeIdSets, decodeReplicaIdSets, encodeIdSets, encodeReplicaIdSets, globset } from './id-set-bytes.ts'

const mailbox = '11111111-2222-3333-4444-555555555555'

export default [
  {
    name: 'model.entry-id',
    seeds: () => [
      makeFolderEntryId({ mailbox, replica: mailbox, folder: 5 }),
      makeMessageEntryId({ mailbox, replica: mailbox, folder: 5, message: 6 }),
      makeAddressBookEntryId('/o=x/cn=y'),
      makeOneOffEntryId({ displayName: 'A', address: 'a@b' }),
      makeStoreEntryId({ server: 'S', mailboxDn: '/o=x' }),
    ],
    run(input: Uint8Array): void {
      const id = parseEntryId(input)
      const back = parseEntryId(encodeEntryId(id))
      assert.deepEqual(back, id)
      const layout = entryIdLayout(input)
      if (layout) print(layout, input)
    },
  },
  {
    name: 'model.id-set',
    seeds: () => [
      encode(globset, IdSet.ofRanges([[1, 0x1234]])),
      encode(
        globset,
        IdSet.ofRanges([
          [1, 3],
          [5, 5],
          [7, 9],
          [0x1000, 0x100000],
          [0xfffffffffff0, 0xffffffffffff],
        ]),
      ),
      encodeIdSets(new Map([[mailbox, IdSet.upTo(99)]])),
      encodeReplicaIdSets(new Map([[1, IdSet.upTo(99)]])),
    ],
    run: (input: Uint8Array) =>
      tolerant(
        () => decode(globset, input),
        (set) => assert.ok(decode(globset, encode(globset, set)).equals(set)),
      ) ||
      tolerant(
        () => decodeIdSets(input),
        (sets) => decodeIdSets(encodeIdSets(sets)),
      ) ||
      tolerant(
        () => decodeReplicaIdSets(input),
        (sets) => decodeReplicaIdSets(encodeReplicaIdSets(sets)),
      ),
  },
  {
    name: 'model.change-list',
    seeds: () => [hex`16 2903020000000000c000000000000046 000000000005 11 0820060000000000c000000000000046 07`],
    run(input: Uint8Array): void {
      tolerant(
        () => parseChangeKey(input),
        () => undefined,
      )
      tolerant(
        () => parseChangeList(input),
        (list) => {
          const merged = mergeChanges(list, list)
          assert.deepEqual(parseChangeList(encodeChangeList(merged)).length, merged.length)
          assert.equal(compareChanges(merged, merged), 'same')
        },
      )
    },
  },
  {
    name: 'model.conversation-index',
    seeds: () => {
      const first = newConversationIndex(0x01dc000000000000n, new Uint8Array(16))
      return [first, answerConversationIndex(first, 0x01dc100000000000n, 3)]
    },
    run(input: Uint8Array): void {
      const parsed = parseConversationIndex(input)
      const answer = answerConversationIndex(input, 0x01dc100000000000n, 3)
      assert.ok(parsed === undefined ? answer.length === 22 : answer.length === input.length + 5)
    },
  },
]

/** True when the bytes fit. */
function tolerant<T>(read: () => T, use: (value: T) => unknown): boolean {
  let value: T
  try {
    value = read()
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    return false
  }
  use(value)
  return true
}
