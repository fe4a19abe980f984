/**
 * SyncFolderItems: what has changed in a folder since a client last asked, a page at a time. [MS-OXWSSYNC] 3.1.4.2
 *
 * The state is the number of the last change that was told; changes come in the order of their numbers. An item that came and
 * went in between is not told; one that changes while a client goes through the pages comes once more.
 */
import { fileTime, P, sortBy } from '#model'
import type { Change, Mailbox, MessageRow, Seq } from '#store'
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { kindOfClass } from '../fields/kinds.ts'
import { itemElement, type Shape, shapeOf } from '../fields/shapes.ts'
import { itemIdOf, itemIdText } from '../ids/item-id.ts'
import { nowOf, readContext } from '../items/contexts.ts'
import { readItemOf } from '../items/load.ts'
import { operation, type RequestOf } from '../operation.ts'
import { streamed, type SyncFolderItemsChangesType, type SyncFolderItemsCreateOrUpdateType } from '../schema/index.ts'
import { readState, writeState } from '../sync/state.ts'

export const syncFolderItems = operation({ name: 'SyncFolderItems', handle })

type Request = RequestOf<'SyncFolderItems'>
type Told = SyncFolderItemsChangesType[number]
type MessageChange = Change & { kind: 'message' }

const millisPerDay = 24 * 60 * 60 * 1000

async function handle(call: Call, request: Request) {
  const { ItemShape, SyncFolderId, SyncState, MaxChangesReturned } = request
  if (ItemShape.IncludeMimeContent) {
    return oneItem(call, { kind: 'SyncFolderItemsResponseMessage' }, () => {
      throw new EwsFailure('ErrorInvalidPropertyForOperation', 'item:MimeContent')
    })
  }
  const shape = shapeOf(ItemShape)
  const kind = 'SyncFolderItemsResponseMessage'
  return oneItem(call, { kind, notFound: 'ErrorSyncFolderNotFound' }, async () => {
    const { mailbox, folder } = await call.folder(SyncFolderId)
    const place = { kind: 'items', mailbox: mailbox.id, folder: folder.id } as const
    const since = SyncState === undefined || SyncState === '' ? 0 : readState(SyncState, place)
    const withAssociated = request.SyncScope === 'NormalAndAssociatedItems'
    const page = await pageOf(mailbox, folder.id, { since, withAssociated, most: MaxChangesReturned })
    const ignored = new Set(request.Ignore?.map(({ Id }) => Id))
    const wanted = page.changes.filter((change) => !ignored.has(itemIdText(mailbox, change)))
    const window = await windowOf(call, mailbox, folder.id, request)
    return {
      SyncState: writeState({ ...place, seq: page.seq }),
      IncludesLastItemInRange: page.isLast,
      Changes: streamed(toldOf(call, mailbox, wanted, { shape, since, window })),
    }
  })
}

/** The newest items of a folder: by days, at least and at most so many. [MS-OXWSSYNC] 3.1.4.2.3.8 */
async function windowOf(
  call: Call,
  mailbox: Mailbox,
  folder: number,
  { NumberOfDays, MinimumCount, MaximumCount }: Request,
): Promise<ReadonlySet<number> | undefined> {
  if (NumberOfDays === undefined && MaximumCount === undefined) return undefined
  const order = sortBy({ tag: P.MessageDeliveryTime.tag, direction: 'descending' })
  const view = call.store.view(mailbox, folder, { order })
  const { ids } = await view.ids()
  const from = NumberOfDays === undefined ? undefined : nowOf(call) - NumberOfDays * millisPerDay
  let count = ids.length
  if (from !== undefined) {
    const { tag } = P.MessageDeliveryTime
    const value = { tag, value: fileTime.from(from) }
    const older = await view.find({ kind: 'property', relation: '<', tag, value }, 0)
    count = Math.max(older ?? ids.length, MinimumCount ?? 0)
  }
  return new Set(ids.subarray(0, Math.min(count, MaximumCount ?? count)))
}

interface PageQuery {
  since: Seq
  withAssociated: boolean
  most: number
}

const changesPerRead = 512

