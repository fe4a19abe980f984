/** GetAttachment: the contents of attachments, files piece by piece. [MS-OXWSATT] 3.1.4.3 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { attachmentElement } from '../fields/attachments.ts'
import { itemElement, type Shape, shapeOf } from '../fields/shapes.ts'
import { type FoundAttachment, findAttachment } from '../items/attachment.ts'
import { readContext } from '../items/contexts.ts'
import { readEmbedded } from '../items/load.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfAttachmentsType } from '../schema/index.ts'

export const getAttachment = operation({ name: 'GetAttachment', handle })

async function handle(call: Call, { AttachmentShape, AttachmentIds }: RequestOf<'GetAttachment'>) {
  const shape = shapeOf(AttachmentShape, 'AllProperties')
  return eachItem(
    call,
    AttachmentIds,
    { kind: 'GetAttachmentResponseMessage', failed: { Attachments: [] } },
    async ({ Id }) => {
      const found = await findAttachment(call, Id)
      return { Attachments: [await contentElement(call, found, shape)] as unknown as ArrayOfAttachmentsType }
    },
  )
}

async function contentElement(call: Call, found: FoundAttachment, shape: Shape): Promise<object> {
  const { mailbox, owner, attachment, id, message } = found
  const context = await readContext(call, mailbox, shape.bodies)
  const path = id.attachments.slice(0, -1)
  const element = attachmentElement(
    { ...attachment, number: id.attachments.at(-1) ?? 0 },
    {
      row: message,
      path,
      ...(id.occurrence !== undefined && { occurrence: { original: id.occurrence, isException: true } }),
    },
    context,
  )
  if (element.kind === 'FileAttachment') {
    const content = await found.content()
    return { ...element, Content: content instanceof Uint8Array ? content : (content?.read() ?? new Uint8Array()) }
  }
  const item = element.kind === 'ItemAttachment' ? await found.embedded() : undefined
  if (!item) return element
  const inner = readEmbedded(item, owner.row, id.attachments)
  // [MS-OXWSATT] 2.2.4: there is no element for a list here.
  const kind = inner.kind === 'DistributionList' ? 'Item' : inner.kind
  const { kind: _kind, ...fields } = await itemElement({ ...inner, kind }, shape, context)
  return { ...element, [kind]: fields }
}
