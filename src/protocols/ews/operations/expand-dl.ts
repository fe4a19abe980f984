/** ExpandDL: the members of a distribution list, one level deep; of the directory, or of a contacts folder. [MS-OXWSEDGE], [MS-OXWSDLIST] 3.1.4.2 */
import type { DirectoryObject } from '#directory'
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { plainBodyShape } from '../fields/context.ts'
import { members } from '../fields/distribution-list.ts'
import { readContext } from '../items/contexts.ts'
import { loadReadItem } from '../items/load.ts'
import { operation } from '../operation.ts'
import { mailboxElement } from '../people/directory-contact.ts'
import type { EmailAddressType } from '../schema/index.ts'

export const expandDl = operation({
  name: 'ExpandDL',
  async handle(call, { Mailbox }) {
    return oneItem(call, { kind: 'ExpandDLResponseMessage' }, async () => {
      const members = Mailbox.ItemId ? await ofContacts(call, Mailbox.ItemId.Id) : await ofDirectory(call, Mailbox)
      return {
        DLExpansion: { TotalItemsInView: members.length, IncludesLastItemInRange: true, Mailbox: members },
      }
    })
  },
})

async function ofDirectory({ directory, user }: Call, { EmailAddress }: EmailAddressType): Promise<EmailAddressType[]> {
  if (EmailAddress === undefined) throw new EwsFailure('ErrorMissingEmailAddress')
  const list = await directory.findByAddress(EmailAddress)
  if (!list || list.organisation !== user.organisation || list.kind !== 'group')
    throw new EwsFailure('ErrorNameResolutionNoResults', 'There is no distribution list with this address.')
  const targets = await directory.targets(list.id, 'member')
  const objects = new Map<string, DirectoryObject>()
  for (const object of await directory.objects(targets.filter((target) => !target.includes('@'))))
    objects.set(object.id, object)
  return targets.flatMap((target) => {
    const object = objects.get(target)
    if (object) return [mailboxElement(object)]
    return target.includes('@')
      ? [{ Name: target, EmailAddress: target, RoutingType: 'SMTP', MailboxType: 'OneOff' as const }]
      : []
  })
}

async function ofContacts(call: Call, text: string): Promise<EmailAddressType[]> {
  const { mailbox, id } = await call.item(text)
  const item = await loadReadItem(call, mailbox, id)
  if (item.kind !== 'DistributionList') throw new EwsFailure('ErrorInvalidItemForOperationExpandDL')
  const context = await readContext(call, mailbox, plainBodyShape)
  const list = (await members.read(item, context)) as readonly { Mailbox: EmailAddressType }[] | undefined
  return (list ?? []).map(({ Mailbox }) => Mailbox)
}