async function pageOf(
  mailbox: Mailbox,
  folder: number,
  { since, withAssociated, most }: PageQuery,
): Promise<{ changes: MessageChange[]; seq: Seq; isLast: boolean }> {
  const now = await mailbox.seq()
  const changes: MessageChange[] = []
  for (let seq = since; ; ) {
    const some = await mailbox.changes(seq, { folder, limit: changesPerRead })
    for (const change of some) {
      const isNews =
        change.kind === 'message' &&
        (withAssociated || !change.associated) &&
        // The client has never heard of it.
        !(change.deleted && change.createdSeq > since)
      if (isNews) {
        if (changes.length === most) return { changes, seq, isLast: false }
        changes.push(change)
      }
      seq = change.seq
    }
    if (some.length < changesPerRead) return { changes, seq: Math.max(seq, now), isLast: true }
  }
}

interface Telling {
  shape: Shape
  since: Seq
  /** Other items are not told as new; undefined: all are. */
  window: ReadonlySet<number> | undefined
}

const rowsPerRead = 100

async function* toldOf(
  call: Call,
  mailbox: Mailbox,
  changes: readonly MessageChange[],
  { shape, since, window }: Telling,
): AsyncGenerator<Told> {
  const context = await readContext(call, mailbox, shape.bodies)
  for (let at = 0; at < changes.length; at += rowsPerRead) {
    const some = changes.slice(at, at + rowsPerRead)
    const rows = await rowsOf(mailbox, some)
    for (const change of some) {
      if (change.deleted) {
        yield { kind: 'Delete', ItemId: { Id: itemIdText(mailbox, change) } }
        continue
      }
      const row = rows.get(change.id)
      // It went while this was read; the next time it is told.
      if (!row) continue
      const isNew = change.createdSeq > since
      if (isNew && window && !window.has(change.id)) continue
      if (!isNew && row.changeSeq <= since) {
        yield { kind: 'ReadFlagChange', ItemId: itemIdOf(mailbox, row), IsRead: row.flags.has('read') }
        continue
      }
      const value = await elementOf(call, mailbox, row, shape, context)
      if (value) yield { kind: isNew ? 'Create' : 'Update', value }
    }
  }
}

type Row = Pick<MessageRow, 'id' | 'folder' | 'class' | 'changeSeq' | 'flags'>

async function rowsOf(mailbox: Mailbox, changes: readonly MessageChange[]): Promise<Map<number, Row>> {
  const rows = new Map<number, Row>()
  const live = changes.filter(({ deleted }) => !deleted)
  // Associated items stand in no list of UIDs.
  for (const { id } of live.filter(({ associated }) => associated)) {
    const message = await mailbox.findMessage(id)
    if (message) rows.set(id, message)
  }
  const uids = live.filter(({ associated }) => !associated).map(({ uid }) => uid)
  const [first] = changes
  if (!first || uids.length === 0) return rows
  const ranges = uids.toSorted((a, b) => a - b).map((uid): [number, number] => [uid, uid])
  const fields = ['id', 'folder', 'class', 'changeSeq', 'flags'] as const
  for await (const batch of mailbox.fieldsByUid(first.folder, ranges, fields)) {
    for (const row of batch) rows.set(row.id, row)
  }
  return rows
}

async function elementOf(
  call: Call,
  mailbox: Mailbox,
  row: Row,
  shape: Shape,
  context: Awaited<ReturnType<typeof readContext>>,
): Promise<SyncFolderItemsCreateOrUpdateType | undefined> {
  const isBare =
    shape.base === 'IdOnly' && shape.uris.size === 0 && shape.extended.length === 0 && shape.indexed.length === 0
  if (isBare) {
    return { kind: kindOfClass(row.class), ItemId: itemIdOf(mailbox, row) } as SyncFolderItemsCreateOrUpdateType
  }
  const message = await mailbox.findMessage(row.id)
  if (!message || message.lastParent !== undefined) return undefined
  try {
    const item = await readItemOf(mailbox, message, shape)
    return (await itemElement(item, shape, context)) as unknown as SyncFolderItemsCreateOrUpdateType
  } catch (error) {
    // One item that cannot be shown does not stop the others.
    call.logBug(error)
    return { kind: kindOfClass(row.class), ItemId: itemIdOf(mailbox, row) } as SyncFolderItemsCreateOrUpdateType
  }
}
