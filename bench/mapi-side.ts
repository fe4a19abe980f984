/**
 * The load of the MAPI benchmarks: a person's client over MAPI/HTTP, against whatever server is named. Everything that a server
 * has to hold for it is uploaded through the protocol, so that Kontor and another server get the same.
 */
import { setTimeout as pause } from 'node:timers/promises'
import {
  connect,
  type Folder,
  type MapiClient,
  P,
  type Store,
  type Token,
  Upload,
  upload,
  type WhereAndWho,
} from '#client/mapi/index.ts'
import { fileTime, sortBy, type SortOrder } from '#model'
import { getContentsTable } from '#protocols/mapi/rop/layouts/get-contents-table.ts'
import { queryRows } from '#protocols/mapi/rop/layouts/query-rows.ts'
import { release } from '#protocols/mapi/rop/layouts/release.ts'
import { setColumns } from '#protocols/mapi/rop/layouts/set-columns.ts'
import { sortTable } from '#protocols/mapi/rop/layouts/sort-table.ts'
import { processorSeconds } from './servers.ts'

export interface Side {
  name: string
  where: WhereAndWho
  pids: readonly number[]
  client: MapiClient
  store: Store
  stop(): Promise<void>
}

export async function logOn(where: WhereAndWho): Promise<{ client: MapiClient; store: Store }> {
  const client = await connect(where)
  return { client, store: await client.logon({ mailbox: client.userDn as string }) }
}

/** What Outlook asks for in a list of messages, and a little more: 25 columns. */
export const columns: readonly number[] = [
  P.FolderId,
  P.Mid,
  P.InstID,
  P.InstanceNum,
  P.Subject,
  P.SentRepresentingName,
  P.SentRepresentingSmtpAddress,
  P.DisplayTo,
  P.DisplayCc,
  P.MessageDeliveryTime,
  P.ClientSubmitTime,
  P.LastModificationTime,
  P.CreationTime,
  P.MessageSize,
  P.MessageFlags,
  P.MessageStatus,
  P.MessageClass,
  P.Importance,
  P.Sensitivity,
  P.HasAttachments,
  P.ConversationTopic,
  P.ConversationIndex,
  P.InternetMessageId,
  P.IconIndex,
  P.ChangeKey,
].map(({ tag }) => tag)

/** A mail of some 4 KB. */
export function* messageTokens(number: number, bodyBytes = 3000): Generator<Token> {
  const property = (tag: number, value: unknown): Token => ({ kind: 'property', tag, name: undefined, value })
  const time = fileTime.from(new Date(1_700_000_000_000 + number * 60_000))
  const topic = `the quarterly report ${number % 5000}`
  yield property(P.MessageClass.tag, 'IPM.Note')
  yield property(P.Subject.tag, `${number % 4 === 0 ? 'RE: ' : ''}${topic}`)
  yield property(P.ConversationTopic.tag, topic)
  yield property(P.SenderName.tag, `Person ${number % 300}`)
  yield property(P.SenderSmtpAddress.tag, `person${number % 300}@example.org`)
  yield property(P.SentRepresentingName.tag, `Person ${number % 300}`)
  yield property(P.SentRepresentingSmtpAddress.tag, `person${number % 300}@example.org`)
  yield property(P.InternetMessageId.tag, `<${number}@example.org>`)
  yield property(P.MessageDeliveryTime.tag, time)
  yield property(P.ClientSubmitTime.tag, time)
  yield property(P.MessageFlags.tag, number % 3 === 0 ? 0 : 1)
  yield property(P.Importance.tag, number % 50 === 0 ? 2 : 1)
  yield property(P.Body.tag, 'The figures are attached; please look at them. '.repeat(bodyBytes / 94))
  yield { kind: 'marker', marker: 'startRecipient' }
  yield property(P.Rowid.tag, 0)
  yield property(P.RecipientType.tag, 1)
  yield property(P.DisplayName.tag, 'The Team')
  yield property(P.AddressType.tag, 'SMTP')
  yield property(P.EmailAddress.tag, 'team@example.org')
  yield property(P.SmtpAddress.tag, 'team@example.org')
  yield { kind: 'marker', marker: 'endRecipient' }
}

