/** GetInboxRules: the rules of an inbox, in their order. [MS-OXWSRULES] 3.1.4.1 */
import { organizerClass, readInboxRules } from '#groupware/rules/inbox/index.ts'
import { SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { failureMessage } from '../each-item.ts'
import { operation, type RequestOf } from '../operation.ts'
import { ownedMailbox } from '../owned-mailbox.ts'
import { writeActions } from '../rules/actions.ts'
import { writePredicates } from '../rules/predicates.ts'
import type { RuleType } from '../schema/index.ts'

export const getInboxRules = operation({ name: 'GetInboxRules', handle })

async function handle(call: Call, { MailboxSmtpAddress }: RequestOf<'GetInboxRules'>) {
  try {
    const { mailbox } = await ownedMailbox(call, MailboxSmtpAddress)
    const rules: RuleType[] = []
    for (const rule of await readInboxRules(call, mailbox)) {
      rules.push({
        RuleId: String(rule.id),
        DisplayName: rule.name,
        Priority: rule.priority,
        IsEnabled: rule.enabled,
        ...(!rule.supported && { IsNotSupported: true }),
        ...(rule.inError && { IsInError: true }),
        Conditions: writePredicates(rule.conditions, call.times),
        Exceptions: writePredicates(rule.exceptions, call.times),
        Actions: rule.supported ? await writeActions(call, mailbox, rule.actions) : undefined,
      })
    }
    const blobs = await mailbox.associated(SpecialFolder.inbox, [organizerClass])
    return {
      ResponseClass: 'Success' as const,
      ResponseCode: 'NoError' as const,
      OutlookRuleBlobExists: blobs.length > 0,
      InboxRules: rules,
    }
  } catch (error) {
    return failureMessage(call, error)
  }
}
