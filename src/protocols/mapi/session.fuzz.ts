/**
 * Execute buffers with a live session: real ones of every ROP, mutated, against objects that are really open. The session
 * must answer with a ROP buffer that can be read, or fail as a whole; a bug in a handler is logged, and that is a finding.
 */
import assert from 'node:assert/strict'
import { decode, encode, Writer } from '#codec/binary/index.ts'
import { P, SpecialFolder } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'
import { writeRequest } from './buffer/requests.ts'
import { ropBuffer } from './buffer/rop-buffer.ts'
import { ExecuteFailure } from './failures.ts'
import { rops } from './rop/list.ts'
import type { MapiSession } from './session.ts'

/** Every so many inputs a new session, so that what piles up in one is not the finding. */
const perSession = 200
const maxBytes = 0x8000

interface Live {
  session: MapiSession
  handles: number[]
  world: Fixture
  runs: number
}

let live: Promise<Live> | undefined
let world: Promise<Fixture> | undefined

const id = (counter: number) => ({ replica: 1, counter })
/** What is opened: a logon, a folder, a message, a contents table, a hierarchy table, an attachment, a stream, a new message. */
const opening: readonly [name: string, indexes: object, value: object][] = [
  ['RopOpenFolder', { input: 0, output: 1 }, { folderId: id(SpecialFolder.inbox), openModeFlags: 0 }],
  [
    'RopCreateMessage',
    { input: 1, output: 2 },
    { codePageId: 0xfff, folderId: id(SpecialFolder.inbox), associatedFlag: false },
  ],
  ['RopGetContentsTable', { input: 1, output: 3 }, { tableFlags: 0 }],
  ['RopSetColumns', { input: 3 }, { setColumnsFlags: 0, propertyTags: [P.Subject.tag, P.Mid.tag, P.MessageFlags.tag] }],
  ['RopGetHierarchyTable', { input: 1, output: 4 }, { tableFlags: 4 }],
  ['RopSetColumns', { input: 4 }, { setColumnsFlags: 0, propertyTags: [P.DisplayName.tag] }],
  ['RopCreateAttachment', { input: 2, output: 5 }, {}],
  ['RopOpenStream', { input: 5, output: 6 }, { propertyTag: P.AttachDataBinary.tag, openModeFlags: 2 }],
  ['RopSaveChangesMessage', { response: 2, input: 2 }, { saveFlags: 0x0a }],
  ['RopRegisterNotification', { input: 0, output: 7 }, { notificationTypes: 0x03fe, wantWholeStore: true }],
]

function bytesOf(list: readonly (readonly [string, object, object])[]): Uint8Array {
  const writer = new Writer()
  for (const [name, indexes, value] of list) {
    const rop = rops.find((one) => one.name === name)
    if (!rop) throw new Error(name)
    writeRequest(writer, { rop, logonId: 0, indexes, value }, true)
  }
  return writer.take()
}

async function start(): Promise<Live> {
  world ??= open()
  const opened = await world
  const mapi = await startSession(opened)
  const session = mapi.ada()
  const logon = ['RopLogon', { output: 0 }, { logonFlags: 1, openFlags: 4, storeState: 0, essdn: mapi.adaDn }] as const
  const handles = Array.from({ length: 8 }, () => 0xffffffff)
  const buffer = encode(ropBuffer, { rops: bytesOf([logon, ...opening]), handles })
  const answer = decode(ropBuffer, await session.execute(buffer, maxBytes))
  assert.ok(!answer.handles.includes(0xffffffff), 'everything is open')
  return { session, handles: answer.handles, world: opened, runs: 0 }
}

const tag = P.Subject.tag
const restriction = { kind: 'property', relation: '==', tag, value: { tag, value: 'x' } }
const values = [
  { tag, value: 'Hi' },
  { tag: P.Importance.tag, value: 2 },
]

