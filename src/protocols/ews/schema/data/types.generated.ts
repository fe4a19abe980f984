/** The values that elements of the EWS schema become: schema.ts says how. Written by tools/generate-ews-schema.ts. */
import type { Base64 } from '../values.ts'

export type Kind<Name extends string, Value> = { kind: Name } & Value
export type Typed<Name extends string, Value> = { $type: Name } & Value
export type KindOf<Name extends string, Value> = { kind: Name; value: Value }

export type MailboxCultureType = string

export interface InstalledAppType {
  Id?: string | undefined
  MarketplaceAssetId?: string | undefined
  Enabled?: boolean | undefined
  ConsentState?: string | undefined
  Type?: string | undefined
  LicenseStatus?: string | undefined
  TrialExpirationDate?: string | undefined
  ProviderName?: string | undefined
  IconUrl?: string | undefined
  HighResolutionIconUrl?: string | undefined
  DisplayName?: string | undefined
  Description?: string | undefined
  Requirements?: string | undefined
  Version?: string | undefined
}

export type NonEmptyArrayOfRoleType = readonly string[]

export interface ManagementRoleType {
  UserRoles?: NonEmptyArrayOfRoleType | undefined
  ApplicationRoles?: NonEmptyArrayOfRoleType | undefined
}

export interface SidAndAttributesType {
  Attributes: number
  SecurityIdentifier: string
}

export type NonEmptyArrayOfGroupIdentifiersType = readonly SidAndAttributesType[]

export type NonEmptyArrayOfRestrictedGroupIdentifiersType = readonly SidAndAttributesType[]

export interface SerializedSecurityContextType {
  UserSid: string
  GroupSids?: NonEmptyArrayOfGroupIdentifiersType | undefined
  RestrictedGroupSids?: NonEmptyArrayOfRestrictedGroupIdentifiersType | undefined
  PrimarySmtpAddress?: string | undefined
}

export type ConnectingSIDType =
  | KindOf<'PrincipalName', PrincipalNameType>
  | KindOf<'SID', SIDType>
  | KindOf<'PrimarySmtpAddress', PrimarySmtpAddressType>
  | KindOf<'SmtpAddress', SmtpAddressType>

export type PrincipalNameType = NonEmptyStringType

export type SIDType = NonEmptyStringType

export type PrimarySmtpAddressType = NonEmptyStringType

export type SmtpAddressType = NonEmptyStringType

export interface ExchangeImpersonationType {
  ConnectingSID: ConnectingSIDType
}

export type SpecialLogonTypeType = 'Admin' | 'SystemService'

export interface OpenAsAdminOrSystemServiceType {
  LogonType: SpecialLogonTypeType
  BudgetType?: number | undefined
  ConnectingSID: ConnectingSIDType
}

export type ExchangeVersionType =
  | 'Exchange2007'
  | 'Exchange2007_SP1'
  | 'Exchange2009'
  | 'Exchange2010'
  | 'Exchange2010_SP1'
  | 'Exchange2010_SP2'
  | 'Exchange2012'
  | 'Exchange2013'
  | 'Exchange2013_SP1'
  | 'Exchange2015'
  | 'Exchange2016'
  | 'V2015_10_05'
  | 'V2016_01_06'
  | 'V2016_04_13'
  | 'V2016_07_13'
  | 'V2016_10_10'
  | 'V2017_01_07'
  | 'V2017_04_14'
  | 'V2017_07_11'

export type ProxySecurityContextType = Base64

export interface ServerVersionInfo_Type {
  MajorVersion?: number | undefined
  MinorVersion?: number | undefined
  MajorBuildNumber?: number | undefined
  MinorBuildNumber?: number | undefined
  Version?: string | undefined
}

export interface RequestServerVersion_Type {
  Version: ExchangeVersionType
}

export type DateTimePrecisionType = 'Seconds' | 'Milliseconds'

export type NonEmptyStringType = string

export interface BaseEmailAddressType {}

export type MailboxTypeType =
  | 'Unknown'
  | 'OneOff'
  | 'Mailbox'
  | 'PublicDL'
  | 'PrivateDL'
  | 'Contact'
  | 'PublicFolder'
  | 'GroupMailbox'
  | 'ImplicitContact'

export interface EmailAddressType {
  Name?: string | undefined
  EmailAddress?: NonEmptyStringType | undefined
  RoutingType?: NonEmptyStringType | undefined
  MailboxType?: MailboxTypeType | undefined
  ItemId?: ItemIdType | undefined
  OriginalDisplayName?: string | undefined
}

export interface EmailAddressExtendedType {
  Name?: string | undefined
  EmailAddress?: NonEmptyStringType | undefined
  RoutingType?: NonEmptyStringType | undefined
  MailboxType?: MailboxTypeType | undefined
  ItemId?: ItemIdType | undefined
  OriginalDisplayName?: string | undefined
  ExternalObjectId?: string | undefined
  PrimaryEmailAddress?: NonEmptyStringType | undefined
}

export type ArrayOfEmailAddressesType = readonly EmailAddressType[]

export interface DirectoryEntryType {
  Id?: EmailAddressType | undefined
}

export interface RoomType {
  Id?: EmailAddressType | undefined
}

export type ArrayOfRoomsType = readonly RoomType[]

export interface TimeSlot {
  StartTime: string
  DurationInMinutes: number
}

export interface MeetingLocation {
  EmailAddress: string
  DisplayName: string
}

export type ActivityDomainType = 'Unknown' | 'Personal' | 'Work'

export type ReminderGroupType = 'Calendar' | 'Task'

export interface ReminderType {
  Subject: string
  Location?: string | undefined
  ReminderTime: string
  StartDate: string
  EndDate: string
  ItemId: ItemIdType
  RecurringMasterItemId?: ItemIdType | undefined
  ReminderGroup?: ReminderGroupType | undefined
  UID: string
}

export type ArrayOfRemindersType = readonly ReminderType[]

export type ArrayOfRecipientsType = readonly EmailAddressType[]

export interface SingleRecipientType {
  Mailbox?: EmailAddressType | undefined
}

export type UnindexedFieldURIType =
  | 'folder:FolderId'
  | 'folder:ParentFolderId'
  | 'folder:DisplayName'
  | 'folder:UnreadCount'
  | 'folder:TotalCount'
  | 'folder:ChildFolderCount'
  | 'folder:FolderClass'
  | 'folder:SearchParameters'
  | 'folder:ManagedFolderInformation'
  | 'folder:PermissionSet'
  | 'folder:EffectiveRights'
  | 'folder:SharingEffectiveRights'
  | 'folder:DistinguishedFolderId'
  | 'folder:PolicyTag'
  | 'folder:ArchiveTag'
  | 'folder:ReplicaList'
  | 'item:ItemId'
  | 'item:ParentFolderId'
  | 'item:ItemClass'
  | 'item:MimeContent'
  | 'item:Attachments'
  | 'item:Subject'
  | 'item:DateTimeReceived'
  | 'item:Size'
  | 'item:Categories'
  | 'item:HasAttachments'
  | 'item:Importance'
  | 'item:InReplyTo'
  | 'item:InternetMessageHeaders'
  | 'item:IsAssociated'
  | 'item:IsDraft'
  | 'item:IsFromMe'
  | 'item:IsResend'
  | 'item:IsSubmitted'
  | 'item:IsUnmodified'
  | 'item:DateTimeSent'
  | 'item:DateTimeCreated'
  | 'item:Body'
  | 'item:ResponseObjects'
  | 'item:Sensitivity'
  | 'item:ReminderDueBy'
  | 'item:ReminderIsSet'
  | 'item:ReminderNextTime'
  | 'item:ReminderMinutesBeforeStart'
  | 'item:DisplayTo'
  | 'item:DisplayCc'
  | 'item:DisplayBcc'
  | 'item:Culture'
  | 'item:EffectiveRights'
  | 'item:LastModifiedName'
  | 'item:LastModifiedTime'
  | 'item:ConversationId'
  | 'item:UniqueBody'
  | 'item:Flag'
  | 'item:StoreEntryId'
  | 'item:InstanceKey'
  | 'item:NormalizedBody'
  | 'item:EntityExtractionResult'
  | 'item:PolicyTag'
  | 'item:ArchiveTag'
  | 'item:RetentionDate'
  | 'item:Preview'
  | 'item:PredictedActionReasons'
  | 'item:IsClutter'
  | 'item:RightsManagementLicenseData'
  | 'item:BlockStatus'
  | 'item:HasBlockedImages'
  | 'item:WebClientReadFormQueryString'
  | 'item:WebClientEditFormQueryString'
  | 'item:TextBody'
  | 'item:IconIndex'
  | 'item:MimeContentUTF8'
  | 'item:Mentions'
  | 'item:MentionedMe'
  | 'item:MentionsPreview'
  | 'item:MentionsEx'
  | 'item:Hashtags'
  | 'item:AppliedHashtags'
  | 'item:AppliedHashtagsPreview'
  | 'item:Likes'
  | 'item:LikesPreview'
  | 'item:PendingSocialActivityTagIds'
  | 'item:AtAllMention'
  | 'item:CanDelete'
  | 'item:InferenceClassification'
  | 'item:FirstBody'
  | 'message:ConversationIndex'
  | 'message:ConversationTopic'
  | 'message:InternetMessageId'
  | 'message:IsRead'
  | 'message:IsResponseRequested'
  | 'message:IsReadReceiptRequested'
  | 'message:IsDeliveryReceiptRequested'
  | 'message:ReceivedBy'
  | 'message:ReceivedRepresenting'
  | 'message:References'
  | 'message:ReplyTo'
  | 'message:From'
  | 'message:Sender'
  | 'message:ToRecipients'
  | 'message:CcRecipients'
  | 'message:BccRecipients'
  | 'message:ApprovalRequestData'
  | 'message:VotingInformation'
  | 'message:ReminderMessageData'
  | 'message:PublishedCalendarItemIcs'
  | 'message:PublishedCalendarItemName'
  | 'message:MessageSafety'
  | 'sharingMessage:SharingMessageAction'
  | 'meeting:AssociatedCalendarItemId'
  | 'meeting:IsDelegated'
  | 'meeting:IsOutOfDate'
  | 'meeting:HasBeenProcessed'
  | 'meeting:ResponseType'
  | 'meeting:ProposedStart'
  | 'meeting:ProposedEnd'
  | 'meeting:DoNotForwardMeeting'
  | 'meetingRequest:MeetingRequestType'
  | 'meetingRequest:IntendedFreeBusyStatus'
  | 'meetingRequest:ChangeHighlights'
  | 'calendar:Start'
  | 'calendar:End'
  | 'calendar:OriginalStart'
  | 'calendar:StartWallClock'
  | 'calendar:EndWallClock'
  | 'calendar:StartTimeZoneId'
  | 'calendar:EndTimeZoneId'
  | 'calendar:IsAllDayEvent'
  | 'calendar:LegacyFreeBusyStatus'
  | 'calendar:Location'
  | 'calendar:EnhancedLocation'
  | 'calendar:When'
  | 'calendar:IsMeeting'
  | 'calendar:IsCancelled'
  | 'calendar:IsRecurring'
  | 'calendar:MeetingRequestWasSent'
  | 'calendar:IsResponseRequested'
  | 'calendar:CalendarItemType'
  | 'calendar:MyResponseType'
  | 'calendar:Organizer'
  | 'calendar:RequiredAttendees'
  | 'calendar:OptionalAttendees'
  | 'calendar:Resources'
  | 'calendar:ConflictingMeetingCount'
  | 'calendar:AdjacentMeetingCount'
  | 'calendar:ConflictingMeetings'
  | 'calendar:AdjacentMeetings'
  | 'calendar:InboxReminders'
  | 'calendar:Duration'
  | 'calendar:TimeZone'
  | 'calendar:AppointmentReplyTime'
  | 'calendar:AppointmentSequenceNumber'
  | 'calendar:AppointmentState'
  | 'calendar:Recurrence'
  | 'calendar:FirstOccurrence'
  | 'calendar:LastOccurrence'
  | 'calendar:ModifiedOccurrences'
  | 'calendar:DeletedOccurrences'
  | 'calendar:MeetingTimeZone'
  | 'calendar:ConferenceType'
  | 'calendar:AllowNewTimeProposal'
  | 'calendar:IsOnlineMeeting'
  | 'calendar:MeetingWorkspaceUrl'
  | 'calendar:NetShowUrl'
  | 'calendar:UID'
  | 'calendar:RecurrenceId'
  | 'calendar:DateTimeStamp'
  | 'calendar:StartTimeZone'
  | 'calendar:EndTimeZone'
  | 'calendar:JoinOnlineMeetingUrl'
  | 'calendar:OnlineMeetingSettings'
  | 'calendar:IsOrganizer'
  | 'calendar:CalendarActivityData'
  | 'calendar:DoNotForwardMeeting'
  | 'task:ActualWork'
  | 'task:AssignedTime'
  | 'task:BillingInformation'
  | 'task:ChangeCount'
  | 'task:Companies'
  | 'task:CompleteDate'
  | 'task:Contacts'
  | 'task:DelegationState'
  | 'task:Delegator'
  | 'task:DueDate'
  | 'task:IsAssignmentEditable'
  | 'task:IsComplete'
  | 'task:IsRecurring'
  | 'task:IsTeamTask'
  | 'task:Mileage'
  | 'task:Owner'
  | 'task:PercentComplete'
  | 'task:Recurrence'
  | 'task:StartDate'
  | 'task:Status'
  | 'task:StatusDescription'
  | 'task:TotalWork'
  | 'contacts:Alias'
  | 'contacts:AssistantName'
  | 'contacts:Birthday'
  | 'contacts:BusinessHomePage'
  | 'contacts:Children'
  | 'contacts:Companies'
  | 'contacts:CompanyName'
  | 'contacts:CompleteName'
  | 'contacts:ContactSource'
  | 'contacts:Culture'
  | 'contacts:Department'
  | 'contacts:DisplayName'
  | 'contacts:DirectoryId'
  | 'contacts:DirectReports'
  | 'contacts:EmailAddresses'
  | 'contacts:AbchEmailAddresses'
  | 'contacts:FileAs'
  | 'contacts:FileAsMapping'
  | 'contacts:Generation'
  | 'contacts:GivenName'
  | 'contacts:ImAddresses'
  | 'contacts:Initials'
  | 'contacts:JobTitle'
  | 'contacts:Manager'
  | 'contacts:ManagerMailbox'
  | 'contacts:MiddleName'
  | 'contacts:Mileage'
  | 'contacts:MSExchangeCertificate'
  | 'contacts:Nickname'
  | 'contacts:Notes'
  | 'contacts:OfficeLocation'
  | 'contacts:PhoneNumbers'
  | 'contacts:PhoneticFullName'
  | 'contacts:PhoneticFirstName'
  | 'contacts:PhoneticLastName'
  | 'contacts:Photo'
  | 'contacts:PhysicalAddresses'
  | 'contacts:PostalAddressIndex'
  | 'contacts:Profession'
  | 'contacts:SpouseName'
  | 'contacts:Surname'
  | 'contacts:WeddingAnniversary'
  | 'contacts:UserSMIMECertificate'
  | 'contacts:HasPicture'
  | 'contacts:AccountName'
  | 'contacts:IsAutoUpdateDisabled'
  | 'contacts:IsMessengerEnabled'
  | 'contacts:Comment'
  | 'contacts:ContactShortId'
  | 'contacts:ContactType'
  | 'contacts:CreatedBy'
  | 'contacts:Gender'
  | 'contacts:IsHidden'
  | 'contacts:ObjectId'
  | 'contacts:PassportId'
  | 'contacts:IsPrivate'
  | 'contacts:SourceId'
  | 'contacts:TrustLevel'
  | 'contacts:Urls'
  | 'contacts:Cid'
  | 'contacts:SkypeAuthCertificate'
  | 'contacts:SkypeContext'
  | 'contacts:SkypeId'
  | 'contacts:XboxLiveTag'
  | 'contacts:SkypeRelationship'
  | 'contacts:YomiNickname'
  | 'contacts:InviteFree'
  | 'contacts:HidePresenceAndProfile'
  | 'contacts:IsPendingOutbound'
  | 'contacts:SupportGroupFeeds'
  | 'contacts:UserTileHash'
  | 'contacts:UnifiedInbox'
  | 'contacts:Mris'
  | 'contacts:Wlid'
  | 'contacts:AbchContactId'
  | 'contacts:NotInBirthdayCalendar'
  | 'contacts:ShellContactType'
  | 'contacts:ImMri'
  | 'contacts:PresenceTrustLevel'
  | 'contacts:OtherMri'
  | 'contacts:ProfileLastChanged'
  | 'contacts:MobileIMEnabled'
  | 'distributionlist:Members'
  | 'contacts:PartnerNetworkProfilePhotoUrl'
  | 'contacts:PartnerNetworkThumbnailPhotoUrl'
  | 'contacts:PersonId'
  | 'contacts:ConversationGuid'
  | 'postitem:PostedTime'
  | 'conversation:ConversationId'
  | 'conversation:ConversationTopic'
  | 'conversation:UniqueRecipients'
  | 'conversation:GlobalUniqueRecipients'
  | 'conversation:UniqueUnreadSenders'
  | 'conversation:GlobalUniqueUnreadSenders'
  | 'conversation:UniqueSenders'
  | 'conversation:GlobalUniqueSenders'
  | 'conversation:LastDeliveryTime'
  | 'conversation:GlobalLastDeliveryTime'
  | 'conversation:Categories'
  | 'conversation:GlobalCategories'
  | 'conversation:FlagStatus'
  | 'conversation:GlobalFlagStatus'
  | 'conversation:HasAttachments'
  | 'conversation:GlobalHasAttachments'
  | 'conversation:HasIrm'
  | 'conversation:GlobalHasIrm'
  | 'conversation:MessageCount'
  | 'conversation:GlobalMessageCount'
  | 'conversation:UnreadCount'
  | 'conversation:GlobalUnreadCount'
  | 'conversation:Size'
  | 'conversation:GlobalSize'
  | 'conversation:ItemClasses'
  | 'conversation:GlobalItemClasses'
  | 'conversation:Importance'
  | 'conversation:GlobalImportance'
  | 'conversation:ItemIds'
  | 'conversation:GlobalItemIds'
  | 'conversation:LastModifiedTime'
  | 'conversation:InstanceKey'
  | 'conversation:Preview'
  | 'conversation:IconIndex'
  | 'conversation:GlobalIconIndex'
  | 'conversation:DraftItemIds'
  | 'conversation:HasClutter'
  | 'conversation:MentionedMe'
  | 'conversation:GlobalMentionedMe'
  | 'conversation:AtAllMention'
  | 'conversation:GlobalAtAllMention'
  | 'person:FullName'
  | 'person:GivenName'
  | 'person:Surname'
  | 'person:PhoneNumber'
  | 'person:SMSNumber'
  | 'person:EmailAddress'
  | 'person:Alias'
  | 'person:Department'
  | 'person:LinkedInProfileLink'
  | 'person:Skills'
  | 'person:ProfessionalBiography'
  | 'person:ManagementChain'
  | 'person:DirectReports'
  | 'person:Peers'
  | 'person:TeamSize'
  | 'person:CurrentJob'
  | 'person:Birthday'
  | 'person:Hometown'
  | 'person:CurrentLocation'
  | 'person:CompanyProfile'
  | 'person:Office'
  | 'person:Headline'
  | 'person:MutualConnections'
  | 'person:Title'
  | 'person:MutualManager'
  | 'person:Insights'
  | 'person:UserProfilePicture'
  | 'persona:PersonaId'
  | 'persona:PersonaType'
  | 'persona:GivenName'
  | 'persona:CompanyName'
  | 'persona:Surname'
  | 'persona:DisplayName'
  | 'persona:EmailAddress'
  | 'persona:FileAs'
  | 'persona:HomeCity'
  | 'persona:CreationTime'
  | 'persona:RelevanceScore'
  | 'persona:RankingWeight'
  | 'persona:WorkCity'
  | 'persona:PersonaObjectStatus'
  | 'persona:FileAsId'
  | 'persona:DisplayNamePrefix'
  | 'persona:YomiCompanyName'
  | 'persona:YomiFirstName'
  | 'persona:YomiLastName'
  | 'persona:Title'
  | 'persona:EmailAddresses'
  | 'persona:PhoneNumber'
  | 'persona:ImAddress'
  | 'persona:ImAddresses'
  | 'persona:ImAddresses2'
  | 'persona:ImAddresses3'
  | 'persona:FolderIds'
  | 'persona:Attributions'
  | 'persona:DisplayNames'
  | 'persona:Initials'
  | 'persona:FileAses'
  | 'persona:FileAsIds'
  | 'persona:DisplayNamePrefixes'
  | 'persona:GivenNames'
  | 'persona:MiddleNames'
  | 'persona:Surnames'
  | 'persona:Generations'
  | 'persona:Nicknames'
  | 'persona:YomiCompanyNames'
  | 'persona:YomiFirstNames'
  | 'persona:YomiLastNames'
  | 'persona:BusinessPhoneNumbers'
  | 'persona:BusinessPhoneNumbers2'
  | 'persona:HomePhones'
  | 'persona:HomePhones2'
  | 'persona:MobilePhones'
  | 'persona:MobilePhones2'
  | 'persona:AssistantPhoneNumbers'
  | 'persona:CallbackPhones'
  | 'persona:CarPhones'
  | 'persona:HomeFaxes'
  | 'persona:OrganizationMainPhones'
  | 'persona:OtherFaxes'
  | 'persona:OtherTelephones'
  | 'persona:OtherPhones2'
  | 'persona:Pagers'
  | 'persona:RadioPhones'
  | 'persona:TelexNumbers'
  | 'persona:WorkFaxes'
  | 'persona:Emails1'
  | 'persona:Emails2'
  | 'persona:Emails3'
  | 'persona:BusinessHomePages'
  | 'persona:School'
  | 'persona:PersonalHomePages'
  | 'persona:OfficeLocations'
  | 'persona:BusinessAddresses'
  | 'persona:HomeAddresses'
  | 'persona:OtherAddresses'
  | 'persona:Titles'
  | 'persona:Departments'
  | 'persona:CompanyNames'
  | 'persona:Managers'
  | 'persona:AssistantNames'
  | 'persona:Professions'
  | 'persona:SpouseNames'
  | 'persona:Hobbies'
  | 'persona:WeddingAnniversaries'
  | 'persona:Birthdays'
  | 'persona:Children'
  | 'persona:Locations'
  | 'persona:ExtendedProperties'
  | 'persona:PostalAddress'
  | 'persona:Bodies'
  | 'persona:IsFavorite'
  | 'persona:InlineLinks'
  | 'persona:ItemLinkIds'
  | 'persona:HasActiveDeals'
  | 'persona:IsBusinessContact'
  | 'persona:AttributedHasActiveDeals'
  | 'persona:AttributedIsBusinessContact'
  | 'persona:SourceMailboxGuids'
  | 'persona:LastContactedDate'
  | 'persona:ExternalDirectoryObjectId'
  | 'persona:MapiEntryId'
  | 'persona:MapiEmailAddress'
  | 'persona:MapiAddressType'
  | 'persona:MapiSearchKey'
  | 'persona:MapiTransmittableDisplayName'
  | 'persona:MapiSendRichInfo'
  | 'rolemember:MemberType'
  | 'rolemember:MemberId'
  | 'rolemember:DisplayName'
  | 'network:TokenRefreshLastCompleted'
  | 'network:TokenRefreshLastAttempted'
  | 'network:SyncEnabled'
  | 'network:RejectedOffers'
  | 'network:SessionHandle'
  | 'network:RefreshTokenExpiry2'
  | 'network:RefreshToken2'
  | 'network:PsaLastChanged'
  | 'network:Offers'
  | 'network:LastWelcomeContact'
  | 'network:LastVersionSaved'
  | 'network:DomainTag'
  | 'network:FirstAuthErrorDates'
  | 'network:ErrorOffers'
  | 'network:ContactSyncSuccess'
  | 'network:ContactSyncError'
  | 'network:ClientToken2'
  | 'network:ClientToken'
  | 'network:ClientPublishSecret'
  | 'network:UserEmail'
  | 'network:AutoLinkSuccess'
  | 'network:AutoLinkError'
  | 'network:IsDefault'
  | 'network:Settings'
  | 'network:ProfileUrl'
  | 'network:UserTileUrl'
  | 'network:DomainId'
  | 'network:DisplayName'
  | 'network:AccountName'
  | 'network:SourceEntryID'
  | 'abchperson:FavoriteOrder'
  | 'abchperson:PersonId'
  | 'abchperson:ExchangePersonIdGuid'
  | 'abchperson:AntiLinkInfo'
  | 'abchperson:RelevanceOrder1'
  | 'abchperson:RelevanceOrder2'
  | 'abchperson:ContactHandles'
  | 'abchperson:Categories'
  | 'booking:ServiceIds'
  | 'booking:StaffIds'
  | 'booking:StaffInitials'
  | 'booking:CustomerName'
  | 'booking:CustomerEmail'
  | 'booking:CustomerPhone'
  | 'booking:CustomerId'
  | 'insight:InsightId'
  | 'insight:Type'
  | 'insight:StartTimeUtc'
  | 'insight:EndTimeUtc'
  | 'insight:Status'
  | 'insight:Version'
  | 'insight:ApplicationsIds'
  | 'insight:Text'
  | 'insight:SuggestedActions'
  | 'insight:AppContexts'

export type DictionaryURIType =
  | 'item:InternetMessageHeader'
  | 'contacts:ImAddress'
  | 'contacts:PhysicalAddress:Street'
  | 'contacts:PhysicalAddress:City'
  | 'contacts:PhysicalAddress:State'
  | 'contacts:PhysicalAddress:CountryOrRegion'
  | 'contacts:PhysicalAddress:PostalCode'
  | 'contacts:PhoneNumber'
  | 'contacts:EmailAddress'
  | 'distributionlist:Members:Member'

export type ExceptionPropertyURIType =
  | 'attachment:Name'
  | 'attachment:ContentType'
  | 'attachment:Content'
  | 'recurrence:Month'
  | 'recurrence:DayOfWeekIndex'
  | 'recurrence:DaysOfWeek'
  | 'recurrence:DayOfMonth'
  | 'recurrence:Interval'
  | 'recurrence:NumberOfOccurrences'
  | 'timezone:Offset'

export type GuidType = string

export type DistinguishedPropertySetType =
  | 'Meeting'
  | 'Appointment'
  | 'Common'
  | 'PublicStrings'
  | 'Address'
  | 'InternetHeaders'
  | 'CalendarAssistant'
  | 'UnifiedMessaging'
  | 'Task'
  | 'Sharing'

export type MapiPropertyTypeType =
  | 'ApplicationTime'
  | 'ApplicationTimeArray'
  | 'Binary'
  | 'BinaryArray'
  | 'Boolean'
  | 'CLSID'
  | 'CLSIDArray'
  | 'Currency'
  | 'CurrencyArray'
  | 'Double'
  | 'DoubleArray'
  | 'Error'
  | 'Float'
  | 'FloatArray'
  | 'Integer'
  | 'IntegerArray'
  | 'Long'
  | 'LongArray'
  | 'Null'
  | 'Object'
  | 'ObjectArray'
  | 'Short'
  | 'ShortArray'
  | 'SystemTime'
  | 'SystemTimeArray'
  | 'String'
  | 'StringArray'

export interface BasePathToElementType {}

export interface PathToUnindexedFieldType {
  FieldURI: UnindexedFieldURIType
}

export interface PathToIndexedFieldType {
  FieldURI: DictionaryURIType
  FieldIndex: string
}

export interface PathToExceptionFieldType {
  FieldURI: ExceptionPropertyURIType
}

export type PropertyTagType_1 = string

export type PropertyTagType = number | PropertyTagType_1

export interface PathToExtendedFieldType {
  DistinguishedPropertySetId?: DistinguishedPropertySetType | undefined
  PropertySetId?: GuidType | undefined
  PropertyTag?: PropertyTagType | undefined
  PropertyName?: string | undefined
  PropertyId?: number | undefined
  PropertyType: MapiPropertyTypeType
}

export type NonEmptyArrayOfPathsToElementType = readonly PathKind[]

export type NonEmptyArrayOfPropertyValuesType = readonly string[]

export type NonEmptyArrayOfExtendedPropertyType = readonly ExtendedPropertyType[]

export interface ExtendedPropertyType {
  ExtendedFieldURI: PathToExtendedFieldType
  Value?: string | undefined
  Values?: NonEmptyArrayOfPropertyValuesType | undefined
}

export type FolderQueryTraversalType = 'Shallow' | 'Deep' | 'SoftDeleted'

export type SearchFolderTraversalType = 'Shallow' | 'Deep'

export type ItemQueryTraversalType = 'Shallow' | 'SoftDeleted' | 'Associated'

export type ConversationQueryTraversalType = 'Shallow' | 'Deep'

export type DefaultShapeNamesType = 'IdOnly' | 'Default' | 'AllProperties' | 'PcxPeopleSearch'

export type BodyTypeResponseType = 'Best' | 'HTML' | 'Text'

export interface FolderResponseShapeType {
  BaseShape: DefaultShapeNamesType
  AdditionalProperties?: NonEmptyArrayOfPathsToElementType | undefined
}

export interface ItemResponseShapeType {
  BaseShape: DefaultShapeNamesType
  IncludeMimeContent?: boolean | undefined
  BodyType?: BodyTypeResponseType | undefined
  UniqueBodyType?: BodyTypeResponseType | undefined
  NormalizedBodyType?: BodyTypeResponseType | undefined
  FilterHtmlContent?: boolean | undefined
  ConvertHtmlCodePageToUTF8?: boolean | undefined
  InlineImageUrlTemplate?: string | undefined
  BlockExternalImages?: boolean | undefined
  AddBlankTargetToLinks?: boolean | undefined
  MaximumBodySize?: number | undefined
  AdditionalProperties?: NonEmptyArrayOfPathsToElementType | undefined
}

export interface AttachmentResponseShapeType {
  IncludeMimeContent?: boolean | undefined
  BodyType?: BodyTypeResponseType | undefined
  FilterHtmlContent?: boolean | undefined
  AdditionalProperties?: NonEmptyArrayOfPathsToElementType | undefined
}

export interface ConversationResponseShapeType {
  BaseShape: DefaultShapeNamesType
  AdditionalProperties?: NonEmptyArrayOfPathsToElementType | undefined
}

export interface PersonaResponseShapeType {
  BaseShape: DefaultShapeNamesType
  AdditionalProperties?: NonEmptyArrayOfPathsToElementType | undefined
}

export type DisposalType = 'HardDelete' | 'SoftDelete' | 'MoveToDeletedItems'

export type ConflictResolutionType = 'NeverOverwrite' | 'AutoResolve' | 'AlwaysOverwrite'

export type ClientAccessTokenTypeType =
  | 'CallerIdentity'
  | 'ExtensionCallback'
  | 'ScopedToken'
  | 'ExtensionRestApiCallback'
  | 'Connectors'
  | 'Loki'
  | 'DesktopOutlook'

export type NonEmptyArrayOfClientAccessTokenRequestsType = readonly ClientAccessTokenRequestType[]

export interface ClientAccessTokenRequestType {
  Id: string
  TokenType: ClientAccessTokenTypeType
  Scope?: string | undefined
  ResourceUri?: string | undefined
}

export interface ClientAccessTokenType {
  Id: string
  TokenType: ClientAccessTokenTypeType
  TokenValue: string
  TTL: number
}

export type ResponseClassType = 'Success' | 'Warning' | 'Error'

export interface ChangeDescriptionType {
  Path: PathKind
}

export interface ItemChangeDescriptionType {
  Path: PathKind
}

export interface FolderChangeDescriptionType {
  Path: PathKind
}

export interface SetItemFieldType {
  Path: PathKind
  Item?: ItemType | undefined
  Message?: MessageType | undefined
  SharingMessage?: SharingMessageType | undefined
  CalendarItem?: CalendarItemType | undefined
  Contact?: ContactItemType | undefined
  DistributionList?: DistributionListType | undefined
  MeetingMessage?: MeetingMessageType | undefined
  MeetingRequest?: MeetingRequestMessageType | undefined
  MeetingResponse?: MeetingResponseMessageType | undefined
  MeetingCancellation?: MeetingCancellationMessageType | undefined
  Task?: TaskType | undefined
  PostItem?: PostItemType | undefined
  RoleMember?: RoleMemberItemType | undefined
  Network?: NetworkItemType | undefined
  Person?: AbchPersonItemType | undefined
}

export interface SetFolderFieldType {
  Path: PathKind
  Folder?: FolderType | undefined
  CalendarFolder?: CalendarFolderType | undefined
  ContactsFolder?: ContactsFolderType | undefined
  SearchFolder?: SearchFolderType | undefined
  TasksFolder?: TasksFolderType | undefined
}

export interface DeleteItemFieldType {
  Path: PathKind
}

export interface DeleteFolderFieldType {
  Path: PathKind
}

export interface AppendToItemFieldType {
  Path: PathKind
  Item?: ItemType | undefined
  Message?: MessageType | undefined
  SharingMessage?: SharingMessageType | undefined
  CalendarItem?: CalendarItemType | undefined
  Contact?: ContactItemType | undefined
  DistributionList?: DistributionListType | undefined
  MeetingMessage?: MeetingMessageType | undefined
  MeetingRequest?: MeetingRequestMessageType | undefined
  MeetingResponse?: MeetingResponseMessageType | undefined
  MeetingCancellation?: MeetingCancellationMessageType | undefined
  Task?: TaskType | undefined
  PostItem?: PostItemType | undefined
  RoleMember?: RoleMemberItemType | undefined
  Network?: NetworkItemType | undefined
  Person?: AbchPersonItemType | undefined
}

export interface AppendToFolderFieldType {
  Path: PathKind
  Folder?: FolderType | undefined
  CalendarFolder?: CalendarFolderType | undefined
  ContactsFolder?: ContactsFolderType | undefined
  SearchFolder?: SearchFolderType | undefined
  TasksFolder?: TasksFolderType | undefined
}

export type NonEmptyArrayOfItemChangeDescriptionsType = readonly (
  | Kind<'AppendToItemField', AppendToItemFieldType>
  | Kind<'SetItemField', SetItemFieldType>
  | Kind<'DeleteItemField', DeleteItemFieldType>
)[]

export type NonEmptyArrayOfFolderChangeDescriptionsType = readonly (
  | Kind<'AppendToFolderField', AppendToFolderFieldType>
  | Kind<'SetFolderField', SetFolderFieldType>
  | Kind<'DeleteFolderField', DeleteFolderFieldType>
)[]

export interface ItemChangeType {
  ItemId?: ItemIdType | undefined
  OccurrenceItemId?: OccurrenceItemIdType | undefined
  RecurringMasterItemId?: RecurringMasterItemIdType | undefined
  Updates: NonEmptyArrayOfItemChangeDescriptionsType
  CalendarActivityData?: CalendarActivityDataType | undefined
}

export type NonEmptyArrayOfItemChangesType = readonly ItemChangeType[]

export interface InternetHeaderType {
  HeaderName: string
  value: string
}

export type NonEmptyArrayOfInternetHeadersType = readonly InternetHeaderType[]

export type NonEmptyArrayOfPredictedActionReasonType = readonly PredictedActionReasonType[]

export interface RequestAttachmentIdType {
  Id: string
}

export interface AttachmentIdType {
  Id: string
  RootItemId?: string | undefined
  RootItemChangeKey?: string | undefined
}

export interface RootItemIdType {
  RootItemId: string
  RootItemChangeKey: string
}

export type NonEmptyArrayOfRequestAttachmentIdsType = readonly RequestAttachmentIdType[]

export interface AttachmentType {
  AttachmentId?: AttachmentIdType | undefined
  Name?: string | undefined
  ContentType?: string | undefined
  ContentId?: string | undefined
  ContentLocation?: string | undefined
  AttachmentOriginalUrl?: string | undefined
  Size?: number | undefined
  LastModifiedTime?: string | undefined
  IsInline?: boolean | undefined
}

export interface ItemAttachmentType {
  AttachmentId?: AttachmentIdType | undefined
  Name?: string | undefined
  ContentType?: string | undefined
  ContentId?: string | undefined
  ContentLocation?: string | undefined
  AttachmentOriginalUrl?: string | undefined
  Size?: number | undefined
  LastModifiedTime?: string | undefined
  IsInline?: boolean | undefined
  Item?: ItemType | undefined
  Message?: MessageType | undefined
  SharingMessage?: SharingMessageType | undefined
  CalendarItem?: CalendarItemType | undefined
  Contact?: ContactItemType | undefined
  MeetingMessage?: MeetingMessageType | undefined
  MeetingRequest?: MeetingRequestMessageType | undefined
  MeetingResponse?: MeetingResponseMessageType | undefined
  MeetingCancellation?: MeetingCancellationMessageType | undefined
  Task?: TaskType | undefined
  PostItem?: PostItemType | undefined
  RoleMember?: RoleMemberItemType | undefined
  Network?: NetworkItemType | undefined
  Person?: AbchPersonItemType | undefined
}

export type SyncFolderItemsCreateOrUpdateType =
  | Kind<'Item', ItemType>
  | Kind<'Message', MessageType>
  | Kind<'SharingMessage', SharingMessageType>
  | Kind<'CalendarItem', CalendarItemType>
  | Kind<'Contact', ContactItemType>
  | Kind<'DistributionList', DistributionListType>
  | Kind<'MeetingMessage', MeetingMessageType>
  | Kind<'MeetingRequest', MeetingRequestMessageType>
  | Kind<'MeetingResponse', MeetingResponseMessageType>
  | Kind<'MeetingCancellation', MeetingCancellationMessageType>
  | Kind<'Task', TaskType>
  | Kind<'PostItem', PostItemType>
  | Kind<'RoleMember', RoleMemberItemType>
  | Kind<'Network', NetworkItemType>
  | Kind<'Person', AbchPersonItemType>

export interface FileAttachmentType {
  AttachmentId?: AttachmentIdType | undefined
  Name?: string | undefined
  ContentType?: string | undefined
  ContentId?: string | undefined
  ContentLocation?: string | undefined
  AttachmentOriginalUrl?: string | undefined
  Size?: number | undefined
  LastModifiedTime?: string | undefined
  IsInline?: boolean | undefined
  IsContactPhoto?: boolean | undefined
  Content?: Base64 | undefined
}

export interface ReferenceAttachmentType {
  AttachmentId?: AttachmentIdType | undefined
  Name?: string | undefined
  ContentType?: string | undefined
  ContentId?: string | undefined
  ContentLocation?: string | undefined
  AttachmentOriginalUrl?: string | undefined
  Size?: number | undefined
  LastModifiedTime?: string | undefined
  IsInline?: boolean | undefined
  AttachLongPathName?: string | undefined
  ProviderType?: string | undefined
  ProviderEndpointUrl?: string | undefined
  AttachmentThumbnailUrl?: string | undefined
  AttachmentPreviewUrl?: string | undefined
  PermissionType?: number | undefined
  OriginalPermissionType?: number | undefined
  AttachmentIsFolder?: boolean | undefined
}

