/** Conditions and exceptions in EWS's words. [MS-OXWSRULES] 2.2.4.10 (RulePredicatesType) */
import type { Predicates, RulePerson } from '#groupware/rules/inbox/index.ts'
import { readDateTime, type TimeStyle, writeDateTime } from '../dates.ts'
import type { ArrayOfEmailAddressesType, RulePredicatesType } from '../schema/index.ts'
import type { Problems } from './problems.ts'

const importances = ['Low', 'Normal', 'High'] as const
const sensitivities = ['Normal', 'Personal', 'Private', 'Confidential'] as const

/** Texts of flags as Outlook writes them. */
const flags = {
  Any: 'any',
  Call: 'Call',
  DoNotForward: 'Do not Forward',
  FollowUp: 'Follow up',
  FYI: 'For Your Information',
  Forward: 'Forward',
  NoResponseNecessary: 'No Response Necessary',
  Read: 'Read',
  Reply: 'Reply',
  ReplyToAll: 'Reply to All',
  Review: 'Review',
} as const

const lists = [
  ['Categories', 'categories'],
  ['ContainsBodyStrings', 'containsBodyStrings'],
  ['ContainsHeaderStrings', 'containsHeaderStrings'],
  ['ContainsRecipientStrings', 'containsRecipientStrings'],
  ['ContainsSenderStrings', 'containsSenderStrings'],
  ['ContainsSubjectOrBodyStrings', 'containsSubjectOrBodyStrings'],
  ['ContainsSubjectStrings', 'containsSubjectStrings'],
  ['ItemClasses', 'itemClasses'],
] as const

const truths = [
  ['HasAttachments', 'hasAttachments'],
  ['IsAutomaticForward', 'isAutomaticForward'],
  ['IsAutomaticReply', 'isAutomaticReply'],
  ['IsEncrypted', 'isEncrypted'],
  ['IsMeetingRequest', 'isMeetingRequest'],
  ['IsMeetingResponse', 'isMeetingResponse'],
  ['IsNDR', 'isNDR'],
  ['IsReadReceipt', 'isReadReceipt'],
  ['IsSigned', 'isSigned'],
  ['IsVoicemail', 'isVoicemail'],
  ['NotSentToMe', 'notSentToMe'],
  ['SentCcMe', 'sentCcMe'],
  ['SentOnlyToMe', 'sentOnlyToMe'],
  ['SentToMe', 'sentToMe'],
  ['SentToOrCcMe', 'sentToOrCcMe'],
] as const

/** There is nothing here that could be asked. */
const unknown = [
  'FromConnectedAccounts',
  'IsApprovalRequest',
  'IsPermissionControlled',
  'MessageClassifications',
] as const

export type Side = 'Condition' | 'Exception'

export function readPredicates(given: RulePredicatesType, side: Side, problems: Problems): Predicates {
  const found: Predicates = {}
  const field = (name: string) => `${side}:${name}`
  for (const name of unknown) {
    if (given[name] !== undefined) problems.add(field(name), 'NotSettable', '', `${name} is not known here`)
  }
  for (const [name, key] of lists) {
    const value = given[name]
    if (value === undefined) continue
    if (value.length === 0 || value.some((one) => one === ''))
      problems.add(field(name), 'EmptyValueFound', '', 'a text is empty')
    found[key] = [...value]
  }
  for (const [name, key] of truths) {
    const value = given[name]
    if (value === true) found[key] = true
    else if (value === false) problems.add(field(name), 'InvalidValue', 'false', `${name} can only be true`)
  }
  if (given.FlaggedForAction) found.flaggedForAction = flags[given.FlaggedForAction]
  if (given.FromAddresses) found.fromAddresses = readPeople(given.FromAddresses, field('FromAddresses'), problems)
  if (given.SentToAddresses)
    found.sentToAddresses = readPeople(given.SentToAddresses, field('SentToAddresses'), problems)
  if (given.Importance) found.importance = importances.indexOf(given.Importance)
  if (given.Sensitivity) found.sensitivity = sensitivities.indexOf(given.Sensitivity)
  readDates(given, { found, field: field('WithinDateRange'), problems })
  readSizes(given, { found, field: field('WithinSizeRange'), problems })
  return found
}

