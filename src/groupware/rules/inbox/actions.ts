/** Actions by name and as the blocks of a rule, in both directions. [MS-OXORULE] 2.2.5 */
import {
  encodeServerId,
  ForwardFlavor,
  idFromInt64,
  idToInt64,
  makeOneOffEntryId,
  P,
  parseServerId,
  type RuleAction,
  SpecialFolder,
} from '#model'
import type { InboxActions, RulePerson, Words } from './types.ts'

const plain = { flavor: 0, flags: 0 } as const
/** The mailbox itself: its store entry id is known from where the rule lies. */
const store = new Uint8Array()
const noTemplate = '00000000-0000-0000-0000-000000000000'

const redirect = ForwardFlavor.preserveSender | ForwardFlavor.doNotChange
const forwards = [
  ['forwardToRecipients', 0],
  ['forwardAsAttachmentToRecipients', ForwardFlavor.asAttachment],
  ['redirectToRecipients', redirect],
  ['sendSMSAlertToRecipients', ForwardFlavor.asTextMessage],
] as const

export function writeActions(actions: InboxActions, { keywords }: Words): RuleAction[] {
  const blocks: RuleAction[] = []
  const { assignCategories, copyToFolder, markImportance, moveToFolder, serverReplyWithMessage } = actions
  if (assignCategories) blocks.push({ ...plain, kind: 'tag', property: { tag: keywords, value: assignCategories } })
  if (markImportance !== undefined)
    blocks.push({ ...plain, kind: 'tag', property: { tag: P.Importance.tag, value: markImportance } })
  if (actions.markAsRead) blocks.push({ ...plain, kind: 'markAsRead' })
  if (copyToFolder !== undefined) blocks.push({ ...plain, kind: 'copy', ...target(copyToFolder) })
  for (const [name, flavor] of forwards) {
    const recipients = actions[name]
    if (recipients) blocks.push({ ...plain, kind: 'forward', flavor, recipients: recipients.map(recipient) })
  }
  if (serverReplyWithMessage !== undefined) {
    const ids = { folderId: idToInt64(SpecialFolder.inbox), messageId: idToInt64(serverReplyWithMessage) }
    blocks.push({ ...plain, kind: 'reply', ...ids, template: noTemplate })
  }
  if (moveToFolder !== undefined) blocks.push({ ...plain, kind: 'move', ...target(moveToFolder) })
  if (actions.delete) blocks.push({ ...plain, kind: 'move', ...target(SpecialFolder.deletedItems) })
  if (actions.permanentDelete) blocks.push({ ...plain, kind: 'delete' })
  return blocks
}

function target(folder: number) {
  return { inThisStore: true, store, folder: encodeServerId({ folder }) }
}

function recipient({ name, address }: RulePerson) {
  const displayName = name || address
  return {
    properties: [
      { tag: P.DisplayName.tag, value: displayName },
      { tag: P.AddressType.tag, value: 'SMTP' },
      { tag: P.EmailAddress.tag, value: address },
      { tag: P.SmtpAddress.tag, value: address },
      { tag: P.EntryId.tag, value: makeOneOffEntryId({ displayName, address }) },
      { tag: P.RecipientType.tag, value: 1 },
    ],
  }
}

/** undefined: one of them has no name here. */
export function readActions(blocks: readonly RuleAction[], words: Words): InboxActions | undefined {
  const found: InboxActions = {}
  for (const block of blocks) if (!readAction(block, found, words)) return undefined
  return found
}

function readAction(block: RuleAction, found: InboxActions, words: Words): boolean {
  const set = (values: InboxActions): boolean => {
    if (Object.keys(values).some((key) => key in found)) return false
    Object.assign(found, values)
    return true
  }
  switch (block.kind) {
    case 'move':
    case 'copy': {
      const folder = block.inThisStore === true ? parseServerId(block.folder)?.folder : undefined
      if (folder === undefined) return false
      if (block.kind === 'copy') return set({ copyToFolder: folder })
      return set(folder === SpecialFolder.deletedItems ? { delete: true } : { moveToFolder: folder })
    }
    case 'reply':
      if (block.flavor !== 0 || block.messageId === undefined) return false
      return set({ serverReplyWithMessage: idFromInt64(block.messageId).counter })
    case 'forward': {
      const name = forwards.find(([, flavor]) => flavor === block.flavor)?.[0]
      const people = block.recipients.map(({ properties }) => personOf(properties, words))
      if (!name || !people.every((one) => one !== undefined)) return false
      return set({ [name]: people })
    }
    case 'tag': {
      const { tag, value } = block.property
      if (tag === words.keywords && Array.isArray(value)) return set({ assignCategories: value as string[] })
      return tag === P.Importance.tag && typeof value === 'number' && set({ markImportance: value })
    }
    case 'delete':
      return set({ permanentDelete: true })
    case 'markAsRead':
      return set({ markAsRead: true })
    default:
      return false
  }
}

function personOf(properties: readonly { tag: number; value: unknown }[], words: Words): RulePerson | undefined {
  const text = (tag: number) => {
    const value = properties.find((one) => one.tag === tag)?.value
    return typeof value === 'string' ? value : ''
  }
  const email = text(P.EmailAddress.tag)
  const address = text(P.SmtpAddress.tag) || (email.includes('@') ? email : words.addressOf.get(email.toLowerCase()))
  return address ? { name: text(P.DisplayName.tag) || address, address } : undefined
}
