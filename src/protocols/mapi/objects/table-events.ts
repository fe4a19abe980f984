/**
 * What has changed in an open table: rows that came, went or changed, with their columns, or, where that is too much, that it
 * has changed. [MS-OXCNOTIF] 2.2.1.1.1, 2.2.1.4.1.2
 */
import { Writer } from '#codec/binary/index.ts'
import type { Change, FolderId, Seq } from '#store'
import { NotificationFlag, NotificationType, type TableEvent } from '../rop/notification-words.ts'
import type { NotificationData } from '../rop/notify.ts'
import { wireId } from './logon.ts'
import type { TableObject } from './table.ts'
import { writeRow } from './table-row.ts'

/** Reading each row costs more than reading the table again. */
const mostRows = 32
const longestValue = 510
const tableModified = NotificationType.tableModified
const noRow = { replica: 0, counter: 0 }

export async function tableEvents(
  table: TableObject,
  changes: readonly Change[],
  since: Seq,
): Promise<NotificationData[]> {
  const folder = table.watched
  if (folder === undefined) return []
  if (table.source.kind === 'contents') return await contentsEvents(table, folder, changes, since)
  return table.source.kind === 'hierarchy' ? await hierarchyEvents(table, folder, changes, since) : []
}

const changed: NotificationData = { flags: tableModified, tableEvent: 'tableChanged' }

async function contentsEvents(
  table: TableObject,
  folder: FolderId,
  changes: readonly Change[],
  since: Seq,
): Promise<NotificationData[]> {
  const mine = changes.filter((one) => one.kind === 'message' && (one.folder === folder || table.isSearch))
  if (mine.length === 0) return []
  if (mine.length > mostRows || table.isCategorised || !table.hasColumns) return [changed]
  const events: NotificationData[] = []
  for (const change of mine) {
    if (change.kind !== 'message') continue
    const flags = tableModified | NotificationFlag.message | (table.isSearch ? NotificationFlag.search : 0)
    const ids = { rowFolderId: wireId(change.folder), rowMessageId: wireId(change.id), rowInstance: 0 }
    const at = change.deleted ? undefined : await table.rows().indexOf(`m${change.id}.0`)
    if (at === undefined) {
      // A new one that the restriction leaves out, or that went before it was seen, never was a row.
      if (change.createdSeq <= since) events.push({ flags, tableEvent: 'rowDeleted', ...ids })
      continue
    }
    const before = await rowBefore(table, at)
    const [messageOf, instance] = messageKey(before)
    events.push({
      flags,
      tableEvent: eventOf(change, since),
      ...ids,
      afterFolderId: before === undefined ? noRow : wireId(folder),
      afterMessageId: messageOf === undefined ? noRow : wireId(messageOf),
      afterInstance: instance,
      row: await packed(table, at),
    })
  }
  return events
}

async function hierarchyEvents(
  table: TableObject,
  folder: FolderId,
  changes: readonly Change[],
  since: Seq,
): Promise<NotificationData[]> {
  const events: NotificationData[] = []
  for (const change of changes) {
    if (change.kind === 'uid') continue
    // What happens in a folder changes its counts, which are columns of its row.
    const id = change.kind === 'folder' ? change.id : change.folder
    if (!table.hasColumns) return [changed]
    const at = change.kind === 'folder' && change.deleted ? undefined : await table.rows().indexOf(`f${id}`)
    if (at === undefined) {
      if (change.kind === 'folder' && change.parent === folder && change.deleted) {
        events.push({ flags: tableModified, tableEvent: 'rowDeleted', rowFolderId: wireId(id) })
      }
      continue
    }
    const before = await rowBefore(table, at)
    events.push({
      flags: tableModified,
      tableEvent: change.kind === 'folder' ? eventOf(change, since) : 'rowModified',
      rowFolderId: wireId(id),
      afterFolderId: before === undefined ? noRow : wireId(Number(before.slice(1))),
      row: await packed(table, at),
    })
    if (events.length > mostRows) return [changed]
  }
  return latest(events)
}

/** Of several events about one row the last one counts. */
function latest(events: readonly NotificationData[]): NotificationData[] {
  const byRow = new Map<number, NotificationData>()
  for (const event of events) {
    const row = event.rowFolderId?.counter ?? 0
    const before = byRow.get(row)
    const isNew = before?.tableEvent === 'rowAdded' && event.tableEvent === 'rowModified'
    byRow.set(row, isNew ? { ...event, tableEvent: 'rowAdded' } : event)
  }
  return [...byRow.values()]
}

function eventOf({ createdSeq }: { createdSeq: Seq }, since: Seq): TableEvent {
  return createdSeq > since ? 'rowAdded' : 'rowModified'
}

async function rowBefore(table: TableObject, at: number): Promise<string | undefined> {
  if (at === 0) return undefined
  const [row] = await table.rows().rows(at - 1, 1)
  return row?.key
}

function messageKey(key: string | undefined): [message: number | undefined, instance: number] {
  const [id, instance] = (key?.startsWith('m') ? key.slice(1) : '').split('.')
  return id ? [Number(id), Number(instance)] : [undefined, 0]
}

async function packed(table: TableObject, at: number): Promise<Uint8Array> {
  const [row] = await table.rows().rows(at, 1)
  const writer = new Writer()
  if (row) writeRow(writer, table.columns, row, { codePage: table.codePage, longest: longestValue })
  return writer.take()
}
