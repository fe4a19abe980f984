/** What a sender had better know of a recipient before he sends. [MS-OXWMT] 2.2.4 */
import type { DirectoryObject } from '#directory'
import { outOfOffice } from '#groupware/calendar/index.ts'
import { Failure } from '#model'
import type { Call } from '../call.ts'
import { writeDateTime } from '../dates.ts'
import type { EmailAddressType, MailTips, MailTipTypes_Item, OutOfOfficeMailTip } from '../schema/index.ts'

const MEMBERS_MAX = 1000

export type Wants = (tip: MailTipTypes_Item) => boolean

export async function mailTips(call: Call, recipient: EmailAddressType, wants: Wants): Promise<MailTips> {
  const address = recipient.EmailAddress ?? ''
  const shown = { ...recipient, RoutingType: 'SMTP' }
  const none: MailTips = { RecipientAddress: shown, PendingMailTips: [] }
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const isOurs = await call.directory.isOwnDomain(domain)
  const object = await call.directory.findByAddress(address)
  if (!object || object.organisation !== call.user.organisation) {
    const isUnknown = isOurs && (await resolves(call, address)) === false
    return { ...none, ...(wants('InvalidRecipient') && { InvalidRecipient: isUnknown || !address.includes('@') }) }
  }
  return {
    ...none,
    ...(wants('OutOfOfficeMessage') && (await absence(call, object))),
    ...(wants('MailboxFullStatus') && { MailboxFull: await isFull(call, object) }),
    ...(wants('CustomMailTip') && object.fields.senderHint && { CustomMailTip: object.fields.senderHint }),
    ...(object.kind === 'group' && (await memberCounts(call, object, wants))),
    ...(wants('DeliveryRestriction') && { DeliveryRestricted: await isRestricted(call, object) }),
    ...(wants('ModerationStatus') && { IsModerated: false }),
    ...(wants('InvalidRecipient') && { InvalidRecipient: false }),
  }
}

/** Catch-all and plus addresses count, too. */
async function resolves({ directory }: Call, address: string): Promise<boolean> {
  try {
    return (await directory.resolve(address)) !== undefined
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

async function absence(
  call: Call,
  { mailbox }: DirectoryObject,
): Promise<{ OutOfOffice: OutOfOfficeMailTip } | undefined> {
  if (mailbox === undefined) return undefined
  // What is told to everybody who writes.
  const settings = await outOfOffice(await call.store.open(mailbox, { kind: 'system' }))
  const now = Date.now()
  const { startMillis = 0, endMillis = 0 } = settings
  const isAway =
    settings.state === 'enabled' || (settings.state === 'scheduled' && startMillis <= now && now < endMillis)
  if (!isAway || settings.internal === '') return undefined
  return {
    OutOfOffice: {
      ReplyBody: { Message: settings.internal },
      ...(settings.state === 'scheduled' && {
        Duration: { StartTime: writeDateTime(startMillis), EndTime: writeDateTime(endMillis) },
      }),
    },
  }
}

async function isFull(call: Call, { mailbox }: DirectoryObject): Promise<boolean> {
  if (mailbox === undefined) return false
  const { size, quota } = await (await call.store.open(mailbox, { kind: 'system' })).info()
  return quota.receive !== undefined && size >= quota.receive
}

async function memberCounts(
  { directory }: Call,
  group: DirectoryObject,
  wants: Wants,
): Promise<Pick<MailTips, 'TotalMemberCount' | 'ExternalMemberCount'>> {
  const members = new Set<string>()
  let external = 0
  const walk = async (id: string): Promise<void> => {
    for (const target of await directory.targets(id, 'member')) {
      if (members.has(target) || members.size >= MEMBERS_MAX) continue
      members.add(target)
      const object = target.includes('@') ? undefined : await directory.findObject(target)
      if (object?.kind === 'group') {
        members.delete(target)
        if (!seen.has(target)) {
          seen.add(target)
          await walk(target)
        }
      } else if (!object || object.kind === 'contact') external++
    }
  }
  const seen = new Set([group.id])
  await walk(group.id)
  return {
    ...(wants('TotalMemberCount') && { TotalMemberCount: members.size }),
    ...(wants('ExternalMemberCount') && { ExternalMemberCount: external }),
  }
}

async function isRestricted({ directory, user }: Call, object: DirectoryObject): Promise<boolean> {
  if (object.kind !== 'group') return false
  return !(await directory.maySendTo(object.id, { login: user.id, address: user.address }))
}
