/**
 * UpdateInboxRules: makes, changes and deletes rules of an inbox; all of it or nothing. [MS-OXWSRULES] 3.1.4.2
 *
 * Outlook keeps notes of its own about its rules. They would not fit any more, so the client has to say that they may go.
 */
import {
  changeInboxRules,
  type InboxRule,
  type InboxRuleChange,
  organizerClass,
  readInboxRules,
} from '#groupware/rules/inbox/index.ts'
import { SpecialFolder } from '#model'
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure, textOf } from '../errors.ts'
import { operation, type RequestOf } from '../operation.ts'
import { ownedMailbox } from '../owned-mailbox.ts'
import { readActions } from '../rules/actions.ts'
import { readPredicates } from '../rules/predicates.ts'
import { Problems } from '../rules/problems.ts'
import type { RuleOperationErrorType, RuleType } from '../schema/index.ts'

export const updateInboxRules = operation({ name: 'UpdateInboxRules', handle })

type Request = RequestOf<'UpdateInboxRules'>

async function handle(call: Call, { MailboxSmtpAddress, RemoveOutlookRuleBlob, Operations }: Request) {
  try {
    const { mailbox } = await ownedMailbox(call, MailboxSmtpAddress)
    const blobs = await mailbox.associated(SpecialFolder.inbox, [organizerClass])
    if (blobs.length > 0 && RemoveOutlookRuleBlob !== true) throw new EwsFailure('ErrorOutlookRuleBlobExists')
    const known = await readInboxRules(call, mailbox)
    const changes: InboxRuleChange[] = []
    const errors: RuleOperationErrorType[] = []
    for (const [index, one] of Operations.entries()) {
      const problems = new Problems()
      const change = await changeOf(call, mailbox, { one, known, problems })
      if (change) changes.push(change)
      if (problems.errors.length > 0) errors.push({ OperationIndex: index, ValidationErrors: problems.errors })
    }
    if (errors.length > 0) {
      const ResponseCode = 'ErrorInboxRulesValidationError' as const
      const ResponseClass = 'Error' as const
      return { ResponseClass, ResponseCode, MessageText: textOf(ResponseCode), RuleOperationErrors: errors }
    }
    await changeInboxRules(call, mailbox, changes)
    if (blobs.length > 0) await call.store.write(mailbox, (tx) => tx.deleteMessages(blobs, { hard: true }))
    return { ResponseClass: 'Success' as const, ResponseCode: 'NoError' as const }
  } catch (error) {
    return failureMessage(call, error)
  }
}

type Change = { one: Request['Operations'][number]; known: readonly InboxRule[]; problems: Problems }

async function changeOf(
  call: Call,
  mailbox: Mailbox,
  { one, known, problems }: Change,
): Promise<InboxRuleChange | undefined> {
  if (one.kind === 'CreateRuleOperation') {
    const id = one.Rule.RuleId
    if (id !== undefined) problems.add('RuleId', 'CreateWithRuleId', id, 'a new rule gets its id here')
    return { kind: 'create', rule: await ruleOf(call, mailbox, one.Rule, { supported: true, problems }) }
  }
  const text = one.kind === 'SetRuleOperation' ? (one.Rule.RuleId ?? '') : one.RuleId
  const found = known.find(({ id }) => String(id) === text)
  if (found?.id === undefined) {
    problems.add('RuleId', 'RuleNotFound', text, 'no such rule')
    return undefined
  }
  if (one.kind === 'DeleteRuleOperation') return { kind: 'delete', id: found.id }
  const rule = await ruleOf(call, mailbox, one.Rule, { supported: found.supported, problems })
  return { kind: 'set', rule: { ...rule, id: found.id } }
}

async function ruleOf(
  call: Call,
  mailbox: Mailbox,
  given: RuleType,
  { supported, problems }: { supported: boolean; problems: Problems },
): Promise<InboxRule> {
  const { DisplayName, Priority, IsEnabled, Conditions = {}, Exceptions = {}, Actions = {} } = given
  if (DisplayName === '') problems.add('DisplayName', 'EmptyValueFound', '', 'a rule without a name')
  if (Priority < 1) problems.add('Priority', 'InvalidValue', String(Priority), 'the first is 1')
  const actions = await readActions(call, mailbox, Actions, problems)
  if (supported && Object.keys(actions).length === 0) problems.add('Actions', 'MissingAction', '', 'it does nothing')
  return {
    id: undefined,
    name: DisplayName,
    priority: Priority,
    enabled: IsEnabled,
    inError: false,
    supported,
    conditions: readPredicates(Conditions, 'Condition', problems),
    exceptions: readPredicates(Exceptions, 'Exception', problems),
    actions,
  }
}