export type ArrayOfAttachmentsType = readonly (
  | Kind<'ItemAttachment', ItemAttachmentType>
  | Kind<'FileAttachment', FileAttachmentType>
  | Kind<'ReferenceAttachment', ReferenceAttachmentType>
)[]

export type NonEmptyArrayOfAttachmentsType = readonly (
  | Kind<'ItemAttachment', ItemAttachmentType>
  | Kind<'FileAttachment', FileAttachmentType>
  | Kind<'ReferenceAttachment', ReferenceAttachmentType>
)[]

export type SensitivityChoicesType = 'Normal' | 'Personal' | 'Private' | 'Confidential'

export type ImportanceChoicesType = 'Low' | 'Normal' | 'High'

export type BodyTypeType = 'HTML' | 'Text'

export interface BodyType {
  BodyType: BodyTypeType
  IsTruncated?: boolean | undefined
  value: string
}

export interface UniqueBodyType {
  UniqueBodyType: BodyTypeType
  IsTruncated?: boolean | undefined
  value: string
}

export interface NormalizedBodyType {
  NormalizedBodyType: BodyTypeType
  IsTruncated?: boolean | undefined
  value: string
}

export interface BaseFolderIdType {}

export type FolderClassType = string

export type DistinguishedFolderIdNameType =
  | 'calendar'
  | 'contacts'
  | 'deleteditems'
  | 'drafts'
  | 'inbox'
  | 'journal'
  | 'notes'
  | 'outbox'
  | 'sentitems'
  | 'tasks'
  | 'msgfolderroot'
  | 'publicfoldersroot'
  | 'root'
  | 'junkemail'
  | 'searchfolders'
  | 'voicemail'
  | 'recoverableitemsroot'
  | 'recoverableitemsdeletions'
  | 'recoverableitemsversions'
  | 'recoverableitemspurges'
  | 'recoverableitemsdiscoveryholds'
  | 'archiveroot'
  | 'archivemsgfolderroot'
  | 'archivedeleteditems'
  | 'archiveinbox'
  | 'archiverecoverableitemsroot'
  | 'archiverecoverableitemsdeletions'
  | 'archiverecoverableitemsversions'
  | 'archiverecoverableitemspurges'
  | 'archiverecoverableitemsdiscoveryholds'
  | 'syncissues'
  | 'conflicts'
  | 'localfailures'
  | 'serverfailures'
  | 'recipientcache'
  | 'quickcontacts'
  | 'conversationhistory'
  | 'adminauditlogs'
  | 'todosearch'
  | 'mycontacts'
  | 'directory'
  | 'imcontactlist'
  | 'peopleconnect'
  | 'favorites'
  | 'mecontact'
  | 'personmetadata'
  | 'teamspaceactivity'
  | 'teamspacemessaging'
  | 'teamspaceworkitems'
  | 'scheduled'
  | 'orionnotes'
  | 'tagitems'
  | 'alltaggeditems'
  | 'externalcontacts'
  | 'teamchat'
  | 'teamchathistory'
  | 'yammerroot'
  | 'yammerinbound'
  | 'yammeroutbound'
  | 'yammerfeeds'
  | 'onedriveroot'
  | 'onedriverecylebin'
  | 'onedrivesystem'
  | 'onedrivevolume'
  | 'important'
  | 'starred'
  | 'archive'

export interface DistinguishedFolderIdType {
  Id: DistinguishedFolderIdNameType
  ChangeKey?: string | undefined
  Mailbox?: EmailAddressType | undefined
}

export interface FolderIdType {
  Id: string
  ChangeKey?: string | undefined
}

export interface AddressListIdType {
  Id: string
}

export type ArrayOfDistinguishedFolderIdType = readonly DistinguishedFolderIdType[]

export type NonEmptyArrayOfBaseFolderIdsType = readonly (
  | Kind<'FolderId', FolderIdType>
  | Kind<'DistinguishedFolderId', DistinguishedFolderIdType>
)[]

export type TargetFolderIdType =
  | Kind<'FolderId', FolderIdType>
  | Kind<'DistinguishedFolderId', DistinguishedFolderIdType>
  | Kind<'AddressListId', AddressListIdType>

export type NonEmptyArrayOfUploadItemsType = readonly UploadItemType[]

export interface UploadItemType {
  CreateAction: CreateActionType
  IsAssociated?: boolean | undefined
  ParentFolderId: FolderIdType
  ItemId?: ItemIdType | undefined
  Data: Base64
}

export type CreateActionType = 'CreateNew' | 'Update' | 'UpdateOrCreate'

export type CompleteActionType = 'Commit' | 'Abandon'

export type ViewFilterType =
  | 'All'
  | 'Flagged'
  | 'HasAttachment'
  | 'ToOrCcMe'
  | 'Unread'
  | 'TaskActive'
  | 'TaskOverdue'
  | 'TaskCompleted'
  | 'NoClutter'
  | 'Clutter'

export interface FindFolderParentType {
  IndexedPagingOffset?: number | undefined
  NumeratorOffset?: number | undefined
  AbsoluteDenominator?: number | undefined
  IncludesLastItemInRange?: boolean | undefined
  TotalItemsInView?: number | undefined
  Folders?: ArrayOfFoldersType | undefined
}

export interface BaseFolderType {
  FolderId?: FolderIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  FolderClass?: string | undefined
  DisplayName?: string | undefined
  TotalCount?: number | undefined
  ChildFolderCount?: number | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  ManagedFolderInformation?: ManagedFolderInformationType | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdNameType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  ReplicaList?: ArrayOfStringsType | undefined
}

export interface ManagedFolderInformationType {
  CanDelete?: boolean | undefined
  CanRenameOrMove?: boolean | undefined
  MustDisplayComment?: boolean | undefined
  HasQuota?: boolean | undefined
  IsManagedFoldersRoot?: boolean | undefined
  ManagedFolderId?: string | undefined
  Comment?: string | undefined
  StorageQuota?: number | undefined
  FolderSize?: number | undefined
  HomePage?: string | undefined
}

export interface FolderType {
  FolderId?: FolderIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  FolderClass?: string | undefined
  DisplayName?: string | undefined
  TotalCount?: number | undefined
  ChildFolderCount?: number | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  ManagedFolderInformation?: ManagedFolderInformationType | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdNameType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  ReplicaList?: ArrayOfStringsType | undefined
  PermissionSet?: PermissionSetType | undefined
  UnreadCount?: number | undefined
}

export interface CalendarFolderType {
  FolderId?: FolderIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  FolderClass?: string | undefined
  DisplayName?: string | undefined
  TotalCount?: number | undefined
  ChildFolderCount?: number | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  ManagedFolderInformation?: ManagedFolderInformationType | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdNameType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  ReplicaList?: ArrayOfStringsType | undefined
  SharingEffectiveRights?: CalendarPermissionReadAccessType | undefined
  PermissionSet?: CalendarPermissionSetType | undefined
}

export type ReminderActionType = 'Dismiss' | 'Snooze'

export interface ReminderItemActionType {
  ActionType: ReminderActionType
  ItemId: ItemIdType
  NewReminderTime?: string | undefined
}

export type NonEmptyArrayOfReminderItemActionType = readonly ReminderItemActionType[]

export interface ContactsFolderType {
  FolderId?: FolderIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  FolderClass?: string | undefined
  DisplayName?: string | undefined
  TotalCount?: number | undefined
  ChildFolderCount?: number | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  ManagedFolderInformation?: ManagedFolderInformationType | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdNameType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  ReplicaList?: ArrayOfStringsType | undefined
  SharingEffectiveRights?: PermissionReadAccessType | undefined
  PermissionSet?: PermissionSetType | undefined
  SourceId?: string | undefined
  AccountName?: string | undefined
}

export interface SearchFolderType {
  FolderId?: FolderIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  FolderClass?: string | undefined
  DisplayName?: string | undefined
  TotalCount?: number | undefined
  ChildFolderCount?: number | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  ManagedFolderInformation?: ManagedFolderInformationType | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdNameType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  ReplicaList?: ArrayOfStringsType | undefined
  PermissionSet?: PermissionSetType | undefined
  UnreadCount?: number | undefined
  SearchParameters?: SearchParametersType | undefined
}

export interface TasksFolderType {
  FolderId?: FolderIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  FolderClass?: string | undefined
  DisplayName?: string | undefined
  TotalCount?: number | undefined
  ChildFolderCount?: number | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  ManagedFolderInformation?: ManagedFolderInformationType | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdNameType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  ReplicaList?: ArrayOfStringsType | undefined
  PermissionSet?: PermissionSetType | undefined
  UnreadCount?: number | undefined
}

export type NonEmptyArrayOfFoldersType = readonly (
  | Kind<'Folder', FolderType>
  | Kind<'CalendarFolder', CalendarFolderType>
  | Kind<'ContactsFolder', ContactsFolderType>
  | Kind<'SearchFolder', SearchFolderType>
  | Kind<'TasksFolder', TasksFolderType>
)[]

export type ArrayOfFoldersType = readonly (
  | Kind<'Folder', FolderType>
  | Kind<'CalendarFolder', CalendarFolderType>
  | Kind<'ContactsFolder', ContactsFolderType>
  | Kind<'SearchFolder', SearchFolderType>
  | Kind<'TasksFolder', TasksFolderType>
)[]

export interface BaseItemIdType {}

export type DerivedItemIdType = string

export interface ItemIdType {
  Id: string
  ChangeKey?: string | undefined
}

export type NonEmptyArrayOfBaseItemIdsType = readonly (
  | Kind<'ItemId', ItemIdType>
  | Kind<'OccurrenceItemId', OccurrenceItemIdType>
  | Kind<'RecurringMasterItemId', RecurringMasterItemIdType>
  | Kind<'RecurringMasterItemIdRanges', RecurringMasterItemIdRangesType>
)[]

export type ArrayOfBaseItemIdsType = readonly ItemIdType[]

export type NonEmptyArrayOfItemIdsType = readonly ItemIdType[]

export type ArrayOfItemIdsType = readonly ItemIdType[]

export type ItemClassType = string

export interface ResponseObjectCoreType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export interface ResponseObjectType {
  ObjectName?: string | undefined
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export type NonEmptyArrayOfResponseObjectsType = readonly (
  | Kind<'AcceptItem', AcceptItemType>
  | Kind<'TentativelyAcceptItem', TentativelyAcceptItemType>
  | Kind<'DeclineItem', DeclineItemType>
  | Kind<'ReplyToItem', ReplyToItemType>
  | Kind<'ForwardItem', ForwardItemType>
  | Kind<'ReplyAllToItem', ReplyAllToItemType>
  | Kind<'CancelCalendarItem', CancelCalendarItemType>
  | Kind<'RemoveItem', RemoveItemType>
  | Kind<'SuppressReadReceipt', SuppressReadReceiptType>
  | Kind<'PostReplyItem', PostReplyItemType>
  | Kind<'AcceptSharingInvitation', AcceptSharingInvitationType>
  | Kind<'AddItemToMyCalendar', AddItemToMyCalendarType>
  | Kind<'ProposeNewTime', ProposeNewTimeType>
)[]

export interface FolderChangeType {
  FolderId?: FolderIdType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdType | undefined
  Updates: NonEmptyArrayOfFolderChangeDescriptionsType
}

export type NonEmptyArrayOfFolderChangesType = readonly FolderChangeType[]

export interface WellKnownResponseObjectType {
  ItemClass?: ItemClassType | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export interface SmartResponseBaseType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export interface SmartResponseType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  NewBodyContent?: BodyType | undefined
}

export interface ReplyToItemType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  NewBodyContent?: BodyType | undefined
}

export interface ReplyAllToItemType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  NewBodyContent?: BodyType | undefined
  IsSpecificMessageReply?: boolean | undefined
}

export interface ForwardItemType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  NewBodyContent?: BodyType | undefined
}

export interface CancelCalendarItemType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  NewBodyContent?: BodyType | undefined
}

export interface ReferenceItemResponseType {
  ReferenceItemId?: ItemIdType | undefined
}

export interface SuppressReadReceiptType {
  ReferenceItemId?: ItemIdType | undefined
}

export interface FindItemParentType {
  IndexedPagingOffset?: number | undefined
  NumeratorOffset?: number | undefined
  AbsoluteDenominator?: number | undefined
  IncludesLastItemInRange?: boolean | undefined
  TotalItemsInView?: number | undefined
  Items?: ArrayOfRealItemsType | undefined
  Groups?: ArrayOfGroupedItemsType | undefined
}

export interface ItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
}

export type ArrayOfItemClassType = readonly ItemClassType[]

export interface FlagType {
  FlagStatus: FlagStatusType
  StartDate?: string | undefined
  DueDate?: string | undefined
  CompleteDate?: string | undefined
}

export type FlagStatusType = 'NotFlagged' | 'Flagged' | 'Complete'

export type PredictedActionReasonType =
  | 'None'
  | 'ConversationStarterIsYou'
  | 'OnlyRecipient'
  | 'ConversationContributions'
  | 'MarkedImportantBySender'
  | 'SenderIsManager'
  | 'SenderIsInManagementChain'
  | 'SenderIsDirectReport'
  | 'ActionBasedOnSender'
  | 'NameOnToLine'
  | 'NameOnCcLine'
  | 'ManagerPosition'
  | 'ReplyToAMessageFromMe'
  | 'PreviouslyFlagged'
  | 'ActionBasedOnRecipients'
  | 'ActionBasedOnSubjectWords'
  | 'ActionBasedOnBasedOnBodyWords'

export type EntityType = readonly EmailPositionType[]

export type ArrayOfAddressesType = readonly string[]

export type ArrayOfAddressEntitiesType = readonly AddressEntityType[]

export interface AddressEntityType {
  Position?: readonly EmailPositionType[] | undefined
  Address?: string | undefined
}

export type ArrayOfEmailAddressEntitiesType = readonly EmailAddressEntityType[]

export interface EmailAddressEntityType {
  Position?: readonly EmailPositionType[] | undefined
  EmailAddress?: string | undefined
}

export type ArrayOfUrlEntitiesType = readonly UrlEntityType[]

export interface UrlEntityType {
  Position?: readonly EmailPositionType[] | undefined
  Url?: string | undefined
}

export type ArrayOfMeetingSuggestionsType = readonly MeetingSuggestionType[]

export interface MeetingSuggestionType {
  Position?: readonly EmailPositionType[] | undefined
  Attendees?: ArrayOfEmailUsersType | undefined
  Location?: string | undefined
  Subject?: string | undefined
  MeetingString?: string | undefined
  StartTime?: string | undefined
  EndTime?: string | undefined
}

export type ArrayOfTaskSuggestionsType = readonly TaskSuggestionType[]

export type ArrayOfContactsType = readonly ContactType[]

export interface ContactType {
  Position?: readonly EmailPositionType[] | undefined
  PersonName?: string | undefined
  BusinessName?: string | undefined
  PhoneNumbers?: ArrayOfPhonesType | undefined
  Urls?: ArrayOfUrlsType | undefined
  EmailAddresses?: ArrayOfExtractedEmailAddresses | undefined
  Addresses?: ArrayOfAddressesType | undefined
  ContactString?: string | undefined
}

export type ArrayOfUrlsType = readonly string[]

export type ArrayOfPhonesType = readonly PhoneType[]

export interface PhoneType {
  OriginalPhoneString?: string | undefined
  PhoneString?: string | undefined
  Type?: string | undefined
}

export type ArrayOfPhoneEntitiesType = readonly PhoneEntityType[]

export interface PhoneEntityType {
  Position?: readonly EmailPositionType[] | undefined
  OriginalPhoneString?: string | undefined
  PhoneString?: string | undefined
  Type?: string | undefined
}

export type EmailPositionType = 'LatestReply' | 'Other' | 'Subject' | 'Signature'

export type ArrayOfEmailUsersType = readonly EmailUserType[]

export interface EmailUserType {
  Name?: string | undefined
  UserId?: string | undefined
}

export interface TaskSuggestionType {
  Position?: readonly EmailPositionType[] | undefined
  TaskString?: string | undefined
  Assignees?: ArrayOfEmailUsersType | undefined
}

export type ArrayOfExtractedEmailAddresses = readonly string[]

export interface ParcelDeliveryEntityType {
  Carrier?: string | undefined
  TrackingNumber?: string | undefined
  TrackingUrl?: string | undefined
  ExpectedArrivalFrom?: string | undefined
  ExpectedArrivalUntil?: string | undefined
  Product?: string | undefined
  ProductUrl?: string | undefined
  ProductImage?: string | undefined
  ProductSku?: string | undefined
  ProductDescription?: string | undefined
  ProductBrand?: string | undefined
  ProductColor?: string | undefined
  OrderNumber?: string | undefined
  Seller?: string | undefined
  OrderStatus?: string | undefined
  AddressName?: string | undefined
  StreetAddress?: string | undefined
  AddressLocality?: string | undefined
  AddressRegion?: string | undefined
  AddressCountry?: string | undefined
  PostalCode?: string | undefined
}

export type InferenceClassificationType = 'Focused' | 'Other'

export interface InferenceClassificationOverrideType {
  Id: GuidType
  SenderSmtpAddress: string
  SenderDisplayName: string
  AlwaysClassifyAs: InferenceClassificationType
}

export type ArrayOfInferenceClassificationOverridesType = readonly InferenceClassificationOverrideType[]

export type ArrayOfParcelDeliveryEntitiesType = readonly ParcelDeliveryEntityType[]

export interface FlightEntityType {
  FlightNumber?: string | undefined
  AirlineIataCode?: string | undefined
  DepartureTime?: string | undefined
  WindowsTimeZoneName?: string | undefined
  DepartureAirportIataCode?: string | undefined
  ArrivalAirportIataCode?: string | undefined
}

export type ArrayOfFlightsType = readonly FlightEntityType[]

export interface FlightReservationEntityType {
  ReservationId?: string | undefined
  ReservationStatus?: string | undefined
  UnderName?: string | undefined
  BrokerName?: string | undefined
  BrokerPhone?: string | undefined
  Flights?: ArrayOfFlightsType | undefined
}

export type ArrayOfFlightReservationsType = readonly FlightReservationEntityType[]

export interface SenderAddInEntityType {
  ExtensionId?: string | undefined
}

export type ArrayOfSenderAddInsType = readonly SenderAddInEntityType[]

export interface EntityExtractionResultType {
  Addresses?: ArrayOfAddressEntitiesType | undefined
  MeetingSuggestions?: ArrayOfMeetingSuggestionsType | undefined
  TaskSuggestions?: ArrayOfTaskSuggestionsType | undefined
  EmailAddresses?: ArrayOfEmailAddressEntitiesType | undefined
  Contacts?: ArrayOfContactsType | undefined
  Urls?: ArrayOfUrlEntitiesType | undefined
  PhoneNumbers?: ArrayOfPhoneEntitiesType | undefined
  ParcelDeliveries?: ArrayOfParcelDeliveryEntitiesType | undefined
  FlightReservations?: ArrayOfFlightReservationsType | undefined
  SenderAddIns?: ArrayOfSenderAddInsType | undefined
}

export interface RightsManagementLicenseDataType {
  RightsManagedMessageDecryptionStatus?: number | undefined
  RmsTemplateId?: string | undefined
  TemplateName?: string | undefined
  TemplateDescription?: string | undefined
  EditAllowed?: boolean | undefined
  ReplyAllowed?: boolean | undefined
  ReplyAllAllowed?: boolean | undefined
  ForwardAllowed?: boolean | undefined
  ModifyRecipientsAllowed?: boolean | undefined
  ExtractAllowed?: boolean | undefined
  PrintAllowed?: boolean | undefined
  ExportAllowed?: boolean | undefined
  ProgrammaticAccessAllowed?: boolean | undefined
  IsOwner?: boolean | undefined
  ContentOwner?: string | undefined
  ContentExpiryDate?: string | undefined
}

export type ConversationActionTypeType =
  | 'AlwaysCategorize'
  | 'AlwaysDelete'
  | 'AlwaysMove'
  | 'Delete'
  | 'Move'
  | 'Copy'
  | 'SetReadState'
  | 'SetRetentionPolicy'
  | 'Flag'

export interface ConversationActionType {
  Action: ConversationActionTypeType
  ConversationId: ItemIdType
  ContextFolderId?: TargetFolderIdType | undefined
  ConversationLastSyncTime?: string | undefined
  ProcessRightAway?: boolean | undefined
  DestinationFolderId?: TargetFolderIdType | undefined
  Categories?: ArrayOfStringsType | undefined
  EnableAlwaysDelete?: boolean | undefined
  IsRead?: boolean | undefined
  DeleteType?: DisposalType | undefined
  RetentionPolicyType?: RetentionType | undefined
  RetentionPolicyTagId?: string | undefined
  Flag?: FlagType | undefined
  SuppressReadReceipts?: boolean | undefined
}

export type NonEmptyArrayOfApplyConversationActionType = readonly ConversationActionType[]

export type ConversationType_MailboxGuids_Type = readonly GuidType[]

export interface ConversationType {
  ConversationId?: ItemIdType | undefined
  ConversationTopic?: string | undefined
  UniqueRecipients?: ArrayOfStringsType | undefined
  GlobalUniqueRecipients?: ArrayOfStringsType | undefined
  UniqueUnreadSenders?: ArrayOfStringsType | undefined
  GlobalUniqueUnreadSenders?: ArrayOfStringsType | undefined
  UniqueSenders?: ArrayOfStringsType | undefined
  GlobalUniqueSenders?: ArrayOfStringsType | undefined
  LastDeliveryTime?: string | undefined
  GlobalLastDeliveryTime?: string | undefined
  Categories?: ArrayOfStringsType | undefined
  GlobalCategories?: ArrayOfStringsType | undefined
  FlagStatus?: FlagStatusType | undefined
  GlobalFlagStatus?: FlagStatusType | undefined
  HasAttachments?: boolean | undefined
  GlobalHasAttachments?: boolean | undefined
  MessageCount?: number | undefined
  GlobalMessageCount?: number | undefined
  UnreadCount?: number | undefined
  GlobalUnreadCount?: number | undefined
  Size?: number | undefined
  GlobalSize?: number | undefined
  ItemClasses?: ArrayOfItemClassType | undefined
  GlobalItemClasses?: ArrayOfItemClassType | undefined
  Importance?: ImportanceChoicesType | undefined
  GlobalImportance?: ImportanceChoicesType | undefined
  ItemIds?: NonEmptyArrayOfBaseItemIdsType | undefined
  GlobalItemIds?: NonEmptyArrayOfBaseItemIdsType | undefined
  LastModifiedTime?: string | undefined
  InstanceKey?: Base64 | undefined
  Preview?: string | undefined
  MailboxScope?: MailboxSearchLocationType | undefined
  IconIndex?: IconIndexType | undefined
  GlobalIconIndex?: IconIndexType | undefined
  DraftItemIds?: NonEmptyArrayOfBaseItemIdsType | undefined
  HasIrm?: boolean | undefined
  GlobalHasIrm?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  SortKey?: number | undefined
  MentionedMe?: boolean | undefined
  GlobalMentionedMe?: boolean | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: ConversationType_MailboxGuids_Type | undefined
  From?: SingleRecipientType | undefined
  AtAllMention?: boolean | undefined
  GlobalAtAllMention?: boolean | undefined
}

export interface HighlightTermType {
  Scope: string
  Value: string
}

export type ArrayOfConversationsType = readonly ConversationType[]

export interface ConversationRequestType {
  ConversationId: ItemIdType
  SyncState?: Base64 | undefined
}

export type ArrayOfConversationRequestsType = readonly ConversationRequestType[]

export interface ConversationNodeType {
  InternetMessageId?: string | undefined
  ParentInternetMessageId?: string | undefined
  Items?: NonEmptyArrayOfAllItemsType | undefined
}

export type ArrayOfConversationNodesType = readonly ConversationNodeType[]

export interface ConversationResponseType {
  ConversationId: ItemIdType
  SyncState?: Base64 | undefined
  ConversationNodes?: ArrayOfConversationNodesType | undefined
  CanDelete?: boolean | undefined
}

export type ConversationNodeSortOrder =
  | 'TreeOrderAscending'
  | 'TreeOrderDescending'
  | 'DateOrderAscending'
  | 'DateOrderDescending'

export type ArrayOfHighlightTermsType = readonly HighlightTermType[]

export interface PersonaAttributionType {
  Id: string
  SourceId: ItemIdType
  DisplayName: string
  IsWritable?: boolean | undefined
  IsQuickContact?: boolean | undefined
  IsHidden?: boolean | undefined
  FolderId?: FolderIdType | undefined
}

export type ArrayOfPersonaAttributionsType = readonly PersonaAttributionType[]

export type ArrayOfValueAttributionsType = readonly string[]

export type ArrayOfStringValueType = readonly string[]

export interface StringAttributedValueType {
  Value: string
  Attributions: ArrayOfValueAttributionsType
}

export interface BodyContentType {
  Value: string
  BodyType: BodyTypeType
}

export interface BodyContentAttributedValueType {
  Value: BodyContentType
  Attributions: ArrayOfValueAttributionsType
}

export interface StringArrayAttributedValueType {
  Values: ArrayOfStringValueType
  Attributions: ArrayOfValueAttributionsType
}

export interface EmailAddressAttributedValueType {
  Value: EmailAddressType
  Attributions: ArrayOfValueAttributionsType
}

export interface PersonaPhoneNumberType {
  Number: string
  Type: string
}

export interface PhoneNumberAttributedValueType {
  Value: PersonaPhoneNumberType
  Attributions: ArrayOfValueAttributionsType
}

export interface PersonaPostalAddressType {
  Street?: string | undefined
  City?: string | undefined
  State?: string | undefined
  Country?: string | undefined
  PostalCode?: string | undefined
  PostOfficeBox?: string | undefined
  Type?: string | undefined
  Latitude?: number | undefined
  Longitude?: number | undefined
  Accuracy?: number | undefined
  Altitude?: number | undefined
  AltitudeAccuracy?: number | undefined
  FormattedAddress?: string | undefined
  LocationUri?: string | undefined
  LocationSource?: LocationSourceType | undefined
}

export interface PostalAddressAttributedValueType {
  Value: PersonaPostalAddressType
  Attributions: ArrayOfValueAttributionsType
}

export interface ExtendedPropertyAttributedValueType {
  Value: ExtendedPropertyType
  Attributions: ArrayOfValueAttributionsType
}

export type ArrayOfStringAttributedValuesType = readonly StringAttributedValueType[]

export type ArrayOfStringArrayAttributedValuesType = readonly StringArrayAttributedValueType[]

export type ArrayOfBodyContentAttributedValuesType = readonly BodyContentAttributedValueType[]

export type ArrayOfEmailAddressAttributedValuesType = readonly EmailAddressAttributedValueType[]

export type ArrayOfPhoneNumberAttributedValuesType = readonly PhoneNumberAttributedValueType[]

export type ArrayOfPostalAddressAttributedValuesType = readonly PostalAddressAttributedValueType[]

export type ArrayOfExtendedPropertyAttributedValueType = readonly ExtendedPropertyAttributedValueType[]

export interface InsightFiltersType {
  Count?: number | undefined
  Types?: ArrayOfStringsType | undefined
  KeyInsightsOnly?: boolean | undefined
}

export interface InsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
}

export interface StringInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Data?: string | undefined
}

export interface DelveDocument {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Rank?: number | undefined
  Author?: string | undefined
  Created?: string | undefined
  LastModifiedTime?: string | undefined
  DefaultEncodingURL?: string | undefined
  FileType?: string | undefined
  Title?: string | undefined
  DocumentId?: string | undefined
  PreviewURL?: string | undefined
  LastEditor?: string | undefined
}

export interface ProfileInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  FullName?: string | undefined
  FirstName?: string | undefined
  LastName?: string | undefined
  EmailAddress?: string | undefined
  Avatar?: string | undefined
  JoinedUtcTicks?: number | undefined
  ProfilePicture?: UserProfilePicture | undefined
  Title?: string | undefined
}

export interface OutOfOfficeInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  StartTime?: string | undefined
  EndTime?: string | undefined
  Message?: string | undefined
  Culture?: string | undefined
}

export interface JobInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Company?: string | undefined
  CompanyDescription?: string | undefined
  CompanyTicker?: string | undefined
  CompanyLogoUrl?: string | undefined
  CompanyWebsiteUrl?: string | undefined
  CompanyLinkedInUrl?: string | undefined
  Title?: string | undefined
  StartUtcTicks?: number | undefined
  EndUtcTicks?: number | undefined
}

export interface CompanyInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Name: string
  SatoriId?: string | undefined
  Description?: string | undefined
  DescriptionAttribution?: string | undefined
  ImageUrl?: string | undefined
  ImageUrlAttribution?: string | undefined
  YearFound?: string | undefined
  FinanceSymbol?: string | undefined
  WebsiteUrl?: string | undefined
}

export interface UserProfilePicture {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Blob?: string | undefined
  PhotoSize?: string | undefined
  Url?: string | undefined
  ImageType?: string | undefined
}

export interface EducationInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Institute?: string | undefined
  Degree?: string | undefined
  StartUtcTicks?: number | undefined
  EndUtcTicks?: number | undefined
}

export interface SkillInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Name?: string | undefined
  Strength?: number | undefined
}

export interface MeetingInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Id?: string | undefined
  Subject?: string | undefined
  StartUtcTicks?: number | undefined
  EndUtcTicks?: number | undefined
  Location?: string | undefined
  Organizer?: ProfileInsightValue | undefined
  Attendees?: ArrayOfProfileInsightValue | undefined
}

export interface EmailInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Id?: string | undefined
  ThreadId?: string | undefined
  Subject?: string | undefined
  LastEmailDateUtcTicks?: number | undefined
  Body?: string | undefined
  LastEmailSender?: ProfileInsightValue | undefined
  EmailsCount?: number | undefined
}

export type ArrayOfInsightValue = readonly InsightValue[]

export type ArrayOfSkillInsightValue = readonly SkillInsightValue[]

export type ArrayOfProfileInsightValue = readonly ProfileInsightValue[]

export type ArrayOfJobInsightValue = readonly JobInsightValue[]

export type ArrayOfCompanyInsightValue = readonly CompanyInsightValue[]

export interface InsightContent {}

export interface SingleValueInsightContent {
  Item?: InsightValue | undefined
}

export interface MultiValueInsightContent {
  ItemList?: ArrayOfInsightValue | undefined
}

export interface Insight {
  InsightType?: string | undefined
  Rank?: number | undefined
  Content?: InsightContent | undefined
  Text?: string | undefined
  ItemList?: ArrayOfInsightValue | undefined
  RequiresToken?: boolean | undefined
}

export interface ComputedInsightValueProperty {
  Key: string
  Value: string
}

export type ArrayOfComputedInsightValueProperty = readonly ComputedInsightValueProperty[]

export interface ComputedInsightValue {
  InsightSource?: string | undefined
  UpdatedUtcTicks?: number | undefined
  Properties?: ArrayOfComputedInsightValueProperty | undefined
}

export type ArrayOfInsight = readonly Insight[]

export interface PersonResponseShapeType {
  BaseShape: DefaultShapeNamesType
  AdditionalProperties?: NonEmptyArrayOfPathsToElementType | undefined
}

export interface PersonType {
  FullName?: string | undefined
  GivenName?: string | undefined
  Surname?: string | undefined
  PhoneNumber?: string | undefined
  SMSNumber?: string | undefined
  EmailAddress?: string | undefined
  Alias?: string | undefined
  Department?: string | undefined
  LinkedInProfileLink?: string | undefined
  Skills?: ArrayOfSkillInsightValue | undefined
  ProfessionalBiography?: string | undefined
  ManagementChain?: ArrayOfProfileInsightValue | undefined
  DirectReports?: ArrayOfProfileInsightValue | undefined
  Peers?: ArrayOfProfileInsightValue | undefined
  TeamSize?: string | undefined
  CurrentJob?: ArrayOfJobInsightValue | undefined
  Birthday?: string | undefined
  Hometown?: string | undefined
  CurrentLocation?: string | undefined
  CompanyProfile?: ArrayOfCompanyInsightValue | undefined
  Office?: string | undefined
  Headline?: string | undefined
  MutualConnections?: ArrayOfProfileInsightValue | undefined
  Title?: string | undefined
  MutualManager?: ProfileInsightValue | undefined
  Insights?: ArrayOfInsight | undefined
  UserProfilePicture?: UserProfilePicture | undefined
}

export type ArrayOfPersonType = readonly PersonType[]

export type TokenSourceType = 'None' | 'LinkedIn'

export interface PeopleTokenType {
  TokenSource: TokenSourceType
  ExpirationDateTime?: string | undefined
  TokenValue?: string | undefined
}

export type NonEmptyArrayOfPeopleTokenType = readonly PeopleTokenType[]

export interface PersonaType {
  PersonaId: ItemIdType
  PersonaType?: string | undefined
  PersonaObjectStatus?: string | undefined
  CreationTime?: string | undefined
  Bodies?: ArrayOfBodyContentAttributedValuesType | undefined
  DisplayNameFirstLastSortKey?: string | undefined
  DisplayNameLastFirstSortKey?: string | undefined
  CompanyNameSortKey?: string | undefined
  HomeCitySortKey?: string | undefined
  WorkCitySortKey?: string | undefined
  DisplayNameFirstLastHeader?: string | undefined
  DisplayNameLastFirstHeader?: string | undefined
  DisplayName?: string | undefined
  DisplayNameFirstLast?: string | undefined
  DisplayNameLastFirst?: string | undefined
  FileAs?: string | undefined
  FileAsId?: string | undefined
  DisplayNamePrefix?: string | undefined
  GivenName?: string | undefined
  MiddleName?: string | undefined
  Surname?: string | undefined
  Generation?: string | undefined
  Nickname?: string | undefined
  YomiCompanyName?: string | undefined
  YomiFirstName?: string | undefined
  YomiLastName?: string | undefined
  Title?: string | undefined
  Department?: string | undefined
  CompanyName?: string | undefined
  Location?: string | undefined
  EmailAddress?: EmailAddressType | undefined
  EmailAddresses?: ArrayOfEmailAddressesType | undefined
  PhoneNumber?: PersonaPhoneNumberType | undefined
  ImAddress?: string | undefined
  HomeCity?: string | undefined
  WorkCity?: string | undefined
  RelevanceScore?: number | undefined
  FolderIds?: ArrayOfFolderIdType | undefined
  Attributions?: ArrayOfPersonaAttributionsType | undefined
  DisplayNames?: ArrayOfStringAttributedValuesType | undefined
  FileAses?: ArrayOfStringAttributedValuesType | undefined
  FileAsIds?: ArrayOfStringAttributedValuesType | undefined
  DisplayNamePrefixes?: ArrayOfStringAttributedValuesType | undefined
  GivenNames?: ArrayOfStringAttributedValuesType | undefined
  MiddleNames?: ArrayOfStringAttributedValuesType | undefined
  Surnames?: ArrayOfStringAttributedValuesType | undefined
  Generations?: ArrayOfStringAttributedValuesType | undefined
  Nicknames?: ArrayOfStringAttributedValuesType | undefined
  Initials?: ArrayOfStringAttributedValuesType | undefined
  YomiCompanyNames?: ArrayOfStringAttributedValuesType | undefined
  YomiFirstNames?: ArrayOfStringAttributedValuesType | undefined
  YomiLastNames?: ArrayOfStringAttributedValuesType | undefined
  BusinessPhoneNumbers?: ArrayOfPhoneNumberAttributedValuesType | undefined
  BusinessPhoneNumbers2?: ArrayOfPhoneNumberAttributedValuesType | undefined
  HomePhones?: ArrayOfPhoneNumberAttributedValuesType | undefined
  HomePhones2?: ArrayOfPhoneNumberAttributedValuesType | undefined
  MobilePhones?: ArrayOfPhoneNumberAttributedValuesType | undefined
  MobilePhones2?: ArrayOfPhoneNumberAttributedValuesType | undefined
  AssistantPhoneNumbers?: ArrayOfPhoneNumberAttributedValuesType | undefined
  CallbackPhones?: ArrayOfPhoneNumberAttributedValuesType | undefined
  CarPhones?: ArrayOfPhoneNumberAttributedValuesType | undefined
  HomeFaxes?: ArrayOfPhoneNumberAttributedValuesType | undefined
  OrganizationMainPhones?: ArrayOfPhoneNumberAttributedValuesType | undefined
  OtherFaxes?: ArrayOfPhoneNumberAttributedValuesType | undefined
  OtherTelephones?: ArrayOfPhoneNumberAttributedValuesType | undefined
  OtherPhones2?: ArrayOfPhoneNumberAttributedValuesType | undefined
  Pagers?: ArrayOfPhoneNumberAttributedValuesType | undefined
  RadioPhones?: ArrayOfPhoneNumberAttributedValuesType | undefined
  TelexNumbers?: ArrayOfPhoneNumberAttributedValuesType | undefined
  TTYTDDPhoneNumbers?: ArrayOfPhoneNumberAttributedValuesType | undefined
  WorkFaxes?: ArrayOfPhoneNumberAttributedValuesType | undefined
  Emails1?: ArrayOfEmailAddressAttributedValuesType | undefined
  Emails2?: ArrayOfEmailAddressAttributedValuesType | undefined
  Emails3?: ArrayOfEmailAddressAttributedValuesType | undefined
  BusinessHomePages?: ArrayOfStringAttributedValuesType | undefined
  PersonalHomePages?: ArrayOfStringAttributedValuesType | undefined
  OfficeLocations?: ArrayOfStringAttributedValuesType | undefined
  ImAddresses?: ArrayOfStringAttributedValuesType | undefined
  ImAddresses2?: ArrayOfStringAttributedValuesType | undefined
  ImAddresses3?: ArrayOfStringAttributedValuesType | undefined
  BusinessAddresses?: ArrayOfPostalAddressAttributedValuesType | undefined
  HomeAddresses?: ArrayOfPostalAddressAttributedValuesType | undefined
  OtherAddresses?: ArrayOfPostalAddressAttributedValuesType | undefined
  Titles?: ArrayOfStringAttributedValuesType | undefined
  Departments?: ArrayOfStringAttributedValuesType | undefined
  CompanyNames?: ArrayOfStringAttributedValuesType | undefined
  Managers?: ArrayOfStringAttributedValuesType | undefined
  AssistantNames?: ArrayOfStringAttributedValuesType | undefined
  Professions?: ArrayOfStringAttributedValuesType | undefined
  SpouseNames?: ArrayOfStringAttributedValuesType | undefined
  Children?: ArrayOfStringArrayAttributedValuesType | undefined
  Schools?: ArrayOfStringAttributedValuesType | undefined
  Hobbies?: ArrayOfStringAttributedValuesType | undefined
  WeddingAnniversaries?: ArrayOfStringAttributedValuesType | undefined
  Birthdays?: ArrayOfStringAttributedValuesType | undefined
  Locations?: ArrayOfStringAttributedValuesType | undefined
  InlineLinks?: ArrayOfStringAttributedValuesType | undefined
  ItemLinkIds?: ArrayOfStringArrayAttributedValuesType | undefined
  HasActiveDeals?: string | undefined
  IsBusinessContact?: string | undefined
  AttributedHasActiveDeals?: ArrayOfStringAttributedValuesType | undefined
  AttributedIsBusinessContact?: ArrayOfStringAttributedValuesType | undefined
  SourceMailboxGuids?: ArrayOfStringAttributedValuesType | undefined
  LastContactedDate?: string | undefined
  ExtendedProperties?: ArrayOfExtendedPropertyAttributedValueType | undefined
  ExternalDirectoryObjectId?: string | undefined
  MapiEntryId?: string | undefined
  MapiEmailAddress?: string | undefined
  MapiAddressType?: string | undefined
  MapiSearchKey?: string | undefined
  MapiTransmittableDisplayName?: string | undefined
  MapiSendRichInfo?: boolean | undefined
}

