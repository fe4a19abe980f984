/**
 * Operations of the schema that this server does not offer, and what their clients are told: a fault with the code by which Exchange says that
 * the service behind it is not there.
 */
import { Fault, type ResponseCode } from './errors.ts'
import type { OperationName } from './operation.ts'

interface Reason {
  code: ResponseCode
  text: string
  operations: readonly OperationName[]
}

const reasons: readonly Reason[] = [
  {
    code: 'ErrorUserNotUnifiedMessagingEnabled',
    text: 'Mailboxes are not reached by phone; Exchange has none of it since 2019, either.',
    operations: ['PlayOnPhone', 'GetPhoneCallInformation', 'DisconnectPhoneCall'],
  },
  {
    code: 'ErrorOrganizationNotFederated',
    text: 'Calendars are shared by permissions here, and with others as invitations.',
    operations: ['GetSharingMetadata', 'RefreshSharingFolder', 'GetSharingFolder'],
  },
  {
    code: 'ErrorTeamMailboxNotFound',
    text: 'There are no site mailboxes.',
    operations: ['SetTeamMailbox', 'UnpinTeamMailbox'],
  },
  {
    code: 'ErrorMessageTrackingPermanentError',
    text: 'The ways of mail are in the log of the server.',
    operations: ['FindMessageTrackingReport', 'GetMessageTrackingReport'],
  },
  {
    code: 'ErrorDiscoverySearchesDisabled',
    text: 'Mailboxes are not put on hold.',
    operations: ['GetHoldOnMailboxes', 'SetHoldOnMailboxes', 'UpdateItemInRecoverableItems'],
  },
  {
    code: 'ErrorInvalidClientAccessTokenRequest',
    text: 'Tokens for add-ins are not given.',
    operations: ['GetClientAccessToken'],
  },
  {
    code: 'ErrorExtensionNotFound',
    text: 'Add-ins are the business of clients.',
    operations: [
      'InstallApp',
      'UninstallApp',
      'DisableApp',
      'GetAppMarketplaceUrl',
      'GetLastPrivateCatalogUpdate',
      'GetPrivateCatalogAddIns',
    ],
  },
  {
    code: 'ErrorInvalidOperation',
    text: 'Lists of contacts for instant messages are not kept.',
    operations: [
      'AddNewImContactToGroup',
      'AddNewTelUriContactToGroup',
      'AddImContactToGroup',
      'RemoveImContactFromGroup',
      'AddImGroup',
      'AddDistributionGroupToImList',
      'GetImItemList',
      'GetImItems',
      'RemoveContactFromImList',
      'RemoveDistributionGroupFromImList',
      'RemoveImGroup',
      'SetImGroup',
      'SetImListMigrationCompleted',
    ],
  },
  {
    code: 'ErrorInvalidOperation',
    text: 'Only a service of Microsoft has it.',
    operations: [
      'FindTags',
      'AddTag',
      'HideTag',
      'ReportMessage',
      'FindAvailableMeetingTimes',
      'FindMeetingTimeCandidates',
      'GetMeetingSpace',
      'DeleteMeetingSpace',
      'UpdateMeetingSpace',
      'CreateMeetingSpace',
      'FindMeetingSpaceByJoinUrl',
      'GetMeetingInstance',
      'DeleteMeetingInstance',
      'UpdateMeetingInstance',
      'CreateMeetingInstance',
      'StartSearchSession',
      'GetSearchSuggestions',
      'DeleteSearchSuggestion',
      'ExecuteSearch',
      'EndSearchSession',
      'GetSpecificUserConfiguration',
    ],
  },
]

export const notOffered: ReadonlyMap<OperationName, Reason> = new Map(
  reasons.flatMap((reason) => reason.operations.map((name) => [name, reason] as const)),
)

export function notOfferedFault(name: OperationName): Fault {
  const reason = notOffered.get(name)
  return new Fault(reason?.code ?? 'ErrorInvalidOperation', `${name}: ${reason?.text ?? 'not offered by this server.'}`)
}