function* messageList(from: number, count: number): Generator<Token> {
  for (let number = from; number < from + count; number++) {
    yield { kind: 'marker', marker: 'startMessage' }
    yield* messageTokens(number)
    yield { kind: 'marker', marker: 'endMessage' }
  }
}

/** A folder with so many messages; one that is there already (from an earlier run) is filled up. */
export async function filledFolder({ store }: Side, name: string, count: number): Promise<Folder> {
  const root = await store.openFolder(store.folders.ipmSubtree)
  const folder = await root.createFolder(name, { openExisting: true })
  const there = await lengthOf(folder)
  if (there < count) await upload(folder, Upload.copyMessages, messageList(there, count - there))
  const length = await lengthOf(folder)
  if (length < count) throw new Error(`${name} has ${length} messages after ${count} were uploaded`)
  return folder
}

export async function lengthOf(folder: Folder): Promise<number> {
  const table = await folder.contents([P.Mid])
  const { denominator } = await table.position()
  await table.release()
  return denominator
}

/** The first page of a table that is opened for it, all in one buffer, as Outlook does it; and it is closed again. */
export async function firstPage(folder: Folder, order: SortOrder, rowCount = 50): Promise<number> {
  const { logonId } = folder.place
  const batch = folder.place.client.batch()
  const table = batch.add(getContentsTable, { tableFlags: 0 }, folder.options())
  const on = { logonId, input: table }
  batch.add(setColumns, { setColumnsFlags: 0, propertyTags: [...columns] }, on)
  batch.add(sortTable, { sortTableFlags: 0, order }, on)
  batch.add(queryRows, { flags: 0, forwardRead: true, rowCount }, { ...on, columns })
  const [opened, , , page] = await batch.send()
  if (!opened || !page || opened instanceof Error || page instanceof Error) throw page ?? opened
  const done = folder.place.client.batch()
  done.add(release, {}, { logonId, input: opened.handle })
  await done.send()
  return page.value.rows.count
}

export const orders = {
  date: sortBy({ tag: P.MessageDeliveryTime.tag, direction: 'descending' }),
  subject: sortBy({ tag: P.Subject.tag, direction: 'ascending' }),
  from: sortBy({ tag: P.SentRepresentingName.tag, direction: 'ascending' }),
  size: sortBy({ tag: P.MessageSize.tag, direction: 'descending' }),
  importance: sortBy({ tag: P.Importance.tag, direction: 'descending' }),
} as const

/** By conversation: a category for each topic, that with the newest message first. */
export const byConversation: SortOrder = {
  columns: [
    { tag: P.ConversationTopic.tag, direction: 'descending' },
    { tag: P.MessageDeliveryTime.tag, direction: 'maximumCategory' },
    { tag: P.MessageDeliveryTime.tag, direction: 'descending' },
  ],
  categories: 1,
  expanded: 0,
}

export interface Measured {
  /** Of each round. */
  rates: number[]
  /** Microseconds of processor time that the server took for each; undefined where its processes are not known. */
  serverMicroseconds: number | undefined
}

/** How many a second, in rounds of so many seconds. */
export async function rate(
  side: Pick<Side, 'pids'>,
  { rounds, seconds, each = 1 }: { rounds: number; seconds: number; each?: number },
  work: () => Promise<unknown>,
): Promise<Measured> {
  const rates: number[] = []
  let total = 0
  await work()
  const before = processorSeconds(side.pids)
  for (let round = 0; round < rounds; round++) {
    let count = 0
    const begun = performance.now()
    while (performance.now() - begun < seconds * 1000) {
      await work()
      count++
    }
    rates.push((count * each) / ((performance.now() - begun) / 1000))
    total += count * each
  }
  const spent = processorSeconds(side.pids) - before
  return { rates, serverMicroseconds: side.pids.length > 0 ? (spent * 1e6) / total : undefined }
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Lets what the server does afterwards end. */
export async function settle(): Promise<void> {
  await pause(500)
}
