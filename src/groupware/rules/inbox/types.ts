/**
 * A rule in the words of people: conditions, exceptions and actions by name, as EWS and web clients show them. The rule itself is the
 * standard rule that Outlook has, too (predicates.ts and actions.ts say how the one becomes the other).
 */
import type { FolderId, MessageId } from '#store'

export interface RulePerson {
  name: string
  address: string
}

/** All of them must fit; of the values of one, one is enough. */
export interface Predicates {
  categories?: string[]
  containsBodyStrings?: string[]
  containsHeaderStrings?: string[]
  containsRecipientStrings?: string[]
  containsSenderStrings?: string[]
  containsSubjectOrBodyStrings?: string[]
  containsSubjectStrings?: string[]
  /** `any`, or the text of the flag. */
  flaggedForAction?: string
  fromAddresses?: RulePerson[]
  hasAttachments?: true
  /** PidTagImportance: 0, 1, 2. */
  importance?: number
  isAutomaticForward?: true
  isAutomaticReply?: true
  isEncrypted?: true
  isMeetingRequest?: true
  isMeetingResponse?: true
  isNDR?: true
  isReadReceipt?: true
  isSigned?: true
  isVoicemail?: true
  itemClasses?: string[]
  notSentToMe?: true
  sentCcMe?: true
  sentOnlyToMe?: true
  sentToAddresses?: RulePerson[]
  sentToMe?: true
  sentToOrCcMe?: true
  /** PidTagSensitivity: 0 to 3. */
  sensitivity?: number
  withinDateRange?: { fromMillis?: number; toMillis?: number }
  /** Kilobytes. */
  withinSizeRange?: { minimum?: number; maximum?: number }
}

export interface InboxActions {
  assignCategories?: string[]
  copyToFolder?: FolderId
  /** To Deleted Items. */
  delete?: true
  forwardAsAttachmentToRecipients?: RulePerson[]
  forwardToRecipients?: RulePerson[]
  markImportance?: number
  markAsRead?: true
  moveToFolder?: FolderId
  permanentDelete?: true
  redirectToRecipients?: RulePerson[]
  sendSMSAlertToRecipients?: RulePerson[]
  serverReplyWithMessage?: MessageId
  stopProcessingRules?: true
}

export interface InboxRule {
  /** undefined: not made yet. */
  id: number | undefined
  name: string
  priority: number
  enabled: boolean
  inError: boolean
  /** False: it says something that has no name here; then nothing of it is shown, and it stays as it is. */
  supported: boolean
  conditions: Predicates
  exceptions: Predicates
  actions: InboxActions
}

/** What the words need to know about the mailbox and the people. */
export interface Words {
  /** Tags of named properties in this mailbox. */
  keywords: number
  flagRequest: number
  /** By X.500 name in lower case. */
  addressOf: ReadonlyMap<string, string>
}
