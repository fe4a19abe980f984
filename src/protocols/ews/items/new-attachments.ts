/** Attachments of requests: files, items, links. [MS-OXWSATT] 2.2.4, [MS-OXCMSG] 2.2.2 */
import { extensionOf, shortFileName } from '#convert/mail/file-names.ts'
import { Bag, fileTime, type ItemAttachment, N, P } from '#model'
import { EwsFailure } from '../errors.ts'
import { AttachMethod, referenceProperties, RENDERED_IN_BODY } from '../fields/attachments.ts'
import type { WriteContext } from '../fields/context.ts'
import { booleanOf, type Plain, plainOf, textOf } from '../fields/values.ts'
import type { NonEmptyArrayOfAttachmentsType } from '../schema/index.ts'
import { type Base64, bytesOf } from '../schema/values.ts'
import { draftOf, kindOfNew } from './draft.ts'

/** Items within items within items: nobody reads them. */
const DEPTH_MAX = 10
const NAME_MAX = 255

export type AttachmentElement = NonEmptyArrayOfAttachmentsType[number]

export async function newAttachments(
  elements: readonly unknown[],
  context: WriteContext,
  depth = 0,
): Promise<ItemAttachment[]> {
  const made: ItemAttachment[] = []
  for (const element of elements) made.push(await newAttachment(plainOf(element), context, depth))
  return made
}

export async function newAttachment(element: Plain, context: WriteContext, depth = 0): Promise<ItemAttachment> {
  const properties = commonOf(element, context)
  switch (element.kind) {
    case 'FileAttachment': {
      properties.set(P.AttachMethod, AttachMethod.byValue)
      if (element.IsContactPhoto === true) properties.set(P.AttachmentContactPhoto, true)
      const bytes = element.Content === undefined ? new Uint8Array() : await bytesOf(element.Content as Base64)
      return { properties, content: { bytes } }
    }
    case 'ItemAttachment':
      return await itemAttachment(element, properties, context, depth)
    default:
      properties.set(P.AttachMethod, AttachMethod.webReference)
      properties.set(P.AttachLongPathname, textOf(element.AttachLongPathName))
      if (element.ProviderType !== undefined) properties.set(N.AttachmentProviderType, textOf(element.ProviderType))
      if (typeof element.PermissionType === 'number') properties.set(N.AttachmentPermissionType, element.PermissionType)
      for (const { name, property } of referenceProperties) {
        if (element[name] !== undefined) properties.set(property as never, element[name] as never)
      }
      return { properties }
  }
}

function commonOf(element: Plain, { now }: WriteContext): Bag {
  const name = textOf(element.Name).slice(0, NAME_MAX)
  const properties = Bag.of({
    DisplayName: name,
    RenderingPosition: -1,
    CreationTime: fileTime.from(now),
    LastModificationTime: fileTime.from(now),
  })
  if (name !== '') {
    properties.set(P.AttachLongFilename, name).set(P.AttachFilename, shortFileName(name))
    properties.set(P.AttachExtension, extensionOf(name))
  }
  if (element.ContentType !== undefined) properties.set(P.AttachMimeTag, textOf(element.ContentType))
  if (element.ContentId !== undefined) properties.set(P.AttachContentId, textOf(element.ContentId))
  if (element.ContentLocation !== undefined) properties.set(P.AttachContentLocation, textOf(element.ContentLocation))
  const isInline = element.IsInline !== undefined && booleanOf(element.IsInline)
  properties.set(P.AttachFlags, isInline ? RENDERED_IN_BODY : 0).set(P.AttachmentHidden, isInline)
  return properties
}

const items = ['Item', 'Message', 'SharingMessage', 'CalendarItem', 'Contact', 'Task', 'PostItem'] as const

async function itemAttachment(
  element: Plain,
  properties: Bag,
  context: WriteContext,
  depth: number,
): Promise<ItemAttachment> {
  if (depth >= DEPTH_MAX) throw new EwsFailure('ErrorAttachmentNestLevelLimitExceeded')
  const name = items.find((one) => element[one] !== undefined)
  if (!name) {
    const others = [
      'MeetingMessage',
      'MeetingRequest',
      'MeetingResponse',
      'MeetingCancellation',
      'RoleMember',
      'Network',
    ]
    const isOther = others.some((one) => element[one] !== undefined)
    throw new EwsFailure(
      isOther ? 'ErrorInvalidItemForOperationCreateItemAttachment' : 'ErrorMissingItemForCreateItemAttachment',
    )
  }
  const inner = plainOf(element[name])
  const { item } = await draftOf(inner, context, { kind: kindOfNew(name), depth: depth + 1 })
  properties.set(P.AttachMethod, AttachMethod.embedded)
  properties.delete(P.AttachLongFilename)
  properties.delete(P.AttachFilename)
  return { properties, embedded: item }
}