const seeds: readonly (readonly [string, object, object])[][] = [
  [
    [
      'RopGetPropertiesSpecific',
      { input: 2 },
      { propertySizeLimit: 0, wantUnicode: true, propertyTags: [tag, 0x00370000] },
    ],
  ],
  [['RopGetPropertiesAll', { input: 1 }, { propertySizeLimit: 0, wantUnicode: false }]],
  [
    ['RopSetProperties', { input: 2 }, { values }],
    ['RopSaveChangesMessage', { response: 2, input: 2 }, { saveFlags: 2 }],
  ],
  [
    ['RopDeleteProperties', { input: 2 }, { propertyTags: [tag] }],
    ['RopGetPropertiesList', { input: 2 }, {}],
  ],
  [
    [
      'RopSortTable',
      { input: 3 },
      { sortTableFlags: 0, order: { columns: [{ tag, direction: 'ascending' }], categories: 1, expanded: 1 } },
    ],
    ['RopQueryRows', { input: 3 }, { flags: 0, forwardRead: true, rowCount: 50 }],
    ['RopGetCollapseState', { input: 3 }, { rowId: 1n, rowInstanceNumber: 0 }],
    ['RopExpandRow', { input: 3 }, { maxRowCount: 5, categoryId: -1n }],
  ],
  [
    ['RopRestrict', { input: 3 }, { restrictFlags: 0, restriction }],
    ['RopFindRow', { input: 3 }, { findRowFlags: 0, restriction, origin: 0, bookmark: new Uint8Array() }],
    ['RopSeekRow', { input: 4 }, { origin: 1, rowCount: -3, wantRowMovedCount: true }],
    ['RopSeekRowFractional', { input: 4 }, { numerator: 1, denominator: 3 }],
    ['RopCreateBookmark', { input: 4 }, {}],
    ['RopResetTable', { input: 3 }, {}],
  ],
  [
    ['RopWriteStream', { input: 6 }, { data: Buffer.from('abc') }],
    ['RopSeekStream', { input: 6 }, { origin: 0, offset: 1n }],
    ['RopReadStream', { input: 6 }, { byteCount: 0xbabe, maximumByteCount: 100 }],
    ['RopSetStreamSize', { input: 6 }, { streamSize: 9n }],
    ['RopCommitStream', { input: 6 }, {}],
  ],
  [
    [
      'RopCreateFolder',
      { input: 1, output: 7 },
      { type: 1, useUnicode: true, openExisting: true, displayName: 'F', comment: 'c' },
    ],
    ['RopDeleteFolder', { input: 1 }, { deleteFolderFlags: 5, folderId: id(0x1000) }],
    [
      'RopMoveCopyMessages',
      { input: 1, destination: 1 },
      { messageIds: [id(0x1000)], wantAsynchronous: false, wantCopy: false },
    ],
  ],
  [
    [
      'RopGetPropertyIdsFromNames',
      { input: 0 },
      { flags: 2, propertyNames: [{ set: '00020329-0000-0000-c000-000000000046', string: 'x' }] },
    ],
    ['RopGetNamesFromPropertyIds', { input: 0 }, { propertyIds: [0x8000, 0x37] }],
    ['RopQueryNamedProperties', { input: 2 }, { queryFlags: 0, hasGuid: false }],
  ],
  [
    ['RopOpenEmbeddedMessage', { input: 5, output: 7 }, { codePageId: 1252, openModeFlags: 2 }],
    ['RopSaveChangesAttachment', { response: 5, input: 5 }, { saveFlags: 0x0a }],
    ['RopGetValidAttachments', { input: 2 }, {}],
  ],
  [
    [
      'RopModifyRecipients',
      { input: 2 },
      {
        columns: [P.SmtpAddress.tag],
        recipients: [
          {
            id: 0,
            type: 1,
            row: { bits: 0x21b, emailAddress: 'a@b', displayName: 'A', properties: [{ value: 'a@b' }] },
          },
        ],
      },
    ],
    ['RopReloadCachedInformation', { input: 2 }, {}],
    ['RopReadRecipients', { input: 2 }, { rowId: 0 }],
  ],
  [
    ['RopGetReceiveFolder', { input: 0 }, { messageClass: 'IPM.Note' }],
    ['RopGetReceiveFolderTable', { input: 0 }, {}],
    ['RopLongTermIdFromId', { input: 0 }, { objectId: id(10) }],
    ['RopGetPerUserLongTermIds', { input: 0 }, { databaseGuid: '00020329-0000-0000-c000-000000000046' }],
  ],
]

export default {
  name: 'mapi session',
  seeds: () => seeds.map(bytesOf),
  async run(input: Uint8Array): Promise<void> {
    live ??= start()
    const current = await live
    if (++current.runs >= perSession) {
      current.session.close()
      live = undefined
    }
    const list = input.subarray(0, 0xfff0)
    const handles = [...current.handles]
    const before = current.world.logged.length
    try {
      const answer = await current.session.execute(encode(ropBuffer, { rops: list, handles }), maxBytes)
      assert.ok(answer.length <= maxBytes)
      const { handles: after } = decode(ropBuffer, answer)
      assert.ok(after.length >= handles.length)
    } catch (error) {
      if (!(error instanceof ExecuteFailure)) throw error
    }
    const bug = current.world.logged.slice(before).find(({ event }) => event === 'mapi.bug')
    if (bug) throw new Error(String(bug.fields?.error))
    current.world.logged.length = 0
  },
}