export type ArrayOfPeopleType = readonly PersonaType[]

export interface MailboxLocatorType {
  ExternalDirectoryObjectId?: string | undefined
  LegacyDn?: string | undefined
}

export interface GroupLocatorType {
  ExternalDirectoryObjectId?: string | undefined
  LegacyDn?: string | undefined
}

export interface UserLocatorType {
  ExternalDirectoryObjectId?: string | undefined
  LegacyDn?: string | undefined
}

export type GroupMailboxConfigurationActionType_Item =
  | 'SetRegionalSettings'
  | 'CreateDefaultFolders'
  | 'SetInitialFolderPermissions'
  | 'SetAllFolderPermissions'
  | 'ConfigureCalendar'
  | 'SendWelcomeMessage'
  | 'GenerateGroupPhoto'
  | 'AllowOnlyMembersToPost'
  | 'ConfigureConnectors'
  | 'ConfigureFileChangeNotification'

export type GroupMailboxConfigurationActionType = readonly GroupMailboxConfigurationActionType_Item[]

export type InstantSearchItemType_Item = 'None' | 'MailItem' | 'MailConversation' | 'CalendarItem' | 'Persona'

export type InstantSearchItemType = readonly InstantSearchItemType_Item[]

export type InstantSearchResultType_Item =
  | 'None'
  | 'Suggestions'
  | 'ItemResults'
  | 'ConversationResults'
  | 'Refiners'
  | 'SearchTerms'
  | 'Errors'
  | 'QueryStatistics'
  | 'CalendarItemResults'
  | 'PersonaResults'
  | 'SuggestionsPrimer'

export type InstantSearchResultType = readonly InstantSearchResultType_Item[]

export type ArrayOfItemsType = readonly ItemType[]

export type ArrayOfCalendarItemsType = readonly CalendarItemType[]

export interface InstantSearchPayloadType {
  SearchSessionId: string
  SearchRequestId: number
  ResultType: InstantSearchResultType
  Items?: ArrayOfItemsType | undefined
  Conversations?: ArrayOfConversationsType | undefined
  CalendarItems?: ArrayOfCalendarItemsType | undefined
}

export type QueryOptionsType_Item =
  | 'None'
  | 'Suggestions'
  | 'Results'
  | 'Refiners'
  | 'SearchTerms'
  | 'ExplicitSearch'
  | 'SuggestionsPrimer'
  | 'AllowFuzzing'

export type QueryOptionsType = readonly QueryOptionsType_Item[]

export type OneDriveViewType_Item = 'None' | 'SharedWithMe' | 'MyDocuments' | 'RecycleBin'

export type OneDriveViewType = readonly OneDriveViewType_Item[]

export type DelveViewType_Item = 'None' | 'Files'

export type DelveViewType = readonly DelveViewType_Item[]

export type GroupMemberIdentifierType = 'ExternalDirectoryObjectId' | 'LegacyExchangeDN' | 'SmtpAddress'

export type ModernGroupTypeType = 'None' | 'Private' | 'Secret' | 'Public'

export type ArrayOfStringsType = readonly string[]

export type ArrayOfRealItemsType = readonly (
  | Kind<'Item', ItemType>
  | Kind<'Message', MessageType>
  | Kind<'SharingMessage', SharingMessageType>
  | Kind<'CalendarItem', CalendarItemType>
  | Kind<'Contact', ContactItemType>
  | Kind<'DistributionList', DistributionListType>
  | Kind<'MeetingMessage', MeetingMessageType>
  | Kind<'MeetingRequest', MeetingRequestMessageType>
  | Kind<'MeetingResponse', MeetingResponseMessageType>
  | Kind<'MeetingCancellation', MeetingCancellationMessageType>
  | Kind<'Task', TaskType>
  | Kind<'PostItem', PostItemType>
  | Kind<'RoleMember', RoleMemberItemType>
  | Kind<'Network', NetworkItemType>
  | Kind<'Person', AbchPersonItemType>
)[]

export type NonEmptyArrayOfAllItemsType = readonly (
  | Kind<'Item', ItemType>
  | Kind<'Message', MessageType>
  | Kind<'SharingMessage', SharingMessageType>
  | Kind<'CalendarItem', CalendarItemType>
  | Kind<'Contact', ContactItemType>
  | Kind<'DistributionList', DistributionListType>
  | Kind<'MeetingMessage', MeetingMessageType>
  | Kind<'MeetingRequest', MeetingRequestMessageType>
  | Kind<'MeetingResponse', MeetingResponseMessageType>
  | Kind<'MeetingCancellation', MeetingCancellationMessageType>
  | Kind<'Task', TaskType>
  | Kind<'PostItem', PostItemType>
  | Kind<'ReplyToItem', ReplyToItemType>
  | Kind<'ForwardItem', ForwardItemType>
  | Kind<'ReplyAllToItem', ReplyAllToItemType>
  | Kind<'AcceptItem', AcceptItemType>
  | Kind<'TentativelyAcceptItem', TentativelyAcceptItemType>
  | Kind<'DeclineItem', DeclineItemType>
  | Kind<'CancelCalendarItem', CancelCalendarItemType>
  | Kind<'RemoveItem', RemoveItemType>
  | Kind<'SuppressReadReceipt', SuppressReadReceiptType>
  | Kind<'PostReplyItem', PostReplyItemType>
  | Kind<'AcceptSharingInvitation', AcceptSharingInvitationType>
  | Kind<'RoleMember', RoleMemberItemType>
  | Kind<'Network', NetworkItemType>
  | Kind<'Person', AbchPersonItemType>
)[]

export interface MeetingRegistrationResponseObjectType {
  ItemClass?: ItemClassType | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  ProposedStart?: string | undefined
  ProposedEnd?: string | undefined
}

export interface AcceptItemType {
  ItemClass?: ItemClassType | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  ProposedStart?: string | undefined
  ProposedEnd?: string | undefined
}

export interface TentativelyAcceptItemType {
  ItemClass?: ItemClassType | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  ProposedStart?: string | undefined
  ProposedEnd?: string | undefined
}

export interface DeclineItemType {
  ItemClass?: ItemClassType | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  From?: SingleRecipientType | undefined
  ReferenceItemId?: ItemIdType | undefined
  ProposedStart?: string | undefined
  ProposedEnd?: string | undefined
}

export interface ProposeNewTimeType {
  ObjectName?: string | undefined
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export interface RemoveItemType {
  ObjectName?: string | undefined
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export interface AddItemToMyCalendarType {
  ObjectName?: string | undefined
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export interface PostReplyItemBaseType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ReferenceItemId?: ItemIdType | undefined
}

export interface PostReplyItemType {
  Subject?: string | undefined
  Body?: BodyType | undefined
  ReferenceItemId?: ItemIdType | undefined
  NewBodyContent?: BodyType | undefined
}

export interface MimeContentType {
  CharacterSet?: string | undefined
  value: string
}

export interface MimeContentUTF8Type {
  CharacterSet?: string | undefined
  value: string
}

export type MessageDispositionType = 'SaveOnly' | 'SendOnly' | 'SendAndSaveCopy'

export type CalendarItemCreateOrDeleteOperationType = 'SendToNone' | 'SendOnlyToAll' | 'SendToAllAndSaveCopy'

export type CalendarItemUpdateOperationType =
  | 'SendToNone'
  | 'SendOnlyToAll'
  | 'SendOnlyToChanged'
  | 'SendToAllAndSaveCopy'
  | 'SendToChangedAndSaveCopy'

export type AffectedTaskOccurrencesType = 'AllOccurrences' | 'SpecifiedOccurrenceOnly'

export type MessageType_MailboxGuids_Type = readonly GuidType[]

export interface MessageType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
}

export type TaskStatusType = 'NotStarted' | 'InProgress' | 'Completed' | 'WaitingOnOthers' | 'Deferred'

export type TaskDelegateStateType = 'NoMatch' | 'OwnNew' | 'Owned' | 'Accepted' | 'Declined' | 'Max'

export interface TaskType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  ActualWork?: number | undefined
  AssignedTime?: string | undefined
  BillingInformation?: string | undefined
  ChangeCount?: number | undefined
  Companies?: ArrayOfStringsType | undefined
  CompleteDate?: string | undefined
  Contacts?: ArrayOfStringsType | undefined
  DelegationState?: TaskDelegateStateType | undefined
  Delegator?: string | undefined
  DueDate?: string | undefined
  IsAssignmentEditable?: number | undefined
  IsComplete?: boolean | undefined
  IsRecurring?: boolean | undefined
  IsTeamTask?: boolean | undefined
  Mileage?: string | undefined
  Owner?: string | undefined
  PercentComplete?: number | undefined
  Recurrence?: TaskRecurrenceType | undefined
  StartDate?: string | undefined
  Status?: TaskStatusType | undefined
  StatusDescription?: string | undefined
  TotalWork?: number | undefined
}

export interface PostItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  PostedTime?: string | undefined
  References?: string | undefined
  Sender?: SingleRecipientType | undefined
}

export interface SharingMessageType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  SharingMessageAction?: SharingMessageActionType | undefined
  SharingMessageActions?: ArrayOfSharingMessageActionType | undefined
}

export interface ArrayOfSharingMessageActionType {
  SharingMessageAction?: SharingMessageActionType | undefined
}

export interface SharingMessageActionType {
  Importance?: SharingActionImportance | undefined
  ActionType?: SharingActionType | undefined
  Action?: SharingAction | undefined
}

export type SharingActionImportance = 'Primary' | 'Secondary'

export type SharingAction = 'AcceptAndViewCalendar' | 'ViewCalendar' | 'AddThisCalendar' | 'Accept'

export type SharingActionType = 'Accept'

export interface BasePagingType {
  MaxEntriesReturned?: number | undefined
}

export type IndexBasePointType = 'Beginning' | 'End'

export interface IndexedPageViewType {
  MaxEntriesReturned?: number | undefined
  Offset: number
  BasePoint: IndexBasePointType
}

export interface FractionalPageViewType {
  MaxEntriesReturned?: number | undefined
  Numerator: number
  Denominator: number
}

export interface SeekToConditionPageViewType {
  MaxEntriesReturned?: number | undefined
  BasePoint: IndexBasePointType
  Condition: RestrictionType
}

export interface CalendarViewType {
  MaxEntriesReturned?: number | undefined
  StartDate: string
  EndDate: string
}

export interface ContactsViewType {
  MaxEntriesReturned?: number | undefined
  InitialName?: string | undefined
  FinalName?: string | undefined
}

export type ResolveNamesSearchScopeType =
  | 'ActiveDirectory'
  | 'ActiveDirectoryContacts'
  | 'Contacts'
  | 'ContactsActiveDirectory'

export interface ResolutionType {
  Mailbox: EmailAddressType
  Contact?: ContactItemType | undefined
}

export interface ArrayOfResolutionType {
  IndexedPagingOffset?: number | undefined
  NumeratorOffset?: number | undefined
  AbsoluteDenominator?: number | undefined
  IncludesLastItemInRange?: boolean | undefined
  TotalItemsInView?: number | undefined
  Resolution?: readonly ResolutionType[] | undefined
}

export interface ArrayOfDLExpansionType {
  IndexedPagingOffset?: number | undefined
  NumeratorOffset?: number | undefined
  AbsoluteDenominator?: number | undefined
  IncludesLastItemInRange?: boolean | undefined
  TotalItemsInView?: number | undefined
  Mailbox?: readonly EmailAddressType[] | undefined
}

export type NonEmptyArrayOfTimeZoneIdType = readonly string[]

export type ArrayOfTimeZoneDefinitionType = readonly TimeZoneDefinitionType[]

export type MeetingRequestTypeType =
  | 'None'
  | 'FullUpdate'
  | 'InformationalUpdate'
  | 'NewMeetingRequest'
  | 'Outdated'
  | 'SilentUpdate'
  | 'PrincipalWantsCopy'

export type ReminderMinutesBeforeStartType_1 = number

export type ReminderMinutesBeforeStartType_2 = number

export type ReminderMinutesBeforeStartType = ReminderMinutesBeforeStartType_1 | ReminderMinutesBeforeStartType_2

export type AvailabilityStatusType = 'Unknown' | 'Free' | 'Tentative' | 'Busy' | 'Oof' | 'WorkingElsewhere'

export type LegacyFreeBusyType = 'Free' | 'Tentative' | 'Busy' | 'OOF' | 'WorkingElsewhere' | 'NoData'

export type CalendarItemTypeType = 'Single' | 'Occurrence' | 'Exception' | 'RecurringMaster'

export type ResponseTypeType = 'Unknown' | 'Organizer' | 'Tentative' | 'Accept' | 'Decline' | 'NoResponseReceived'

export interface OnlineMeetingSettingsType {
  LobbyBypass: LobbyBypassType
  AccessLevel: OnlineMeetingAccessLevelType
  Presenters: PresentersType
}

export type LobbyBypassType = 'Disabled' | 'EnabledForGatewayParticipants'

export type OnlineMeetingAccessLevelType = 'Locked' | 'Invited' | 'Internal' | 'Everyone'

export type PresentersType = 'Disabled' | 'Internal' | 'Everyone'

export interface AttendeeType {
  Mailbox: EmailAddressType
  ResponseType?: ResponseTypeType | undefined
  LastResponseTime?: string | undefined
  ProposedStart?: string | undefined
  ProposedEnd?: string | undefined
}

export type NonEmptyArrayOfAttendeesType = readonly AttendeeType[]

export interface OccurrenceItemIdType {
  RecurringMasterId: DerivedItemIdType
  ChangeKey?: string | undefined
  InstanceIndex: number
}

export interface RecurringMasterItemIdType {
  OccurrenceId: DerivedItemIdType
  ChangeKey?: string | undefined
}

export interface RecurringMasterItemIdRangesType {
  Id: string
  ChangeKey?: string | undefined
  Ranges?: ArrayOfOccurrenceRangesType | undefined
}

export type ArrayOfOccurrenceRangesType = readonly OccurrencesRangeType[]

export interface OccurrencesRangeType {
  Start?: string | undefined
  End?: string | undefined
  Count?: number | undefined
  CompareOriginalStartTime?: boolean | undefined
}

export type DayOfWeekType =
  | 'Sunday'
  | 'Monday'
  | 'Tuesday'
  | 'Wednesday'
  | 'Thursday'
  | 'Friday'
  | 'Saturday'
  | 'Day'
  | 'Weekday'
  | 'WeekendDay'

export type DaysOfWeekType = readonly DayOfWeekType[]

export type DayOfWeekIndexType = 'First' | 'Second' | 'Third' | 'Fourth' | 'Last'

export type MonthNamesType =
  | 'January'
  | 'February'
  | 'March'
  | 'April'
  | 'May'
  | 'June'
  | 'July'
  | 'August'
  | 'September'
  | 'October'
  | 'November'
  | 'December'

export interface RecurrencePatternBaseType {}

export interface IntervalRecurrencePatternBaseType {
  Interval: number
}

export interface RegeneratingPatternBaseType {
  Interval: number
}

export interface DailyRegeneratingPatternType {
  Interval: number
}

export interface WeeklyRegeneratingPatternType {
  Interval: number
}

export interface MonthlyRegeneratingPatternType {
  Interval: number
}

export interface YearlyRegeneratingPatternType {
  Interval: number
}

export interface RelativeYearlyRecurrencePatternType {
  DaysOfWeek: DayOfWeekType
  DayOfWeekIndex: DayOfWeekIndexType
  Month: MonthNamesType
}

export interface AbsoluteYearlyRecurrencePatternType {
  DayOfMonth: number
  Month: MonthNamesType
}

export interface RelativeMonthlyRecurrencePatternType {
  Interval: number
  DaysOfWeek: DayOfWeekType
  DayOfWeekIndex: DayOfWeekIndexType
}

export interface AbsoluteMonthlyRecurrencePatternType {
  Interval: number
  DayOfMonth: number
}

export interface WeeklyRecurrencePatternType {
  Interval: number
  DaysOfWeek: DaysOfWeekType
  FirstDayOfWeek?: DayOfWeekType | undefined
}

export interface DailyRecurrencePatternType {
  Interval: number
}

export type LocationSourceType = 'None' | 'LocationServices' | 'PhonebookServices' | 'Device' | 'Contact' | 'Resource'

export interface EnhancedLocationType {
  DisplayName: string
  Annotation?: string | undefined
  PostalAddress?: PersonaPostalAddressType | undefined
}

export interface TimeChangeType {
  TimeZoneName?: string | undefined
  Offset: string
  RelativeYearlyRecurrence?: RelativeYearlyRecurrencePatternType | undefined
  AbsoluteDate?: string | undefined
  Time: string
}

export interface TimeZoneType {
  TimeZoneName?: string | undefined
  BaseOffset?: string | undefined
  Standard?: TimeChangeType | undefined
  Daylight?: TimeChangeType | undefined
}

export interface TimeZoneContextType {
  TimeZoneDefinition: TimeZoneDefinitionType
}

export type TransitionTargetKindType = 'Period' | 'Group'

export interface TransitionTargetType {
  Kind: TransitionTargetKindType
  value: string
}

export interface TransitionType {
  To: TransitionTargetType
}

export interface AbsoluteDateTransitionType {
  To: TransitionTargetType
  DateTime: string
}

export interface RecurringTimeTransitionType {
  To: TransitionTargetType
  TimeOffset: string
  Month: number
}

export interface RecurringDateTransitionType {
  To: TransitionTargetType
  TimeOffset: string
  Month: number
  Day: number
}

export interface RecurringDayTransitionType {
  To: TransitionTargetType
  TimeOffset: string
  Month: number
  DayOfWeek: DayOfWeekType
  Occurrence: number
}

export interface TimeZoneDefinitionType {
  Id?: string | undefined
  Name?: string | undefined
  Periods?: NonEmptyArrayOfPeriodsType | undefined
  TransitionsGroups?: ArrayOfTransitionsGroupsType | undefined
  Transitions?: ArrayOfTransitionsType | undefined
}

export type NonEmptyArrayOfPeriodsType = readonly PeriodType[]

export interface PeriodType {
  Bias?: string | undefined
  Name?: string | undefined
  Id?: string | undefined
}

export type ArrayOfTransitionsGroupsType = readonly ArrayOfTransitionsType[]

export interface ArrayOfTransitionsType {
  Id?: string | undefined
  Transition: readonly TransitionKind[]
}

export interface RecurrenceRangeBaseType {
  StartDate: string
}

export interface NoEndRecurrenceRangeType {
  StartDate: string
}

export interface EndDateRecurrenceRangeType {
  StartDate: string
  EndDate: string
}

export interface NumberedRecurrenceRangeType {
  StartDate: string
  NumberOfOccurrences: number
}

export interface RecurrenceType {
  RelativeYearlyRecurrence?: RelativeYearlyRecurrencePatternType | undefined
  AbsoluteYearlyRecurrence?: AbsoluteYearlyRecurrencePatternType | undefined
  RelativeMonthlyRecurrence?: RelativeMonthlyRecurrencePatternType | undefined
  AbsoluteMonthlyRecurrence?: AbsoluteMonthlyRecurrencePatternType | undefined
  WeeklyRecurrence?: WeeklyRecurrencePatternType | undefined
  DailyRecurrence?: DailyRecurrencePatternType | undefined
  NoEndRecurrence?: NoEndRecurrenceRangeType | undefined
  EndDateRecurrence?: EndDateRecurrenceRangeType | undefined
  NumberedRecurrence?: NumberedRecurrenceRangeType | undefined
}

export interface TaskRecurrenceType {
  RelativeYearlyRecurrence?: RelativeYearlyRecurrencePatternType | undefined
  AbsoluteYearlyRecurrence?: AbsoluteYearlyRecurrencePatternType | undefined
  RelativeMonthlyRecurrence?: RelativeMonthlyRecurrencePatternType | undefined
  AbsoluteMonthlyRecurrence?: AbsoluteMonthlyRecurrencePatternType | undefined
  WeeklyRecurrence?: WeeklyRecurrencePatternType | undefined
  DailyRecurrence?: DailyRecurrencePatternType | undefined
  DailyRegeneration?: DailyRegeneratingPatternType | undefined
  WeeklyRegeneration?: WeeklyRegeneratingPatternType | undefined
  MonthlyRegeneration?: MonthlyRegeneratingPatternType | undefined
  YearlyRegeneration?: YearlyRegeneratingPatternType | undefined
  NoEndRecurrence?: NoEndRecurrenceRangeType | undefined
  EndDateRecurrence?: EndDateRecurrenceRangeType | undefined
  NumberedRecurrence?: NumberedRecurrenceRangeType | undefined
}

export interface OccurrenceInfoType {
  ItemId: ItemIdType
  Start: string
  End: string
  OriginalStart: string
}

export type NonEmptyArrayOfOccurrenceInfoType = readonly OccurrenceInfoType[]

export interface DeletedOccurrenceInfoType {
  Start: string
}

export type NonEmptyArrayOfDeletedOccurrencesType = readonly DeletedOccurrenceInfoType[]

export interface CalendarItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  UID?: string | undefined
  RecurrenceId?: string | undefined
  DateTimeStamp?: string | undefined
  Start?: string | undefined
  End?: string | undefined
  OriginalStart?: string | undefined
  IsAllDayEvent?: boolean | undefined
  LegacyFreeBusyStatus?: LegacyFreeBusyType | undefined
  Location?: string | undefined
  When?: string | undefined
  IsMeeting?: boolean | undefined
  IsCancelled?: boolean | undefined
  IsRecurring?: boolean | undefined
  MeetingRequestWasSent?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  CalendarItemType?: CalendarItemTypeType | undefined
  MyResponseType?: ResponseTypeType | undefined
  Organizer?: SingleRecipientType | undefined
  RequiredAttendees?: NonEmptyArrayOfAttendeesType | undefined
  OptionalAttendees?: NonEmptyArrayOfAttendeesType | undefined
  Resources?: NonEmptyArrayOfAttendeesType | undefined
  InboxReminders?: ArrayOfInboxReminderType | undefined
  ConflictingMeetingCount?: number | undefined
  AdjacentMeetingCount?: number | undefined
  ConflictingMeetings?: NonEmptyArrayOfAllItemsType | undefined
  AdjacentMeetings?: NonEmptyArrayOfAllItemsType | undefined
  Duration?: string | undefined
  TimeZone?: string | undefined
  AppointmentReplyTime?: string | undefined
  AppointmentSequenceNumber?: number | undefined
  AppointmentState?: number | undefined
  Recurrence?: RecurrenceType | undefined
  FirstOccurrence?: OccurrenceInfoType | undefined
  LastOccurrence?: OccurrenceInfoType | undefined
  ModifiedOccurrences?: NonEmptyArrayOfOccurrenceInfoType | undefined
  DeletedOccurrences?: NonEmptyArrayOfDeletedOccurrencesType | undefined
  MeetingTimeZone?: TimeZoneType | undefined
  StartTimeZone?: TimeZoneDefinitionType | undefined
  EndTimeZone?: TimeZoneDefinitionType | undefined
  ConferenceType?: number | undefined
  AllowNewTimeProposal?: boolean | undefined
  IsOnlineMeeting?: boolean | undefined
  MeetingWorkspaceUrl?: string | undefined
  NetShowUrl?: string | undefined
  EnhancedLocation?: EnhancedLocationType | undefined
  StartWallClock?: string | undefined
  EndWallClock?: string | undefined
  StartTimeZoneId?: string | undefined
  EndTimeZoneId?: string | undefined
  IntendedFreeBusyStatus?: LegacyFreeBusyType | undefined
  JoinOnlineMeetingUrl?: string | undefined
  OnlineMeetingSettings?: OnlineMeetingSettingsType | undefined
  IsOrganizer?: boolean | undefined
  CalendarActivityData?: CalendarActivityDataType | undefined
  DoNotForwardMeeting?: boolean | undefined
}

export interface MeetingMessageType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  AssociatedCalendarItemId?: ItemIdType | undefined
  IsDelegated?: boolean | undefined
  IsOutOfDate?: boolean | undefined
  HasBeenProcessed?: boolean | undefined
  ResponseType?: ResponseTypeType | undefined
  UID?: string | undefined
  RecurrenceId?: string | undefined
  DateTimeStamp?: string | undefined
  IsOrganizer?: boolean | undefined
}

export interface ChangeHighlightsType {
  HasLocationChanged?: boolean | undefined
  Location?: string | undefined
  HasStartTimeChanged?: boolean | undefined
  Start?: string | undefined
  HasEndTimeChanged?: boolean | undefined
  End?: string | undefined
}

export interface MeetingRequestMessageType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  AssociatedCalendarItemId?: ItemIdType | undefined
  IsDelegated?: boolean | undefined
  IsOutOfDate?: boolean | undefined
  HasBeenProcessed?: boolean | undefined
  ResponseType?: ResponseTypeType | undefined
  UID?: string | undefined
  RecurrenceId?: string | undefined
  DateTimeStamp?: string | undefined
  IsOrganizer?: boolean | undefined
  MeetingRequestType?: MeetingRequestTypeType | undefined
  IntendedFreeBusyStatus?: LegacyFreeBusyType | undefined
  Start?: string | undefined
  End?: string | undefined
  OriginalStart?: string | undefined
  IsAllDayEvent?: boolean | undefined
  LegacyFreeBusyStatus?: LegacyFreeBusyType | undefined
  Location?: string | undefined
  When?: string | undefined
  IsMeeting?: boolean | undefined
  IsCancelled?: boolean | undefined
  IsRecurring?: boolean | undefined
  MeetingRequestWasSent?: boolean | undefined
  CalendarItemType?: CalendarItemTypeType | undefined
  MyResponseType?: ResponseTypeType | undefined
  Organizer?: SingleRecipientType | undefined
  RequiredAttendees?: NonEmptyArrayOfAttendeesType | undefined
  OptionalAttendees?: NonEmptyArrayOfAttendeesType | undefined
  Resources?: NonEmptyArrayOfAttendeesType | undefined
  ConflictingMeetingCount?: number | undefined
  AdjacentMeetingCount?: number | undefined
  ConflictingMeetings?: NonEmptyArrayOfAllItemsType | undefined
  AdjacentMeetings?: NonEmptyArrayOfAllItemsType | undefined
  Duration?: string | undefined
  TimeZone?: string | undefined
  AppointmentReplyTime?: string | undefined
  AppointmentSequenceNumber?: number | undefined
  AppointmentState?: number | undefined
  Recurrence?: RecurrenceType | undefined
  FirstOccurrence?: OccurrenceInfoType | undefined
  LastOccurrence?: OccurrenceInfoType | undefined
  ModifiedOccurrences?: NonEmptyArrayOfOccurrenceInfoType | undefined
  DeletedOccurrences?: NonEmptyArrayOfDeletedOccurrencesType | undefined
  MeetingTimeZone?: TimeZoneType | undefined
  StartTimeZone?: TimeZoneDefinitionType | undefined
  EndTimeZone?: TimeZoneDefinitionType | undefined
  ConferenceType?: number | undefined
  AllowNewTimeProposal?: boolean | undefined
  IsOnlineMeeting?: boolean | undefined
  MeetingWorkspaceUrl?: string | undefined
  NetShowUrl?: string | undefined
  EnhancedLocation?: EnhancedLocationType | undefined
  ChangeHighlights?: ChangeHighlightsType | undefined
  StartWallClock?: string | undefined
  EndWallClock?: string | undefined
  StartTimeZoneId?: string | undefined
  EndTimeZoneId?: string | undefined
  DoNotForwardMeeting?: boolean | undefined
}

export interface MeetingResponseMessageType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  AssociatedCalendarItemId?: ItemIdType | undefined
  IsDelegated?: boolean | undefined
  IsOutOfDate?: boolean | undefined
  HasBeenProcessed?: boolean | undefined
  ResponseType?: ResponseTypeType | undefined
  UID?: string | undefined
  RecurrenceId?: string | undefined
  DateTimeStamp?: string | undefined
  IsOrganizer?: boolean | undefined
  Start?: string | undefined
  End?: string | undefined
  Location?: string | undefined
  Recurrence?: RecurrenceType | undefined
  CalendarItemType?: string | undefined
  ProposedStart?: string | undefined
  ProposedEnd?: string | undefined
  EnhancedLocation?: EnhancedLocationType | undefined
}

export interface MeetingCancellationMessageType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  Sender?: SingleRecipientType | undefined
  ToRecipients?: ArrayOfRecipientsType | undefined
  CcRecipients?: ArrayOfRecipientsType | undefined
  BccRecipients?: ArrayOfRecipientsType | undefined
  IsReadReceiptRequested?: boolean | undefined
  IsDeliveryReceiptRequested?: boolean | undefined
  ConversationIndex?: Base64 | undefined
  ConversationTopic?: string | undefined
  From?: SingleRecipientType | undefined
  InternetMessageId?: string | undefined
  IsRead?: boolean | undefined
  IsResponseRequested?: boolean | undefined
  References?: string | undefined
  ReplyTo?: ArrayOfRecipientsType | undefined
  ReceivedBy?: SingleRecipientType | undefined
  ReceivedRepresenting?: SingleRecipientType | undefined
  ApprovalRequestData?: ApprovalRequestDataType | undefined
  VotingInformation?: VotingInformationType | undefined
  ReminderMessageData?: ReminderMessageDataType | undefined
  MessageSafety?: MessageSafetyType | undefined
  SenderSMTPAddress?: SmtpAddressType | undefined
  MailboxGuids?: MessageType_MailboxGuids_Type | undefined
  PublishedCalendarItemIcs?: string | undefined
  PublishedCalendarItemName?: string | undefined
  AssociatedCalendarItemId?: ItemIdType | undefined
  IsDelegated?: boolean | undefined
  IsOutOfDate?: boolean | undefined
  HasBeenProcessed?: boolean | undefined
  ResponseType?: ResponseTypeType | undefined
  UID?: string | undefined
  RecurrenceId?: string | undefined
  DateTimeStamp?: string | undefined
  IsOrganizer?: boolean | undefined
  Start?: string | undefined
  End?: string | undefined
  Location?: string | undefined
  Recurrence?: RecurrenceType | undefined
  CalendarItemType?: string | undefined
  EnhancedLocation?: EnhancedLocationType | undefined
  DoNotForwardMeeting?: boolean | undefined
}

export type RoleMemberTypeType =
  | 'None'
  | 'Passport'
  | 'Everyone'
  | 'Email'
  | 'Phone'
  | 'SkypeId'
  | 'ExternalId'
  | 'Group'
  | 'Guid'
  | 'Role'
  | 'Service'
  | 'Circle'
  | 'Domain'
  | 'Partner'

export type ImAddressKeyType = 'ImAddress1' | 'ImAddress2' | 'ImAddress3'

export type EmailAddressKeyType = 'EmailAddress1' | 'EmailAddress2' | 'EmailAddress3'

export type AbchEmailAddressTypeType = 'Personal' | 'Business' | 'Other' | 'Passport'

export type ContactUrlKeyType =
  | 'Personal'
  | 'Business'
  | 'Attachment'
  | 'EbcDisplayDefinition'
  | 'EbcFinalImage'
  | 'EbcLogo'
  | 'Feed'
  | 'Image'
  | 'InternalMarker'
  | 'Other'

export type PhoneNumberKeyType =
  | 'AssistantPhone'
  | 'BusinessFax'
  | 'BusinessPhone'
  | 'BusinessPhone2'
  | 'Callback'
  | 'CarPhone'
  | 'CompanyMainPhone'
  | 'HomeFax'
  | 'HomePhone'
  | 'HomePhone2'
  | 'Isdn'
  | 'MobilePhone'
  | 'OtherFax'
  | 'OtherTelephone'
  | 'Pager'
  | 'PrimaryPhone'
  | 'RadioPhone'
  | 'Telex'
  | 'TtyTddPhone'
  | 'BusinessMobile'
  | 'IPPhone'
  | 'Mms'
  | 'Msn'

export type PhysicalAddressIndexType = 'None' | 'Home' | 'Business' | 'Other'

export type PhysicalAddressKeyType = 'Home' | 'Business' | 'Other'

export type FileAsMappingType =
  | 'None'
  | 'LastCommaFirst'
  | 'FirstSpaceLast'
  | 'Company'
  | 'LastCommaFirstCompany'
  | 'CompanyLastFirst'
  | 'LastFirst'
  | 'LastFirstCompany'
  | 'CompanyLastCommaFirst'
  | 'LastFirstSuffix'
  | 'LastSpaceFirstCompany'
  | 'CompanyLastSpaceFirst'
  | 'LastSpaceFirst'
  | 'DisplayName'
  | 'FirstName'
  | 'LastFirstMiddleSuffix'
  | 'LastName'
  | 'Empty'

export type ContactSourceType = 'ActiveDirectory' | 'Store'

export interface CompleteNameType {
  Title?: string | undefined
  FirstName?: string | undefined
  MiddleName?: string | undefined
  LastName?: string | undefined
  Suffix?: string | undefined
  Initials?: string | undefined
  FullName?: string | undefined
  Nickname?: string | undefined
  YomiFirstName?: string | undefined
  YomiLastName?: string | undefined
}

export interface ImAddressDictionaryEntryType {
  Key: ImAddressKeyType
  value: string
}

export interface ContactUrlDictionaryEntryType {
  Type: ContactUrlKeyType
  Name?: string | undefined
  Address?: string | undefined
}

export interface AbchEmailAddressDictionaryEntryType {
  Type: AbchEmailAddressTypeType
  Address: string
  IsMessengerEnabled?: boolean | undefined
  Capabilities?: number | undefined
}

export interface EmailAddressDictionaryEntryType {
  Key: EmailAddressKeyType
  Name?: string | undefined
  RoutingType?: string | undefined
  MailboxType?: MailboxTypeType | undefined
  value: string
}

export interface PhoneNumberDictionaryEntryType {
  Key: PhoneNumberKeyType
  value: string
}

export interface PhysicalAddressDictionaryEntryType {
  Key: PhysicalAddressKeyType
  Street?: string | undefined
  City?: string | undefined
  State?: string | undefined
  CountryOrRegion?: string | undefined
  PostalCode?: string | undefined
}

export type ContactUrlDictionaryType = readonly ContactUrlDictionaryEntryType[]

export type AbchEmailAddressDictionaryType = readonly AbchEmailAddressDictionaryEntryType[]

export type ImAddressDictionaryType = readonly ImAddressDictionaryEntryType[]

export type EmailAddressDictionaryType = readonly EmailAddressDictionaryEntryType[]

export type PhoneNumberDictionaryType = readonly PhoneNumberDictionaryEntryType[]

export type PhysicalAddressDictionaryType = readonly PhysicalAddressDictionaryEntryType[]

export type MemberStatusType = 'Unrecognized' | 'Normal' | 'Demoted'

export type MembersListType = readonly MemberType[]

export interface MemberType {
  Key?: string | undefined
  Mailbox?: EmailAddressType | undefined
  Status?: MemberStatusType | undefined
}

export interface RoleMemberItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  DisplayName?: string | undefined
  Type?: RoleMemberTypeType | undefined
  MemberId?: string | undefined
}

export interface NetworkItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  DomainId?: number | undefined
  DomainTag?: string | undefined
  UserTileUrl?: string | undefined
  ProfileUrl?: string | undefined
  Settings?: number | undefined
  IsDefault?: boolean | undefined
  AutoLinkError?: string | undefined
  AutoLinkSuccess?: string | undefined
  UserEmail?: string | undefined
  ClientPublishSecret?: string | undefined
  ClientToken?: string | undefined
  ClientToken2?: string | undefined
  ContactSyncError?: string | undefined
  ContactSyncSuccess?: string | undefined
  ErrorOffers?: number | undefined
  FirstAuthErrorDates?: string | undefined
  LastVersionSaved?: number | undefined
  LastWelcomeContact?: string | undefined
  Offers?: number | undefined
  PsaLastChanged?: string | undefined
  RefreshToken2?: string | undefined
  RefreshTokenExpiry2?: string | undefined
  SessionHandle?: string | undefined
  RejectedOffers?: number | undefined
  SyncEnabled?: boolean | undefined
  TokenRefreshLastAttempted?: string | undefined
  TokenRefreshLastCompleted?: string | undefined
  PsaState?: string | undefined
  SourceEntryID?: Base64 | undefined
  AccountName?: string | undefined
  LastSync?: string | undefined
}

export interface AbchPersonItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  AntiLinkInfo?: string | undefined
  PersonId?: GuidType | undefined
  ContactHandles?: ArrayOfAbchPersonContactHandlesType | undefined
  ContactCategories?: ArrayOfStringsType | undefined
  RelevanceOrder1?: string | undefined
  RelevanceOrder2?: string | undefined
  TrustLevel?: number | undefined
  FavoriteOrder?: number | undefined
  ExchangePersonIdGuid?: GuidType | undefined
}

export type ArrayOfAbchPersonContactHandlesType = readonly AbchPersonContactHandle[]

export interface AbchPersonContactHandle {
  SourceId: string
  ObjectId: string
  AccountName?: string | undefined
}

export type ArrayOfGuidType = readonly GuidType[]

