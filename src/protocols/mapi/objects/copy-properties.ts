/** Properties of one object that another one gets. [MS-OXCPRPT] 3.2.5.7, 3.2.5.8 */
import { MapiError, P, type TaggedValue } from '#model'
import { AttachmentObject } from './attachment.ts'
import type { FolderObject } from './folder.ts'
import type { MessageObject } from './message.ts'
import type { Problem, PropertyObject } from './property-object.ts'

export interface CopyOptions {
  tags: readonly number[]
  /** Without it, what the target has stays. */
  overwrite: boolean
}

export async function copyAll(
  source: PropertyObject,
  target: PropertyObject,
  { tags, overwrite }: CopyOptions,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const values: TaggedValue[] = []
  const places: number[] = []
  for (const [index, tag] of tags.entries()) {
    const value = await source.get(tag)
    if (value === undefined || value === null) {
      problems.push({ index, tag, error: MapiError.notFound })
      continue
    }
    if (!overwrite && (await target.get(tag)) !== undefined) continue
    values.push({ tag, value })
    places.push(index)
  }
  if (source instanceof AttachmentObject && target instanceof AttachmentObject) await copyEmbedded(source, target)
  for (const one of await target.set(values)) problems.push({ ...one, index: places[one.index] ?? one.index })
  return problems
}

async function copyEmbedded(source: AttachmentObject, target: AttachmentObject): Promise<void> {
  const { embedded } = await source.attachment.toItem()
  if (embedded) target.attachment.setEmbedded(embedded)
}

/** Recipients and attachments, unless they are among what is left out. */
export function copyMessageParts(source: MessageObject, target: MessageObject, excluded: ReadonlySet<number>): void {
  if (!excluded.has(P.MessageRecipients.tag)) {
    target.item.setRecipients(new Map(source.item.recipients))
    target.recipientColumns = source.recipientColumns
  }
  if (excluded.has(P.MessageAttachments.tag)) return
  for (const number of source.item.attachmentNumbers()) {
    const attachment = source.item.attachment(number)
    if (attachment) target.item.saveAttachment(attachment.copyInto(target.item, target.item.nextAttachmentNumber()))
  }
}

export async function copyFolderContent(
  source: FolderObject,
  target: FolderObject,
  excluded: ReadonlySet<number>,
): Promise<void> {
  const { store, mailbox } = source.logon
  if (target.logon.mailbox.id !== mailbox.id) return
  const ids: number[] = []
  if (!excluded.has(P.ContainerContents.tag)) ids.push(...(await store.view(mailbox, source.id, {}).ids()).ids)
  if (!excluded.has(P.FolderAssociatedContents.tag)) {
    ids.push(...(await store.view(mailbox, source.id, { associated: true }).ids()).ids)
  }
  const children = excluded.has(P.ContainerHierarchy.tag)
    ? []
    : (await mailbox.folders(source.id)).filter(({ parent }) => parent === source.id)
  await store.write(mailbox, async (tx) => {
    await tx.copyMessages(ids, target.id)
    for (const { id } of children) await tx.copyFolder(id, { parent: target.id, deep: true })
  })
}
