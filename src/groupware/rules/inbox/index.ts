/** The rules of an inbox in the words of people. */
export { changeInboxRules, type InboxRuleChange, organizerClass, readInboxRules } from './inbox-rules.ts'
export type { InboxActions, InboxRule, Predicates, RulePerson } from './types.ts'