export interface ContactItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  FileAs?: string | undefined
  FileAsMapping?: FileAsMappingType | undefined
  DisplayName?: string | undefined
  GivenName?: string | undefined
  Initials?: string | undefined
  MiddleName?: string | undefined
  Nickname?: string | undefined
  CompleteName?: CompleteNameType | undefined
  CompanyName?: string | undefined
  EmailAddresses?: EmailAddressDictionaryType | undefined
  AbchEmailAddresses?: AbchEmailAddressDictionaryType | undefined
  PhysicalAddresses?: PhysicalAddressDictionaryType | undefined
  PhoneNumbers?: PhoneNumberDictionaryType | undefined
  AssistantName?: string | undefined
  Birthday?: string | undefined
  BusinessHomePage?: string | undefined
  Children?: ArrayOfStringsType | undefined
  Companies?: ArrayOfStringsType | undefined
  ContactSource?: ContactSourceType | undefined
  Department?: string | undefined
  Generation?: string | undefined
  ImAddresses?: ImAddressDictionaryType | undefined
  JobTitle?: string | undefined
  Manager?: string | undefined
  Mileage?: string | undefined
  OfficeLocation?: string | undefined
  PostalAddressIndex?: PhysicalAddressIndexType | undefined
  Profession?: string | undefined
  SpouseName?: string | undefined
  Surname?: string | undefined
  WeddingAnniversary?: string | undefined
  HasPicture?: boolean | undefined
  PhoneticFullName?: string | undefined
  PhoneticFirstName?: string | undefined
  PhoneticLastName?: string | undefined
  Alias?: string | undefined
  Notes?: string | undefined
  Photo?: Base64 | undefined
  UserSMIMECertificate?: ArrayOfBinaryType | undefined
  MSExchangeCertificate?: ArrayOfBinaryType | undefined
  DirectoryId?: string | undefined
  ManagerMailbox?: SingleRecipientType | undefined
  DirectReports?: ArrayOfRecipientsType | undefined
  AccountName?: string | undefined
  IsAutoUpdateDisabled?: boolean | undefined
  IsMessengerEnabled?: boolean | undefined
  Comment?: string | undefined
  ContactShortId?: number | undefined
  ContactType?: string | undefined
  Gender?: string | undefined
  IsHidden?: boolean | undefined
  ObjectId?: string | undefined
  PassportId?: number | undefined
  IsPrivate?: boolean | undefined
  SourceId?: string | undefined
  TrustLevel?: number | undefined
  CreatedBy?: string | undefined
  Urls?: ContactUrlDictionaryType | undefined
  Cid?: number | undefined
  SkypeAuthCertificate?: string | undefined
  SkypeContext?: string | undefined
  SkypeId?: string | undefined
  SkypeRelationship?: string | undefined
  YomiNickname?: string | undefined
  XboxLiveTag?: string | undefined
  InviteFree?: boolean | undefined
  HidePresenceAndProfile?: boolean | undefined
  IsPendingOutbound?: boolean | undefined
  SupportGroupFeeds?: boolean | undefined
  UserTileHash?: string | undefined
  UnifiedInbox?: boolean | undefined
  Mris?: ArrayOfStringsType | undefined
  Wlid?: string | undefined
  AbchContactId?: GuidType | undefined
  NotInBirthdayCalendar?: boolean | undefined
  ShellContactType?: string | undefined
  ImMri?: string | undefined
  PresenceTrustLevel?: number | undefined
  OtherMri?: string | undefined
  ProfileLastChanged?: string | undefined
  MobileIMEnabled?: boolean | undefined
  PartnerNetworkProfilePhotoUrl?: string | undefined
  PartnerNetworkThumbnailPhotoUrl?: string | undefined
  PersonId?: string | undefined
  ConversationGuid?: GuidType | undefined
}

export type ArrayOfBinaryType = readonly Base64[]

export interface DistributionListType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  DisplayName?: string | undefined
  FileAs?: string | undefined
  ContactSource?: ContactSourceType | undefined
  Members?: MembersListType | undefined
}

export interface SearchParametersType {
  Traversal?: SearchFolderTraversalType | undefined
  Restriction: RestrictionType
  BaseFolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface ConstantValueType {
  Value: string
}

export interface SearchExpressionType {}

export type AggregateType = 'Minimum' | 'Maximum'

export interface AggregateOnType {
  Aggregate: AggregateType
  FieldURI?: PathToUnindexedFieldType | undefined
  IndexedFieldURI?: PathToIndexedFieldType | undefined
  ExtendedFieldURI?: PathToExtendedFieldType | undefined
}

export interface BaseGroupByType {
  Order: SortDirectionType
}

export interface GroupByType {
  Order: SortDirectionType
  FieldURI?: PathToUnindexedFieldType | undefined
  IndexedFieldURI?: PathToIndexedFieldType | undefined
  ExtendedFieldURI?: PathToExtendedFieldType | undefined
  AggregateOn: AggregateOnType
  UseCollapsibleGroups?: boolean | undefined
  ItemsPerGroup?: number | undefined
  MaxItemsPerGroup?: number | undefined
  GroupsToExpand?: ArrayOfGroupIdType | undefined
}

export type StandardGroupByType = 'ConversationTopic'

export interface DistinguishedGroupByType {
  Order: SortDirectionType
  StandardGroupBy: StandardGroupByType
}

export type ArrayOfGroupIdType = readonly Base64[]

export interface GroupedItemsType {
  GroupIndex: string
  Items: ArrayOfRealItemsType
  GroupSummary?: GroupSummaryType | undefined
}

export type ArrayOfGroupedItemsType = readonly GroupedItemsType[]

export interface GroupSummaryType {
  GroupCount: number
  UnreadCount: number
  InstanceKey: Base64
  GroupByValue: string
}

export interface ExistsType {
  Path: PathKind
}

export type FieldURIOrConstantType = PathKind | Kind<'Constant', ConstantValueType>

export interface TwoOperandExpressionType {
  Path: PathKind
  FieldURIOrConstant: FieldURIOrConstantType
}

export type ExcludesAttributeType = string

export interface ExcludesValueType {
  Value: ExcludesAttributeType
}

export interface ExcludesType {
  Path: PathKind
  Bitmask: ExcludesValueType
}

export interface IsEqualToType {
  Path: PathKind
  FieldURIOrConstant: FieldURIOrConstantType
}

export interface IsNotEqualToType {
  Path: PathKind
  FieldURIOrConstant: FieldURIOrConstantType
}

export interface IsGreaterThanType {
  Path: PathKind
  FieldURIOrConstant: FieldURIOrConstantType
}

export interface IsGreaterThanOrEqualToType {
  Path: PathKind
  FieldURIOrConstant: FieldURIOrConstantType
}

export interface IsLessThanType {
  Path: PathKind
  FieldURIOrConstant: FieldURIOrConstantType
}

export interface IsLessThanOrEqualToType {
  Path: PathKind
  FieldURIOrConstant: FieldURIOrConstantType
}

export type ContainmentModeType = 'FullString' | 'Prefixed' | 'Substring' | 'PrefixOnWords' | 'ExactPhrase'

export type ContainmentComparisonType =
  | 'Exact'
  | 'IgnoreCase'
  | 'IgnoreNonSpacingCharacters'
  | 'Loose'
  | 'IgnoreCaseAndNonSpacingCharacters'
  | 'LooseAndIgnoreCase'
  | 'LooseAndIgnoreNonSpace'
  | 'LooseAndIgnoreCaseAndIgnoreNonSpace'

export interface ContainsExpressionType {
  ContainmentMode?: ContainmentModeType | undefined
  ContainmentComparison?: ContainmentComparisonType | undefined
  Path: PathKind
  Constant: ConstantValueType
}

export interface NotType {
  SearchExpression: SearchExpressionKind
}

export type MultipleOperandBooleanExpressionType = readonly SearchExpressionKind[]

export type AndType = readonly SearchExpressionKind[]

export type OrType = readonly SearchExpressionKind[]

export interface NearType {
  SearchExpression: readonly SearchExpressionKind[]
  Distance: number
  Ordered: boolean
}

export interface RestrictionType {
  SearchExpression: SearchExpressionKind
}

export type SortDirectionType = 'Ascending' | 'Descending'

export interface FieldOrderType {
  Order: SortDirectionType
  Path: PathKind
}

export type NonEmptyArrayOfFieldOrdersType = readonly FieldOrderType[]

export type NonEmptyArrayOfFolderNamesType = readonly string[]

export type WatermarkType = NonEmptyStringType

export type SubscriptionIdType = NonEmptyStringType

export interface BaseNotificationEventType {
  Watermark?: WatermarkType | undefined
}

export interface BaseObjectChangedEventType {
  Watermark?: WatermarkType | undefined
  TimeStamp: string
  FolderId?: FolderIdType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId: FolderIdType
}

export interface ModifiedEventType {
  Watermark?: WatermarkType | undefined
  TimeStamp: string
  FolderId?: FolderIdType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId: FolderIdType
  UnreadCount?: number | undefined
}

export interface MovedCopiedEventType {
  Watermark?: WatermarkType | undefined
  TimeStamp: string
  FolderId?: FolderIdType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId: FolderIdType
  OldFolderId?: FolderIdType | undefined
  OldItemId?: ItemIdType | undefined
  OldParentFolderId: FolderIdType
}

export interface NotificationType {
  SubscriptionId: SubscriptionIdType
  PreviousWatermark?: WatermarkType | undefined
  MoreEvents?: boolean | undefined
  list: readonly (
    | Kind<'CopiedEvent', MovedCopiedEventType>
    | Kind<'CreatedEvent', BaseObjectChangedEventType>
    | Kind<'DeletedEvent', BaseObjectChangedEventType>
    | Kind<'ModifiedEvent', ModifiedEventType>
    | Kind<'MovedEvent', MovedCopiedEventType>
    | Kind<'NewMailEvent', BaseObjectChangedEventType>
    | Kind<'StatusEvent', BaseNotificationEventType>
    | Kind<'FreeBusyChangedEvent', BaseObjectChangedEventType>
  )[]
}

export type NotificationEventTypeType =
  | 'CopiedEvent'
  | 'CreatedEvent'
  | 'DeletedEvent'
  | 'ModifiedEvent'
  | 'MovedEvent'
  | 'NewMailEvent'
  | 'FreeBusyChangedEvent'

export type NonEmptyArrayOfNotificationEventTypesType = readonly NotificationEventTypeType[]

export type SubscriptionTimeoutType = number

export type SubscriptionStatusFrequencyType = number

export interface BaseSubscriptionRequestType {
  SubscribeToAllFolders?: boolean | undefined
  FolderIds?: NonEmptyArrayOfBaseFolderIdsType | undefined
  EventTypes: NonEmptyArrayOfNotificationEventTypesType
  Watermark?: WatermarkType | undefined
}

export interface PushSubscriptionRequestType {
  SubscribeToAllFolders?: boolean | undefined
  FolderIds?: NonEmptyArrayOfBaseFolderIdsType | undefined
  EventTypes: NonEmptyArrayOfNotificationEventTypesType
  Watermark?: WatermarkType | undefined
  StatusFrequency: SubscriptionStatusFrequencyType
  URL: string
  CallerData?: string | undefined
}

export interface PullSubscriptionRequestType {
  SubscribeToAllFolders?: boolean | undefined
  FolderIds?: NonEmptyArrayOfBaseFolderIdsType | undefined
  EventTypes: NonEmptyArrayOfNotificationEventTypesType
  Watermark?: WatermarkType | undefined
  Timeout: SubscriptionTimeoutType
}

export interface StreamingSubscriptionRequestType {
  SubscribeToAllFolders?: boolean | undefined
  FolderIds?: NonEmptyArrayOfBaseFolderIdsType | undefined
  EventTypes: NonEmptyArrayOfNotificationEventTypesType
}

export type SubscriptionStatusType = 'OK' | 'Unsubscribe'

export type NonEmptyArrayOfSubscriptionIdsType = readonly SubscriptionIdType[]

export type NonEmptyArrayOfNotificationsType = readonly NotificationType[]

export type StreamingSubscriptionConnectionTimeoutType = number

export type ConnectionStatusType = 'OK' | 'Closed'

export type UnifiedGroupAccessType = 'None' | 'Private' | 'Secret' | 'Public'

export interface SyncFolderItemsDeleteType {
  ItemId: ItemIdType
}

export interface SyncFolderItemsReadFlagType {
  ItemId: ItemIdType
  IsRead: boolean
}

export type SyncFolderItemsChangesType = readonly (
  | KindOf<'Create', SyncFolderItemsCreateOrUpdateType>
  | KindOf<'Update', SyncFolderItemsCreateOrUpdateType>
  | Kind<'Delete', SyncFolderItemsDeleteType>
  | Kind<'ReadFlagChange', SyncFolderItemsReadFlagType>
)[]

export type SyncFolderHierarchyCreateOrUpdateType =
  | Kind<'Folder', FolderType>
  | Kind<'CalendarFolder', CalendarFolderType>
  | Kind<'ContactsFolder', ContactsFolderType>
  | Kind<'SearchFolder', SearchFolderType>
  | Kind<'TasksFolder', TasksFolderType>

export interface SyncFolderHierarchyDeleteType {
  FolderId: FolderIdType
}

export type SyncFolderHierarchyChangesType = readonly (
  | KindOf<'Create', SyncFolderHierarchyCreateOrUpdateType>
  | KindOf<'Update', SyncFolderHierarchyCreateOrUpdateType>
  | Kind<'Delete', SyncFolderHierarchyDeleteType>
)[]

export type MaxSyncChangesReturnedType = number

export type SyncFolderItemsScopeType = 'NormalItems' | 'NormalAndAssociatedItems'

export type AvailabilityProxyRequestType = 'CrossSite' | 'CrossForest'

export interface RequestTypeHeader {
  RequestType: AvailabilityProxyRequestType
}

export type MeetingAttendeeType = 'Organizer' | 'Required' | 'Optional' | 'Room' | 'Resource'

export interface CalendarEventDetails {
  ID?: string | undefined
  Subject?: string | undefined
  Location?: string | undefined
  IsMeeting: boolean
  IsRecurring: boolean
  IsException: boolean
  IsReminderSet: boolean
  IsPrivate: boolean
}

export interface CalendarEvent {
  StartTime: string
  EndTime: string
  BusyType: LegacyFreeBusyType
  CalendarEventDetails?: CalendarEventDetails | undefined
}

export type ArrayOfCalendarEvent = readonly CalendarEvent[]

export interface Duration {
  StartTime: string
  EndTime: string
}

export interface EmailAddress {
  Name?: string | undefined
  Address: string
  RoutingType?: string | undefined
}

export type FreeBusyViewType_Item =
  | 'None'
  | 'MergedOnly'
  | 'FreeBusy'
  | 'FreeBusyMerged'
  | 'Detailed'
  | 'DetailedMerged'

export type FreeBusyViewType = readonly FreeBusyViewType_Item[]

export interface FreeBusyViewOptionsType {
  TimeWindow: Duration
  MergedFreeBusyIntervalInMinutes?: number | undefined
  RequestedView?: FreeBusyViewType | undefined
}

export interface WorkingPeriod {
  DayOfWeek: DaysOfWeekType
  StartTimeInMinutes: number
  EndTimeInMinutes: number
}

export type ArrayOfWorkingPeriod = readonly WorkingPeriod[]

export interface SerializableTimeZoneTime {
  Bias: number
  Time: string
  DayOrder: number
  Month: number
  DayOfWeek: DayOfWeekType
  Year?: string | undefined
}

export interface SerializableTimeZone {
  Bias: number
  StandardTime: SerializableTimeZoneTime
  DaylightTime: SerializableTimeZoneTime
}

export interface WorkingHours {
  TimeZone: SerializableTimeZone
  WorkingPeriodArray: ArrayOfWorkingPeriod
}

export interface FreeBusyView {
  FreeBusyViewType: FreeBusyViewType
  MergedFreeBusy?: string | undefined
  CalendarEventArray?: ArrayOfCalendarEvent | undefined
  WorkingHours?: WorkingHours | undefined
}

export interface MailboxData {
  Email: EmailAddress
  AttendeeType: MeetingAttendeeType
  ExcludeConflicts?: boolean | undefined
}

export type ArrayOfMailboxData = readonly (MailboxData | null)[]

export type SuggestionQuality = 'Excellent' | 'Good' | 'Fair' | 'Poor'

export interface SuggestionsViewOptionsType {
  GoodThreshold?: number | undefined
  MaximumResultsByDay?: number | undefined
  MaximumNonWorkHourResultsByDay?: number | undefined
  MeetingDurationInMinutes?: number | undefined
  MinimumSuggestionQuality?: SuggestionQuality | undefined
  DetailedSuggestionsWindow: Duration
  CurrentMeetingTime?: string | undefined
  GlobalObjectId?: string | undefined
}

export type ArrayOfAttendeeConflictData = readonly (
  | Kind<'UnknownAttendeeConflictData', UnknownAttendeeConflictData>
  | Kind<'IndividualAttendeeConflictData', IndividualAttendeeConflictData>
  | Kind<'TooBigGroupAttendeeConflictData', TooBigGroupAttendeeConflictData>
  | Kind<'GroupAttendeeConflictData', GroupAttendeeConflictData>
)[]

export interface AttendeeConflictData {}

export interface UnknownAttendeeConflictData {}

export interface TooBigGroupAttendeeConflictData {}

export interface IndividualAttendeeConflictData {
  BusyType: LegacyFreeBusyType
}

export interface GroupAttendeeConflictData {
  NumberOfMembers: number
  NumberOfMembersAvailable: number
  NumberOfMembersWithConflict: number
  NumberOfMembersWithNoData: number
}

export interface Suggestion {
  MeetingTime: string
  IsWorkTime: boolean
  SuggestionQuality: SuggestionQuality
  AttendeeConflictDataArray?: ArrayOfAttendeeConflictData | undefined
}

export type ArrayOfSuggestion = readonly Suggestion[]

export interface SuggestionDayResult {
  Date: string
  DayQuality: SuggestionQuality
  SuggestionArray?: ArrayOfSuggestion | undefined
}

export type ArrayOfSuggestionDayResult = readonly SuggestionDayResult[]

export type OofState = 'Disabled' | 'Enabled' | 'Scheduled'

export type ExternalAudience = 'None' | 'Known' | 'All'

export interface ReplyBody {
  'xml:lang'?: string | undefined
  Message?: string | undefined
}

export type ArrayOfEventIDType = readonly string[]

export interface UserOofSettings {
  OofState: OofState
  ExternalAudience: ExternalAudience
  Duration?: Duration | undefined
  InternalReply?: ReplyBody | undefined
  ExternalReply?: ReplyBody | undefined
  DeclineMeetingReply?: ReplyBody | undefined
  DeclineEventsForScheduledOOF?: boolean | undefined
  DeclineAllEventsForScheduledOOF?: boolean | undefined
  CreateOOFEvent?: boolean | undefined
  OOFEventSubject?: string | undefined
  AutoDeclineFutureRequestsWhenOOF?: boolean | undefined
  OOFEventID?: string | undefined
  EventsToDeleteIDs?: ArrayOfEventIDType | undefined
}

export interface Value {
  Name: string
  value: string
}

export interface ApprovalRequestDataType {
  IsUndecidedApprovalRequest?: boolean | undefined
  ApprovalDecision?: number | undefined
  ApprovalDecisionMaker?: string | undefined
  ApprovalDecisionTime?: string | undefined
}

export interface ReminderMessageDataType {
  ReminderText?: string | undefined
  Location?: string | undefined
  StartTime?: string | undefined
  EndTime?: string | undefined
  AssociatedCalendarItemId?: ItemIdType | undefined
}

export interface MessageSafetyType {
  MessageSafetyLevel?: number | undefined
  MessageSafetyReason?: number | undefined
  Info?: string | undefined
}

export type SendPromptType = 'None' | 'Send' | 'VotingOption'

export interface VotingOptionDataType {
  DisplayName?: string | undefined
  SendPrompt?: SendPromptType | undefined
}

export type ArrayOfVotingOptionDataType = readonly VotingOptionDataType[]

export interface VotingInformationType {
  UserOptions?: ArrayOfVotingOptionDataType | undefined
  VotingResponse?: string | undefined
}

export type IdFormatType = 'EwsLegacyId' | 'EwsId' | 'EntryId' | 'HexEntryId' | 'StoreId' | 'OwaId'

export interface AlternateIdBaseType {
  Format: IdFormatType
}

export interface AlternateIdType {
  Format: IdFormatType
  Id: string
  Mailbox: NonEmptyStringType
  IsArchive?: boolean | undefined
}

export interface AlternatePublicFolderIdType {
  Format: IdFormatType
  FolderId: string
}

export interface AlternatePublicFolderItemIdType {
  Format: IdFormatType
  FolderId: string
  ItemId: string
}

export type NonEmptyArrayOfAlternateIdsType = readonly (
  | Kind<'AlternateId', AlternateIdType>
  | Kind<'AlternatePublicFolderId', AlternatePublicFolderIdType>
  | Kind<'AlternatePublicFolderItemId', AlternatePublicFolderItemIdType>
)[]

export interface UserIdType {
  SID?: string | undefined
  PrimarySmtpAddress?: string | undefined
  DisplayName?: string | undefined
  DistinguishedUser?: DistinguishedUserType | undefined
  ExternalUserIdentity?: string | undefined
}

export type DistinguishedUserType = 'Default' | 'Anonymous'

export type ArrayOfPermissionsType = readonly PermissionType[]

export type ArrayOfCalendarPermissionsType = readonly CalendarPermissionType[]

export type ArrayOfUnknownEntriesType = readonly string[]

export type PermissionReadAccessType = 'None' | 'FullDetails'

export type CalendarPermissionReadAccessType = 'None' | 'TimeOnly' | 'TimeAndSubjectAndLocation' | 'FullDetails'

export interface BasePermissionType {
  UserId: UserIdType
  CanCreateItems?: boolean | undefined
  CanCreateSubFolders?: boolean | undefined
  IsFolderOwner?: boolean | undefined
  IsFolderVisible?: boolean | undefined
  IsFolderContact?: boolean | undefined
  EditItems?: PermissionActionType | undefined
  DeleteItems?: PermissionActionType | undefined
}

export interface PermissionType {
  UserId: UserIdType
  CanCreateItems?: boolean | undefined
  CanCreateSubFolders?: boolean | undefined
  IsFolderOwner?: boolean | undefined
  IsFolderVisible?: boolean | undefined
  IsFolderContact?: boolean | undefined
  EditItems?: PermissionActionType | undefined
  DeleteItems?: PermissionActionType | undefined
  ReadItems?: PermissionReadAccessType | undefined
  PermissionLevel: PermissionLevelType
}

export interface CalendarPermissionType {
  UserId: UserIdType
  CanCreateItems?: boolean | undefined
  CanCreateSubFolders?: boolean | undefined
  IsFolderOwner?: boolean | undefined
  IsFolderVisible?: boolean | undefined
  IsFolderContact?: boolean | undefined
  EditItems?: PermissionActionType | undefined
  DeleteItems?: PermissionActionType | undefined
  ReadItems?: CalendarPermissionReadAccessType | undefined
  CalendarPermissionLevel: CalendarPermissionLevelType
}

export type PermissionActionType = 'None' | 'Owned' | 'All'

export type PermissionLevelType =
  | 'None'
  | 'Owner'
  | 'PublishingEditor'
  | 'Editor'
  | 'PublishingAuthor'
  | 'Author'
  | 'NoneditingAuthor'
  | 'Reviewer'
  | 'Contributor'
  | 'Custom'

export type CalendarPermissionLevelType =
  | 'None'
  | 'Owner'
  | 'PublishingEditor'
  | 'Editor'
  | 'PublishingAuthor'
  | 'Author'
  | 'NoneditingAuthor'
  | 'Reviewer'
  | 'Contributor'
  | 'FreeBusyTimeOnly'
  | 'FreeBusyTimeAndSubjectAndLocation'
  | 'Custom'

export interface PermissionSetType {
  Permissions: ArrayOfPermissionsType
  UnknownEntries?: ArrayOfUnknownEntriesType | undefined
}

export interface CalendarPermissionSetType {
  CalendarPermissions: ArrayOfCalendarPermissionsType
  UnknownEntries?: ArrayOfUnknownEntriesType | undefined
}

export interface EffectiveRightsType {
  CreateAssociated: boolean
  CreateContents: boolean
  CreateHierarchy: boolean
  Delete: boolean
  Modify: boolean
  Read: boolean
  ViewPrivateItems?: boolean | undefined
}

export type ArrayOfDelegateUserType = readonly DelegateUserType[]

export type ArrayOfUserIdType = readonly UserIdType[]

export type DeliverMeetingRequestsType =
  | 'DelegatesOnly'
  | 'DelegatesAndMe'
  | 'DelegatesAndSendInformationToMe'
  | 'NoForward'

export interface DelegateUserType {
  UserId: UserIdType
  DelegatePermissions?: DelegatePermissionsType | undefined
  ReceiveCopiesOfMeetingMessages?: boolean | undefined
  ViewPrivateItems?: boolean | undefined
}

export interface DelegatePermissionsType {
  CalendarFolderPermissionLevel?: DelegateFolderPermissionLevelType | undefined
  TasksFolderPermissionLevel?: DelegateFolderPermissionLevelType | undefined
  InboxFolderPermissionLevel?: DelegateFolderPermissionLevelType | undefined
  ContactsFolderPermissionLevel?: DelegateFolderPermissionLevelType | undefined
  NotesFolderPermissionLevel?: DelegateFolderPermissionLevelType | undefined
  JournalFolderPermissionLevel?: DelegateFolderPermissionLevelType | undefined
}

export type DelegateFolderPermissionLevelType = 'None' | 'Editor' | 'Reviewer' | 'Author' | 'Custom'

export interface ConflictResultsType {
  Count: number
}

export type MailTipTypes_Item =
  | 'All'
  | 'OutOfOfficeMessage'
  | 'MailboxFullStatus'
  | 'CustomMailTip'
  | 'ExternalMemberCount'
  | 'TotalMemberCount'
  | 'MaxMessageSize'
  | 'DeliveryRestriction'
  | 'ModerationStatus'
  | 'InvalidRecipient'
  | 'Scope'
  | 'RecipientSuggestions'
  | 'PreferAccessibleContent'

export type MailTipTypes = readonly MailTipTypes_Item[]

export interface OutOfOfficeMailTip {
  ReplyBody: ReplyBody
  Duration?: Duration | undefined
}

export type SmtpDomainList = readonly SmtpDomain[]

export interface SmtpDomain {
  Name: string
  IncludeSubdomains?: boolean | undefined
}

export interface MailTips {
  RecipientAddress: EmailAddressType
  PendingMailTips: MailTipTypes
  OutOfOffice?: OutOfOfficeMailTip | undefined
  MailboxFull?: boolean | undefined
  CustomMailTip?: string | undefined
  TotalMemberCount?: number | undefined
  ExternalMemberCount?: number | undefined
  MaxMessageSize?: number | undefined
  DeliveryRestricted?: boolean | undefined
  IsModerated?: boolean | undefined
  InvalidRecipient?: boolean | undefined
  Scope?: number | undefined
  RecipientSuggestions?: ArrayOfRecipientSuggestionsType | undefined
  PreferAccessibleContent?: boolean | undefined
}

export type ArrayOfRecipientSuggestionsType = readonly RecipientSuggestionType[]

export interface RecipientSuggestionType {
  DisplayName: string
  EmailAddress: string
}

export type ServiceConfigurationType_Item =
  | 'MailTips'
  | 'UnifiedMessagingConfiguration'
  | 'ProtectionRules'
  | 'PolicyNudges'
  | 'SharePointURLs'
  | 'OfficeIntegrationConfiguration'

export type ServiceConfigurationType = readonly ServiceConfigurationType_Item[]

export interface ServiceConfiguration {}

export interface MailTipsServiceConfiguration {
  MailTipsEnabled: boolean
  MaxRecipientsPerGetMailTipsRequest: number
  MaxMessageSize: number
  LargeAudienceThreshold: number
  ShowExternalRecipientCount: boolean
  InternalDomains: SmtpDomainList
  PolicyTipsEnabled: boolean
  LargeAudienceCap: number
}

export interface UnifiedMessageServiceConfiguration {
  UmEnabled: boolean
  PlayOnPhoneDialString: string
  PlayOnPhoneEnabled: boolean
}

export interface SharePointURLsServiceConfiguration {
  InternalSPMySiteHostURL: string
  ExternalSPMySiteHostURL: string
}

export interface OfficeIntegrationConfiguration {
  OfficeSidebarURL: string
}

export interface ConfigurationRequestDetailsType {
  /** Elements of any kind, as XML; what was read is not kept. */
  any?: string | undefined
}

export type ArrayOfSmtpAddressType = readonly NonEmptyStringType[]

export type ArrayOfEncryptedSharedFolderDataType = readonly EncryptedSharedFolderDataType[]

export interface EncryptedSharedFolderDataType {
  Token: EncryptedDataContainerType
  Data: EncryptedDataContainerType
}

export interface EncryptedDataContainerType {
  /** Elements of any kind, as XML; what was read is not kept. */
  any?: string | undefined
}

export type ArrayOfInvalidRecipientsType = readonly InvalidRecipientType[]

export interface InvalidRecipientType {
  SmtpAddress: NonEmptyStringType
  ResponseCode: InvalidRecipientResponseCodeType
  MessageText?: string | undefined
}

export type InvalidRecipientResponseCodeType =
  | 'OtherError'
  | 'RecipientOrganizationNotFederated'
  | 'CannotObtainTokenFromSTS'
  | 'SystemPolicyBlocksSharingWithThisRecipient'
  | 'RecipientOrganizationFederatedWithUnknownTokenIssuer'

export interface AcceptSharingInvitationType {
  ReferenceItemId?: ItemIdType | undefined
}

export type SharingDataType = 'Calendar' | 'Contacts'

export interface PhoneCallIdType {
  Id: string
}

export interface PhoneCallInformationType {
  PhoneCallState: PhoneCallStateType
  ConnectionFailureCause: ConnectionFailureCauseType
  SIPResponseText?: string | undefined
  SIPResponseCode?: number | undefined
}

export type PhoneCallStateType =
  | 'Idle'
  | 'Connecting'
  | 'Alerted'
  | 'Connected'
  | 'Disconnected'
  | 'Incoming'
  | 'Transferring'
  | 'Forwarding'

export type ConnectionFailureCauseType = 'None' | 'UserBusy' | 'NoAnswer' | 'Unavailable' | 'Other'

export interface UserConfigurationNameType {
  Name: NonEmptyStringType
  FolderId?: FolderIdType | undefined
  DistinguishedFolderId?: DistinguishedFolderIdType | undefined
  AddressListId?: AddressListIdType | undefined
}

export type UserConfigurationDictionaryObjectTypesType =
  | 'DateTime'
  | 'Boolean'
  | 'Byte'
  | 'String'
  | 'Integer32'
  | 'UnsignedInteger32'
  | 'Integer64'
  | 'UnsignedInteger64'
  | 'StringArray'
  | 'ByteArray'

export interface UserConfigurationDictionaryObjectType {
  Type: UserConfigurationDictionaryObjectTypesType
  Value: readonly string[]
}

export interface UserConfigurationDictionaryEntryType {
  DictionaryKey: UserConfigurationDictionaryObjectType
  DictionaryValue: UserConfigurationDictionaryObjectType | null
}

export type UserConfigurationDictionaryType = readonly UserConfigurationDictionaryEntryType[]

export interface UserConfigurationType {
  UserConfigurationName: UserConfigurationNameType
  ItemId?: ItemIdType | undefined
  Dictionary?: UserConfigurationDictionaryType | undefined
  XmlData?: Base64 | undefined
  BinaryData?: Base64 | undefined
}

export type UserConfigurationPropertyType_Item = 'Id' | 'Dictionary' | 'XmlData' | 'BinaryData' | 'All'

export type UserConfigurationPropertyType = readonly UserConfigurationPropertyType_Item[]

export type ProtectionRulesServiceConfiguration_RefreshInterval_Type = number

export interface ProtectionRulesServiceConfiguration {
  RefreshInterval: ProtectionRulesServiceConfiguration_RefreshInterval_Type
  Rules: ArrayOfProtectionRulesType
  InternalDomains: SmtpDomainList
}

export type ArrayOfProtectionRulesType = readonly ProtectionRuleType[]

export type ProtectionRuleType_Name_Type = string

export type ProtectionRuleType_Priority_Type = number

export interface ProtectionRuleType {
  Name: ProtectionRuleType_Name_Type
  UserOverridable: boolean
  Priority: ProtectionRuleType_Priority_Type
  Condition: ProtectionRuleConditionType
  Action: ProtectionRuleActionType
}

export type ProtectionRuleConditionType =
  | KindOf<'AllInternal', ProtectionRuleAllInternalType>
  | KindOf<'And', ProtectionRuleAndType>
  | KindOf<'RecipientIs', ProtectionRuleRecipientIsType>
  | KindOf<'SenderDepartments', ProtectionRuleSenderDepartmentsType>
  | KindOf<'True', ProtectionRuleTrueType>

export type ProtectionRuleAndType = readonly (
  | KindOf<'AllInternal', ProtectionRuleAllInternalType>
  | KindOf<'And', ProtectionRuleAndType>
  | KindOf<'RecipientIs', ProtectionRuleRecipientIsType>
  | KindOf<'SenderDepartments', ProtectionRuleSenderDepartmentsType>
  | KindOf<'True', ProtectionRuleTrueType>
)[]

export type ProtectionRuleRecipientIsType = readonly ProtectionRuleValueType[]

export type ProtectionRuleSenderDepartmentsType = readonly ProtectionRuleValueType[]

export type ProtectionRuleTrueType = string

export type ProtectionRuleAllInternalType = string

export type ProtectionRuleValueType = string

export type ProtectionRuleActionKindType = 'RightsProtectMessage'

export interface ProtectionRuleActionType {
  Name: ProtectionRuleActionKindType
  Argument?: readonly ProtectionRuleArgumentType[] | undefined
}

export type ProtectionRuleArgumentType_Value_Type = string

export interface ProtectionRuleArgumentType {
  Value: ProtectionRuleArgumentType_Value_Type
}

export interface PolicyNudgeRulesServiceConfiguration {
  /** Elements of any kind, as XML; what was read is not kept. */
  any?: string | undefined
}

export type ArrayOfFolderIdType = readonly FolderIdType[]

export type TeamMailboxLifecycleStateType = 'Active' | 'Closed' | 'Unlinked' | 'PendingDelete'

export type ReportMessageActionType = 'Junk' | 'NotJunk' | 'Phish' | 'Unsubscribe'

export interface FindMessageTrackingSearchResultType {
  Subject: string
  Sender: EmailAddressType
  PurportedSender?: EmailAddressType | undefined
  Recipients: ArrayOfRecipientsType
  SubmittedTime: string
  MessageTrackingReportId: NonEmptyStringType
  PreviousHopServer?: NonEmptyStringType | undefined
  FirstHopServer?: NonEmptyStringType | undefined
  Properties?: ArrayOfTrackingPropertiesType | undefined
}

export type ArrayOfFindMessageTrackingSearchResultType = readonly FindMessageTrackingSearchResultType[]

export type MessageTrackingReportTemplateType = 'Summary' | 'RecipientPath'

export interface RecipientTrackingEventType {
  Date: string
  Recipient: EmailAddressType
  DeliveryStatus: string
  EventDescription: string
  EventData?: ArrayOfStringsType | undefined
  Server: NonEmptyStringType
  InternalId: number
  BccRecipient?: boolean | undefined
  HiddenRecipient?: boolean | undefined
  UniquePathId?: NonEmptyStringType | undefined
  RootAddress?: NonEmptyStringType | undefined
  Properties?: ArrayOfTrackingPropertiesType | undefined
}

export interface MessageTrackingReportType {
  Sender?: EmailAddressType | undefined
  PurportedSender?: EmailAddressType | undefined
  Subject?: string | undefined
  SubmitTime?: string | undefined
  OriginalRecipients?: ArrayOfEmailAddressesType | undefined
  RecipientTrackingEvents: ArrayOfRecipientTrackingEventType
  Properties?: ArrayOfTrackingPropertiesType | undefined
}

export interface TrackingPropertyType {
  Name: string
  Value?: string | undefined
}

export type ArrayOfTrackingPropertiesType = readonly TrackingPropertyType[]

export type ArrayOfArraysOfTrackingPropertiesType = readonly ArrayOfTrackingPropertiesType[]

export type ArrayOfRecipientTrackingEventType = readonly RecipientTrackingEventType[]

export interface RulePredicateSizeRangeType {
  MinimumSize?: number | undefined
  MaximumSize?: number | undefined
}

export interface RulePredicateDateRangeType {
  StartDateTime?: string | undefined
  EndDateTime?: string | undefined
}

export type FlaggedForActionType =
  | 'Any'
  | 'Call'
  | 'DoNotForward'
  | 'FollowUp'
  | 'FYI'
  | 'Forward'
  | 'NoResponseNecessary'
  | 'Read'
  | 'Reply'
  | 'ReplyToAll'
  | 'Review'

export interface RulePredicatesType {
  Categories?: ArrayOfStringsType | undefined
  ContainsBodyStrings?: ArrayOfStringsType | undefined
  ContainsHeaderStrings?: ArrayOfStringsType | undefined
  ContainsRecipientStrings?: ArrayOfStringsType | undefined
  ContainsSenderStrings?: ArrayOfStringsType | undefined
  ContainsSubjectOrBodyStrings?: ArrayOfStringsType | undefined
  ContainsSubjectStrings?: ArrayOfStringsType | undefined
  FlaggedForAction?: FlaggedForActionType | undefined
  FromAddresses?: ArrayOfEmailAddressesType | undefined
  FromConnectedAccounts?: ArrayOfStringsType | undefined
  HasAttachments?: boolean | undefined
  Importance?: ImportanceChoicesType | undefined
  IsApprovalRequest?: boolean | undefined
  IsAutomaticForward?: boolean | undefined
  IsAutomaticReply?: boolean | undefined
  IsEncrypted?: boolean | undefined
  IsMeetingRequest?: boolean | undefined
  IsMeetingResponse?: boolean | undefined
  IsNDR?: boolean | undefined
  IsPermissionControlled?: boolean | undefined
  IsReadReceipt?: boolean | undefined
  IsSigned?: boolean | undefined
  IsVoicemail?: boolean | undefined
  ItemClasses?: ArrayOfStringsType | undefined
  MessageClassifications?: ArrayOfStringsType | undefined
  NotSentToMe?: boolean | undefined
  SentCcMe?: boolean | undefined
  SentOnlyToMe?: boolean | undefined
  SentToAddresses?: ArrayOfEmailAddressesType | undefined
  SentToMe?: boolean | undefined
  SentToOrCcMe?: boolean | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  WithinDateRange?: RulePredicateDateRangeType | undefined
  WithinSizeRange?: RulePredicateSizeRangeType | undefined
}

export interface RuleActionsType {
  AssignCategories?: ArrayOfStringsType | undefined
  CopyToFolder?: TargetFolderIdType | undefined
  Delete?: boolean | undefined
  ForwardAsAttachmentToRecipients?: ArrayOfEmailAddressesType | undefined
  ForwardToRecipients?: ArrayOfEmailAddressesType | undefined
  MarkImportance?: ImportanceChoicesType | undefined
  MarkAsRead?: boolean | undefined
  MoveToFolder?: TargetFolderIdType | undefined
  PermanentDelete?: boolean | undefined
  RedirectToRecipients?: ArrayOfEmailAddressesType | undefined
  SendSMSAlertToRecipients?: ArrayOfEmailAddressesType | undefined
  ServerReplyWithMessage?: ItemIdType | undefined
  StopProcessingRules?: boolean | undefined
}

export interface RuleType {
  RuleId?: string | undefined
  DisplayName: string
  Priority: number
  IsEnabled: boolean
  IsNotSupported?: boolean | undefined
  IsInError?: boolean | undefined
  Conditions?: RulePredicatesType | undefined
  Exceptions?: RulePredicatesType | undefined
  Actions?: RuleActionsType | undefined
}

export type ArrayOfRulesType = readonly RuleType[]

export type RuleFieldURIType =
  | 'RuleId'
  | 'DisplayName'
  | 'Priority'
  | 'IsNotSupported'
  | 'Actions'
  | 'Condition:Categories'
  | 'Condition:ContainsBodyStrings'
  | 'Condition:ContainsHeaderStrings'
  | 'Condition:ContainsRecipientStrings'
  | 'Condition:ContainsSenderStrings'
  | 'Condition:ContainsSubjectOrBodyStrings'
  | 'Condition:ContainsSubjectStrings'
  | 'Condition:FlaggedForAction'
  | 'Condition:FromAddresses'
  | 'Condition:FromConnectedAccounts'
  | 'Condition:HasAttachments'
  | 'Condition:Importance'
  | 'Condition:IsApprovalRequest'
  | 'Condition:IsAutomaticForward'
  | 'Condition:IsAutomaticReply'
  | 'Condition:IsEncrypted'
  | 'Condition:IsMeetingRequest'
  | 'Condition:IsMeetingResponse'
  | 'Condition:IsNDR'
  | 'Condition:IsPermissionControlled'
  | 'Condition:IsReadReceipt'
  | 'Condition:IsSigned'
  | 'Condition:IsVoicemail'
  | 'Condition:ItemClasses'
  | 'Condition:MessageClassifications'
  | 'Condition:NotSentToMe'
  | 'Condition:SentCcMe'
  | 'Condition:SentOnlyToMe'
  | 'Condition:SentToAddresses'
  | 'Condition:SentToMe'
  | 'Condition:SentToOrCcMe'
  | 'Condition:Sensitivity'
  | 'Condition:WithinDateRange'
  | 'Condition:WithinSizeRange'
  | 'Exception:Categories'
  | 'Exception:ContainsBodyStrings'
  | 'Exception:ContainsHeaderStrings'
  | 'Exception:ContainsRecipientStrings'
  | 'Exception:ContainsSenderStrings'
  | 'Exception:ContainsSubjectOrBodyStrings'
  | 'Exception:ContainsSubjectStrings'
  | 'Exception:FlaggedForAction'
  | 'Exception:FromAddresses'
  | 'Exception:FromConnectedAccounts'
  | 'Exception:HasAttachments'
  | 'Exception:Importance'
  | 'Exception:IsApprovalRequest'
  | 'Exception:IsAutomaticForward'
  | 'Exception:IsAutomaticReply'
  | 'Exception:IsEncrypted'
  | 'Exception:IsMeetingRequest'
  | 'Exception:IsMeetingResponse'
  | 'Exception:IsNDR'
  | 'Exception:IsPermissionControlled'
  | 'Exception:IsReadReceipt'
  | 'Exception:IsSigned'
  | 'Exception:IsVoicemail'
  | 'Exception:ItemClasses'
  | 'Exception:MessageClassifications'
  | 'Exception:NotSentToMe'
  | 'Exception:SentCcMe'
  | 'Exception:SentOnlyToMe'
  | 'Exception:SentToAddresses'
  | 'Exception:SentToMe'
  | 'Exception:SentToOrCcMe'
  | 'Exception:Sensitivity'
  | 'Exception:WithinDateRange'
  | 'Exception:WithinSizeRange'
  | 'Action:AssignCategories'
  | 'Action:CopyToFolder'
  | 'Action:Delete'
  | 'Action:ForwardAsAttachmentToRecipients'
  | 'Action:ForwardToRecipients'
  | 'Action:MarkImportance'
  | 'Action:MarkAsRead'
  | 'Action:MoveToFolder'
  | 'Action:PermanentDelete'
  | 'Action:RedirectToRecipients'
  | 'Action:SendSMSAlertToRecipients'
  | 'Action:ServerReplyWithMessage'
  | 'Action:StopProcessingRules'
  | 'IsEnabled'
  | 'IsInError'
  | 'Conditions'
  | 'Exceptions'

export type RuleValidationErrorCodeType =
  | 'ADOperationFailure'
  | 'ConnectedAccountNotFound'
  | 'CreateWithRuleId'
  | 'EmptyValueFound'
  | 'DuplicatedPriority'
  | 'DuplicatedOperationOnTheSameRule'
  | 'FolderDoesNotExist'
  | 'InvalidAddress'
  | 'InvalidDateRange'
  | 'InvalidFolderId'
  | 'InvalidSizeRange'
  | 'InvalidValue'
  | 'MessageClassificationNotFound'
  | 'MissingAction'
  | 'MissingParameter'
  | 'MissingRangeValue'
  | 'NotSettable'
  | 'RecipientDoesNotExist'
  | 'RuleNotFound'
  | 'SizeLessThanZero'
  | 'StringValueTooBig'
  | 'UnsupportedAddress'
  | 'UnexpectedError'
  | 'UnsupportedRule'

export interface RuleValidationErrorType {
  FieldURI: RuleFieldURIType
  ErrorCode: RuleValidationErrorCodeType
  ErrorMessage: string
  FieldValue: string
}

export type ArrayOfRuleValidationErrorsType = readonly RuleValidationErrorType[]

export interface RuleOperationType {}

export type ArrayOfRuleOperationsType = readonly (
  | Kind<'CreateRuleOperation', CreateRuleOperationType>
  | Kind<'SetRuleOperation', SetRuleOperationType>
  | Kind<'DeleteRuleOperation', DeleteRuleOperationType>
)[]

export interface CreateRuleOperationType {
  Rule: RuleType
}

export interface SetRuleOperationType {
  Rule: RuleType
}

export interface DeleteRuleOperationType {
  RuleId: string
}

export interface RuleOperationErrorType {
  OperationIndex: number
  ValidationErrors: ArrayOfRuleValidationErrorsType
}

export type ArrayOfRuleOperationErrorsType = readonly RuleOperationErrorType[]

export type SearchItemKindType =
  | 'Email'
  | 'Meetings'
  | 'Tasks'
  | 'Notes'
  | 'Docs'
  | 'Journals'
  | 'Contacts'
  | 'Im'
  | 'Voicemail'
  | 'Faxes'
  | 'Posts'
  | 'Rssfeeds'

export type ArrayOfSearchItemKindsType = readonly SearchItemKindType[]

export interface UserMailboxType {
  Id: string
  IsArchive: boolean
}

export type ArrayOfUserMailboxesType = readonly UserMailboxType[]

export interface SearchableMailboxType {
  Guid: GuidType
  PrimarySmtpAddress: string
  IsExternalMailbox: boolean
  ExternalEmailAddress: string
  DisplayName: string
  IsMembershipGroup: boolean
  ReferenceId: string
}

export type ArrayOfSearchableMailboxesType = readonly SearchableMailboxType[]

export interface KeywordStatisticsSearchResultType {
  Keyword: string
  ItemHits: number
  Size: number
}

export type ArrayOfKeywordStatisticsSearchResultsType = readonly KeywordStatisticsSearchResultType[]

export interface MailboxStatisticsSearchResultType {
  UserMailbox: UserMailboxType
  KeywordStatisticsSearchResult?: KeywordStatisticsSearchResultType | undefined
}

export interface ExtendedAttributeType {
  Name: string
  Value: string
}

export type ArrayOfExtendedAttributesType = readonly ExtendedAttributeType[]

export type MailboxSearchLocationType = 'PrimaryOnly' | 'ArchiveOnly' | 'All'

export interface MailboxSearchScopeType {
  Mailbox: string
  SearchScope: MailboxSearchLocationType
  ExtendedAttributes?: ArrayOfExtendedAttributesType | undefined
}

export type NonEmptyArrayOfMailboxSearchScopesType = readonly MailboxSearchScopeType[]

export interface MailboxQueryType {
  Query: string
  MailboxSearchScopes: NonEmptyArrayOfMailboxSearchScopesType
}

export interface PreviewItemMailboxType {
  MailboxId: string
  PrimarySmtpAddress: string
}

export type NonEmptyArrayOfMailboxQueriesType = readonly MailboxQueryType[]

export type SearchResultType = 'StatisticsOnly' | 'PreviewOnly'

export type SearchPageDirectionType = 'Previous' | 'Next'

export type PreviewItemBaseShapeType = 'Default' | 'Compact'

export type NonEmptyArrayOfExtendedFieldURIsType = readonly PathToExtendedFieldType[]

export interface PreviewItemResponseShapeType {
  BaseShape: PreviewItemBaseShapeType
  AdditionalProperties?: NonEmptyArrayOfExtendedFieldURIsType | undefined
}

export interface SearchPreviewItemType {
  Id: ItemIdType
  Mailbox?: PreviewItemMailboxType | undefined
  ParentId?: ItemIdType | undefined
  ItemClass?: ItemClassType | undefined
  UniqueHash?: string | undefined
  SortValue?: string | undefined
  OwaLink?: string | undefined
  Sender?: string | undefined
  ToRecipients?: ArrayOfSmtpAddressType | undefined
  CcRecipients?: ArrayOfSmtpAddressType | undefined
  BccRecipients?: ArrayOfSmtpAddressType | undefined
  CreatedTime?: string | undefined
  ReceivedTime?: string | undefined
  SentTime?: string | undefined
  Subject?: string | undefined
  Size?: number | undefined
  Preview?: string | undefined
  Importance?: ImportanceChoicesType | undefined
  Read?: boolean | undefined
  HasAttachment?: boolean | undefined
  ExtendedProperties?: NonEmptyArrayOfExtendedPropertyType | undefined
}

export type ArrayOfSearchPreviewItemsType = readonly SearchPreviewItemType[]

export interface FailedSearchMailboxType {
  Mailbox: string
  ErrorCode: number
  ErrorMessage: string
  IsArchive: boolean
}

export type ArrayOfFailedSearchMailboxesType = readonly FailedSearchMailboxType[]

export interface SearchMailboxesResultType {
  SearchQueries: NonEmptyArrayOfMailboxQueriesType
  ResultType: SearchResultType
  ItemCount: number
  Size: number
  PageItemCount: number
  PageItemSize: number
  KeywordStats?: ArrayOfKeywordStatisticsSearchResultsType | undefined
  Items?: ArrayOfSearchPreviewItemsType | undefined
  FailedMailboxes?: ArrayOfFailedSearchMailboxesType | undefined
  Refiners?: ArrayOfSearchRefinerItemsType | undefined
  MailboxStats?: ArrayOfMailboxStatisticsItemsType | undefined
}

export interface SearchRefinerItemType {
  Name: string
  Value: string
  Count: number
  Token: string
}

export type ArrayOfSearchRefinerItemsType = readonly SearchRefinerItemType[]

export interface OneDriveItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  ResourceId: string
}

