/**
 * Messages, recipients and attachments as elements of a stream. [MS-OXCFXICS] 2.2.4.3.1, .2.4.3.9 ff.
 *
 *   messageContent    = propList messageChildren
 *   messageChildren   = [FXDelProp] *recipient [FXDelProp] *attachment
 *   attachmentContent = propList [embeddedMessage]
 */
import { P } from '#model'
import { type Chunk, ChunkWriter, rawChunk } from '#model/fast-transfer/chunk.ts'
import type { TagMap, TransferAttachment, TransferItem, TransferNames } from './item.ts'
import { Subobjects } from '#model/fast-transfer/words.ts'

export interface ContentOptions {
  names: TransferNames
  /** Of 8-bit strings; undefined: Unicode. */
  charset?: string | undefined
  /** Unicode strings say their code page in their type. */
  codePageTypes?: boolean | undefined
  /** Which properties and sub-objects of the outermost message go along. */
  filter: Filter
  /** Says that what the other side has of recipients and attachments goes, before they come. */
  deleteFirst: boolean
}

export interface Filter {
  property(tag: number): boolean
  recipients: boolean
  attachments: boolean
}

export const everything: Filter = { property: () => true, recipients: true, attachments: true }

/** So much is put together before it goes out. */
const chunkBytes = 32 * 1024

/** What is said elsewhere, follows from where the message lies, or is the server's own. [MS-OXCFXICS] 3.2.5.10 */
const notCarried: ReadonlySet<number> = new Set(
  [
    P.Mid,
    P.FolderId,
    P.InstID,
    P.InstanceNum,
    P.InstanceKey,
    P.InternetArticleNumber,
    P.EntryId,
    P.RecordKey,
    P.ParentEntryId,
    P.StoreEntryId,
    P.StoreRecordKey,
    P.MappingSignature,
    P.ObjectType,
    P.Access,
    P.AccessLevel,
    P.Read,
    P.Associated,
    P.SourceKey,
    P.ParentSourceKey,
    P.ChangeKey,
    P.ChangeNumber,
    P.PredecessorChangeList,
    P.MessageSize,
    P.MessageSizeExtended,
    P.LocalCommitTime,
    P.HasNamedProperties,
  ].map(({ tag }) => tag),
)

export function isCarried(tag: number): boolean {
  return !notCarried.has(tag)
}

export async function* messageContent(item: TransferItem, options: ContentOptions): AsyncGenerator<Chunk> {
  const { filter } = options
  const writer = new ChunkWriter({ ...options, nameOf: options.names.nameOf })
  propertyList(writer, item.properties, (tag) => isCarried(tag) && filter.property(tag))
  yield* children(writer, item, options)
}

/** What follows the properties of a message; `writer` may hold what stands before it. */
export async function* children(
  writer: ChunkWriter,
  item: TransferItem,
  options: ContentOptions,
): AsyncGenerator<Chunk> {
  const { filter, deleteFirst } = options
  if (filter.recipients) {
    if (deleteFirst) writer.meta('deleteSubobjects', Subobjects.recipients)
    for (const recipient of item.recipients) {
      writer.marker('startRecipient')
      // The row stands first. [MS-OXCFXICS] 2.2.4.3.21
      writer.property(P.Rowid.tag, recipient.get(P.Rowid.tag))
      propertyList(writer, recipient, (tag) => tag !== P.Rowid.tag)
      writer.marker('endRecipient')
      if (writer.size > chunkBytes) yield writer.take()
    }
  }
  if (filter.attachments) {
    if (deleteFirst) writer.meta('deleteSubobjects', Subobjects.attachments)
    for (const attachment of item.attachments) {
      writer.marker('newAttachment').property(P.AttachNumber.tag, attachment.number)
      yield* attachmentContent(writer, attachment, options)
      writer.marker('endAttachment')
    }
  }
  yield writer.take()
}

export async function* attachmentContent(
  writer: ChunkWriter,
  attachment: TransferAttachment,
  options: ContentOptions,
): AsyncGenerator<Chunk> {
  await options.names.learn([attachment.properties])
  propertyList(writer, attachment.properties, (tag) => !notOfAttachment.has(tag))
  const embedded = await attachment.embedded()
  if (embedded) {
    writer.marker('startEmbedded')
    yield writer.take()
    // What the outermost message leaves out counts for that message alone.
    yield* messageContent(embedded, { ...options, filter: everything, deleteFirst: false })
    writer.marker('endEmbedded')
    return
  }
  const content = await attachment.content()
  if (!content) return
  yield writer.header(P.AttachDataBinary.tag, content.size).take()
  for await (const piece of content.read()) yield rawChunk(piece)
}

const notOfAttachment: ReadonlySet<number> = new Set([
  P.AttachNumber.tag,
  P.AttachDataBinary.tag,
  Subobjects.attachData,
  P.ObjectType.tag,
  P.RecordKey.tag,
  P.AccessLevel.tag,
])

export function propertyList(writer: ChunkWriter, properties: TagMap, which: (tag: number) => boolean): void {
  for (const [tag, value] of properties) if (which(tag)) writer.property(tag, value)
}