type Reading = { found: Predicates; field: string; problems: Problems }

function readDates({ WithinDateRange: given }: RulePredicatesType, { found, field, problems }: Reading): void {
  if (!given) return
  const fromMillis = given.StartDateTime === undefined ? undefined : readDateTime(given.StartDateTime)
  const toMillis = given.EndDateTime === undefined ? undefined : readDateTime(given.EndDateTime)
  if (fromMillis === undefined && toMillis === undefined) problems.add(field, 'MissingRangeValue', '', 'no time')
  else if ((fromMillis ?? -Infinity) > (toMillis ?? Infinity))
    problems.add(field, 'InvalidDateRange', '', 'it ends first')
  found.withinDateRange = {
    ...(fromMillis !== undefined && { fromMillis }),
    ...(toMillis !== undefined && { toMillis }),
  }
}

function readSizes({ WithinSizeRange: given }: RulePredicatesType, { found, field, problems }: Reading): void {
  if (!given) return
  const { MinimumSize: minimum, MaximumSize: maximum } = given
  if (minimum === undefined && maximum === undefined) problems.add(field, 'MissingRangeValue', '', 'no size')
  else if ((minimum ?? 0) < 0 || (maximum ?? 0) < 0) problems.add(field, 'SizeLessThanZero', '', 'less than nothing')
  else if ((minimum ?? 0) > (maximum ?? Infinity)) problems.add(field, 'InvalidSizeRange', '', 'it ends first')
  found.withinSizeRange = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }
}

export function readPeople(given: ArrayOfEmailAddressesType, field: string, problems: Problems): RulePerson[] {
  if (given.length === 0) problems.add(field, 'EmptyValueFound', '', 'nobody is named')
  return given.map(({ Name = '', EmailAddress = '' }) => {
    if (!EmailAddress.includes('@')) problems.add(field, 'InvalidAddress', EmailAddress, 'no address')
    return { name: Name || EmailAddress, address: EmailAddress }
  })
}

export function writePredicates(predicates: Predicates, times: TimeStyle): RulePredicatesType | undefined {
  const told: RulePredicatesType = {}
  for (const [name, key] of lists) if (predicates[key]) told[name] = predicates[key]
  for (const [name, key] of truths) if (predicates[key]) told[name] = true
  const flag = (Object.keys(flags) as (keyof typeof flags)[]).find(
    (name) => flags[name] === predicates.flaggedForAction,
  )
  if (flag) told.FlaggedForAction = flag
  if (predicates.fromAddresses) told.FromAddresses = writePeople(predicates.fromAddresses)
  if (predicates.sentToAddresses) told.SentToAddresses = writePeople(predicates.sentToAddresses)
  if (predicates.importance !== undefined) told.Importance = importances[predicates.importance]
  if (predicates.sensitivity !== undefined) told.Sensitivity = sensitivities[predicates.sensitivity]
  const { withinDateRange: dates, withinSizeRange: sizes } = predicates
  if (dates) {
    const time = (millis: number | undefined) => (millis === undefined ? undefined : writeDateTime(millis, times))
    told.WithinDateRange = { StartDateTime: time(dates.fromMillis), EndDateTime: time(dates.toMillis) }
  }
  if (sizes) told.WithinSizeRange = { MinimumSize: sizes.minimum, MaximumSize: sizes.maximum }
  return Object.keys(told).length > 0 ? told : undefined
}

export function writePeople(people: readonly RulePerson[]): ArrayOfEmailAddressesType {
  return people.map(({ name, address }) => ({ Name: name, EmailAddress: address, RoutingType: 'SMTP' }))
}