export interface FileItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  FileName?: string | undefined
  FileExtension?: string | undefined
  FileSize?: number | undefined
  FileCreatedTime?: string | undefined
  FileModifiedTime?: string | undefined
  StorageProviderContext?: string | undefined
  FileID?: string | undefined
  ItemReferenceId?: string | undefined
  ReferenceId?: string | undefined
  Sender?: string | undefined
  ItemReceivedTime?: string | undefined
  ItemPath?: string | undefined
  ItemSentTime?: string | undefined
  FileContexts?: ArrayOfStringsType | undefined
  VisualizationContainerUrl?: string | undefined
  VisualizationContainerTitle?: string | undefined
  VisualizationAccessUrl?: string | undefined
  ReferenceAttachmentProviderEndpoint?: string | undefined
  ReferenceAttachmentProviderType?: string | undefined
  ItemConversationId?: string | undefined
  SharepointItemListId?: GuidType | undefined
  SharepointItemListItemId?: string | undefined
  SharepointItemSiteId?: GuidType | undefined
  SharepointItemSitePath?: string | undefined
  SharepointItemWebId?: GuidType | undefined
  AttachmentId?: string | undefined
}

export interface DocumentFileItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  FileName?: string | undefined
  FileExtension?: string | undefined
  FileSize?: number | undefined
  FileCreatedTime?: string | undefined
  FileModifiedTime?: string | undefined
  StorageProviderContext?: string | undefined
  FileID?: string | undefined
  ItemReferenceId?: string | undefined
  ReferenceId?: string | undefined
  Sender?: string | undefined
  ItemReceivedTime?: string | undefined
  ItemPath?: string | undefined
  ItemSentTime?: string | undefined
  FileContexts?: ArrayOfStringsType | undefined
  VisualizationContainerUrl?: string | undefined
  VisualizationContainerTitle?: string | undefined
  VisualizationAccessUrl?: string | undefined
  ReferenceAttachmentProviderEndpoint?: string | undefined
  ReferenceAttachmentProviderType?: string | undefined
  ItemConversationId?: string | undefined
  SharepointItemListId?: GuidType | undefined
  SharepointItemListItemId?: string | undefined
  SharepointItemSiteId?: GuidType | undefined
  SharepointItemSitePath?: string | undefined
  SharepointItemWebId?: GuidType | undefined
  AttachmentId?: string | undefined
  Author?: ArrayOfStringsType | undefined
  Title?: string | undefined
  LastModifiedBy?: string | undefined
}

export interface DelveItemType {
  MimeContent?: MimeContentType | undefined
  ItemId?: ItemIdType | undefined
  ParentFolderId?: FolderIdType | undefined
  ItemClass?: ItemClassType | undefined
  Subject?: string | undefined
  Sensitivity?: SensitivityChoicesType | undefined
  Body?: BodyType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  DateTimeReceived?: string | undefined
  Size?: number | undefined
  Categories?: ArrayOfStringsType | undefined
  Importance?: ImportanceChoicesType | undefined
  InReplyTo?: string | undefined
  IsSubmitted?: boolean | undefined
  IsDraft?: boolean | undefined
  IsFromMe?: boolean | undefined
  IsResend?: boolean | undefined
  IsUnmodified?: boolean | undefined
  InternetMessageHeaders?: NonEmptyArrayOfInternetHeadersType | undefined
  DateTimeSent?: string | undefined
  DateTimeCreated?: string | undefined
  ResponseObjects?: NonEmptyArrayOfResponseObjectsType | undefined
  ReminderDueBy?: string | undefined
  ReminderIsSet?: boolean | undefined
  ReminderNextTime?: string | undefined
  ReminderMinutesBeforeStart?: ReminderMinutesBeforeStartType | undefined
  DisplayCc?: string | undefined
  DisplayTo?: string | undefined
  DisplayBcc?: string | undefined
  HasAttachments?: boolean | undefined
  ExtendedProperty?: readonly ExtendedPropertyType[] | undefined
  Culture?: string | undefined
  EffectiveRights?: EffectiveRightsType | undefined
  LastModifiedName?: string | undefined
  LastModifiedTime?: string | undefined
  IsAssociated?: boolean | undefined
  WebClientReadFormQueryString?: string | undefined
  WebClientEditFormQueryString?: string | undefined
  ConversationId?: ItemIdType | undefined
  UniqueBody?: BodyType | undefined
  Flag?: FlagType | undefined
  StoreEntryId?: Base64 | undefined
  InstanceKey?: Base64 | undefined
  NormalizedBody?: BodyType | undefined
  EntityExtractionResult?: EntityExtractionResultType | undefined
  PolicyTag?: RetentionTagType | undefined
  ArchiveTag?: RetentionTagType | undefined
  RetentionDate?: string | undefined
  Preview?: string | undefined
  RightsManagementLicenseData?: RightsManagementLicenseDataType | undefined
  PredictedActionReasons?: NonEmptyArrayOfPredictedActionReasonType | undefined
  IsClutter?: boolean | undefined
  BlockStatus?: boolean | undefined
  HasBlockedImages?: boolean | undefined
  TextBody?: BodyType | undefined
  IconIndex?: IconIndexType | undefined
  SearchKey?: Base64 | undefined
  SortKey?: number | undefined
  Hashtags?: ArrayOfStringsType | undefined
  Mentions?: ArrayOfRecipientsType | undefined
  MentionedMe?: boolean | undefined
  MentionsPreview?: MentionsPreviewType | undefined
  MentionsEx?: NonEmptyArrayOfMentionActionsType | undefined
  AppliedHashtags?: NonEmptyArrayOfAppliedHashtagType | undefined
  AppliedHashtagsPreview?: AppliedHashtagsPreviewType | undefined
  Likes?: NonEmptyArrayOfLikeType | undefined
  LikesPreview?: LikesPreviewType | undefined
  PendingSocialActivityTagIds?: ArrayOfStringsType | undefined
  AtAllMention?: boolean | undefined
  CanDelete?: boolean | undefined
  InferenceClassification?: InferenceClassificationType | undefined
  GraphNodeLogicalId: string
}

export interface MailboxStatisticsItemType {
  MailboxId: string
  DisplayName: string
  ItemCount: number
  Size: number
}

export type ArrayOfMailboxStatisticsItemsType = readonly MailboxStatisticsItemType[]

export type HoldActionType = 'Create' | 'Update' | 'Remove'

export type HoldStatusType = 'NotOnHold' | 'Pending' | 'OnHold' | 'PartialHold' | 'Failed'

export interface MailboxHoldStatusType {
  Mailbox: string
  Status: HoldStatusType
  AdditionalInfo?: string | undefined
}

export type ArrayOfMailboxHoldStatusType = readonly MailboxHoldStatusType[]

export interface MailboxHoldResultType {
  HoldId: string
  Query?: string | undefined
  MailboxHoldStatuses: ArrayOfMailboxHoldStatusType
}

export type NonEmptyArrayOfLegacyDNsType = readonly string[]

export interface NonIndexableItemStatisticType {
  Mailbox: string
  ItemCount: number
  ErrorMessage?: string | undefined
}

export type ArrayOfNonIndexableItemStatisticsType = readonly NonIndexableItemStatisticType[]

export type ItemIndexErrorType =
  | 'None'
  | 'GenericError'
  | 'Timeout'
  | 'StaleEvent'
  | 'MailboxOffline'
  | 'AttachmentLimitReached'
  | 'MarsWriterTruncation'
  | 'DocumentParserFailure'

export interface NonIndexableItemDetailType {
  ItemId: ItemIdType
  ErrorCode: ItemIndexErrorType
  ErrorDescription: string
  IsPartiallyIndexed: boolean
  IsPermanentFailure: boolean
  SortValue: string
  AttemptCount: number
  LastAttemptTime?: string | undefined
  AdditionalInfo?: string | undefined
}

export type ArrayOfNonIndexableItemDetailsType = readonly NonIndexableItemDetailType[]

export interface NonIndexableItemDetailResultType {
  Items?: ArrayOfNonIndexableItemDetailsType | undefined
  FailedMailboxes?: ArrayOfFailedSearchMailboxesType | undefined
}

export interface DiscoverySearchConfigurationType {
  SearchId: string
  SearchQuery: string
  SearchableMailboxes?: ArrayOfSearchableMailboxesType | undefined
  InPlaceHoldIdentity?: string | undefined
  ManagedByOrganization?: string | undefined
  Language?: string | undefined
}

export type ArrayOfDiscoverySearchConfigurationType = readonly DiscoverySearchConfigurationType[]

export interface RetentionTagType {
  IsExplicit: boolean
  value: GuidType
}

export type UserPhotoSizeType =
  | 'HR48x48'
  | 'HR64x64'
  | 'HR96x96'
  | 'HR120x120'
  | 'HR240x240'
  | 'HR360x360'
  | 'HR432x432'
  | 'HR504x504'
  | 'HR648x648'
  | 'HR1024xN'
  | 'HR1920xN'

export type UserPhotoTypeType = 'UserPhoto' | 'ProfileHeaderPhoto'

export type ElcFolderType =
  | 'Calendar'
  | 'Contacts'
  | 'DeletedItems'
  | 'Drafts'
  | 'Inbox'
  | 'JunkEmail'
  | 'Journal'
  | 'Notes'
  | 'Outbox'
  | 'SentItems'
  | 'Tasks'
  | 'All'
  | 'ManagedCustomFolder'
  | 'RssSubscriptions'
  | 'SyncIssues'
  | 'ConversationHistory'
  | 'Personal'
  | 'RecoverableItems'
  | 'NonIpmRoot'

export type RetentionActionType =
  | 'None'
  | 'MoveToDeletedItems'
  | 'MoveToFolder'
  | 'DeleteAndAllowRecovery'
  | 'PermanentlyDelete'
  | 'MarkAsPastRetentionLimit'
  | 'MoveToArchive'

export interface RetentionPolicyTagType {
  DisplayName: string
  RetentionId: GuidType
  RetentionPeriod: number
  Type: ElcFolderType
  RetentionAction: RetentionActionType
  Description?: string | undefined
  IsVisible: boolean
  OptedInto: boolean
  IsArchive: boolean
  ParentLabelIdentity?: string | undefined
  Priority?: number | undefined
}

export type ArrayOfRetentionPolicyTagsType = readonly RetentionPolicyTagType[]

export type RetentionType = 'Delete' | 'Archive'

export type ClientExtensionProvidedToType = 'Everyone' | 'SpecificUsers'

export type ClientExtensionTypeType =
  | 'Default'
  | 'Private'
  | 'MarketPlace'
  | 'PrivateCatalog'
  | 'MarketplacePrivateCatalog'

export type ClientExtensionScopeType = 'None' | 'User' | 'Organization' | 'Default'

export interface ClientExtensionType {
  IsAvailable?: boolean | undefined
  IsMandatory?: boolean | undefined
  IsEnabledByDefault?: boolean | undefined
  ProvidedTo?: ClientExtensionProvidedToType | undefined
  Type?: ClientExtensionTypeType | undefined
  Scope?: ClientExtensionScopeType | undefined
  MarketplaceAssetId?: string | undefined
  MarketplaceContentMarket?: string | undefined
  AppStatus?: string | undefined
  Etoken?: string | undefined
  InstalledDateTime?: string | undefined
  SpecificUsers?: ArrayOfStringsType | undefined
  Manifest?: Base64 | undefined
}

export type ConsentStateType = 'NotResponded' | 'NotConsented' | 'Consented'

export interface ImGroupType {
  DisplayName: NonEmptyStringType
  GroupType: NonEmptyStringType
  ExchangeStoreId?: ItemIdType | undefined
  MemberCorrelationKey?: NonEmptyArrayOfItemIdsType | undefined
  ExtendedProperties?: NonEmptyArrayOfExtendedPropertyType | undefined
  SmtpAddress?: string | undefined
}

export type ArrayOfImGroupType = readonly ImGroupType[]

export interface ImItemListType {
  Groups?: ArrayOfImGroupType | undefined
  Personas?: ArrayOfPeopleType | undefined
}

export type NonEmptyArrayOfExtendedFieldURIs = readonly PathToExtendedFieldType[]

export type DisableReasonType =
  | 'NoReason'
  | 'OutlookClientPerformance'
  | 'OWAClientPerformance'
  | 'MobileClientPerformance'

export type NonEmptyStateDefinitionType =
  | Kind<'DeletedOccurrenceStateDefinition', DeletedOccurrenceStateDefinitionType>
  | Kind<'DeleteFromFolderStateDefinition', DeleteFromFolderStateDefinitionType>
  | Kind<'LocationBasedStateDefinition', LocationBasedStateDefinitionType>

export interface BaseCalendarItemStateDefinitionType {}

export interface DeletedOccurrenceStateDefinitionType {
  OccurrenceDate: string
  IsOccurrencePresent?: boolean | undefined
}

export interface DeleteFromFolderStateDefinitionType {}

export interface LocationBasedStateDefinitionType {
  OrganizerLocation: string
  AttendeeLocation: string
}

export type IconIndexType =
  | 'Default'
  | 'PostItem'
  | 'MailRead'
  | 'MailUnread'
  | 'MailReplied'
  | 'MailForwarded'
  | 'MailEncrypted'
  | 'MailSmimeSigned'
  | 'MailEncryptedReplied'
  | 'MailSmimeSignedReplied'
  | 'MailEncryptedForwarded'
  | 'MailSmimeSignedForwarded'
  | 'MailEncryptedRead'
  | 'MailSmimeSignedRead'
  | 'MailIrm'
  | 'MailIrmForwarded'
  | 'MailIrmReplied'
  | 'SmsSubmitted'
  | 'SmsRoutedToDeliveryPoint'
  | 'SmsRoutedToExternalMessagingSystem'
  | 'SmsDelivered'
  | 'OutlookDefaultForContacts'
  | 'AppointmentItem'
  | 'AppointmentRecur'
  | 'AppointmentMeet'
  | 'AppointmentMeetRecur'
  | 'AppointmentMeetNY'
  | 'AppointmentMeetYes'
  | 'AppointmentMeetNo'
  | 'AppointmentMeetMaybe'
  | 'AppointmentMeetCancel'
  | 'AppointmentMeetInfo'
  | 'TaskItem'
  | 'TaskRecur'
  | 'TaskOwned'
  | 'TaskDelegated'

export type MeetingSpaceTypeEnum = 'Public' | 'Private'

export interface MeetingSpaceType {
  Id?: string | undefined
  ChangeKey?: string | undefined
  Type?: MeetingSpaceTypeEnum | undefined
  Version?: string | undefined
  JoinUrl?: string | undefined
  DateTimeCreated?: string | undefined
  DateTimeModified?: string | undefined
  ExpiryTime?: string | undefined
  Meadata?: string | undefined
  Tag?: string | undefined
}

export type ParticipantActivityRole = 'Organizer' | 'Attendee' | 'Presenter'

export type ParticipantActivityMediaType =
  | 'AppSharing'
  | 'AudioVideo'
  | 'Chat'
  | 'DataConf'
  | 'Meeting'
  | 'MeetingConf'
  | 'PhoneConf'
  | 'Focus'

export interface ParticipantActivity {
  Id: GuidType
  CreatedBy: string
  StartTime: string
  EndTime: string
  ClientVersion: string
  Role: ParticipantActivityRole
  MediaType: ParticipantActivityMediaType
  MediaDetails?: string | undefined
}

export type NonEmptyArrayOfParticipantActivities = readonly ParticipantActivity[]

export interface ContentActivity {
  Id: GuidType
  SharedBy: string
  ContentLocation: string
  StartTime: string
  EndTime: string
  Type: ContentActivityType
  MediaType: ContentActivityMediaType
  Acl: ContentActivityAcl
}

export type ContentActivityType = 'Poll' | 'WhiteBoard' | 'QAndA' | 'Chat' | 'Meeting' | 'Annotations' | 'SharedNotes'

export type ContentActivityMediaType =
  | 'AppSharing'
  | 'AudioVideo'
  | 'Chat'
  | 'DataConf'
  | 'Meeting'
  | 'MeetingConf'
  | 'PhoneConf'

export type ContentActivityAcl = 'Organizer' | 'Presenter' | 'Everyone'

export type NonEmptyArrayOfContentActivities = readonly ContentActivity[]

export interface MeetingInstanceType {
  Id?: string | undefined
  ChangeKey?: string | undefined
  Version?: string | undefined
  JoinUrl?: string | undefined
  DateTimeCreated?: string | undefined
  DateTimeModified?: string | undefined
  Meadata?: string | undefined
  Tag?: string | undefined
  ParentGoid?: string | undefined
  ParticipantActivities?: NonEmptyArrayOfParticipantActivities | undefined
  ContentActivities?: NonEmptyArrayOfContentActivities | undefined
}

export type WarmupOptionsType_Item = 'None' | 'Suggestions' | 'Results' | 'All'

export type WarmupOptionsType = readonly WarmupOptionsType_Item[]

export type SearchApplicationIdType = 'Outlook' | 'Owa' | 'Paw' | 'Teamspace' | 'OneDrive' | 'Other'

export type ItemTypesFilterType_Item =
  | 'None'
  | 'MailItems'
  | 'MailConversations'
  | 'CalendarItems'
  | 'Contacts'
  | 'OneDriveItems'
  | 'FileItems'
  | 'DelveItems'
  | 'MessageItems'

export type ItemTypesFilterType = readonly ItemTypesFilterType_Item[]

export type SuggestionKindType_Item = 'None' | 'Keywords' | 'People' | 'Hashtags' | 'QueryHistory' | 'All'

export type SuggestionKindType = readonly SuggestionKindType_Item[]

export type RefinerTypeType = 'None' | 'To' | 'From' | 'Folder' | 'HasAttachment' | 'MailboxSource'

export type SearchResultsPropertySetNameType = 'Default' | 'Owa16' | 'Outlook16'

export type SearchScopeGroupsType_Item = 'MyGroups'

export type SearchScopeGroupsType = readonly SearchScopeGroupsType_Item[]

export type SearchScopeArchivesType_Item = 'MainArchive' | 'AuxArchive' | 'All'

export type SearchScopeArchivesType = readonly SearchScopeArchivesType_Item[]

export type ExecuteSearchSortOrderType = 'DateTime' | 'Relevance'

export type MatchOptionsType = 'FullString' | 'Prefix'

export type SearchFolderScopeType = Kind<'FolderId', FolderIdType> | Kind<'WellKnownFolder', DistinguishedFolderIdType>

export interface PrimaryMailboxSearchScopeType {
  FolderScope?: SearchFolderScopeType | undefined
  IsDeepTraversal?: boolean | undefined
}

export interface LargeArchiveSearchScopeType {
  ArchiveTypes: SearchScopeArchivesType
}

export interface GroupSearchScopeType {
  GroupTypes: SearchScopeGroupsType
}

export interface SingleLargeArchiveSearchScopeType {
  MailboxGuid?: GuidType | undefined
  FolderScope: SearchFolderScopeType
  IsDeepTraversal: boolean
}

export interface OneDriveSearchScopeType {
  OneDriveView: OneDriveViewType
}

export interface DelveSearchScopeType {
  DelveView: DelveViewType
}

export interface CustomSearchScopeType {
  MailboxGuid: GuidType
  FolderScope: SearchFolderScopeType
  IsDeepTraversal: boolean
}

export interface ArrayOfSearchScopeType {
  PrimaryMailboxSearchScope?: PrimaryMailboxSearchScopeType | undefined
  LargeArchiveSearchScope?: LargeArchiveSearchScopeType | undefined
  GroupSearchScope?: GroupSearchScopeType | undefined
  CustomSearchScope?: readonly CustomSearchScopeType[] | undefined
  OneDriveSearchScope?: OneDriveSearchScopeType | undefined
  SingleLargeArchiveSearchScope?: SingleLargeArchiveSearchScopeType | undefined
  DelveSearchScope?: DelveSearchScopeType | undefined
}

export interface DynamicRefinerQueryType {
  RefinerQuery: string
  TDRefinerId: number
}

export interface ExtendedKeywordDefinitionType {
  Keyword: string
  Properties: NonEmptyArrayOfExtendedFieldURIsType
}

export interface SuggestionType {
  SuggestedQuery: string
  DisplayText: string
  SuggestionType: SuggestionKindType
  Trigger?: string | undefined
  TDSuggestionId: number
  IsDeletable: boolean
}

export interface PeopleSuggestionType {
  SuggestedQuery: string
  DisplayText: string
  SuggestionType: SuggestionKindType
  Trigger?: string | undefined
  TDSuggestionId: number
  IsDeletable: boolean
  PrimarySmtpAddress: string
  PersonType?: string | undefined
}

export type PeopleSuggestionPersonType = 'Unknown' | 'Person' | 'DistributionList' | 'Room' | 'Place' | 'ModernGroup'

export interface FileSuggestionType {
  SuggestedQuery: string
  DisplayText: string
  SuggestionType: SuggestionKindType
  Trigger?: string | undefined
  TDSuggestionId: number
  IsDeletable: boolean
  FileName: string
  FileExtension: string
  FileReferenceId?: string | undefined
  FileTitle?: string | undefined
  ContainerTitle?: string | undefined
  ContainerUrl?: string | undefined
}

export type SearchSuggestionsType_Suggestions_Type = readonly SuggestionType[]

export interface SearchSuggestionsType {
  TDSuggestionsBatchId: number
  TDSuggestionsInstanceId: GuidType
  Suggestions?: SearchSuggestionsType_Suggestions_Type | undefined
  DiagnosticsData?: SearchDiagnosticsType | undefined
}

export interface DeleteSearchSuggestionResponseType {
  Success: boolean
  StatusMessage?: string | undefined
  DiagnosticsData?: SearchDiagnosticsType | undefined
}

export type SearchDiagnosticsStepType_AdditionalEntries_Type = readonly string[]

export interface SearchDiagnosticsStepType {
  StartTime?: string | undefined
  StepTime?: number | undefined
  StepType?: string | undefined
  AdditionalEntries?: SearchDiagnosticsStepType_AdditionalEntries_Type | undefined
}

export interface SearchRefinerType {
  RefinerType: RefinerTypeType
  Refiner: DynamicRefinerQueryType
  ResultCount?: number | undefined
}

export interface FolderRefinerType {
  RefinerType: RefinerTypeType
  Refiner: DynamicRefinerQueryType
  ResultCount?: number | undefined
  FolderId?: FolderIdType | undefined
}

export interface PeopleRefinerType {
  RefinerType: RefinerTypeType
  Refiner: DynamicRefinerQueryType
  ResultCount?: number | undefined
  DisplayName?: string | undefined
  SmtpAddress?: SmtpAddressType | undefined
}

export interface MailboxRefinerType {
  RefinerType: RefinerTypeType
  Refiner: DynamicRefinerQueryType
  ResultCount?: number | undefined
  MailboxDisplayName?: string | undefined
}

export interface AttachmentRefinerType {
  RefinerType: RefinerTypeType
  Refiner: DynamicRefinerQueryType
  ResultCount?: number | undefined
  HasAttachment?: boolean | undefined
}

export interface HashtagRefinerType {
  RefinerType: RefinerTypeType
  Refiner: DynamicRefinerQueryType
  ResultCount?: number | undefined
  DisplayName?: string | undefined
}

export interface SearchDiagnosticsType {
  /** Elements of any kind, as XML; what was read is not kept. */
  any?: string | undefined
}

export interface MailboxInformationType {
  MailboxGuid: GuidType
  MailboxAddress: SmtpAddressType
  MailboxDisplayName: string
}

export interface ExecuteSearchQueryIdType {
  Id: GuidType
}

export type SearchResultsType_Items_Type = readonly ItemType[]

export type SearchResultsType_Conversations_Type = readonly ConversationType[]

export type SearchResultsType_People_Type = readonly PersonaType[]

export type SearchResultsType_SearchRefiners_Type = readonly SearchRefinerType[]

export type SearchResultsType_MailboxesInformation_Type = readonly MailboxInformationType[]

export interface SearchResultsType {
  Items?: SearchResultsType_Items_Type | undefined
  Conversations?: SearchResultsType_Conversations_Type | undefined
  People?: SearchResultsType_People_Type | undefined
  MoreResultsAvailable: boolean
  RefinerTelemetryBatchId: number
  SearchRefiners?: SearchResultsType_SearchRefiners_Type | undefined
  DiagnosticsData?: SearchDiagnosticsType | undefined
  SearchResultsCount?: number | undefined
  TotalResultsCount?: number | undefined
  SearchTerms?: ArrayOfStringsType | undefined
  QueryId?: ExecuteSearchQueryIdType | undefined
  MailboxesInformation?: SearchResultsType_MailboxesInformation_Type | undefined
}

export interface SearchResultItemIdType {
  Id: string
  ChangeKey?: string | undefined
  EntryId?: Base64 | undefined
  OutlookItemId?: Base64 | undefined
}

export interface SearchResultConversationIdType {
  Id: string
  ChangeKey?: string | undefined
  OutlookConversationId?: Base64 | undefined
}

export type ClientIdType =
  | 'Web'
  | 'Mobile'
  | 'Tablet'
  | 'Desktop'
  | 'Exchange'
  | 'Outlook'
  | 'MacOutlook'
  | 'POP3'
  | 'IMAP4'
  | 'Other'
  | 'Lync'
  | 'OutlookService'
  | 'MacMail'

export type EntityFeedbackEntityAddSourceType =
  | 'None'
  | 'EntityRelevanceApi'
  | 'EntityRelevanceApiCache'
  | 'ActiveDirectory'
  | 'ExplicitTyping'
  | 'Paste'
  | 'LocalCacheAndEntityRelevanceApi'
  | 'LocalCache'
  | 'Other'

export type ArrayOfWorkHours = readonly WorkHoursType[]

export interface WorkHoursType {
  WorkDay?: SystemDayOfWeek | undefined
  TimeSlots?: ArrayOfWorkTimeSlot | undefined
}

export type SystemDayOfWeek = 'Sunday' | 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday'

export type ArrayOfWorkTimeSlot = readonly WorkTimeSlot[]

export interface WorkTimeSlot {
  StartTimeInMinutes: number
  EndTimeInMinutes: number
}

export interface AnalyzedQuery {
  QueryLanguage: string
  SearchRestrictions: RestrictionType
}

export interface ContextPropertyType {
  Key: string
  Value: string
}

export type ArrayOfContextProperty = readonly ContextPropertyType[]

export type ArrayOfEntityFeedbackEntry = readonly EntityFeedbackEntryType[]

export interface EntityFeedbackEntryType {
  ClientEventTimeUtc: string
  ClientEventTimeLocal: string
  ClientSessionId: GuidType
  ClientVersion: string
  ClientId: ClientIdType
  EntrySequenceNumber: number
  TransactionId?: string | undefined
  EventType: string
  TargetEntityList?: string | undefined
  EntityAddSource?: EntityFeedbackEntityAddSourceType | undefined
  JsonPropertyBag?: string | undefined
}

export type ArrayOfInboxReminderType = readonly InboxReminderType[]

export interface InboxReminderType {
  Id?: GuidType | undefined
  ReminderOffset?: number | undefined
  Message?: string | undefined
  IsOrganizerReminder?: boolean | undefined
  OccurrenceChange?: EmailReminderChangeType | undefined
  SendOption?: EmailReminderSendOption | undefined
}

export type EmailReminderChangeType = 'None' | 'Added' | 'Override' | 'Deleted'

export type EmailReminderSendOption = 'NotSet' | 'User' | 'AllAttendees' | 'Staff' | 'Customer'

export type InsightStatusType = 'Created' | 'Active' | 'Dismissed' | 'Invalid'

export interface InsightContextItem {
  Name?: string | undefined
  Val?: string | undefined
}

export type ArrayOfInsightContextItem = readonly InsightContextItem[]

export interface InsightItemType {
  ItemId: ItemIdType
  InsightId: GuidType
  Type?: string | undefined
  StartTimeUtc?: string | undefined
  EndTimeUtc?: string | undefined
  Status?: InsightStatusType | undefined
  Version?: string | undefined
  Context?: ArrayOfInsightContextItem | undefined
  Text?: string | undefined
  ApplicationsIds?: ArrayOfStringsType | undefined
  SuggestedActions?: string | undefined
  AppContexts?: ArrayOfStringsType | undefined
}

export type ArrayOfInsightItemType = readonly InsightItemType[]

export interface ResponseMessageInfoType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: string | undefined
}

export interface BaseAvailabilityCalendarViewType {
  FreeBusyViewType: FreeBusyViewType
}

export type ArrayOfPeopleQuerySource = readonly string[]

export interface CalendarActivityDataType {
  ActivityAction: string
  ClientId: string
  CasRequestId: GuidType
  IndexSelected: number
}

export interface MentionActionType {
  Id: string
  CreatedBy: EmailAddressExtendedType
  CreatedDateTime?: string | undefined
  ServerCreatedDateTime?: string | undefined
  DeepLink?: string | undefined
  Application?: string | undefined
  Mentioned: EmailAddressExtendedType
  MentionText?: string | undefined
  ClientReference?: string | undefined
}

export type NonEmptyArrayOfMentionActionsType = readonly MentionActionType[]

export interface AppliedHashtagType {
  Id: string
  CreatedBy: EmailAddressExtendedType
  CreatedDateTime?: string | undefined
  ServerCreatedDateTime?: string | undefined
  DeepLink?: string | undefined
  Application?: string | undefined
  Tag: string
  IsAutoTagged: boolean
  IsInlined: boolean
}

export interface AppliedHashtagsPreviewType {
  Hashtags: ArrayOfStringsType
}

export type NonEmptyArrayOfAppliedHashtagType = readonly AppliedHashtagType[]

