/** MarkAsJunk: messages are junk or not, and go where such mail lies. [MS-OXWSCORE] 3.1.4.6 */
import { SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { kindOfClass } from '../fields/kinds.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { getMessage } from '../items/load.ts'
import { itemReference } from '../items/reference.ts'
import { operation, type RequestOf } from '../operation.ts'

export const markAsJunk = operation({ name: 'MarkAsJunk', handle })

async function handle(call: Call, { IsJunk, MoveItem, ItemIds }: RequestOf<'MarkAsJunk'>) {
  return eachItem(call, ItemIds, { kind: 'MarkAsJunkResponseMessage' }, async (reference) => {
    const { mailbox, id } = await itemReference(call, reference)
    const message = await getMessage(mailbox, id.item)
    const kind = kindOfClass(message.class)
    if (kind !== 'Message' && !kind.startsWith('Meeting'))
      throw new EwsFailure('ErrorInvalidOperation', 'only mail is junk')
    const folder = IsJunk ? SpecialFolder.junk : SpecialFolder.inbox
    const moved = await call.store.write(mailbox, async (tx) => {
      await tx.setFlags(
        [message.id],
        IsJunk ? { add: ['junk'], remove: ['notJunk'] } : { add: ['notJunk'], remove: ['junk'] },
      )
      if (!MoveItem || message.folder === folder) return undefined
      return (await tx.moveMessages([message.id], folder))[0]?.to.id
    })
    return moved === undefined ? {} : { MovedItemId: itemIdOf(mailbox, await mailbox.getMessage(moved)) }
  })
}
