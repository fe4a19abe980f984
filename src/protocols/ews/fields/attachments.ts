/** Attachments as elements, without their contents. [MS-OXWSCORE] 2.2.4.5, [MS-OXWSATT] 2.2.4 */
import { N, P, propertyOfName, PropertySet, type PropertyType } from '#model'
import type { ReadContext } from './context.ts'
import { field, type Field, type ReadAttachment, type ReadItem, xmlText } from './field.ts'
import { dateTimeOf } from './values.ts'

/** PidTagAttachMethod: a link to a file that lies elsewhere. [MS-OXCMSG] 2.2.2.9 */
export const AttachMethod = { byValue: 1, embedded: 5, webReference: 7 } as const

export const attachmentsField: Field = field(
  'item:Attachments',
  (item, context) => {
    const shown = visibleAttachments(item.attachments)
    return shown.length > 0 ? shown.map((one) => attachmentElement(one, item, context)) : undefined
  },
  { parts: ['attachments'] },
)

/** Changed occurrences of a series lie in attachments that nobody sees. [MS-OXOCAL] 2.2.10.1 */
export function visibleAttachments(attachments: readonly ReadAttachment[]): ReadAttachment[] {
  return attachments.filter(({ properties }) => properties.get(P.ExceptionStartTime) === undefined)
}

export function attachmentElement(
  attachment: ReadAttachment,
  item: Pick<ReadItem, 'row' | 'path' | 'occurrence'>,
  { ids }: Pick<ReadContext, 'ids'>,
): { kind: string } & Record<string, unknown> {
  const { properties, number, size, isItem, outer } = attachment
  const path = [...(item.path ?? []), ...(outer === undefined ? [] : [outer]), number]
  const name = properties.get(P.AttachLongFilename) ?? properties.get(P.AttachFilename) ?? properties.get(P.DisplayName)
  const type = properties.get(P.AttachMimeTag)
  const contentId = properties.get(P.AttachContentId)
  const location = properties.get(P.AttachContentLocation)
  const modified = dateTimeOf(properties.get(P.LastModificationTime))
  const common = {
    ...(item.row && { AttachmentId: ids.attachment(item.row, path, item.occurrence?.original) }),
    ...(name !== undefined && { Name: xmlText(name) }),
    ...(type && { ContentType: xmlText(type) }),
    ...(contentId && { ContentId: xmlText(contentId) }),
    ...(location && { ContentLocation: xmlText(location) }),
    Size: Math.min(size, 0x7fffffff),
    ...(modified !== undefined && { LastModifiedTime: modified }),
    IsInline: isInline(attachment),
  }
  if (isItem) return { kind: 'ItemAttachment', ...common }
  if (properties.get(P.AttachMethod) === AttachMethod.webReference) {
    return { kind: 'ReferenceAttachment', ...common, ...reference(attachment) }
  }
  return { kind: 'FileAttachment', ...common, IsContactPhoto: properties.get(P.AttachmentContactPhoto) === true }
}

/** Shown in the body, and not as a file. */
function isInline({ properties }: ReadAttachment): boolean {
  if (properties.get(P.AttachmentHidden)) return true
  return ((properties.get(P.AttachFlags) ?? 0) & RENDERED_IN_BODY) !== 0
}

export const RENDERED_IN_BODY = 0x4

const ofReference = (name: string, type: PropertyType) => ({
  name,
  property: propertyOfName({ set: PropertySet.Attachment, string: name.replace(/^(Attachment)?/, 'Attachment') }, type),
})

/** What is said of a file elsewhere beside its place. */
export const referenceProperties = [
  ofReference('ProviderEndpointUrl', 'string'),
  ofReference('AttachmentThumbnailUrl', 'string'),
  ofReference('AttachmentPreviewUrl', 'string'),
  ofReference('OriginalPermissionType', 'int32'),
  ofReference('AttachmentIsFolder', 'boolean'),
]

function reference({ properties }: ReadAttachment): Record<string, unknown> {
  const path = properties.get(P.AttachLongPathname) ?? properties.get(P.AttachPathname)
  const provider = properties.get(N.AttachmentProviderType)
  const permission = properties.get(N.AttachmentPermissionType)
  return {
    ...(path !== undefined && { AttachLongPathName: xmlText(path) }),
    ...(provider !== undefined && { ProviderType: xmlText(provider) }),
    ...(permission !== undefined && { PermissionType: permission }),
    ...Object.fromEntries(referenceProperties.map(({ name, property }) => [name, properties.get(property)])),
  }
}