export interface LikeType {
  Id: string
  CreatedBy: EmailAddressExtendedType
  CreatedDateTime?: string | undefined
  ServerCreatedDateTime?: string | undefined
  DeepLink?: string | undefined
  Application?: string | undefined
}

export interface LikesPreviewType {
  LikeCount: number
}

export interface MentionsPreviewType {
  IsMentioned: boolean
}

export type NonEmptyArrayOfLikeType = readonly LikeType[]

export interface AttendeeAvailability {
  EmailAddress: string
  Availability: AvailabilityStatusType
}

export type ArrayOfMeetingLocation = readonly MeetingLocation[]

export type ArrayOfAttendeeAvailability = readonly AttendeeAvailability[]

export interface MeetingTimeCandidate {
  MeetingTimeslot: TimeSlot
  Confidence: number
  Score: number
  OrganizerAvailability: AvailabilityStatusType
  AttendeeAvailabilities: ArrayOfAttendeeAvailability
  Locations: ArrayOfMeetingLocation
  SuggestionHint: string
}

export type ArrayOfMeetingTimeCandidate = readonly MeetingTimeCandidate[]

export interface MeetingTimeCandidatesConstraintItem {
  Email?: string | undefined
}

export interface AttendeeConstraintItem {
  Email?: string | undefined
  IsRequired?: boolean | undefined
}

export interface LocationConstraintItem {
  Email?: string | undefined
  Name?: string | undefined
  ResolveAvailability?: boolean | undefined
}

export type ArrayOfLocationConstraintItems = readonly LocationConstraintItem[]

export type ArrayOfAttendeeConstraintItems = readonly AttendeeConstraintItem[]

export type ArrayOfTimeSlot = readonly TimeSlot[]

export type EmptySuggestionReason =
  | 'Unknown'
  | 'AttendeesUnavailable'
  | 'LocationsUnavailable'
  | 'OrganizerUnavailable'
  | 'AttendeesUnavailableOrUnknown'

export interface FindMeetingTimesAttendeeConstraints {
  AttendeeEntries?: ArrayOfAttendeeConstraintItems | undefined
}

export interface FindMeetingTimesLocationConstraints {
  LocationEntries?: ArrayOfLocationConstraintItems | undefined
  IsRequired?: boolean | undefined
  SuggestLocation?: boolean | undefined
}

export interface FindMeetingTimesSearchConstraints {
  SearchWindows?: ArrayOfTimeSlot | undefined
  MeetingDurationInMinutes?: number | undefined
  ActivityDomain?: ActivityDomainType | undefined
}

export interface FindMeetingTimesConstraints {
  MaxCandidates?: number | undefined
  IsOrganizerOptional?: boolean | undefined
  ReturnSuggestionHints?: boolean | undefined
  AppName?: string | undefined
  AppScenario?: string | undefined
  MinimumAttendeePercentage?: number | undefined
}

export type AddInStateType = 'Flagged' | 'OK' | 'Removed' | 'Undefined' | 'WithdrawingSoon' | 'Withdrawn'

export interface OfficeClientType {
  Code: OfficeClientCodeType
  Version: VersionType
}

export type OfficeClientCodeType = string

export type VersionType = string

export interface ArrayOfAppsType {
  App?: readonly AppType[] | undefined
  Metadata?: Metadata | undefined
}

export interface AppType {
  Metadata?: AppMetadata | undefined
  Manifest: Base64
}

export interface Metadata {
  CustomApps: string
}

export interface AppMetadata {
  EndNodeUrl?: string | undefined
  AppStatus?: string | undefined
  ActionUrl?: string | undefined
  ProductId?: string | undefined
  EnabledStatus?: boolean | undefined
  ConsentState?: string | undefined
  ExtensionType?: string | undefined
  MarketplaceAssetId?: string | undefined
  LicenseStatus?: string | undefined
  TrialExpirationDate?: string | undefined
  InstalledBy?: string | undefined
  IsMandatory?: boolean | undefined
}

export type ResponseCodeType =
  | 'NoError'
  | 'ErrorAccessDenied'
  | 'ErrorAccessModeSpecified'
  | 'ErrorAccountDisabled'
  | 'ErrorAddDelegatesFailed'
  | 'ErrorAddressSpaceNotFound'
  | 'ErrorADOperation'
  | 'ErrorADSessionFilter'
  | 'ErrorADUnavailable'
  | 'ErrorServiceUnavailable'
  | 'ErrorAutoDiscoverFailed'
  | 'ErrorAffectedTaskOccurrencesRequired'
  | 'ErrorAttachmentNestLevelLimitExceeded'
  | 'ErrorAttachmentSizeLimitExceeded'
  | 'ErrorArchiveFolderPathCreation'
  | 'ErrorArchiveMailboxNotEnabled'
  | 'ErrorArchiveMailboxServiceDiscoveryFailed'
  | 'ErrorAvailabilityConfigNotFound'
  | 'ErrorBatchProcessingStopped'
  | 'ErrorCalendarCannotMoveOrCopyOccurrence'
  | 'ErrorCalendarCannotUpdateDeletedItem'
  | 'ErrorCalendarCannotUseIdForOccurrenceId'
  | 'ErrorCalendarCannotUseIdForRecurringMasterId'
  | 'ErrorCalendarDurationIsTooLong'
  | 'ErrorCalendarEndDateIsEarlierThanStartDate'
  | 'ErrorCalendarFolderIsInvalidForCalendarView'
  | 'ErrorCalendarInvalidAttributeValue'
  | 'ErrorCalendarInvalidDayForTimeChangePattern'
  | 'ErrorCalendarInvalidDayForWeeklyRecurrence'
  | 'ErrorCalendarInvalidPropertyState'
  | 'ErrorCalendarInvalidPropertyValue'
  | 'ErrorCalendarInvalidRecurrence'
  | 'ErrorCalendarInvalidTimeZone'
  | 'ErrorCalendarIsCancelledForAccept'
  | 'ErrorCalendarIsCancelledForDecline'
  | 'ErrorCalendarIsCancelledForRemove'
  | 'ErrorCalendarIsCancelledForTentative'
  | 'ErrorCalendarIsDelegatedForAccept'
  | 'ErrorCalendarIsDelegatedForDecline'
  | 'ErrorCalendarIsDelegatedForRemove'
  | 'ErrorCalendarIsDelegatedForTentative'
  | 'ErrorCalendarIsNotOrganizer'
  | 'ErrorCalendarIsOrganizerForAccept'
  | 'ErrorCalendarIsOrganizerForDecline'
  | 'ErrorCalendarIsOrganizerForRemove'
  | 'ErrorCalendarIsOrganizerForTentative'
  | 'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange'
  | 'ErrorCalendarOccurrenceIsDeletedFromRecurrence'
  | 'ErrorCalendarOutOfRange'
  | 'ErrorCalendarMeetingRequestIsOutOfDate'
  | 'ErrorCalendarViewRangeTooBig'
  | 'ErrorCallerIsInvalidADAccount'
  | 'ErrorCannotAccessDeletedPublicFolder'
  | 'ErrorCannotArchiveCalendarContactTaskFolderException'
  | 'ErrorCannotArchiveItemsInPublicFolders'
  | 'ErrorCannotArchiveItemsInArchiveMailbox'
  | 'ErrorCannotCreateCalendarItemInNonCalendarFolder'
  | 'ErrorCannotCreateContactInNonContactFolder'
  | 'ErrorCannotCreatePostItemInNonMailFolder'
  | 'ErrorCannotCreateTaskInNonTaskFolder'
  | 'ErrorCannotDeleteObject'
  | 'ErrorCannotDisableMandatoryExtension'
  | 'ErrorCannotFindUser'
  | 'ErrorCannotGetSourceFolderPath'
  | 'ErrorCannotGetExternalEcpUrl'
  | 'ErrorCannotOpenFileAttachment'
  | 'ErrorCannotDeleteTaskOccurrence'
  | 'ErrorCannotEmptyFolder'
  | 'ErrorCannotSetCalendarPermissionOnNonCalendarFolder'
  | 'ErrorCannotSetNonCalendarPermissionOnCalendarFolder'
  | 'ErrorCannotSetPermissionUnknownEntries'
  | 'ErrorCannotSpecifySearchFolderAsSourceFolder'
  | 'ErrorCannotUseFolderIdForItemId'
  | 'ErrorCannotUseItemIdForFolderId'
  | 'ErrorChangeKeyRequired'
  | 'ErrorChangeKeyRequiredForWriteOperations'
  | 'ErrorClientDisconnected'
  | 'ErrorClientIntentInvalidStateDefinition'
  | 'ErrorClientIntentNotFound'
  | 'ErrorConnectionFailed'
  | 'ErrorContainsFilterWrongType'
  | 'ErrorContentConversionFailed'
  | 'ErrorContentIndexingNotEnabled'
  | 'ErrorCorruptData'
  | 'ErrorCreateItemAccessDenied'
  | 'ErrorCreateManagedFolderPartialCompletion'
  | 'ErrorCreateSubfolderAccessDenied'
  | 'ErrorCrossMailboxMoveCopy'
  | 'ErrorCrossSiteRequest'
  | 'ErrorDataSizeLimitExceeded'
  | 'ErrorDataSourceOperation'
  | 'ErrorDelegateAlreadyExists'
  | 'ErrorDelegateCannotAddOwner'
  | 'ErrorDelegateMissingConfiguration'
  | 'ErrorDelegateNoUser'
  | 'ErrorDelegateValidationFailed'
  | 'ErrorDeleteDistinguishedFolder'
  | 'ErrorDeleteItemsFailed'
  | 'ErrorDeleteUnifiedMessagingPromptFailed'
  | 'ErrorDistinguishedUserNotSupported'
  | 'ErrorDistributionListMemberNotExist'
  | 'ErrorDuplicateInputFolderNames'
  | 'ErrorDuplicateUserIdsSpecified'
  | 'ErrorEmailAddressMismatch'
  | 'ErrorEventNotFound'
  | 'ErrorExceededConnectionCount'
  | 'ErrorExceededSubscriptionCount'
  | 'ErrorExceededFindCountLimit'
  | 'ErrorExpiredSubscription'
  | 'ErrorExtensionNotFound'
  | 'ErrorExtensionsNotAuthorized'
  | 'ErrorFolderCorrupt'
  | 'ErrorFolderNotFound'
  | 'ErrorFolderPropertRequestFailed'
  | 'ErrorFolderSave'
  | 'ErrorFolderSaveFailed'
  | 'ErrorFolderSavePropertyError'
  | 'ErrorFolderExists'
  | 'ErrorFreeBusyGenerationFailed'
  | 'ErrorGetServerSecurityDescriptorFailed'
  | 'ErrorImContactLimitReached'
  | 'ErrorImGroupDisplayNameAlreadyExists'
  | 'ErrorImGroupLimitReached'
  | 'ErrorImpersonateUserDenied'
  | 'ErrorImpersonationDenied'
  | 'ErrorImpersonationFailed'
  | 'ErrorIncorrectSchemaVersion'
  | 'ErrorIncorrectUpdatePropertyCount'
  | 'ErrorIndividualMailboxLimitReached'
  | 'ErrorInsufficientResources'
  | 'ErrorInternalServerError'
  | 'ErrorInternalServerTransientError'
  | 'ErrorInvalidAccessLevel'
  | 'ErrorInvalidArgument'
  | 'ErrorInvalidAttachmentId'
  | 'ErrorInvalidAttachmentSubfilter'
  | 'ErrorInvalidAttachmentSubfilterTextFilter'
  | 'ErrorInvalidAuthorizationContext'
  | 'ErrorInvalidChangeKey'
  | 'ErrorInvalidClientSecurityContext'
  | 'ErrorInvalidCompleteDate'
  | 'ErrorInvalidContactEmailAddress'
  | 'ErrorInvalidContactEmailIndex'
  | 'ErrorInvalidCrossForestCredentials'
  | 'ErrorInvalidDelegatePermission'
  | 'ErrorInvalidDelegateUserId'
  | 'ErrorInvalidExcludesRestriction'
  | 'ErrorInvalidExpressionTypeForSubFilter'
  | 'ErrorInvalidExtendedProperty'
  | 'ErrorInvalidExtendedPropertyValue'
  | 'ErrorInvalidFolderId'
  | 'ErrorInvalidFolderTypeForOperation'
  | 'ErrorInvalidFractionalPagingParameters'
  | 'ErrorInvalidFreeBusyViewType'
  | 'ErrorInvalidId'
  | 'ErrorInvalidIdEmpty'
  | 'ErrorInvalidIdMalformed'
  | 'ErrorInvalidIdMalformedEwsLegacyIdFormat'
  | 'ErrorInvalidIdMonikerTooLong'
  | 'ErrorInvalidIdNotAnItemAttachmentId'
  | 'ErrorInvalidIdReturnedByResolveNames'
  | 'ErrorInvalidIdStoreObjectIdTooLong'
  | 'ErrorInvalidIdTooManyAttachmentLevels'
  | 'ErrorInvalidIdXml'
  | 'ErrorInvalidImContactId'
  | 'ErrorInvalidImDistributionGroupSmtpAddress'
  | 'ErrorInvalidImGroupId'
  | 'ErrorInvalidIndexedPagingParameters'
  | 'ErrorInvalidInternetHeaderChildNodes'
  | 'ErrorInvalidItemForOperationArchiveItem'
  | 'ErrorInvalidItemForOperationCreateItemAttachment'
  | 'ErrorInvalidItemForOperationCreateItem'
  | 'ErrorInvalidItemForOperationAcceptItem'
  | 'ErrorInvalidItemForOperationDeclineItem'
  | 'ErrorInvalidItemForOperationCancelItem'
  | 'ErrorInvalidItemForOperationExpandDL'
  | 'ErrorInvalidItemForOperationRemoveItem'
  | 'ErrorInvalidItemForOperationSendItem'
  | 'ErrorInvalidItemForOperationTentative'
  | 'ErrorInvalidLogonType'
  | 'ErrorInvalidLikeRequest'
  | 'ErrorInvalidMailbox'
  | 'ErrorInvalidManagedFolderProperty'
  | 'ErrorInvalidManagedFolderQuota'
  | 'ErrorInvalidManagedFolderSize'
  | 'ErrorInvalidMergedFreeBusyInterval'
  | 'ErrorInvalidNameForNameResolution'
  | 'ErrorInvalidOperation'
  | 'ErrorInvalidNetworkServiceContext'
  | 'ErrorInvalidOofParameter'
  | 'ErrorInvalidPagingMaxRows'
  | 'ErrorInvalidParentFolder'
  | 'ErrorInvalidPercentCompleteValue'
  | 'ErrorInvalidPermissionSettings'
  | 'ErrorInvalidPhoneCallId'
  | 'ErrorInvalidPhoneNumber'
  | 'ErrorInvalidUserInfo'
  | 'ErrorInvalidPropertyAppend'
  | 'ErrorInvalidPropertyDelete'
  | 'ErrorInvalidPropertyForExists'
  | 'ErrorInvalidPropertyForOperation'
  | 'ErrorInvalidPropertyRequest'
  | 'ErrorInvalidPropertySet'
  | 'ErrorInvalidPropertyUpdateSentMessage'
  | 'ErrorInvalidProxySecurityContext'
  | 'ErrorInvalidPullSubscriptionId'
  | 'ErrorInvalidPushSubscriptionUrl'
  | 'ErrorInvalidRecipients'
  | 'ErrorInvalidRecipientSubfilter'
  | 'ErrorInvalidRecipientSubfilterComparison'
  | 'ErrorInvalidRecipientSubfilterOrder'
  | 'ErrorInvalidRecipientSubfilterTextFilter'
  | 'ErrorInvalidReferenceItem'
  | 'ErrorInvalidRequest'
  | 'ErrorInvalidRestriction'
  | 'ErrorInvalidRetentionTagTypeMismatch'
  | 'ErrorInvalidRetentionTagInvisible'
  | 'ErrorInvalidRetentionTagInheritance'
  | 'ErrorInvalidRetentionTagIdGuid'
  | 'ErrorInvalidRoutingType'
  | 'ErrorInvalidScheduledOofDuration'
  | 'ErrorInvalidSchemaVersionForMailboxVersion'
  | 'ErrorInvalidSecurityDescriptor'
  | 'ErrorInvalidSendItemSaveSettings'
  | 'ErrorInvalidSerializedAccessToken'
  | 'ErrorInvalidServerVersion'
  | 'ErrorInvalidSid'
  | 'ErrorInvalidSIPUri'
  | 'ErrorInvalidSmtpAddress'
  | 'ErrorInvalidSubfilterType'
  | 'ErrorInvalidSubfilterTypeNotAttendeeType'
  | 'ErrorInvalidSubfilterTypeNotRecipientType'
  | 'ErrorInvalidSubscription'
  | 'ErrorInvalidSubscriptionRequest'
  | 'ErrorInvalidSyncStateData'
  | 'ErrorInvalidTimeInterval'
  | 'ErrorInvalidUserOofSettings'
  | 'ErrorInvalidUserPrincipalName'
  | 'ErrorInvalidUserSid'
  | 'ErrorInvalidUserSidMissingUPN'
  | 'ErrorInvalidValueForProperty'
  | 'ErrorInvalidWatermark'
  | 'ErrorIPGatewayNotFound'
  | 'ErrorIrresolvableConflict'
  | 'ErrorItemCorrupt'
  | 'ErrorItemNotFound'
  | 'ErrorItemPropertyRequestFailed'
  | 'ErrorItemSave'
  | 'ErrorItemSavePropertyError'
  | 'ErrorLegacyMailboxFreeBusyViewTypeNotMerged'
  | 'ErrorLocalServerObjectNotFound'
  | 'ErrorLogonAsNetworkServiceFailed'
  | 'ErrorMailboxConfiguration'
  | 'ErrorMailboxDataArrayEmpty'
  | 'ErrorMailboxDataArrayTooBig'
  | 'ErrorMailboxHoldNotFound'
  | 'ErrorMailboxLogonFailed'
  | 'ErrorMailboxMoveInProgress'
  | 'ErrorMailboxStoreUnavailable'
  | 'ErrorMailRecipientNotFound'
  | 'ErrorMailTipsDisabled'
  | 'ErrorManagedFolderAlreadyExists'
  | 'ErrorManagedFolderNotFound'
  | 'ErrorManagedFoldersRootFailure'
  | 'ErrorMeetingSuggestionGenerationFailed'
  | 'ErrorMessageDispositionRequired'
  | 'ErrorMessageSizeExceeded'
  | 'ErrorMimeContentConversionFailed'
  | 'ErrorMimeContentInvalid'
  | 'ErrorMimeContentInvalidBase64String'
  | 'ErrorMissingArgument'
  | 'ErrorMissingEmailAddress'
  | 'ErrorMissingEmailAddressForManagedFolder'
  | 'ErrorMissingInformationEmailAddress'
  | 'ErrorMissingInformationReferenceItemId'
  | 'ErrorMissingItemForCreateItemAttachment'
  | 'ErrorMissingManagedFolderId'
  | 'ErrorMissingRecipients'
  | 'ErrorMissingUserIdInformation'
  | 'ErrorMoreThanOneAccessModeSpecified'
  | 'ErrorMoveCopyFailed'
  | 'ErrorMoveDistinguishedFolder'
  | 'ErrorMultiLegacyMailboxAccess'
  | 'ErrorNameResolutionMultipleResults'
  | 'ErrorNameResolutionNoMailbox'
  | 'ErrorNameResolutionNoResults'
  | 'ErrorNoApplicableProxyCASServersAvailable'
  | 'ErrorNoCalendar'
  | 'ErrorNoDestinationCASDueToKerberosRequirements'
  | 'ErrorNoDestinationCASDueToSSLRequirements'
  | 'ErrorNoDestinationCASDueToVersionMismatch'
  | 'ErrorNoFolderClassOverride'
  | 'ErrorNoFreeBusyAccess'
  | 'ErrorNonExistentMailbox'
  | 'ErrorNonPrimarySmtpAddress'
  | 'ErrorNoPropertyTagForCustomProperties'
  | 'ErrorNoPublicFolderReplicaAvailable'
  | 'ErrorNoPublicFolderServerAvailable'
  | 'ErrorNoRespondingCASInDestinationSite'
  | 'ErrorNotDelegate'
  | 'ErrorNotEnoughMemory'
  | 'ErrorObjectTypeChanged'
  | 'ErrorOccurrenceCrossingBoundary'
  | 'ErrorOccurrenceTimeSpanTooBig'
  | 'ErrorOperationNotAllowedWithPublicFolderRoot'
  | 'ErrorParentFolderIdRequired'
  | 'ErrorParentFolderNotFound'
  | 'ErrorPasswordChangeRequired'
  | 'ErrorPasswordExpired'
  | 'ErrorPhoneNumberNotDialable'
  | 'ErrorPropertyUpdate'
  | 'ErrorPromptPublishingOperationFailed'
  | 'ErrorPropertyValidationFailure'
  | 'ErrorProxiedSubscriptionCallFailure'
  | 'ErrorProxyCallFailed'
  | 'ErrorProxyGroupSidLimitExceeded'
  | 'ErrorProxyRequestNotAllowed'
  | 'ErrorProxyRequestProcessingFailed'
  | 'ErrorProxyServiceDiscoveryFailed'
  | 'ErrorProxyTokenExpired'
  | 'ErrorPublicFolderMailboxDiscoveryFailed'
  | 'ErrorPublicFolderOperationFailed'
  | 'ErrorPublicFolderRequestProcessingFailed'
  | 'ErrorPublicFolderServerNotFound'
  | 'ErrorPublicFolderSyncException'
  | 'ErrorQueryFilterTooLong'
  | 'ErrorQuotaExceeded'
  | 'ErrorReadEventsFailed'
  | 'ErrorReadReceiptNotPending'
  | 'ErrorRecurrenceEndDateTooBig'
  | 'ErrorRecurrenceHasNoOccurrence'
  | 'ErrorRemoveDelegatesFailed'
  | 'ErrorRequestAborted'
  | 'ErrorRequestStreamTooBig'
  | 'ErrorRequiredPropertyMissing'
  | 'ErrorResolveNamesInvalidFolderType'
  | 'ErrorResolveNamesOnlyOneContactsFolderAllowed'
  | 'ErrorResponseSchemaValidation'
  | 'ErrorRestrictionTooLong'
  | 'ErrorRestrictionTooComplex'
  | 'ErrorResultSetTooBig'
  | 'ErrorInvalidExchangeImpersonationHeaderData'
  | 'ErrorSavedItemFolderNotFound'
  | 'ErrorSchemaValidation'
  | 'ErrorSearchFolderNotInitialized'
  | 'ErrorSendAsDenied'
  | 'ErrorSendMeetingCancellationsRequired'
  | 'ErrorSendMeetingInvitationsOrCancellationsRequired'
  | 'ErrorSendMeetingInvitationsRequired'
  | 'ErrorSentMeetingRequestUpdate'
  | 'ErrorSentTaskRequestUpdate'
  | 'ErrorServerBusy'
  | 'ErrorServiceDiscoveryFailed'
  | 'ErrorStaleObject'
  | 'ErrorSubmissionQuotaExceeded'
  | 'ErrorSubscriptionAccessDenied'
  | 'ErrorSubscriptionDelegateAccessNotSupported'
  | 'ErrorSubscriptionNotFound'
  | 'ErrorSubscriptionUnsubscribed'
  | 'ErrorSyncFolderNotFound'
  | 'ErrorTeamMailboxNotFound'
  | 'ErrorTeamMailboxNotLinkedToSharePoint'
  | 'ErrorTeamMailboxUrlValidationFailed'
  | 'ErrorTeamMailboxNotAuthorizedOwner'
  | 'ErrorTeamMailboxActiveToPendingDelete'
  | 'ErrorTeamMailboxFailedSendingNotifications'
  | 'ErrorTeamMailboxErrorUnknown'
  | 'ErrorTimeIntervalTooBig'
  | 'ErrorTimeoutExpired'
  | 'ErrorTimeZone'
  | 'ErrorToFolderNotFound'
  | 'ErrorTokenSerializationDenied'
  | 'ErrorTooManyObjectsOpened'
  | 'ErrorUpdatePropertyMismatch'
  | 'ErrorUnifiedGroupMailboxAADCreationFailed'
  | 'ErrorUnifiedGroupMailboxAADDeleteFailed'
  | 'ErrorUnifiedGroupMailboxNamingPolicy'
  | 'ErrorUnifiedGroupMailboxDeleteFailed'
  | 'ErrorUnifiedGroupMailboxNotFound'
  | 'ErrorUnifiedGroupMailboxUpdateDelayed'
  | 'ErrorUnifiedGroupMailboxUpdatedPartialProperties'
  | 'ErrorUnifiedGroupMailboxUpdateFailed'
  | 'ErrorUnifiedGroupMailboxProvisionFailed'
  | 'ErrorUnifiedMessagingDialPlanNotFound'
  | 'ErrorUnifiedMessagingReportDataNotFound'
  | 'ErrorUnifiedMessagingPromptNotFound'
  | 'ErrorUnifiedMessagingRequestFailed'
  | 'ErrorUnifiedMessagingServerNotFound'
  | 'ErrorUnableToGetUserOofSettings'
  | 'ErrorUnableToRemoveImContactFromGroup'
  | 'ErrorUnsupportedSubFilter'
  | 'ErrorUnsupportedCulture'
  | 'ErrorUnsupportedMapiPropertyType'
  | 'ErrorUnsupportedMimeConversion'
  | 'ErrorUnsupportedPathForQuery'
  | 'ErrorUnsupportedPathForSortGroup'
  | 'ErrorUnsupportedPropertyDefinition'
  | 'ErrorUnsupportedQueryFilter'
  | 'ErrorUnsupportedRecurrence'
  | 'ErrorUnsupportedTypeForConversion'
  | 'ErrorUpdateDelegatesFailed'
  | 'ErrorUserNotUnifiedMessagingEnabled'
  | 'ErrorVoiceMailNotImplemented'
  | 'ErrorValueOutOfRange'
  | 'ErrorVirusDetected'
  | 'ErrorVirusMessageDeleted'
  | 'ErrorWebRequestInInvalidState'
  | 'ErrorWin32InteropError'
  | 'ErrorWorkingHoursSaveFailed'
  | 'ErrorWorkingHoursXmlMalformed'
  | 'ErrorWrongServerVersion'
  | 'ErrorWrongServerVersionDelegate'
  | 'ErrorMissingInformationSharingFolderId'
  | 'ErrorDuplicateSOAPHeader'
  | 'ErrorSharingSynchronizationFailed'
  | 'ErrorSharingNoExternalEwsAvailable'
  | 'ErrorFreeBusyDLLimitReached'
  | 'ErrorInvalidGetSharingFolderRequest'
  | 'ErrorNotAllowedExternalSharingByPolicy'
  | 'ErrorUserNotAllowedByPolicy'
  | 'ErrorPermissionNotAllowedByPolicy'
  | 'ErrorOrganizationNotFederated'
  | 'ErrorMailboxFailover'
  | 'ErrorInvalidExternalSharingInitiator'
  | 'ErrorMessageTrackingPermanentError'
  | 'ErrorMessageTrackingTransientError'
  | 'ErrorMessageTrackingNoSuchDomain'
  | 'ErrorUserWithoutFederatedProxyAddress'
  | 'ErrorInvalidOrganizationRelationshipForFreeBusy'
  | 'ErrorInvalidFederatedOrganizationId'
  | 'ErrorInvalidExternalSharingSubscriber'
  | 'ErrorInvalidSharingData'
  | 'ErrorInvalidSharingMessage'
  | 'ErrorNotSupportedSharingMessage'
  | 'ErrorApplyConversationActionFailed'
  | 'ErrorInboxRulesValidationError'
  | 'ErrorOutlookRuleBlobExists'
  | 'ErrorRulesOverQuota'
  | 'ErrorNewEventStreamConnectionOpened'
  | 'ErrorMissedNotificationEvents'
  | 'ErrorDuplicateLegacyDistinguishedName'
  | 'ErrorInvalidClientAccessTokenRequest'
  | 'ErrorUnauthorizedClientAccessTokenRequest'
  | 'ErrorNoSpeechDetected'
  | 'ErrorUMServerUnavailable'
  | 'ErrorRecipientNotFound'
  | 'ErrorRecognizerNotInstalled'
  | 'ErrorSpeechGrammarError'
  | 'ErrorInvalidManagementRoleHeader'
  | 'ErrorLocationServicesDisabled'
  | 'ErrorLocationServicesRequestTimedOut'
  | 'ErrorLocationServicesRequestFailed'
  | 'ErrorLocationServicesInvalidRequest'
  | 'ErrorWeatherServiceDisabled'
  | 'ErrorMailboxScopeNotAllowedWithoutQueryString'
  | 'ErrorArchiveMailboxSearchFailed'
  | 'ErrorGetRemoteArchiveFolderFailed'
  | 'ErrorFindRemoteArchiveFolderFailed'
  | 'ErrorGetRemoteArchiveItemFailed'
  | 'ErrorExportRemoteArchiveItemsFailed'
  | 'ErrorInvalidPhotoSize'
  | 'ErrorSearchQueryHasTooManyKeywords'
  | 'ErrorSearchTooManyMailboxes'
  | 'ErrorInvalidRetentionTagNone'
  | 'ErrorDiscoverySearchesDisabled'
  | 'ErrorCalendarSeekToConditionNotSupported'
  | 'ErrorCalendarIsGroupMailboxForAccept'
  | 'ErrorCalendarIsGroupMailboxForDecline'
  | 'ErrorCalendarIsGroupMailboxForTentative'
  | 'ErrorCalendarIsGroupMailboxForSuppressReadReceipt'
  | 'ErrorOrganizationAccessBlocked'
  | 'ErrorInvalidLicense'
  | 'ErrorMessagePerFolderCountReceiveQuotaExceeded'
  | 'ErrorInvalidBulkActionType'
  | 'ErrorInvalidKeepNCount'
  | 'ErrorInvalidKeepNType'
  | 'ErrorNoOAuthServerAvailableForRequest'
  | 'ErrorInstantSearchSessionExpired'
  | 'ErrorInstantSearchTimeout'
  | 'ErrorInstantSearchFailed'
  | 'ErrorUnsupportedUserForExecuteSearch'
  | 'ErrorDuplicateExtendedKeywordDefinition'
  | 'ErrorMissingExchangePrincipal'
  | 'ErrorUnexpectedUnifiedGroupsCount'
  | 'ErrorParsingXMLResponse'
  | 'ErrorInvalidFederationOrganizationIdentifier'
  | 'ErrorInvalidSweepRule'
  | 'ErrorInvalidSweepRuleOperationType'
  | 'ErrorTargetDomainNotSupported'
  | 'ErrorInvalidInternetWebProxyOnLocalServer'
  | 'ErrorNoSenderRestrictionsSettingsFoundInRequest'
  | 'ErrorDuplicateSenderRestrictionsInputFound'
  | 'ErrorSenderRestrictionsUpdateFailed'
  | 'ErrorMessageSubmissionBlocked'
  | 'ErrorExceededMessageLimit'
  | 'ErrorExceededMaxRecipientLimitBlock'
  | 'ErrorAccountSuspend'
  | 'ErrorExceededMaxRecipientLimit'
  | 'ErrorMessageBlocked'
  | 'ErrorAccountSuspendShowTierUpgrade'
  | 'ErrorExceededMessageLimitShowTierUpgrade'
  | 'ErrorExceededMaxRecipientLimitShowTierUpgrade'
  | 'ErrorInvalidLongitude'
  | 'ErrorInvalidLatitude'
  | 'ErrorProxySoapException'
  | 'ErrorUnifiedGroupAlreadyExists'
  | 'ErrorUnifiedGroupAadAuthorizationRequestDenied'
  | 'ErrorUnifiedGroupCreationDisabled'
  | 'ErrorMarketPlaceExtensionAlreadyInstalledForOrg'
  | 'ErrorExtensionAlreadyInstalledForOrg'
  | 'ErrorNewerExtensionAlreadyInstalled'
  | 'ErrorNewerMarketPlaceExtensionAlreadyInstalled'
  | 'ErrorInvalidExtensionId'
  | 'ErrorCannotUninstallProvidedExtensions'
  | 'ErrorNoRbacPermissionToInstallMarketPlaceExtensions'
  | 'ErrorNoRbacPermissionToInstallReadWriteMailboxExtensions'
  | 'ErrorInvalidReportMessageActionType'
  | 'ErrorCannotDownloadExtensionManifest'
  | 'ErrorCalendarForwardActionNotAllowed'
  | 'ErrorUnifiedGroupAliasNamingPolicy'
  | 'ErrorSubscriptionsDisabledForGroup'

export interface ResponseMessageType_MessageXml_Type {
  /** Elements of any kind, as XML; what was read is not kept. */
  any?: string | undefined
}

export interface ResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export type ArrayOfResponseMessagesType = readonly (
  | Kind<'CreateItemResponseMessage', ItemInfoResponseMessageType>
  | Kind<'DeleteItemResponseMessage', DeleteItemResponseMessageType>
  | Kind<'GetItemResponseMessage', ItemInfoResponseMessageType>
  | Kind<'UpdateItemResponseMessage', UpdateItemResponseMessageType>
  | Kind<'UpdateItemInRecoverableItemsResponseMessage', UpdateItemInRecoverableItemsResponseMessageType>
  | Kind<'SendItemResponseMessage', ResponseMessageType>
  | Kind<'DeleteFolderResponseMessage', ResponseMessageType>
  | Kind<'EmptyFolderResponseMessage', ResponseMessageType>
  | Kind<'CreateFolderResponseMessage', FolderInfoResponseMessageType>
  | Kind<'GetFolderResponseMessage', FolderInfoResponseMessageType>
  | Kind<'FindFolderResponseMessage', FindFolderResponseMessageType>
  | Kind<'UpdateFolderResponseMessage', FolderInfoResponseMessageType>
  | Kind<'MoveFolderResponseMessage', FolderInfoResponseMessageType>
  | Kind<'CopyFolderResponseMessage', FolderInfoResponseMessageType>
  | Kind<'CreateFolderPathResponseMessage', FolderInfoResponseMessageType>
  | Kind<'CreateAttachmentResponseMessage', AttachmentInfoResponseMessageType>
  | Kind<'DeleteAttachmentResponseMessage', DeleteAttachmentResponseMessageType>
  | Kind<'GetAttachmentResponseMessage', AttachmentInfoResponseMessageType>
  | Kind<'UploadItemsResponseMessage', UploadItemsResponseMessageType>
  | Kind<'ExportItemsResponseMessage', ExportItemsResponseMessageType>
  | Kind<'MarkAllItemsAsReadResponseMessage', ResponseMessageType>
  | Kind<'GetClientAccessTokenResponseMessage', GetClientAccessTokenResponseMessageType>
  | Kind<'GetAppManifestsResponseMessage', ResponseMessageType>
  | Kind<'SetClientExtensionResponseMessage', ResponseMessageType>
  | Kind<'GetOMEConfigurationResponseMessage', ResponseMessageType>
  | Kind<'SetOMEConfigurationResponseMessage', ResponseMessageType>
  | Kind<'FindItemResponseMessage', FindItemResponseMessageType>
  | Kind<'MoveItemResponseMessage', ItemInfoResponseMessageType>
  | Kind<'ArchiveItemResponseMessage', ItemInfoResponseMessageType>
  | Kind<'CopyItemResponseMessage', ItemInfoResponseMessageType>
  | Kind<'ResolveNamesResponseMessage', ResolveNamesResponseMessageType>
  | Kind<'ExpandDLResponseMessage', ExpandDLResponseMessageType>
  | Kind<'GetServerTimeZonesResponseMessage', GetServerTimeZonesResponseMessageType>
  | Kind<'GetEventsResponseMessage', GetEventsResponseMessageType>
  | Kind<'GetStreamingEventsResponseMessage', GetStreamingEventsResponseMessageType>
  | Kind<'SubscribeResponseMessage', SubscribeResponseMessageType>
  | Kind<'UnsubscribeResponseMessage', ResponseMessageType>
  | Kind<'SendNotificationResponseMessage', SendNotificationResponseMessageType>
  | Kind<'SyncFolderHierarchyResponseMessage', SyncFolderHierarchyResponseMessageType>
  | Kind<'SyncFolderItemsResponseMessage', SyncFolderItemsResponseMessageType>
  | Kind<'CreateManagedFolderResponseMessage', FolderInfoResponseMessageType>
  | Kind<'ConvertIdResponseMessage', ConvertIdResponseMessageType>
  | Kind<'GetSharingMetadataResponseMessage', GetSharingMetadataResponseMessageType>
  | Kind<'RefreshSharingFolderResponseMessage', RefreshSharingFolderResponseMessageType>
  | Kind<'GetSharingFolderResponseMessage', GetSharingFolderResponseMessageType>
  | Kind<'CreateUserConfigurationResponseMessage', ResponseMessageType>
  | Kind<'DeleteUserConfigurationResponseMessage', ResponseMessageType>
  | Kind<'GetUserConfigurationResponseMessage', GetUserConfigurationResponseMessageType>
  | Kind<'GetSpecificUserConfigurationResponseMessage', GetSpecificUserConfigurationResponseMessageType>
  | Kind<'UpdateUserConfigurationResponseMessage', ResponseMessageType>
  | Kind<'GetRoomListsResponse', GetRoomListsResponseMessageType>
  | Kind<'GetRoomsResponse', GetRoomsResponseMessageType>
  | Kind<'GetRemindersResponse', GetRemindersResponseMessageType>
  | Kind<'PerformReminderActionResponse', PerformReminderActionResponseMessageType>
  | Kind<'ApplyConversationActionResponseMessage', ApplyConversationActionResponseMessageType>
  | Kind<'FindMailboxStatisticsByKeywordsResponseMessage', FindMailboxStatisticsByKeywordsResponseMessageType>
  | Kind<'GetSearchableMailboxesResponseMessage', GetSearchableMailboxesResponseMessageType>
  | Kind<'SearchMailboxesResponseMessage', SearchMailboxesResponseMessageType>
  | Kind<'GetDiscoverySearchConfigurationResponseMessage', GetDiscoverySearchConfigurationResponseMessageType>
  | Kind<'GetHoldOnMailboxesResponseMessage', GetHoldOnMailboxesResponseMessageType>
  | Kind<'SetHoldOnMailboxesResponseMessage', SetHoldOnMailboxesResponseMessageType>
  | Kind<'GetNonIndexableItemStatisticsResponseMessage', GetNonIndexableItemStatisticsResponseMessageType>
  | Kind<'GetNonIndexableItemDetailsResponseMessage', GetNonIndexableItemDetailsResponseMessageType>
  | Kind<'FindPeopleResponseMessage', FindPeopleResponseMessageType>
  | Kind<'FindTagsResponseMessage', FindTagsResponseMessageType>
  | Kind<'AddTagResponseMessage', AddTagResponseMessageType>
  | Kind<'HideTagResponseMessage', HideTagResponseMessageType>
  | Kind<'GetPasswordExpirationDateResponse', GetPasswordExpirationDateResponseMessageType>
  | Kind<'GetPersonaResponseMessage', GetPersonaResponseMessageType>
  | Kind<'GetConversationItemsResponseMessage', GetConversationItemsResponseMessageType>
  | Kind<'GetUserRetentionPolicyTagsResponseMessage', GetUserRetentionPolicyTagsResponseMessageType>
  | Kind<'GetUserPhotoResponseMessage', GetUserPhotoResponseMessageType>
  | Kind<'MarkAsJunkResponseMessage', MarkAsJunkResponseMessageType>
  | Kind<'ReportMessageResponseMessage', ReportMessageResponseMessageType>
  | Kind<'PostModernGroupItemResponseMessage', ItemInfoResponseMessageType>
  | Kind<'GetLastPrivateCatalogUpdateResponseMessage', ResponseMessageType>
  | Kind<'GetPrivateCatalogAddInsResponseMessage', ResponseMessageType>
)[]

