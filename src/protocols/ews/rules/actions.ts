/** Actions in EWS's words. [MS-OXWSRULES] 2.2.4.9 (RuleActionsType) */
import type { InboxActions } from '#groupware/rules/inbox/index.ts'
import { Failure } from '#model'
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { readId } from '../ids/id.ts'
import { itemIdOf } from '../ids/item-id.ts'
import type { RuleActionsType, TargetFolderIdType } from '../schema/index.ts'
import { readPeople, writePeople } from './predicates.ts'
import type { Problems } from './problems.ts'

const importances = ['Low', 'Normal', 'High'] as const

const people = [
  ['ForwardAsAttachmentToRecipients', 'forwardAsAttachmentToRecipients'],
  ['ForwardToRecipients', 'forwardToRecipients'],
  ['RedirectToRecipients', 'redirectToRecipients'],
  ['SendSMSAlertToRecipients', 'sendSMSAlertToRecipients'],
] as const
const truths = [
  ['Delete', 'delete'],
  ['MarkAsRead', 'markAsRead'],
  ['PermanentDelete', 'permanentDelete'],
  ['StopProcessingRules', 'stopProcessingRules'],
] as const
const folders = [
  ['CopyToFolder', 'copyToFolder'],
  ['MoveToFolder', 'moveToFolder'],
] as const

export async function readActions(
  call: Call,
  mailbox: Mailbox,
  given: RuleActionsType,
  problems: Problems,
): Promise<InboxActions> {
  const found: InboxActions = {}
  if (given.AssignCategories) found.assignCategories = [...given.AssignCategories]
  if (given.MarkImportance) found.markImportance = importances.indexOf(given.MarkImportance)
  for (const [name, key] of people) {
    const value = given[name]
    if (value) found[key] = readPeople(value, `Action:${name}`, problems)
  }
  for (const [name, key] of truths) if (given[name] === true) found[key] = true
  for (const [name, key] of folders) {
    const value = given[name]
    const folder = value && (await folderOf(call, mailbox, value, { field: `Action:${name}`, problems }))
    if (folder !== undefined) found[key] = folder
  }
  if (given.ServerReplyWithMessage) {
    const id = readId(given.ServerReplyWithMessage.Id)
    if (id.kind === 'item' && id.mailbox === mailbox.id) found.serverReplyWithMessage = id.item
    else
      problems.add('Action:ServerReplyWithMessage', 'InvalidValue', given.ServerReplyWithMessage.Id, 'no message here')
  }
  return found
}

async function folderOf(
  call: Call,
  mailbox: Mailbox,
  reference: TargetFolderIdType,
  { field, problems }: { field: string; problems: Problems },
): Promise<number | undefined> {
  const text = reference.kind === 'AddressListId' ? '' : reference.Id
  try {
    const place = await call.folder(reference)
    if (place.mailbox.id === mailbox.id) return place.folder.id
    problems.add(field, 'InvalidFolderId', text, 'a folder of another mailbox')
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    problems.add(field, 'FolderDoesNotExist', text, 'no such folder')
  }
  return undefined
}

export async function writeActions(call: Call, mailbox: Mailbox, actions: InboxActions): Promise<RuleActionsType> {
  const told: RuleActionsType = {}
  if (actions.assignCategories) told.AssignCategories = actions.assignCategories
  if (actions.markImportance !== undefined) told.MarkImportance = importances[actions.markImportance]
  for (const [name, key] of people) if (actions[key]) told[name] = writePeople(actions[key])
  for (const [name, key] of truths) if (actions[key]) told[name] = true
  for (const [name, key] of folders) {
    const folder = actions[key]
    if (folder !== undefined) told[name] = { kind: 'FolderId', Id: call.folderIdText(mailbox, folder) }
  }
  const template = actions.serverReplyWithMessage
  const message = template === undefined ? undefined : await mailbox.findMessage(template)
  if (message) told.ServerReplyWithMessage = itemIdOf(mailbox, message)
  return told
}