export interface BaseResponseMessageType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface BaseRequestType {}

export interface GetFolderType {
  FolderShape: FolderResponseShapeType
  FolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface UploadItemsType {
  Items: NonEmptyArrayOfUploadItemsType
}

export interface UploadItemsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ItemId?: ItemIdType | undefined
}

export interface UploadItemsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface ExportItemsType {
  ItemIds: NonEmptyArrayOfItemIdsType
}

export interface ExportItemsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ItemId?: ItemIdType | undefined
  Data?: Base64 | undefined
}

export interface ExportItemsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface CreateFolderType {
  ParentFolderId: TargetFolderIdType
  Folders: NonEmptyArrayOfFoldersType
}

export interface FindFolderType {
  Traversal: FolderQueryTraversalType
  FolderShape: FolderResponseShapeType
  IndexedPageFolderView?: IndexedPageViewType | undefined
  FractionalPageFolderView?: FractionalPageViewType | undefined
  Restriction?: RestrictionType | undefined
  ParentFolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface FolderInfoResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Folders?: ArrayOfFoldersType | undefined
}

export interface FindFolderResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  RootFolder?: FindFolderParentType | undefined
}

export interface FindFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface DeleteFolderType {
  DeleteType: DisposalType
  FolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface DeleteFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface EmptyFolderType {
  DeleteType: DisposalType
  DeleteSubFolders: boolean
  FolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface EmptyFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface BaseMoveCopyFolderType {
  ToFolderId: TargetFolderIdType
  FolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface MoveFolderType {
  ToFolderId: TargetFolderIdType
  FolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface CopyFolderType {
  ToFolderId: TargetFolderIdType
  FolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface UpdateFolderType {
  FolderChanges: NonEmptyArrayOfFolderChangesType
}

export interface CreateFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface UpdateFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface MoveFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface CopyFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface CreateFolderPathType {
  ParentFolderId: TargetFolderIdType
  RelativeFolderPath: NonEmptyArrayOfFoldersType
}

export interface CreateFolderPathResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetItemType {
  ItemShape: ItemResponseShapeType
  ItemIds: NonEmptyArrayOfBaseItemIdsType
}

export interface CreateItemType {
  MessageDisposition?: MessageDispositionType | undefined
  SendMeetingInvitations?: CalendarItemCreateOrDeleteOperationType | undefined
  SavedItemFolderId?: TargetFolderIdType | undefined
  Items: NonEmptyArrayOfAllItemsType
}

export interface UpdateItemType {
  ConflictResolution: ConflictResolutionType
  MessageDisposition?: MessageDispositionType | undefined
  SendMeetingInvitationsOrCancellations?: CalendarItemUpdateOperationType | undefined
  SuppressReadReceipts?: boolean | undefined
  SavedItemFolderId?: TargetFolderIdType | undefined
  ItemChanges: NonEmptyArrayOfItemChangesType
}

export interface ItemInfoResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Items: ArrayOfRealItemsType
}

export interface UpdateItemResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Items: ArrayOfRealItemsType
  ConflictResults?: ConflictResultsType | undefined
}

export interface UpdateItemInRecoverableItemsType {
  ItemId: ItemIdType
  Updates?: NonEmptyArrayOfItemChangeDescriptionsType | undefined
  Attachments?: NonEmptyArrayOfAttachmentsType | undefined
  MakeItemImmutable?: boolean | undefined
}

export interface UpdateItemInRecoverableItemsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Items: ArrayOfRealItemsType
  Attachments?: ArrayOfAttachmentsType | undefined
  ConflictResults?: ConflictResultsType | undefined
}

export interface DeleteItemType {
  DeleteType: DisposalType
  SendMeetingCancellations?: CalendarItemCreateOrDeleteOperationType | undefined
  AffectedTaskOccurrences?: AffectedTaskOccurrencesType | undefined
  SuppressReadReceipts?: boolean | undefined
  ItemIds: NonEmptyArrayOfBaseItemIdsType
}

export interface AttachmentInfoResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Attachments: ArrayOfAttachmentsType
}

export interface DeleteAttachmentResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  RootItemId?: RootItemIdType | undefined
}

export interface BaseMoveCopyItemType {
  ToFolderId: TargetFolderIdType
  ItemIds: NonEmptyArrayOfBaseItemIdsType
  ReturnNewItemIds?: boolean | undefined
}

export interface MoveItemType {
  ToFolderId: TargetFolderIdType
  ItemIds: NonEmptyArrayOfBaseItemIdsType
  ReturnNewItemIds?: boolean | undefined
}

export interface CopyItemType {
  ToFolderId: TargetFolderIdType
  ItemIds: NonEmptyArrayOfBaseItemIdsType
  ReturnNewItemIds?: boolean | undefined
}

export interface ArchiveItemType {
  ArchiveSourceFolderId: TargetFolderIdType
  ItemIds: NonEmptyArrayOfBaseItemIdsType
}

export interface SendItemType {
  SaveItemToFolder: boolean
  ItemIds: NonEmptyArrayOfBaseItemIdsType
  SavedItemFolderId?: TargetFolderIdType | undefined
}

export interface SendItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface QueryStringType {
  ResetCache?: boolean | undefined
  ReturnHighlightTerms?: boolean | undefined
  ReturnDeletedItems?: boolean | undefined
  value: string
}

export interface FindItemType {
  Traversal: ItemQueryTraversalType
  ItemShape: ItemResponseShapeType
  IndexedPageItemView?: IndexedPageViewType | undefined
  FractionalPageItemView?: FractionalPageViewType | undefined
  SeekToConditionPageItemView?: SeekToConditionPageViewType | undefined
  CalendarView?: CalendarViewType | undefined
  ContactsView?: ContactsViewType | undefined
  GroupBy?: GroupByType | undefined
  DistinguishedGroupBy?: DistinguishedGroupByType | undefined
  Restriction?: RestrictionType | undefined
  SortOrder?: NonEmptyArrayOfFieldOrdersType | undefined
  ParentFolderIds: NonEmptyArrayOfBaseFolderIdsType
  QueryString?: QueryStringType | undefined
}

export interface FindConversationType {
  Traversal?: ConversationQueryTraversalType | undefined
  ViewFilter?: ViewFilterType | undefined
  IndexedPageItemView?: IndexedPageViewType | undefined
  SeekToConditionPageItemView?: SeekToConditionPageViewType | undefined
  SortOrder?: NonEmptyArrayOfFieldOrdersType | undefined
  ParentFolderId: TargetFolderIdType
  MailboxScope?: MailboxSearchLocationType | undefined
  QueryString?: QueryStringType | undefined
  ConversationShape?: ConversationResponseShapeType | undefined
}

export interface FindConversationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Conversations?: ArrayOfConversationsType | undefined
  HighlightTerms?: ArrayOfHighlightTermsType | undefined
  TotalConversationsInView?: number | undefined
  IndexedOffset?: number | undefined
}

export interface PerformInstantSearchRequest {
  SearchSessionId: string
  ItemType: InstantSearchItemType
  QueryOptions: QueryOptionsType
  SearchRequestId: number
  KqlQuery: string
  FolderScope: ArrayOfFolderIdType
  DistinguishedFolderScope?: ArrayOfDistinguishedFolderIdType | undefined
  IsDeepTraversal?: boolean | undefined
  WaitOnSearchResults?: boolean | undefined
}

export interface PerformInstantSearchResponse {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Payload?: InstantSearchPayloadType | undefined
}

export interface EndInstantSearchSessionRequest {
  SessionId: string
}

export interface ApplyConversationActionType {
  ConversationActions: NonEmptyArrayOfApplyConversationActionType
}

export interface ApplyConversationActionResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface ApplyConversationActionResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface FindPeopleType {
  PersonaShape?: PersonaResponseShapeType | undefined
  IndexedPageItemView: IndexedPageViewType
  Restriction?: RestrictionType | undefined
  AggregationRestriction?: RestrictionType | undefined
  SortOrder?: NonEmptyArrayOfFieldOrdersType | undefined
  ParentFolderId?: TargetFolderIdType | undefined
  QueryString?: string | undefined
  SearchPeopleSuggestionIndex?: boolean | undefined
  TopicQueryString?: string | undefined
  Context?: ArrayOfContextProperty | undefined
  QuerySources?: ArrayOfPeopleQuerySource | undefined
}

export interface FindPeopleResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  People?: ArrayOfPeopleType | undefined
  TotalNumberOfPeopleInView?: number | undefined
  FirstMatchingRowIndex?: number | undefined
  FirstLoadedRowIndex?: number | undefined
  TransactionId?: GuidType | undefined
}

export interface FindTagsType {
  IndexedPageItemView: IndexedPageViewType
  SortOrder?: NonEmptyArrayOfFieldOrdersType | undefined
  QueryString?: string | undefined
  Context?: ArrayOfContextProperty | undefined
}

export interface FindTagsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Tags?: ArrayOfStringsType | undefined
}

export interface AddTagType {
  Tag: string
  AppName: string
}

export interface AddTagResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  WasSuccessful?: boolean | undefined
}

export interface HideTagType {
  Tag: string
}

export interface HideTagResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  WasSuccessful?: boolean | undefined
}

export interface GetPersonaType {
  PersonaId?: ItemIdType | undefined
  EmailAddress?: EmailAddressType | undefined
  ParentFolderId?: TargetFolderIdType | undefined
  ItemLinkId?: string | undefined
  AdditionalProperties?: NonEmptyArrayOfPathsToElementType | undefined
}

export interface GetPersonaResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Persona: PersonaType
}

export interface CreateAttachmentType {
  ParentItemId: ItemIdType
  Attachments: NonEmptyArrayOfAttachmentsType
}

export interface CreateAttachmentResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface DeleteAttachmentType {
  AttachmentIds: NonEmptyArrayOfRequestAttachmentIdsType
}

export interface DeleteAttachmentResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetAttachmentType {
  AttachmentShape?: AttachmentResponseShapeType | undefined
  AttachmentIds: NonEmptyArrayOfRequestAttachmentIdsType
}

export interface GetAttachmentResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface CreateItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface UpdateItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface UpdateItemInRecoverableItemsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface MoveItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface CopyItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface DeleteItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface DeleteItemResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface FindItemResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  RootFolder?: FindItemParentType | undefined
  HighlightTerms?: ArrayOfHighlightTermsType | undefined
}

export interface FindItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface ArchiveItemResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetClientAccessTokenType {
  TokenRequests: NonEmptyArrayOfClientAccessTokenRequestsType
}

export interface GetClientAccessTokenResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Token?: ClientAccessTokenType | undefined
}

export interface GetClientAccessTokenResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetFocusedOtherOverridesRequestType {}

export interface GetFocusedOtherOverridesResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
  Overrides: ArrayOfInferenceClassificationOverridesType
}

export interface CreateOrUpdateFocusedOtherOverrideRequestType {
  SenderSmtpAddress: string
  SenderDisplayName?: string | undefined
  AlwaysClassifyAs: InferenceClassificationType
}

export interface CreateOrUpdateFocusedOtherOverrideResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
  Override: InferenceClassificationOverrideType
}

export interface DeleteFocusedOtherOverrideRequestType {
  Id: GuidType
}

export interface DeleteFocusedOtherOverrideResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
  Override: InferenceClassificationOverrideType
}

export interface ResolveNamesType {
  ReturnFullContactData: boolean
  SearchScope?: ResolveNamesSearchScopeType | undefined
  ContactDataShape?: DefaultShapeNamesType | undefined
  ParentFolderIds?: NonEmptyArrayOfBaseFolderIdsType | undefined
  UnresolvedEntry: NonEmptyStringType
}

export interface ResolveNamesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResolutionSet?: ArrayOfResolutionType | undefined
}

export interface ResolveNamesResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetPasswordExpirationDateType {
  MailboxSmtpAddress?: string | undefined
}

export interface GetPasswordExpirationDateResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  PasswordExpirationDate: string
}

export interface GetMailTipsType {
  SendingAs: EmailAddressType
  Recipients: ArrayOfRecipientsType
  MailTipsRequested: MailTipTypes
}

export interface GetMailTipsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResponseMessages?: ArrayOfMailTipsResponseMessageType | undefined
}

export type ArrayOfMailTipsResponseMessageType = readonly MailTipsResponseMessageType[]

export interface MailTipsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MailTips?: MailTips | undefined
}

export interface PlayOnPhoneType {
  ItemId: ItemIdType
  DialString: string
}

export interface PlayOnPhoneResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  PhoneCallId?: PhoneCallIdType | undefined
}

export interface GetPhoneCallInformationType {
  PhoneCallId: PhoneCallIdType
}

export interface GetPhoneCallInformationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  PhoneCallInformation?: PhoneCallInformationType | undefined
}

export interface DisconnectPhoneCallType {
  PhoneCallId: PhoneCallIdType
}

export interface DisconnectPhoneCallResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface ExpandDLType {
  Mailbox: EmailAddressType
}

export interface ExpandDLResponseMessageType {
  ResponseClass: ResponseClassType
  IndexedPagingOffset?: number | undefined
  NumeratorOffset?: number | undefined
  AbsoluteDenominator?: number | undefined
  IncludesLastItemInRange?: boolean | undefined
  TotalItemsInView?: number | undefined
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  DLExpansion?: ArrayOfDLExpansionType | undefined
}

export interface ExpandDLResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetServerTimeZonesType {
  ReturnFullTimeZoneData?: boolean | undefined
  Ids?: NonEmptyArrayOfTimeZoneIdType | undefined
}

export interface GetServerTimeZonesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  TimeZoneDefinitions: ArrayOfTimeZoneDefinitionType
}

export interface GetServerTimeZonesResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface CreateManagedFolderRequestType {
  FolderNames: NonEmptyArrayOfFolderNamesType
  Mailbox?: EmailAddressType | undefined
}

export interface CreateManagedFolderResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export type SubscribeType =
  | Kind<'PullSubscriptionRequest', PullSubscriptionRequestType>
  | Kind<'PushSubscriptionRequest', PushSubscriptionRequestType>
  | Kind<'StreamingSubscriptionRequest', StreamingSubscriptionRequestType>

export interface SubscribeResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SubscriptionId?: SubscriptionIdType | undefined
  Watermark?: WatermarkType | undefined
}

export interface SubscribeResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface UnsubscribeType {
  SubscriptionId: SubscriptionIdType
}

export interface UnsubscribeResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetEventsType {
  SubscriptionId: SubscriptionIdType
  Watermark: WatermarkType
}

export interface GetEventsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Notification?: NotificationType | undefined
}

export interface GetEventsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetStreamingEventsType {
  SubscriptionIds: NonEmptyArrayOfSubscriptionIdsType
  ConnectionTimeout: StreamingSubscriptionConnectionTimeoutType
}

export interface GetStreamingEventsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Notifications?: NonEmptyArrayOfNotificationsType | undefined
  ErrorSubscriptionIds?: NonEmptyArrayOfSubscriptionIdsType | undefined
  ConnectionStatus?: ConnectionStatusType | undefined
}

export interface GetStreamingEventsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface SendNotificationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Notification: NotificationType
}

export interface SendNotificationResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface SendNotificationResultType {
  SubscriptionStatus: SubscriptionStatusType
}

export interface SyncFolderHierarchyType {
  FolderShape: FolderResponseShapeType
  SyncFolderId?: TargetFolderIdType | undefined
  SyncState?: string | undefined
}

export interface SyncFolderHierarchyResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SyncState?: string | undefined
  IncludesLastFolderInRange?: boolean | undefined
  Changes?: SyncFolderHierarchyChangesType | undefined
}

export interface SyncFolderHierarchyResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface SyncFolderItemsType {
  ItemShape: ItemResponseShapeType
  SyncFolderId: TargetFolderIdType
  SyncState?: string | undefined
  Ignore?: ArrayOfBaseItemIdsType | undefined
  MaxChangesReturned: MaxSyncChangesReturnedType
  SyncScope?: SyncFolderItemsScopeType | undefined
  NumberOfDays?: number | undefined
  MaximumCount?: number | undefined
  MinimumCount?: number | undefined
}

export interface SyncFolderItemsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SyncState?: string | undefined
  IncludesLastItemInRange?: boolean | undefined
  Changes?: SyncFolderItemsChangesType | undefined
}

export interface SyncFolderItemsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetUserAvailabilityRequestType {
  TimeZone?: SerializableTimeZone | undefined
  MailboxDataArray: ArrayOfMailboxData
  FreeBusyViewOptions?: FreeBusyViewOptionsType | undefined
  SuggestionsViewOptions?: SuggestionsViewOptionsType | undefined
}

export interface FreeBusyResponseType {
  ResponseMessage?: ResponseMessageType | undefined
  FreeBusyView?: FreeBusyView | undefined
}

export type ArrayOfFreeBusyResponse = readonly FreeBusyResponseType[]

export interface SuggestionsResponseType {
  ResponseMessage?: ResponseMessageType | undefined
  SuggestionDayResultArray?: ArrayOfSuggestionDayResult | undefined
}

export interface GetUserAvailabilityResponseType {
  FreeBusyResponseArray?: ArrayOfFreeBusyResponse | undefined
  SuggestionsResponse?: SuggestionsResponseType | undefined
}

export interface GetUserOofSettingsRequest {
  Mailbox: EmailAddress
}

export interface GetUserOofSettingsResponse {
  ResponseMessage: ResponseMessageType
  OofSettings?: UserOofSettings | undefined
  AllowExternalOof?: ExternalAudience | undefined
}

export interface SetUserOofSettingsRequest {
  Mailbox: EmailAddress
  UserOofSettings: UserOofSettings
}

export interface SetUserOofSettingsResponse {
  ResponseMessage?: ResponseMessageType | undefined
}

export interface ConvertIdType {
  DestinationFormat: IdFormatType
  SourceIds: NonEmptyArrayOfAlternateIdsType
}

export interface ConvertIdResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface ConvertIdResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  AlternateId?:
    | Typed<'AlternateIdType', AlternateIdType>
    | Typed<'AlternatePublicFolderIdType', AlternatePublicFolderIdType>
    | Typed<'AlternatePublicFolderItemIdType', AlternatePublicFolderItemIdType>
    | undefined
}

export interface GetDelegateType {
  IncludePermissions: boolean
  Mailbox: EmailAddressType
  UserIds?: ArrayOfUserIdType | undefined
}

export interface GetDelegateResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResponseMessages?: ArrayOfDelegateUserResponseMessageType | undefined
  DeliverMeetingRequests?: DeliverMeetingRequestsType | undefined
}

export type ArrayOfDelegateUserResponseMessageType = readonly DelegateUserResponseMessageType[]

export interface DelegateUserResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  DelegateUser?: DelegateUserType | undefined
}

export interface AddDelegateType {
  Mailbox: EmailAddressType
  DelegateUsers: ArrayOfDelegateUserType
  DeliverMeetingRequests?: DeliverMeetingRequestsType | undefined
}

export interface BaseDelegateResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResponseMessages?: ArrayOfDelegateUserResponseMessageType | undefined
}

export interface BaseDelegateType {
  Mailbox: EmailAddressType
}

export interface AddDelegateResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResponseMessages?: ArrayOfDelegateUserResponseMessageType | undefined
}

export interface RemoveDelegateType {
  Mailbox: EmailAddressType
  UserIds: ArrayOfUserIdType
}

export interface RemoveDelegateResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResponseMessages?: ArrayOfDelegateUserResponseMessageType | undefined
}

export interface UpdateDelegateType {
  Mailbox: EmailAddressType
  DelegateUsers?: ArrayOfDelegateUserType | undefined
  DeliverMeetingRequests?: DeliverMeetingRequestsType | undefined
}

export interface UpdateDelegateResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResponseMessages?: ArrayOfDelegateUserResponseMessageType | undefined
}

export interface GetSharingMetadataType {
  IdOfFolderToShare: FolderIdType
  SenderSmtpAddress: NonEmptyStringType
  Recipients: ArrayOfSmtpAddressType
}

export interface GetSharingMetadataResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  EncryptedSharedFolderDataCollection?: ArrayOfEncryptedSharedFolderDataType | undefined
  InvalidRecipients?: ArrayOfInvalidRecipientsType | undefined
}

export interface RefreshSharingFolderType {
  SharingFolderId: FolderIdType
}

export interface RefreshSharingFolderResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface GetSharingFolderType {
  SmtpAddress: NonEmptyStringType
  DataType?: SharingDataType | undefined
  SharedFolderId?: NonEmptyStringType | undefined
}

export interface GetSharingFolderResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SharingFolderId?: FolderIdType | undefined
}

export interface CreateUserConfigurationType {
  UserConfiguration: UserConfigurationType
}

export interface CreateUserConfigurationResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface DeleteUserConfigurationType {
  UserConfigurationName: UserConfigurationNameType
}

export interface DeleteUserConfigurationResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetUserConfigurationType {
  UserConfigurationName: UserConfigurationNameType
  UserConfigurationProperties: UserConfigurationPropertyType
}

export interface GetUserConfigurationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  UserConfiguration?: UserConfigurationType | undefined
}

export interface GetUserConfigurationResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetSpecificUserConfigurationType {
  UserConfigurationName: UserConfigurationNameType
  UserConfigurationProperties: UserConfigurationPropertyType
}

export interface GetSpecificUserConfigurationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  UserConfiguration?: UserConfigurationType | undefined
}

export interface GetSpecificUserConfigurationResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface UpdateUserConfigurationType {
  UserConfiguration: UserConfigurationType
}

export interface UpdateUserConfigurationResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface SetTeamMailboxRequestType {
  EmailAddress: EmailAddressType
  SharePointSiteUrl: string
  State: TeamMailboxLifecycleStateType
}

export interface UnpinTeamMailboxRequestType {
  EmailAddress: EmailAddressType
}

export interface SetTeamMailboxResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface UnpinTeamMailboxResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface GetRoomListsType {}

export interface GetRoomListsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  RoomLists?: ArrayOfEmailAddressesType | undefined
}

export interface GetRoomsType {
  RoomList: EmailAddressType
}

export interface GetRoomsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Rooms?: ArrayOfRoomsType | undefined
}

export type GetRemindersType_MaxItems_Type = number

export type GetRemindersType_ReminderType_Type = 'All' | 'Current' | 'Old'

export interface GetRemindersType {
  BeginTime?: string | undefined
  EndTime?: string | undefined
  MaxItems?: GetRemindersType_MaxItems_Type | undefined
  ReminderType?: GetRemindersType_ReminderType_Type | undefined
}

export interface GetRemindersResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Reminders: ArrayOfRemindersType
}

export interface PerformReminderActionType {
  ReminderItemActions: NonEmptyArrayOfReminderItemActionType
}

export interface PerformReminderActionResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  UpdatedItemIds: NonEmptyArrayOfItemIdsType
}

export type ArrayOfServiceConfigurationType = readonly ServiceConfigurationType[]

export interface GetServiceConfigurationType {
  ActingAs?: EmailAddressType | undefined
  RequestedConfiguration: ArrayOfServiceConfigurationType
  ConfigurationRequestDetails?: ConfigurationRequestDetailsType | undefined
}

export interface GetServiceConfigurationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ResponseMessages?: ArrayOfServiceConfigurationResponseMessageType | undefined
}

export type ArrayOfServiceConfigurationResponseMessageType = readonly ServiceConfigurationResponseMessageType[]

export interface ServiceConfigurationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MailTipsConfiguration?: MailTipsServiceConfiguration | undefined
  UnifiedMessagingConfiguration?: UnifiedMessageServiceConfiguration | undefined
  ProtectionRulesConfiguration?: ProtectionRulesServiceConfiguration | undefined
  PolicyNudgeRulesConfiguration?: PolicyNudgeRulesServiceConfiguration | undefined
  SharePointURLsConfiguration?: SharePointURLsServiceConfiguration | undefined
}

export interface FindMessageTrackingReportRequestType {
  Scope: NonEmptyStringType
  Domain: NonEmptyStringType
  Sender?: EmailAddressType | undefined
  PurportedSender?: EmailAddressType | undefined
  Recipient?: EmailAddressType | undefined
  Subject?: string | undefined
  StartDateTime?: string | undefined
  EndDateTime?: string | undefined
  MessageId?: NonEmptyStringType | undefined
  FederatedDeliveryMailbox?: EmailAddressType | undefined
  DiagnosticsLevel?: string | undefined
  ServerHint?: string | undefined
  Properties?: ArrayOfTrackingPropertiesType | undefined
}

export interface FindMessageTrackingReportResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Diagnostics?: ArrayOfStringsType | undefined
  MessageTrackingSearchResults?: ArrayOfFindMessageTrackingSearchResultType | undefined
  ExecutedSearchScope?: string | undefined
  Errors?: ArrayOfArraysOfTrackingPropertiesType | undefined
  Properties?: ArrayOfTrackingPropertiesType | undefined
}

export interface GetMessageTrackingReportRequestType {
  Scope: NonEmptyStringType
  ReportTemplate: MessageTrackingReportTemplateType
  RecipientFilter?: EmailAddressType | undefined
  MessageTrackingReportId: NonEmptyStringType
  ReturnQueueEvents?: boolean | undefined
  DiagnosticsLevel?: string | undefined
  Properties?: ArrayOfTrackingPropertiesType | undefined
}

export interface GetMessageTrackingReportResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MessageTrackingReport?: MessageTrackingReportType | undefined
  Diagnostics?: ArrayOfStringsType | undefined
  Errors?: ArrayOfArraysOfTrackingPropertiesType | undefined
  Properties?: ArrayOfTrackingPropertiesType | undefined
}

export interface GetInboxRulesRequestType {
  MailboxSmtpAddress?: string | undefined
}

export interface GetInboxRulesResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  OutlookRuleBlobExists?: boolean | undefined
  InboxRules?: ArrayOfRulesType | undefined
}

export interface UpdateInboxRulesRequestType {
  MailboxSmtpAddress?: string | undefined
  RemoveOutlookRuleBlob?: boolean | undefined
  Operations: ArrayOfRuleOperationsType
}

export interface UpdateInboxRulesResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  RuleOperationErrors?: ArrayOfRuleOperationErrorsType | undefined
}

export interface FindMailboxStatisticsByKeywordsType {
  Mailboxes: ArrayOfUserMailboxesType
  Keywords: ArrayOfStringsType
  Language?: string | undefined
  Senders?: ArrayOfSmtpAddressType | undefined
  Recipients?: ArrayOfSmtpAddressType | undefined
  FromDate?: string | undefined
  ToDate?: string | undefined
  MessageTypes?: ArrayOfSearchItemKindsType | undefined
  SearchDumpster?: boolean | undefined
  IncludePersonalArchive?: boolean | undefined
  IncludeUnsearchableItems?: boolean | undefined
}

export interface FindMailboxStatisticsByKeywordsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface FindMailboxStatisticsByKeywordsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MailboxStatisticsSearchResult: MailboxStatisticsSearchResultType
}

export interface GetSearchableMailboxesType {
  SearchFilter?: string | undefined
  ExpandGroupMembership?: boolean | undefined
}

export interface GetSearchableMailboxesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SearchableMailboxes: ArrayOfSearchableMailboxesType
  FailedMailboxes?: ArrayOfFailedSearchMailboxesType | undefined
}

export interface SearchMailboxesType {
  SearchQueries: NonEmptyArrayOfMailboxQueriesType
  ResultType: SearchResultType
  PreviewItemResponseShape?: PreviewItemResponseShapeType | undefined
  SortBy?: FieldOrderType | undefined
  Language?: string | undefined
  Deduplication?: boolean | undefined
  PageSize?: number | undefined
  PageItemReference?: string | undefined
  PageDirection?: SearchPageDirectionType | undefined
}

export interface SearchMailboxesResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface SearchMailboxesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SearchMailboxesResult?: SearchMailboxesResultType | undefined
}

export interface GetDiscoverySearchConfigurationType {
  SearchId?: string | undefined
  ExpandGroupMembership?: boolean | undefined
  InPlaceHoldConfigurationOnly?: boolean | undefined
}

export interface GetDiscoverySearchConfigurationResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  DiscoverySearchConfigurations: ArrayOfDiscoverySearchConfigurationType
}

export interface GetHoldOnMailboxesType {
  HoldId: string
}

export interface GetHoldOnMailboxesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MailboxHoldResult?: MailboxHoldResultType | undefined
}

export interface SetHoldOnMailboxesType {
  ActionType: HoldActionType
  HoldId: string
  Query: string
  Mailboxes?: ArrayOfStringsType | undefined
  Language?: string | undefined
  IncludeNonIndexableItems?: boolean | undefined
  Deduplication?: boolean | undefined
  InPlaceHoldIdentity?: string | undefined
  ItemHoldPeriod?: string | undefined
}

export interface SetHoldOnMailboxesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MailboxHoldResult?: MailboxHoldResultType | undefined
}

export interface GetNonIndexableItemStatisticsType {
  Mailboxes: NonEmptyArrayOfLegacyDNsType
  SearchArchiveOnly?: boolean | undefined
}

export interface GetNonIndexableItemStatisticsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  NonIndexableItemStatistics?: ArrayOfNonIndexableItemStatisticsType | undefined
}

export interface GetNonIndexableItemDetailsType {
  Mailboxes: NonEmptyArrayOfLegacyDNsType
  PageSize?: number | undefined
  PageItemReference?: string | undefined
  PageDirection?: SearchPageDirectionType | undefined
  SearchArchiveOnly?: boolean | undefined
}

export interface GetNonIndexableItemDetailsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  NonIndexableItemDetailsResult?: NonIndexableItemDetailResultType | undefined
}

export interface MarkAllItemsAsReadType {
  ReadFlag: boolean
  SuppressReadReceipts: boolean
  FolderIds: NonEmptyArrayOfBaseFolderIdsType
}

export interface MarkAllItemsAsReadResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetConversationItemsType {
  ItemShape: ItemResponseShapeType
  FoldersToIgnore?: NonEmptyArrayOfBaseFolderIdsType | undefined
  MaxItemsToReturn?: number | undefined
  SortOrder?: ConversationNodeSortOrder | undefined
  MailboxScope?: MailboxSearchLocationType | undefined
  Conversations: ArrayOfConversationRequestsType
}

export interface GetConversationItemsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Conversation?: ConversationResponseType | undefined
}

export interface GetConversationItemsResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetOMEConfigurationType {}

export interface OMEConfigurationResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Xml?: string | undefined
}

export interface SetOMEConfigurationType {
  Xml?: string | undefined
}

export interface SetOMEConfigurationResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface GetAppManifestsType {
  ApiVersionSupported?: string | undefined
  SchemaVersionSupported?: string | undefined
  IncludeAllInstalledAddIns?: boolean | undefined
  IncludeEntitlementData?: boolean | undefined
  IncludeManifestData?: boolean | undefined
  IncludeCustomAppsData?: boolean | undefined
  ExtensionIds?: ListOfExtensionIdsType | undefined
  AddIns?: ArrayOfPrivateCatalogAddInsType | undefined
}

export type ListOfExtensionIdsType = readonly GuidType[]

export interface GetAppManifestsResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Apps?: ArrayOfAppsType | undefined
  Manifests?: ArrayOfAppManifestsType | undefined
}

export type ArrayOfAppManifestsType = readonly Base64[]

export interface GetAppMarketplaceUrlType {}

export interface GetAppMarketplaceUrlResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  AppMarketplaceUrl?: string | undefined
  ConnectorsManagementUrl?: string | undefined
}

export interface MarkAsJunkType {
  IsJunk: boolean
  MoveItem: boolean
  ItemIds: NonEmptyArrayOfBaseItemIdsType
}

export interface MarkAsJunkResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface MarkAsJunkResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MovedItemId?: ItemIdType | undefined
}

export interface ReportMessageType {
  ReportAction: ReportMessageActionType
  ItemIds: NonEmptyArrayOfBaseItemIdsType
}

export interface ReportMessageResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface ReportMessageResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MovedItemId?: ItemIdType | undefined
}

export interface InstallAppType {
  Manifest: Base64
  MarketplaceAssetId?: string | undefined
  MarketplaceContentMarket?: string | undefined
  SendWelcomeEmail?: boolean | undefined
  ManifestUrl?: string | undefined
  MarketplaceCorrelationId?: string | undefined
  CampaignId?: string | undefined
}

export interface InstallAppResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  WasFirstInstall?: boolean | undefined
  Extension?: InstalledAppType | undefined
}

export interface UninstallAppType {
  ID: string
}

export interface UninstallAppResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface DisableAppType {
  ID: string
  DisableReason: DisableReasonType
}

export interface DisableAppResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface AddNewImContactToGroupType {
  ImAddress: NonEmptyStringType
  DisplayName?: NonEmptyStringType | undefined
  GroupId?: ItemIdType | undefined
}

export interface AddNewImContactToGroupResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Persona?: PersonaType | undefined
}

export interface AddNewTelUriContactToGroupType {
  TelUriAddress: NonEmptyStringType
  ImContactSipUriAddress: NonEmptyStringType
  ImTelephoneNumber: NonEmptyStringType
  GroupId?: ItemIdType | undefined
}

export interface AddNewTelUriContactToGroupResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Persona?: PersonaType | undefined
}

export interface AddImContactToGroupType {
  ContactId: ItemIdType
  GroupId?: ItemIdType | undefined
}

export interface AddImContactToGroupResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface RemoveImContactFromGroupType {
  ContactId: ItemIdType
  GroupId: ItemIdType
}

export interface RemoveImContactFromGroupResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface AddImGroupType {
  DisplayName: NonEmptyStringType
}

export interface AddImGroupResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ImGroup?: ImGroupType | undefined
}

export interface AddDistributionGroupToImListType {
  SmtpAddress: NonEmptyStringType
  DisplayName: NonEmptyStringType
}

export interface AddDistributionGroupToImListResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ImGroup?: ImGroupType | undefined
}

export interface GetImItemListType {
  ExtendedProperties?: NonEmptyArrayOfExtendedFieldURIs | undefined
}

export interface GetImItemListResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ImItemList?: ImItemListType | undefined
}

export interface GetImItemsType {
  ContactIds?: NonEmptyArrayOfBaseItemIdsType | undefined
  GroupIds?: NonEmptyArrayOfBaseItemIdsType | undefined
  ExtendedProperties?: NonEmptyArrayOfExtendedFieldURIs | undefined
}

export interface GetImItemsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  ImItemList?: ImItemListType | undefined
}

export interface RemoveContactFromImListType {
  ContactId: ItemIdType
}

export interface RemoveContactFromImListResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface RemoveDistributionGroupFromImListType {
  GroupId: ItemIdType
}

export interface RemoveDistributionGroupFromImListResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface RemoveImGroupType {
  GroupId: ItemIdType
}

export interface RemoveImGroupResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface SetImGroupType {
  GroupId: ItemIdType
  NewDisplayName: NonEmptyStringType
}

export interface SetImGroupResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface SetImListMigrationCompletedType {
  ImListMigrationCompleted: boolean
}

export interface SetImListMigrationCompletedResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface GetUserRetentionPolicyTagsType {}

export interface GetUserRetentionPolicyTagsResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  RetentionPolicyTags: ArrayOfRetentionPolicyTagsType
}

export interface GetUserPhotoType {
  Email: string
  SizeRequested: UserPhotoSizeType
  TypeRequested?: UserPhotoTypeType | undefined
}

export interface GetUserPhotoResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  HasChanged: boolean
  PictureData?: Base64 | undefined
}

export interface GetUserPhotoResponseType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface GetMeetingSpaceType {
  ItemId: ItemIdType
}

export interface GetMeetingSpaceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingSpace: MeetingSpaceType
}

export interface CreateMeetingSpaceType {
  MeetingSpace: MeetingSpaceType
}

export interface CreateMeetingSpaceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingSpace: MeetingSpaceType
}

export interface UpdateMeetingSpaceType {
  ItemId: ItemIdType
  MeetingSpace: MeetingSpaceType
}

export interface UpdateMeetingSpaceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingSpace: MeetingSpaceType
}

export interface FindMeetingSpaceByJoinUrlType {
  JoinUrl: string
}

export interface FindMeetingSpaceByJoinUrlResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingSpace?: MeetingSpaceType | undefined
}

export interface DeleteMeetingSpaceType {
  ItemId: ItemIdType
}

export interface DeleteMeetingSpaceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface GetMeetingInstanceRequestType {
  ItemId: ItemIdType
}

export interface GetMeetingInstanceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingInstance: MeetingInstanceType
}

export interface CreateMeetingInstanceRequestType {
  MeetingInstance: MeetingInstanceType
}

export interface CreateMeetingInstanceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingInstance: MeetingInstanceType
}

export interface UpdateMeetingInstanceRequestType {
  ItemId: ItemIdType
  MeetingInstance?: MeetingInstanceType | undefined
  ContentActivitiesToAdd?: NonEmptyArrayOfContentActivities | undefined
  ParticipantActivitiesToAdd?: NonEmptyArrayOfParticipantActivities | undefined
}

export interface UpdateMeetingInstanceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingInstance: MeetingInstanceType
}

export interface DeleteMeetingInstanceRequestType {
  ItemId: ItemIdType
}

export interface DeleteMeetingInstanceResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface SetUserPhotoType {
  Email: NonEmptyStringType
  Content: string
  TypeRequested?: UserPhotoTypeType | undefined
}

export interface SetUserPhotoResponseMessageType {
  ResponseMessages: ArrayOfResponseMessagesType
}

export interface RegisterConsentType {
  Id: string
  ConsentState: ConsentStateType
}

export interface RegisterConsentResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface FindAvailableMeetingTimesType {
  Attendees?: ArrayOfSmtpAddressType | undefined
  SearchWindowStart: string
  SearchWindowDuration: string
  MeetingDurationInMinutes?: number | undefined
  Location?: string | undefined
  MaxCandidates?: number | undefined
  ActivityDomain?: ActivityDomainType | undefined
}

export interface FindAvailableMeetingTimesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingTimeCandidates: ArrayOfMeetingTimeCandidate
  EmptySuggestionsHint?: EmptySuggestionReason | undefined
}

export interface FindMeetingTimeCandidatesType {
  AttendeeConstraints?: FindMeetingTimesAttendeeConstraints | undefined
  LocationConstraints?: FindMeetingTimesLocationConstraints | undefined
  SearchConstraints?: FindMeetingTimesSearchConstraints | undefined
  Constraints?: FindMeetingTimesConstraints | undefined
}

export interface FindMeetingTimeCandidatesResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  MeetingTimeCandidates: ArrayOfMeetingTimeCandidate
}

export interface StartSearchSession {
  SearchSessionId: GuidType
  WarmupOptions: WarmupOptionsType
  SuggestionTypes: SuggestionKindType
  SearchScope: ArrayOfSearchScopeType
  IdFormat?: IdFormatType | undefined
  ApplicationId?: string | undefined
  Scenario?: string | undefined
}

export interface StartSearchSessionResponseMessage {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface GetSearchSuggestions {
  SearchSessionId: GuidType
  Query?: string | undefined
  SuggestionTypes?: SuggestionKindType | undefined
  SuggestionsPrimer?: boolean | undefined
  MaxSuggestionsCountPerSuggestionType?: number | undefined
  SearchScope?: ArrayOfSearchScopeType | undefined
  Scenario?: string | undefined
}

export interface GetSearchSuggestionsResponseMessage {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SearchSuggestions: SearchSuggestionsType
}

export interface DeleteSearchSuggestion {
  SearchSessionId: GuidType
  Query: string
  SuggestionTypes: SuggestionKindType
  SearchScope?: ArrayOfSearchScopeType | undefined
  Scenario?: string | undefined
}

export interface DeleteSearchSuggestionResponseMessageType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  Response: DeleteSearchSuggestionResponseType
}

export type ExecuteSearch_SearchRefiners_Type = readonly DynamicRefinerQueryType[]

export type ExecuteSearch_ExtendedKeywords_Type = readonly ExtendedKeywordDefinitionType[]

export interface ExecuteSearch {
  ApplicationId: SearchApplicationIdType
  Scenario: string
  SearchSessionId: GuidType
  SearchScope: ArrayOfSearchScopeType
  Query: string
  AnalyzedQuery?: AnalyzedQuery | undefined
  ResultRowCount?: number | undefined
  ResultRowOffset?: number | undefined
  MaxResultsCountHint?: number | undefined
  MaxPreviewLength?: number | undefined
  SearchRefiners?: ExecuteSearch_SearchRefiners_Type | undefined
  ExtendedKeywords?: ExecuteSearch_ExtendedKeywords_Type | undefined
  RetrieveRefiners?: boolean | undefined
  MaxRefinersCountPerRefinerType?: number | undefined
  IdFormat?: IdFormatType | undefined
  ItemTypes: ItemTypesFilterType
  PropertySetName?: SearchResultsPropertySetNameType | undefined
  SearchRestrictions?: RestrictionType | undefined
  IncludeDeleted?: boolean | undefined
  SortOrder?: ExecuteSearchSortOrderType | undefined
  KeywordMatchOption?: MatchOptionsType | undefined
  ReturnAdditionalIds?: boolean | undefined
}

export interface ExecuteSearchResponseMessage {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  SearchResults: SearchResultsType
}

export interface EndSearchSession {
  SearchSessionId: GuidType
}

export interface EndSearchSessionResponseMessage {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
}

export interface GetLastPrivateCatalogUpdateType {
  Client?: OfficeClientType | undefined
}

export interface GetLastPrivateCatalogUpdateResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  LastUpdate?: string | undefined
  CatalogHash?: string | undefined
}

export interface GetPrivateCatalogAddInsType {
  Client?: OfficeClientType | undefined
}

export interface GetPrivateCatalogAddInsResponseType {
  ResponseClass: ResponseClassType
  MessageText?: string | undefined
  ResponseCode?: ResponseCodeType | undefined
  DescriptiveLinkKey?: number | undefined
  MessageXml?: ResponseMessageType_MessageXml_Type | undefined
  AddIns?: ArrayOfPrivateCatalogAddInsType | undefined
}

export type ArrayOfPrivateCatalogAddInsType = readonly PrivateCatalogAddInsType[]

export interface PrivateCatalogAddInsType {
  ProductId: string
  State: AddInStateType
  Version: VersionType
  StoreInfo?: PrivateCatalogAddInStoreInfoType | undefined
}

export interface PrivateCatalogAddInStoreInfoType {
  AssetId: string
  ContentMarket: string
}

export type PathKind =
  | Kind<'FieldURI', PathToUnindexedFieldType>
  | Kind<'IndexedFieldURI', PathToIndexedFieldType>
  | Kind<'ExtendedFieldURI', PathToExtendedFieldType>

export type TransitionKind =
  | Kind<'Transition', TransitionType>
  | Kind<'AbsoluteDateTransition', AbsoluteDateTransitionType>
  | Kind<'RecurringDayTransition', RecurringDayTransitionType>
  | Kind<'RecurringDateTransition', RecurringDateTransitionType>

export type SearchExpressionKind =
  | Kind<'Exists', ExistsType>
  | Kind<'Excludes', ExcludesType>
  | Kind<'IsEqualTo', IsEqualToType>
  | Kind<'IsNotEqualTo', IsNotEqualToType>
  | Kind<'IsGreaterThan', IsGreaterThanType>
  | Kind<'IsGreaterThanOrEqualTo', IsGreaterThanOrEqualToType>
  | Kind<'IsLessThan', IsLessThanType>
  | Kind<'IsLessThanOrEqualTo', IsLessThanOrEqualToType>
  | Kind<'Contains', ContainsExpressionType>
  | Kind<'Not', NotType>
  | KindOf<'And', AndType>
  | KindOf<'Or', OrType>
  | Kind<'Near', NearType>

export interface MessageElements {
  GetFolder: GetFolderType
  UploadItems: UploadItemsType
  UploadItemsResponse: UploadItemsResponseType
  ExportItems: ExportItemsType
  ExportItemsResponse: ExportItemsResponseType
  CreateFolder: CreateFolderType
  FindFolder: FindFolderType
  FindFolderResponse: FindFolderResponseType
  DeleteFolder: DeleteFolderType
  DeleteFolderResponse: DeleteFolderResponseType
  EmptyFolder: EmptyFolderType
  EmptyFolderResponse: EmptyFolderResponseType
  MoveFolder: MoveFolderType
  CopyFolder: CopyFolderType
  UpdateFolder: UpdateFolderType
  CreateFolderResponse: CreateFolderResponseType
  GetFolderResponse: GetFolderResponseType
  UpdateFolderResponse: UpdateFolderResponseType
  MoveFolderResponse: MoveFolderResponseType
  CopyFolderResponse: CopyFolderResponseType
  CreateFolderPath: CreateFolderPathType
  CreateFolderPathResponse: CreateFolderPathResponseType
  GetItem: GetItemType
  CreateItem: CreateItemType
  UpdateItem: UpdateItemType
  UpdateItemInRecoverableItems: UpdateItemInRecoverableItemsType
  DeleteItem: DeleteItemType
  MoveItem: MoveItemType
  CopyItem: CopyItemType
  ArchiveItem: ArchiveItemType
  SendItem: SendItemType
  SendItemResponse: SendItemResponseType
  FindItem: FindItemType
  FindConversation: FindConversationType
  FindConversationResponse: FindConversationResponseMessageType
  PerformInstantSearch: PerformInstantSearchRequest
  PerformInstantSearchResponse: PerformInstantSearchResponse
  EndInstantSearchSession: EndInstantSearchSessionRequest
  ApplyConversationAction: ApplyConversationActionType
  ApplyConversationActionResponse: ApplyConversationActionResponseType
  FindPeople: FindPeopleType
  FindPeopleResponse: FindPeopleResponseMessageType
  FindTags: FindTagsType
  FindTagsResponse: FindTagsResponseMessageType
  AddTag: AddTagType
  AddTagResponse: AddTagResponseMessageType
  HideTag: HideTagType
  HideTagResponse: HideTagResponseMessageType
  GetPersona: GetPersonaType
  GetPersonaResponseMessage: GetPersonaResponseMessageType
  CreateAttachment: CreateAttachmentType
  CreateAttachmentResponse: CreateAttachmentResponseType
  DeleteAttachment: DeleteAttachmentType
  DeleteAttachmentResponse: DeleteAttachmentResponseType
  GetAttachment: GetAttachmentType
  GetAttachmentResponse: GetAttachmentResponseType
  CreateItemResponse: CreateItemResponseType
  UpdateItemResponse: UpdateItemResponseType
  UpdateItemInRecoverableItemsResponse: UpdateItemInRecoverableItemsResponseType
  GetItemResponse: GetItemResponseType
  MoveItemResponse: MoveItemResponseType
  CopyItemResponse: CopyItemResponseType
  DeleteItemResponse: DeleteItemResponseType
  FindItemResponse: FindItemResponseType
  ArchiveItemResponse: ArchiveItemResponseType
  GetClientAccessToken: GetClientAccessTokenType
  GetClientAccessTokenResponse: GetClientAccessTokenResponseType
  GetFocusedOtherOverrides: GetFocusedOtherOverridesRequestType
  GetFocusedOtherOverridesResponse: GetFocusedOtherOverridesResponseType
  CreateOrUpdateFocusedOtherOverride: CreateOrUpdateFocusedOtherOverrideRequestType
  CreateOrUpdateFocusedOtherOverrideResponse: CreateOrUpdateFocusedOtherOverrideResponseType
  DeleteFocusedOtherOverride: DeleteFocusedOtherOverrideRequestType
  DeleteFocusedOtherOverrideResponse: DeleteFocusedOtherOverrideResponseType
  ResolveNames: ResolveNamesType
  ResolveNamesResponse: ResolveNamesResponseType
  GetPasswordExpirationDate: GetPasswordExpirationDateType
  GetPasswordExpirationDateResponse: GetPasswordExpirationDateResponseMessageType
  GetMailTips: GetMailTipsType
  GetMailTipsResponse: GetMailTipsResponseMessageType
  PlayOnPhone: PlayOnPhoneType
  PlayOnPhoneResponse: PlayOnPhoneResponseMessageType
  GetPhoneCallInformation: GetPhoneCallInformationType
  GetPhoneCallInformationResponse: GetPhoneCallInformationResponseMessageType
  DisconnectPhoneCall: DisconnectPhoneCallType
  DisconnectPhoneCallResponse: DisconnectPhoneCallResponseMessageType
  ExpandDL: ExpandDLType
  ExpandDLResponse: ExpandDLResponseType
  GetServerTimeZones: GetServerTimeZonesType
  GetServerTimeZonesResponse: GetServerTimeZonesResponseType
  CreateManagedFolder: CreateManagedFolderRequestType
  CreateManagedFolderResponse: CreateManagedFolderResponseType
  Subscribe: SubscribeType
  SubscribeResponse: SubscribeResponseType
  Unsubscribe: UnsubscribeType
  UnsubscribeResponse: UnsubscribeResponseType
  GetEvents: GetEventsType
  GetEventsResponse: GetEventsResponseType
  GetStreamingEvents: GetStreamingEventsType
  GetStreamingEventsResponse: GetStreamingEventsResponseType
  SendNotification: SendNotificationResponseType
  SendNotificationResult: SendNotificationResultType
  SyncFolderHierarchy: SyncFolderHierarchyType
  SyncFolderHierarchyResponse: SyncFolderHierarchyResponseType
  SyncFolderItems: SyncFolderItemsType
  SyncFolderItemsResponse: SyncFolderItemsResponseType
  GetUserAvailabilityRequest: GetUserAvailabilityRequestType
  GetUserAvailabilityResponse: GetUserAvailabilityResponseType
  GetUserOofSettingsRequest: GetUserOofSettingsRequest
  GetUserOofSettingsResponse: GetUserOofSettingsResponse
  SetUserOofSettingsRequest: SetUserOofSettingsRequest
  SetUserOofSettingsResponse: SetUserOofSettingsResponse
  ConvertId: ConvertIdType
  ConvertIdResponse: ConvertIdResponseType
  GetDelegate: GetDelegateType
  GetDelegateResponse: GetDelegateResponseMessageType
  AddDelegate: AddDelegateType
  AddDelegateResponse: AddDelegateResponseMessageType
  RemoveDelegate: RemoveDelegateType
  RemoveDelegateResponse: RemoveDelegateResponseMessageType
  UpdateDelegate: UpdateDelegateType
  UpdateDelegateResponse: UpdateDelegateResponseMessageType
  GetSharingMetadata: GetSharingMetadataType
  GetSharingMetadataResponse: GetSharingMetadataResponseMessageType
  RefreshSharingFolder: RefreshSharingFolderType
  RefreshSharingFolderResponse: RefreshSharingFolderResponseMessageType
  GetSharingFolder: GetSharingFolderType
  GetSharingFolderResponse: GetSharingFolderResponseMessageType
  CreateUserConfiguration: CreateUserConfigurationType
  CreateUserConfigurationResponse: CreateUserConfigurationResponseType
  DeleteUserConfiguration: DeleteUserConfigurationType
  DeleteUserConfigurationResponse: DeleteUserConfigurationResponseType
  GetUserConfiguration: GetUserConfigurationType
  GetUserConfigurationResponse: GetUserConfigurationResponseType
  GetSpecificUserConfiguration: GetSpecificUserConfigurationType
  GetSpecificUserConfigurationResponse: GetSpecificUserConfigurationResponseType
  UpdateUserConfiguration: UpdateUserConfigurationType
  UpdateUserConfigurationResponse: UpdateUserConfigurationResponseType
  SetTeamMailbox: SetTeamMailboxRequestType
  UnpinTeamMailbox: UnpinTeamMailboxRequestType
  SetTeamMailboxResponse: SetTeamMailboxResponseMessageType
  UnpinTeamMailboxResponse: UnpinTeamMailboxResponseMessageType
  GetRoomLists: GetRoomListsType
  GetRoomListsResponse: GetRoomListsResponseMessageType
  GetRooms: GetRoomsType
  GetRoomsResponse: GetRoomsResponseMessageType
  GetReminders: GetRemindersType
  GetRemindersResponse: GetRemindersResponseMessageType
  PerformReminderAction: PerformReminderActionType
  PerformReminderActionResponse: PerformReminderActionResponseMessageType
  GetServiceConfiguration: GetServiceConfigurationType
  GetServiceConfigurationResponse: GetServiceConfigurationResponseMessageType
  FindMessageTrackingReport: FindMessageTrackingReportRequestType
  FindMessageTrackingReportResponse: FindMessageTrackingReportResponseMessageType
  GetMessageTrackingReport: GetMessageTrackingReportRequestType
  GetMessageTrackingReportResponse: GetMessageTrackingReportResponseMessageType
  GetInboxRules: GetInboxRulesRequestType
  GetInboxRulesResponse: GetInboxRulesResponseType
  UpdateInboxRules: UpdateInboxRulesRequestType
  UpdateInboxRulesResponse: UpdateInboxRulesResponseType
  FindMailboxStatisticsByKeywords: FindMailboxStatisticsByKeywordsType
  FindMailboxStatisticsByKeywordsResponse: FindMailboxStatisticsByKeywordsResponseType
  GetSearchableMailboxes: GetSearchableMailboxesType
  GetSearchableMailboxesResponse: GetSearchableMailboxesResponseMessageType
  SearchMailboxes: SearchMailboxesType
  SearchMailboxesResponse: SearchMailboxesResponseType
  GetDiscoverySearchConfiguration: GetDiscoverySearchConfigurationType
  GetDiscoverySearchConfigurationResponse: GetDiscoverySearchConfigurationResponseMessageType
  GetHoldOnMailboxes: GetHoldOnMailboxesType
  GetHoldOnMailboxesResponse: GetHoldOnMailboxesResponseMessageType
  SetHoldOnMailboxes: SetHoldOnMailboxesType
  SetHoldOnMailboxesResponse: SetHoldOnMailboxesResponseMessageType
  GetNonIndexableItemStatistics: GetNonIndexableItemStatisticsType
  GetNonIndexableItemStatisticsResponse: GetNonIndexableItemStatisticsResponseMessageType
  GetNonIndexableItemDetails: GetNonIndexableItemDetailsType
  GetNonIndexableItemDetailsResponse: GetNonIndexableItemDetailsResponseMessageType
  MarkAllItemsAsRead: MarkAllItemsAsReadType
  MarkAllItemsAsReadResponse: MarkAllItemsAsReadResponseType
  GetConversationItems: GetConversationItemsType
  GetConversationItemsResponse: GetConversationItemsResponseType
  GetOMEConfiguration: GetOMEConfigurationType
  GetOMEConfigurationResponse: OMEConfigurationResponseType
  SetOMEConfiguration: SetOMEConfigurationType
  SetOMEConfigurationResponse: SetOMEConfigurationResponseType
  GetAppManifests: GetAppManifestsType
  GetAppManifestsResponse: GetAppManifestsResponseType
  GetAppMarketplaceUrl: GetAppMarketplaceUrlType
  GetAppMarketplaceUrlResponse: GetAppMarketplaceUrlResponseMessageType
  MarkAsJunk: MarkAsJunkType
  MarkAsJunkResponse: MarkAsJunkResponseType
  ReportMessage: ReportMessageType
  ReportMessageResponse: ReportMessageResponseType
  InstallApp: InstallAppType
  InstallAppResponse: InstallAppResponseType
  UninstallApp: UninstallAppType
  UninstallAppResponse: UninstallAppResponseType
  DisableApp: DisableAppType
  DisableAppResponse: DisableAppResponseType
  AddNewImContactToGroup: AddNewImContactToGroupType
  AddNewImContactToGroupResponse: AddNewImContactToGroupResponseMessageType
  AddNewTelUriContactToGroup: AddNewTelUriContactToGroupType
  AddNewTelUriContactToGroupResponse: AddNewTelUriContactToGroupResponseMessageType
  AddImContactToGroup: AddImContactToGroupType
  AddImContactToGroupResponse: AddImContactToGroupResponseMessageType
  RemoveImContactFromGroup: RemoveImContactFromGroupType
  RemoveImContactFromGroupResponse: RemoveImContactFromGroupResponseMessageType
  AddImGroup: AddImGroupType
  AddImGroupResponse: AddImGroupResponseMessageType
  AddDistributionGroupToImList: AddDistributionGroupToImListType
  AddDistributionGroupToImListResponse: AddDistributionGroupToImListResponseMessageType
  GetImItemList: GetImItemListType
  GetImItemListResponse: GetImItemListResponseMessageType
  GetImItems: GetImItemsType
  GetImItemsResponse: GetImItemsResponseMessageType
  RemoveContactFromImList: RemoveContactFromImListType
  RemoveContactFromImListResponse: RemoveContactFromImListResponseMessageType
  RemoveDistributionGroupFromImList: RemoveDistributionGroupFromImListType
  RemoveDistributionGroupFromImListResponse: RemoveDistributionGroupFromImListResponseMessageType
  RemoveImGroup: RemoveImGroupType
  RemoveImGroupResponse: RemoveImGroupResponseMessageType
  SetImGroup: SetImGroupType
  SetImGroupResponse: SetImGroupResponseMessageType
  SetImListMigrationCompleted: SetImListMigrationCompletedType
  SetImListMigrationCompletedResponse: SetImListMigrationCompletedResponseMessageType
  GetUserRetentionPolicyTags: GetUserRetentionPolicyTagsType
  GetUserRetentionPolicyTagsResponse: GetUserRetentionPolicyTagsResponseMessageType
  GetUserPhoto: GetUserPhotoType
  GetUserPhotoResponse: GetUserPhotoResponseMessageType
  GetMeetingSpace: GetMeetingSpaceType
  GetMeetingSpaceResponseMessage: GetMeetingSpaceResponseMessageType
  CreateMeetingSpace: CreateMeetingSpaceType
  CreateMeetingSpaceResponseMessage: CreateMeetingSpaceResponseMessageType
  UpdateMeetingSpace: UpdateMeetingSpaceType
  UpdateMeetingSpaceResponseMessage: UpdateMeetingSpaceResponseMessageType
  FindMeetingSpaceByJoinUrl: FindMeetingSpaceByJoinUrlType
  FindMeetingSpaceByJoinUrlResponseMessage: FindMeetingSpaceByJoinUrlResponseMessageType
  DeleteMeetingSpace: DeleteMeetingSpaceType
  DeleteMeetingSpaceResponseMessage: DeleteMeetingSpaceResponseMessageType
  GetMeetingInstanceRequest: GetMeetingInstanceRequestType
  GetMeetingInstanceResponse: GetMeetingInstanceResponseMessageType
  CreateMeetingInstanceRequest: CreateMeetingInstanceRequestType
  CreateMeetingInstanceResponse: CreateMeetingInstanceResponseMessageType
  UpdateMeetingInstanceRequest: UpdateMeetingInstanceRequestType
  UpdateMeetingInstanceResponse: UpdateMeetingInstanceResponseMessageType
  DeleteMeetingInstanceRequest: DeleteMeetingInstanceRequestType
  DeleteMeetingInstanceResponse: DeleteMeetingInstanceResponseMessageType
  SetUserPhoto: SetUserPhotoType
  SetUserPhotoResponse: SetUserPhotoResponseMessageType
  RegisterConsent: RegisterConsentType
  RegisterConsentResponse: RegisterConsentResponseMessageType
  FindAvailableMeetingTimes: FindAvailableMeetingTimesType
  FindAvailableMeetingTimesResponse: FindAvailableMeetingTimesResponseMessageType
  FindMeetingTimeCandidates: FindMeetingTimeCandidatesType
  FindMeetingTimeCandidatesResponse: FindMeetingTimeCandidatesResponseMessageType
  StartSearchSession: StartSearchSession
  StartSearchSessionResponse: StartSearchSessionResponseMessage
  GetSearchSuggestions: GetSearchSuggestions
  GetSearchSuggestionsResponse: GetSearchSuggestionsResponseMessage
  DeleteSearchSuggestion: DeleteSearchSuggestion
  DeleteSearchSuggestionResponse: DeleteSearchSuggestionResponseMessageType
  ExecuteSearch: ExecuteSearch
  ExecuteSearchResponse: ExecuteSearchResponseMessage
  EndSearchSession: EndSearchSession
  EndSearchSessionResponse: EndSearchSessionResponseMessage
  GetLastPrivateCatalogUpdate: GetLastPrivateCatalogUpdateType
  GetLastPrivateCatalogUpdateResponse: GetLastPrivateCatalogUpdateResponseType
  GetPrivateCatalogAddIns: GetPrivateCatalogAddInsType
  GetPrivateCatalogAddInsResponse: GetPrivateCatalogAddInsResponseType
}

export interface OperationTypes {
  AddDelegate: { request: MessageElements['AddDelegate']; response: MessageElements['AddDelegateResponse'] }
  AddDistributionGroupToImList: {
    request: MessageElements['AddDistributionGroupToImList']
    response: MessageElements['AddDistributionGroupToImListResponse']
  }
  AddImContactToGroup: {
    request: MessageElements['AddImContactToGroup']
    response: MessageElements['AddImContactToGroupResponse']
  }
  AddImGroup: { request: MessageElements['AddImGroup']; response: MessageElements['AddImGroupResponse'] }
  AddNewImContactToGroup: {
    request: MessageElements['AddNewImContactToGroup']
    response: MessageElements['AddNewImContactToGroupResponse']
  }
  AddNewTelUriContactToGroup: {
    request: MessageElements['AddNewTelUriContactToGroup']
    response: MessageElements['AddNewTelUriContactToGroupResponse']
  }
  AddTag: { request: MessageElements['AddTag']; response: MessageElements['AddTagResponse'] }
  ApplyConversationAction: {
    request: MessageElements['ApplyConversationAction']
    response: MessageElements['ApplyConversationActionResponse']
  }
  ArchiveItem: { request: MessageElements['ArchiveItem']; response: MessageElements['ArchiveItemResponse'] }
  ConvertId: { request: MessageElements['ConvertId']; response: MessageElements['ConvertIdResponse'] }
  CopyFolder: { request: MessageElements['CopyFolder']; response: MessageElements['CopyFolderResponse'] }
  CopyItem: { request: MessageElements['CopyItem']; response: MessageElements['CopyItemResponse'] }
  CreateAttachment: {
    request: MessageElements['CreateAttachment']
    response: MessageElements['CreateAttachmentResponse']
  }
  CreateFolder: { request: MessageElements['CreateFolder']; response: MessageElements['CreateFolderResponse'] }
  CreateFolderPath: {
    request: MessageElements['CreateFolderPath']
    response: MessageElements['CreateFolderPathResponse']
  }
  CreateItem: { request: MessageElements['CreateItem']; response: MessageElements['CreateItemResponse'] }
  CreateManagedFolder: {
    request: MessageElements['CreateManagedFolder']
    response: MessageElements['CreateManagedFolderResponse']
  }
  CreateMeetingInstance: {
    request: MessageElements['CreateMeetingInstanceRequest']
    response: MessageElements['CreateMeetingInstanceResponse']
  }
  CreateMeetingSpace: {
    request: MessageElements['CreateMeetingSpace']
    response: MessageElements['CreateMeetingSpaceResponseMessage']
  }
  CreateUserConfiguration: {
    request: MessageElements['CreateUserConfiguration']
    response: MessageElements['CreateUserConfigurationResponse']
  }
  DeleteAttachment: {
    request: MessageElements['DeleteAttachment']
    response: MessageElements['DeleteAttachmentResponse']
  }
  DeleteFolder: { request: MessageElements['DeleteFolder']; response: MessageElements['DeleteFolderResponse'] }
  DeleteItem: { request: MessageElements['DeleteItem']; response: MessageElements['DeleteItemResponse'] }
  DeleteMeetingInstance: {
    request: MessageElements['DeleteMeetingInstanceRequest']
    response: MessageElements['DeleteMeetingInstanceResponse']
  }
  DeleteMeetingSpace: {
    request: MessageElements['DeleteMeetingSpace']
    response: MessageElements['DeleteMeetingSpaceResponseMessage']
  }
  DeleteSearchSuggestion: {
    request: MessageElements['DeleteSearchSuggestion']
    response: MessageElements['DeleteSearchSuggestionResponse']
  }
  DeleteUserConfiguration: {
    request: MessageElements['DeleteUserConfiguration']
    response: MessageElements['DeleteUserConfigurationResponse']
  }
  DisableApp: { request: MessageElements['DisableApp']; response: MessageElements['DisableAppResponse'] }
  DisconnectPhoneCall: {
    request: MessageElements['DisconnectPhoneCall']
    response: MessageElements['DisconnectPhoneCallResponse']
  }
  EmptyFolder: { request: MessageElements['EmptyFolder']; response: MessageElements['EmptyFolderResponse'] }
  EndSearchSession: {
    request: MessageElements['EndSearchSession']
    response: MessageElements['EndSearchSessionResponse']
  }
  ExecuteSearch: { request: MessageElements['ExecuteSearch']; response: MessageElements['ExecuteSearchResponse'] }
  ExpandDL: { request: MessageElements['ExpandDL']; response: MessageElements['ExpandDLResponse'] }
  ExportItems: { request: MessageElements['ExportItems']; response: MessageElements['ExportItemsResponse'] }
  FindAvailableMeetingTimes: {
    request: MessageElements['FindAvailableMeetingTimes']
    response: MessageElements['FindAvailableMeetingTimesResponse']
  }
  FindConversation: {
    request: MessageElements['FindConversation']
    response: MessageElements['FindConversationResponse']
  }
  FindFolder: { request: MessageElements['FindFolder']; response: MessageElements['FindFolderResponse'] }
  FindItem: { request: MessageElements['FindItem']; response: MessageElements['FindItemResponse'] }
  FindMeetingSpaceByJoinUrl: {
    request: MessageElements['FindMeetingSpaceByJoinUrl']
    response: MessageElements['FindMeetingSpaceByJoinUrlResponseMessage']
  }
  FindMeetingTimeCandidates: {
    request: MessageElements['FindMeetingTimeCandidates']
    response: MessageElements['FindMeetingTimeCandidatesResponse']
  }
  FindMessageTrackingReport: {
    request: MessageElements['FindMessageTrackingReport']
    response: MessageElements['FindMessageTrackingReportResponse']
  }
  FindPeople: { request: MessageElements['FindPeople']; response: MessageElements['FindPeopleResponse'] }
  FindTags: { request: MessageElements['FindTags']; response: MessageElements['FindTagsResponse'] }
  GetAppManifests: { request: MessageElements['GetAppManifests']; response: MessageElements['GetAppManifestsResponse'] }
  GetAppMarketplaceUrl: {
    request: MessageElements['GetAppMarketplaceUrl']
    response: MessageElements['GetAppMarketplaceUrlResponse']
  }
  GetAttachment: { request: MessageElements['GetAttachment']; response: MessageElements['GetAttachmentResponse'] }
  GetClientAccessToken: {
    request: MessageElements['GetClientAccessToken']
    response: MessageElements['GetClientAccessTokenResponse']
  }
  GetConversationItems: {
    request: MessageElements['GetConversationItems']
    response: MessageElements['GetConversationItemsResponse']
  }
  GetDelegate: { request: MessageElements['GetDelegate']; response: MessageElements['GetDelegateResponse'] }
  GetDiscoverySearchConfiguration: {
    request: MessageElements['GetDiscoverySearchConfiguration']
    response: MessageElements['GetDiscoverySearchConfigurationResponse']
  }
  GetEvents: { request: MessageElements['GetEvents']; response: MessageElements['GetEventsResponse'] }
  GetFolder: { request: MessageElements['GetFolder']; response: MessageElements['GetFolderResponse'] }
  GetHoldOnMailboxes: {
    request: MessageElements['GetHoldOnMailboxes']
    response: MessageElements['GetHoldOnMailboxesResponse']
  }
  GetImItemList: { request: MessageElements['GetImItemList']; response: MessageElements['GetImItemListResponse'] }
  GetImItems: { request: MessageElements['GetImItems']; response: MessageElements['GetImItemsResponse'] }
  GetInboxRules: { request: MessageElements['GetInboxRules']; response: MessageElements['GetInboxRulesResponse'] }
  GetItem: { request: MessageElements['GetItem']; response: MessageElements['GetItemResponse'] }
  GetLastPrivateCatalogUpdate: {
    request: MessageElements['GetLastPrivateCatalogUpdate']
    response: MessageElements['GetLastPrivateCatalogUpdateResponse']
  }
  GetMailTips: { request: MessageElements['GetMailTips']; response: MessageElements['GetMailTipsResponse'] }
  GetMeetingInstance: {
    request: MessageElements['GetMeetingInstanceRequest']
    response: MessageElements['GetMeetingInstanceResponse']
  }
  GetMeetingSpace: {
    request: MessageElements['GetMeetingSpace']
    response: MessageElements['GetMeetingSpaceResponseMessage']
  }
  GetMessageTrackingReport: {
    request: MessageElements['GetMessageTrackingReport']
    response: MessageElements['GetMessageTrackingReportResponse']
  }
  GetNonIndexableItemDetails: {
    request: MessageElements['GetNonIndexableItemDetails']
    response: MessageElements['GetNonIndexableItemDetailsResponse']
  }
  GetNonIndexableItemStatistics: {
    request: MessageElements['GetNonIndexableItemStatistics']
    response: MessageElements['GetNonIndexableItemStatisticsResponse']
  }
  GetPasswordExpirationDate: {
    request: MessageElements['GetPasswordExpirationDate']
    response: MessageElements['GetPasswordExpirationDateResponse']
  }
  GetPersona: { request: MessageElements['GetPersona']; response: MessageElements['GetPersonaResponseMessage'] }
  GetPhoneCallInformation: {
    request: MessageElements['GetPhoneCallInformation']
    response: MessageElements['GetPhoneCallInformationResponse']
  }
  GetPrivateCatalogAddIns: {
    request: MessageElements['GetPrivateCatalogAddIns']
    response: MessageElements['GetPrivateCatalogAddInsResponse']
  }
  GetReminders: { request: MessageElements['GetReminders']; response: MessageElements['GetRemindersResponse'] }
  GetRoomLists: { request: MessageElements['GetRoomLists']; response: MessageElements['GetRoomListsResponse'] }
  GetRooms: { request: MessageElements['GetRooms']; response: MessageElements['GetRoomsResponse'] }
  GetSearchSuggestions: {
    request: MessageElements['GetSearchSuggestions']
    response: MessageElements['GetSearchSuggestionsResponse']
  }
  GetSearchableMailboxes: {
    request: MessageElements['GetSearchableMailboxes']
    response: MessageElements['GetSearchableMailboxesResponse']
  }
  GetServerTimeZones: {
    request: MessageElements['GetServerTimeZones']
    response: MessageElements['GetServerTimeZonesResponse']
  }
  GetServiceConfiguration: {
    request: MessageElements['GetServiceConfiguration']
    response: MessageElements['GetServiceConfigurationResponse']
  }
  GetSharingFolder: {
    request: MessageElements['GetSharingFolder']
    response: MessageElements['GetSharingFolderResponse']
  }
  GetSharingMetadata: {
    request: MessageElements['GetSharingMetadata']
    response: MessageElements['GetSharingMetadataResponse']
  }
  GetSpecificUserConfiguration: {
    request: MessageElements['GetSpecificUserConfiguration']
    response: MessageElements['GetSpecificUserConfigurationResponse']
  }
  GetStreamingEvents: {
    request: MessageElements['GetStreamingEvents']
    response: MessageElements['GetStreamingEventsResponse']
  }
  GetUserAvailability: {
    request: MessageElements['GetUserAvailabilityRequest']
    response: MessageElements['GetUserAvailabilityResponse']
  }
  GetUserConfiguration: {
    request: MessageElements['GetUserConfiguration']
    response: MessageElements['GetUserConfigurationResponse']
  }
  GetUserOofSettings: {
    request: MessageElements['GetUserOofSettingsRequest']
    response: MessageElements['GetUserOofSettingsResponse']
  }
  GetUserPhoto: { request: MessageElements['GetUserPhoto']; response: MessageElements['GetUserPhotoResponse'] }
  GetUserRetentionPolicyTags: {
    request: MessageElements['GetUserRetentionPolicyTags']
    response: MessageElements['GetUserRetentionPolicyTagsResponse']
  }
  HideTag: { request: MessageElements['HideTag']; response: MessageElements['HideTagResponse'] }
  InstallApp: { request: MessageElements['InstallApp']; response: MessageElements['InstallAppResponse'] }
  MarkAllItemsAsRead: {
    request: MessageElements['MarkAllItemsAsRead']
    response: MessageElements['MarkAllItemsAsReadResponse']
  }
  MarkAsJunk: { request: MessageElements['MarkAsJunk']; response: MessageElements['MarkAsJunkResponse'] }
  MoveFolder: { request: MessageElements['MoveFolder']; response: MessageElements['MoveFolderResponse'] }
  MoveItem: { request: MessageElements['MoveItem']; response: MessageElements['MoveItemResponse'] }
  PerformReminderAction: {
    request: MessageElements['PerformReminderAction']
    response: MessageElements['PerformReminderActionResponse']
  }
  PlayOnPhone: { request: MessageElements['PlayOnPhone']; response: MessageElements['PlayOnPhoneResponse'] }
  RefreshSharingFolder: {
    request: MessageElements['RefreshSharingFolder']
    response: MessageElements['RefreshSharingFolderResponse']
  }
  RemoveContactFromImList: {
    request: MessageElements['RemoveContactFromImList']
    response: MessageElements['RemoveContactFromImListResponse']
  }
  RemoveDelegate: { request: MessageElements['RemoveDelegate']; response: MessageElements['RemoveDelegateResponse'] }
  RemoveDistributionGroupFromImList: {
    request: MessageElements['RemoveDistributionGroupFromImList']
    response: MessageElements['RemoveDistributionGroupFromImListResponse']
  }
  RemoveImContactFromGroup: {
    request: MessageElements['RemoveImContactFromGroup']
    response: MessageElements['RemoveImContactFromGroupResponse']
  }
  RemoveImGroup: { request: MessageElements['RemoveImGroup']; response: MessageElements['RemoveImGroupResponse'] }
  ReportMessage: { request: MessageElements['ReportMessage']; response: MessageElements['ReportMessageResponse'] }
  ResolveNames: { request: MessageElements['ResolveNames']; response: MessageElements['ResolveNamesResponse'] }
  SearchMailboxes: { request: MessageElements['SearchMailboxes']; response: MessageElements['SearchMailboxesResponse'] }
  SendItem: { request: MessageElements['SendItem']; response: MessageElements['SendItemResponse'] }
  SetHoldOnMailboxes: {
    request: MessageElements['SetHoldOnMailboxes']
    response: MessageElements['SetHoldOnMailboxesResponse']
  }
  SetImGroup: { request: MessageElements['SetImGroup']; response: MessageElements['SetImGroupResponse'] }
  SetImListMigrationCompleted: {
    request: MessageElements['SetImListMigrationCompleted']
    response: MessageElements['SetImListMigrationCompletedResponse']
  }
  SetTeamMailbox: { request: MessageElements['SetTeamMailbox']; response: MessageElements['SetTeamMailboxResponse'] }
  SetUserOofSettings: {
    request: MessageElements['SetUserOofSettingsRequest']
    response: MessageElements['SetUserOofSettingsResponse']
  }
  SetUserPhoto: { request: MessageElements['SetUserPhoto']; response: MessageElements['SetUserPhotoResponse'] }
  StartSearchSession: {
    request: MessageElements['StartSearchSession']
    response: MessageElements['StartSearchSessionResponse']
  }
  Subscribe: { request: MessageElements['Subscribe']; response: MessageElements['SubscribeResponse'] }
  SyncFolderHierarchy: {
    request: MessageElements['SyncFolderHierarchy']
    response: MessageElements['SyncFolderHierarchyResponse']
  }
  SyncFolderItems: { request: MessageElements['SyncFolderItems']; response: MessageElements['SyncFolderItemsResponse'] }
  UninstallApp: { request: MessageElements['UninstallApp']; response: MessageElements['UninstallAppResponse'] }
  UnpinTeamMailbox: {
    request: MessageElements['UnpinTeamMailbox']
    response: MessageElements['UnpinTeamMailboxResponse']
  }
  Unsubscribe: { request: MessageElements['Unsubscribe']; response: MessageElements['UnsubscribeResponse'] }
  UpdateDelegate: { request: MessageElements['UpdateDelegate']; response: MessageElements['UpdateDelegateResponse'] }
  UpdateFolder: { request: MessageElements['UpdateFolder']; response: MessageElements['UpdateFolderResponse'] }
  UpdateInboxRules: {
    request: MessageElements['UpdateInboxRules']
    response: MessageElements['UpdateInboxRulesResponse']
  }
  UpdateItem: { request: MessageElements['UpdateItem']; response: MessageElements['UpdateItemResponse'] }
  UpdateItemInRecoverableItems: {
    request: MessageElements['UpdateItemInRecoverableItems']
    response: MessageElements['UpdateItemInRecoverableItemsResponse']
  }
  UpdateMeetingInstance: {
    request: MessageElements['UpdateMeetingInstanceRequest']
    response: MessageElements['UpdateMeetingInstanceResponse']
  }
  UpdateMeetingSpace: {
    request: MessageElements['UpdateMeetingSpace']
    response: MessageElements['UpdateMeetingSpaceResponseMessage']
  }
  UpdateUserConfiguration: {
    request: MessageElements['UpdateUserConfiguration']
    response: MessageElements['UpdateUserConfigurationResponse']
  }
  UploadItems: { request: MessageElements['UploadItems']; response: MessageElements['UploadItemsResponse'] }
}
