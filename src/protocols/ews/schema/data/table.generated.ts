/** The EWS schema as a table: schema/rows.ts says how to read it. Written by tools/generate-ews-schema.ts. */
import type { SchemaTable } from '../rows.ts'

export const table: SchemaTable = {
  types: {
    MailboxCultureType: {
      text: 'xs:language',
      soap: true,
    },
    InstalledAppType: {
      content: [
        ',?',
        'Id xs:string ?',
        'MarketplaceAssetId xs:string ?',
        'Enabled xs:boolean ?',
        'ConsentState xs:string ?',
        'Type xs:string ?',
        'LicenseStatus xs:string ?',
        'TrialExpirationDate xs:dateTime ?',
        'ProviderName xs:string ?',
        'IconUrl xs:string ?',
        'HighResolutionIconUrl xs:string ?',
        'DisplayName xs:string ?',
        'Description xs:string ?',
        'Requirements xs:string ?',
        'Version xs:string ?',
      ],
    },
    NonEmptyArrayOfRoleType: {
      content: [',', 'Role xs:string +'],
    },
    ManagementRoleType: {
      content: [',', 'UserRoles NonEmptyArrayOfRoleType ?', 'ApplicationRoles NonEmptyArrayOfRoleType ?'],
    },
    SidAndAttributesType: {
      content: [',', 'SecurityIdentifier xs:string'],
      attributes: ['Attributes xs:unsignedInt !'],
    },
    NonEmptyArrayOfGroupIdentifiersType: {
      content: [',', 'GroupIdentifier SidAndAttributesType +'],
    },
    NonEmptyArrayOfRestrictedGroupIdentifiersType: {
      content: [',', 'RestrictedGroupIdentifier SidAndAttributesType +'],
    },
    SerializedSecurityContextType: {
      content: [
        ',',
        'UserSid xs:string',
        'GroupSids NonEmptyArrayOfGroupIdentifiersType ?',
        'RestrictedGroupSids NonEmptyArrayOfRestrictedGroupIdentifiersType ?',
        'PrimarySmtpAddress xs:string ?',
      ],
      soap: true,
    },
    ConnectingSIDType: {
      content: [
        '|',
        'PrincipalName PrincipalNameType',
        'SID SIDType',
        'PrimarySmtpAddress PrimarySmtpAddressType',
        'SmtpAddress SmtpAddressType',
      ],
    },
    PrincipalNameType: {
      text: 'NonEmptyStringType',
    },
    SIDType: {
      text: 'NonEmptyStringType',
    },
    PrimarySmtpAddressType: {
      text: 'NonEmptyStringType',
    },
    SmtpAddressType: {
      text: 'NonEmptyStringType',
    },
    ExchangeImpersonationType: {
      content: [',', 'ConnectingSID ConnectingSIDType'],
      soap: true,
    },
    SpecialLogonTypeType: {
      simple: 'xs:string',
      values: 'Admin|SystemService',
    },
    OpenAsAdminOrSystemServiceType: {
      content: [',', 'ConnectingSID ConnectingSIDType'],
      attributes: ['LogonType SpecialLogonTypeType !', 'BudgetType xs:int'],
      soap: true,
    },
    ExchangeVersionType: {
      simple: 'xs:string',
      values:
        'Exchange2007|Exchange2007_SP1|Exchange2009|Exchange2010|Exchange2010_SP1|Exchange2010_SP2|Exchange2012|Exchange2013|Exchange2013_SP1|Exchange2015|Exchange2016|V2015_10_05|V2016_01_06|V2016_04_13|V2016_07_13|V2016_10_10|V2017_01_07|V2017_04_14|V2017_07_11',
    },
    ProxySecurityContextType: {
      text: 'xs:base64Binary',
      soap: true,
    },
    'ServerVersionInfo.Type': {
      attributes: [
        'MajorVersion xs:int',
        'MinorVersion xs:int',
        'MajorBuildNumber xs:int',
        'MinorBuildNumber xs:int',
        'Version xs:string',
      ],
    },
    'RequestServerVersion.Type': {
      attributes: ['Version ExchangeVersionType !'],
      soap: true,
    },
    DateTimePrecisionType: {
      simple: 'xs:string',
      values: 'Seconds|Milliseconds',
    },
    NonEmptyStringType: {
      simple: 'xs:string',
      minLength: 1,
    },
    BaseEmailAddressType: {},
    MailboxTypeType: {
      simple: 'xs:string',
      values: 'Unknown|OneOff|Mailbox|PublicDL|PrivateDL|Contact|PublicFolder|GroupMailbox|ImplicitContact',
    },
    EmailAddressType: {
      base: 'BaseEmailAddressType',
      content: [
        ',',
        'Name xs:string ?',
        'EmailAddress NonEmptyStringType ?',
        'RoutingType NonEmptyStringType ?',
        'MailboxType MailboxTypeType ?',
        'ItemId ItemIdType ?',
        'OriginalDisplayName xs:string ?',
      ],
    },
    EmailAddressExtendedType: {
      base: 'EmailAddressType',
      content: [',', 'ExternalObjectId xs:string ?', 'PrimaryEmailAddress NonEmptyStringType ?'],
    },
    ArrayOfEmailAddressesType: {
      content: [',', 'Address EmailAddressType *'],
    },
    DirectoryEntryType: {
      content: [',', 'Id EmailAddressType ?'],
    },
    RoomType: {
      base: 'DirectoryEntryType',
    },
    ArrayOfRoomsType: {
      content: [',', 'Room RoomType *'],
    },
    TimeSlot: {
      content: [',', 'StartTime xs:dateTime', 'DurationInMinutes xs:double'],
    },
    MeetingLocation: {
      content: [',', 'EmailAddress xs:string', 'DisplayName xs:string'],
    },
    ActivityDomainType: {
      simple: 'xs:string',
      values: 'Unknown|Personal|Work',
    },
    ReminderGroupType: {
      simple: 'xs:string',
      values: 'Calendar|Task',
    },
    ReminderType: {
      content: [
        ',',
        'Subject xs:string',
        'Location xs:string ?',
        'ReminderTime xs:dateTime',
        'StartDate xs:dateTime',
        'EndDate xs:dateTime',
        'ItemId ItemIdType',
        'RecurringMasterItemId ItemIdType ?',
        'ReminderGroup ReminderGroupType ?',
        'UID xs:string',
      ],
    },
    ArrayOfRemindersType: {
      content: [',', 'Reminder ReminderType *'],
    },
    ArrayOfRecipientsType: {
      content: ['|*', 'Mailbox EmailAddressType'],
    },
    SingleRecipientType: {
      content: ['|', 'Mailbox EmailAddressType'],
    },
    UnindexedFieldURIType: {
      simple: 'xs:string',
      values:
        'folder:FolderId|folder:ParentFolderId|folder:DisplayName|folder:UnreadCount|folder:TotalCount|folder:ChildFolderCount|folder:FolderClass|folder:SearchParameters|folder:ManagedFolderInformation|folder:PermissionSet|folder:EffectiveRights|folder:SharingEffectiveRights|folder:DistinguishedFolderId|folder:PolicyTag|folder:ArchiveTag|folder:ReplicaList|item:ItemId|item:ParentFolderId|item:ItemClass|item:MimeContent|item:Attachments|item:Subject|item:DateTimeReceived|item:Size|item:Categories|item:HasAttachments|item:Importance|item:InReplyTo|item:InternetMessageHeaders|item:IsAssociated|item:IsDraft|item:IsFromMe|item:IsResend|item:IsSubmitted|item:IsUnmodified|item:DateTimeSent|item:DateTimeCreated|item:Body|item:ResponseObjects|item:Sensitivity|item:ReminderDueBy|item:ReminderIsSet|item:ReminderNextTime|item:ReminderMinutesBeforeStart|item:DisplayTo|item:DisplayCc|item:DisplayBcc|item:Culture|item:EffectiveRights|item:LastModifiedName|item:LastModifiedTime|item:ConversationId|item:UniqueBody|item:Flag|item:StoreEntryId|item:InstanceKey|item:NormalizedBody|item:EntityExtractionResult|item:PolicyTag|item:ArchiveTag|item:RetentionDate|item:Preview|item:PredictedActionReasons|item:IsClutter|item:RightsManagementLicenseData|item:BlockStatus|item:HasBlockedImages|item:WebClientReadFormQueryString|item:WebClientEditFormQueryString|item:TextBody|item:IconIndex|item:MimeContentUTF8|item:Mentions|item:MentionedMe|item:MentionsPreview|item:MentionsEx|item:Hashtags|item:AppliedHashtags|item:AppliedHashtagsPreview|item:Likes|item:LikesPreview|item:PendingSocialActivityTagIds|item:AtAllMention|item:CanDelete|item:InferenceClassification|item:FirstBody|message:ConversationIndex|message:ConversationTopic|message:InternetMessageId|message:IsRead|message:IsResponseRequested|message:IsReadReceiptRequested|message:IsDeliveryReceiptRequested|message:ReceivedBy|message:ReceivedRepresenting|message:References|message:ReplyTo|message:From|message:Sender|message:ToRecipients|message:CcRecipients|message:BccRecipients|message:ApprovalRequestData|message:VotingInformation|message:ReminderMessageData|message:PublishedCalendarItemIcs|message:PublishedCalendarItemName|message:MessageSafety|sharingMessage:SharingMessageAction|meeting:AssociatedCalendarItemId|meeting:IsDelegated|meeting:IsOutOfDate|meeting:HasBeenProcessed|meeting:ResponseType|meeting:ProposedStart|meeting:ProposedEnd|meeting:DoNotForwardMeeting|meetingRequest:MeetingRequestType|meetingRequest:IntendedFreeBusyStatus|meetingRequest:ChangeHighlights|calendar:Start|calendar:End|calendar:OriginalStart|calendar:StartWallClock|calendar:EndWallClock|calendar:StartTimeZoneId|calendar:EndTimeZoneId|calendar:IsAllDayEvent|calendar:LegacyFreeBusyStatus|calendar:Location|calendar:EnhancedLocation|calendar:When|calendar:IsMeeting|calendar:IsCancelled|calendar:IsRecurring|calendar:MeetingRequestWasSent|calendar:IsResponseRequested|calendar:CalendarItemType|calendar:MyResponseType|calendar:Organizer|calendar:RequiredAttendees|calendar:OptionalAttendees|calendar:Resources|calendar:ConflictingMeetingCount|calendar:AdjacentMeetingCount|calendar:ConflictingMeetings|calendar:AdjacentMeetings|calendar:InboxReminders|calendar:Duration|calendar:TimeZone|calendar:AppointmentReplyTime|calendar:AppointmentSequenceNumber|calendar:AppointmentState|calendar:Recurrence|calendar:FirstOccurrence|calendar:LastOccurrence|calendar:ModifiedOccurrences|calendar:DeletedOccurrences|calendar:MeetingTimeZone|calendar:ConferenceType|calendar:AllowNewTimeProposal|calendar:IsOnlineMeeting|calendar:MeetingWorkspaceUrl|calendar:NetShowUrl|calendar:UID|calendar:RecurrenceId|calendar:DateTimeStamp|calendar:StartTimeZone|calendar:EndTimeZone|calendar:JoinOnlineMeetingUrl|calendar:OnlineMeetingSettings|calendar:IsOrganizer|calendar:CalendarActivityData|calendar:DoNotForwardMeeting|task:ActualWork|task:AssignedTime|task:BillingInformation|task:ChangeCount|task:Companies|task:CompleteDate|task:Contacts|task:DelegationState|task:Delegator|task:DueDate|task:IsAssignmentEditable|task:IsComplete|task:IsRecurring|task:IsTeamTask|task:Mileage|task:Owner|task:PercentComplete|task:Recurrence|task:StartDate|task:Status|task:StatusDescription|task:TotalWork|contacts:Alias|contacts:AssistantName|contacts:Birthday|contacts:BusinessHomePage|contacts:Children|contacts:Companies|contacts:CompanyName|contacts:CompleteName|contacts:ContactSource|contacts:Culture|contacts:Department|contacts:DisplayName|contacts:DirectoryId|contacts:DirectReports|contacts:EmailAddresses|contacts:AbchEmailAddresses|contacts:FileAs|contacts:FileAsMapping|contacts:Generation|contacts:GivenName|contacts:ImAddresses|contacts:Initials|contacts:JobTitle|contacts:Manager|contacts:ManagerMailbox|contacts:MiddleName|contacts:Mileage|contacts:MSExchangeCertificate|contacts:Nickname|contacts:Notes|contacts:OfficeLocation|contacts:PhoneNumbers|contacts:PhoneticFullName|contacts:PhoneticFirstName|contacts:PhoneticLastName|contacts:Photo|contacts:PhysicalAddresses|contacts:PostalAddressIndex|contacts:Profession|contacts:SpouseName|contacts:Surname|contacts:WeddingAnniversary|contacts:UserSMIMECertificate|contacts:HasPicture|contacts:AccountName|contacts:IsAutoUpdateDisabled|contacts:IsMessengerEnabled|contacts:Comment|contacts:ContactShortId|contacts:ContactType|contacts:CreatedBy|contacts:Gender|contacts:IsHidden|contacts:ObjectId|contacts:PassportId|contacts:IsPrivate|contacts:SourceId|contacts:TrustLevel|contacts:Urls|contacts:Cid|contacts:SkypeAuthCertificate|contacts:SkypeContext|contacts:SkypeId|contacts:XboxLiveTag|contacts:SkypeRelationship|contacts:YomiNickname|contacts:InviteFree|contacts:HidePresenceAndProfile|contacts:IsPendingOutbound|contacts:SupportGroupFeeds|contacts:UserTileHash|contacts:UnifiedInbox|contacts:Mris|contacts:Wlid|contacts:AbchContactId|contacts:NotInBirthdayCalendar|contacts:ShellContactType|contacts:ImMri|contacts:PresenceTrustLevel|contacts:OtherMri|contacts:ProfileLastChanged|contacts:MobileIMEnabled|distributionlist:Members|contacts:PartnerNetworkProfilePhotoUrl|contacts:PartnerNetworkThumbnailPhotoUrl|contacts:PersonId|contacts:ConversationGuid|postitem:PostedTime|conversation:ConversationId|conversation:ConversationTopic|conversation:UniqueRecipients|conversation:GlobalUniqueRecipients|conversation:UniqueUnreadSenders|conversation:GlobalUniqueUnreadSenders|conversation:UniqueSenders|conversation:GlobalUniqueSenders|conversation:LastDeliveryTime|conversation:GlobalLastDeliveryTime|conversation:Categories|conversation:GlobalCategories|conversation:FlagStatus|conversation:GlobalFlagStatus|conversation:HasAttachments|conversation:GlobalHasAttachments|conversation:HasIrm|conversation:GlobalHasIrm|conversation:MessageCount|conversation:GlobalMessageCount|conversation:UnreadCount|conversation:GlobalUnreadCount|conversation:Size|conversation:GlobalSize|conversation:ItemClasses|conversation:GlobalItemClasses|conversation:Importance|conversation:GlobalImportance|conversation:ItemIds|conversation:GlobalItemIds|conversation:LastModifiedTime|conversation:InstanceKey|conversation:Preview|conversation:IconIndex|conversation:GlobalIconIndex|conversation:DraftItemIds|conversation:HasClutter|conversation:MentionedMe|conversation:GlobalMentionedMe|conversation:AtAllMention|conversation:GlobalAtAllMention|person:FullName|person:GivenName|person:Surname|person:PhoneNumber|person:SMSNumber|person:EmailAddress|person:Alias|person:Department|person:LinkedInProfileLink|person:Skills|person:ProfessionalBiography|person:ManagementChain|person:DirectReports|person:Peers|person:TeamSize|person:CurrentJob|person:Birthday|person:Hometown|person:CurrentLocation|person:CompanyProfile|person:Office|person:Headline|person:MutualConnections|person:Title|person:MutualManager|person:Insights|person:UserProfilePicture|persona:PersonaId|persona:PersonaType|persona:GivenName|persona:CompanyName|persona:Surname|persona:DisplayName|persona:EmailAddress|persona:FileAs|persona:HomeCity|persona:CreationTime|persona:RelevanceScore|persona:RankingWeight|persona:WorkCity|persona:PersonaObjectStatus|persona:FileAsId|persona:DisplayNamePrefix|persona:YomiCompanyName|persona:YomiFirstName|persona:YomiLastName|persona:Title|persona:EmailAddresses|persona:PhoneNumber|persona:ImAddress|persona:ImAddresses|persona:ImAddresses2|persona:ImAddresses3|persona:FolderIds|persona:Attributions|persona:DisplayNames|persona:Initials|persona:FileAses|persona:FileAsIds|persona:DisplayNamePrefixes|persona:GivenNames|persona:MiddleNames|persona:Surnames|persona:Generations|persona:Nicknames|persona:YomiCompanyNames|persona:YomiFirstNames|persona:YomiLastNames|persona:BusinessPhoneNumbers|persona:BusinessPhoneNumbers2|persona:HomePhones|persona:HomePhones2|persona:MobilePhones|persona:MobilePhones2|persona:AssistantPhoneNumbers|persona:CallbackPhones|persona:CarPhones|persona:HomeFaxes|persona:OrganizationMainPhones|persona:OtherFaxes|persona:OtherTelephones|persona:OtherPhones2|persona:Pagers|persona:RadioPhones|persona:TelexNumbers|persona:WorkFaxes|persona:Emails1|persona:Emails2|persona:Emails3|persona:BusinessHomePages|persona:School|persona:PersonalHomePages|persona:OfficeLocations|persona:BusinessAddresses|persona:HomeAddresses|persona:OtherAddresses|persona:Titles|persona:Departments|persona:CompanyNames|persona:Managers|persona:AssistantNames|persona:Professions|persona:SpouseNames|persona:Hobbies|persona:WeddingAnniversaries|persona:Birthdays|persona:Children|persona:Locations|persona:ExtendedProperties|persona:PostalAddress|persona:Bodies|persona:IsFavorite|persona:InlineLinks|persona:ItemLinkIds|persona:HasActiveDeals|persona:IsBusinessContact|persona:AttributedHasActiveDeals|persona:AttributedIsBusinessContact|persona:SourceMailboxGuids|persona:LastContactedDate|persona:ExternalDirectoryObjectId|persona:MapiEntryId|persona:MapiEmailAddress|persona:MapiAddressType|persona:MapiSearchKey|persona:MapiTransmittableDisplayName|persona:MapiSendRichInfo|rolemember:MemberType|rolemember:MemberId|rolemember:DisplayName|network:TokenRefreshLastCompleted|network:TokenRefreshLastAttempted|network:SyncEnabled|network:RejectedOffers|network:SessionHandle|network:RefreshTokenExpiry2|network:RefreshToken2|network:PsaLastChanged|network:Offers|network:LastWelcomeContact|network:LastVersionSaved|network:DomainTag|network:FirstAuthErrorDates|network:ErrorOffers|network:ContactSyncSuccess|network:ContactSyncError|network:ClientToken2|network:ClientToken|network:ClientPublishSecret|network:UserEmail|network:AutoLinkSuccess|network:AutoLinkError|network:IsDefault|network:Settings|network:ProfileUrl|network:UserTileUrl|network:DomainId|network:DisplayName|network:AccountName|network:SourceEntryID|abchperson:FavoriteOrder|abchperson:PersonId|abchperson:ExchangePersonIdGuid|abchperson:AntiLinkInfo|abchperson:RelevanceOrder1|abchperson:RelevanceOrder2|abchperson:ContactHandles|abchperson:Categories|booking:ServiceIds|booking:StaffIds|booking:StaffInitials|booking:CustomerName|booking:CustomerEmail|booking:CustomerPhone|booking:CustomerId|insight:InsightId|insight:Type|insight:StartTimeUtc|insight:EndTimeUtc|insight:Status|insight:Version|insight:ApplicationsIds|insight:Text|insight:SuggestedActions|insight:AppContexts',
    },
    DictionaryURIType: {
      simple: 'xs:string',
      values:
        'item:InternetMessageHeader|contacts:ImAddress|contacts:PhysicalAddress:Street|contacts:PhysicalAddress:City|contacts:PhysicalAddress:State|contacts:PhysicalAddress:CountryOrRegion|contacts:PhysicalAddress:PostalCode|contacts:PhoneNumber|contacts:EmailAddress|distributionlist:Members:Member',
    },
    ExceptionPropertyURIType: {
      simple: 'xs:string',
      values:
        'attachment:Name|attachment:ContentType|attachment:Content|recurrence:Month|recurrence:DayOfWeekIndex|recurrence:DaysOfWeek|recurrence:DayOfMonth|recurrence:Interval|recurrence:NumberOfOccurrences|timezone:Offset',
    },
    GuidType: {
      simple: 'xs:string',
      patterns: ['[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}'],
    },
    DistinguishedPropertySetType: {
      simple: 'xs:string',
      values:
        'Meeting|Appointment|Common|PublicStrings|Address|InternetHeaders|CalendarAssistant|UnifiedMessaging|Task|Sharing',
    },
    MapiPropertyTypeType: {
      simple: 'xs:string',
      values:
        'ApplicationTime|ApplicationTimeArray|Binary|BinaryArray|Boolean|CLSID|CLSIDArray|Currency|CurrencyArray|Double|DoubleArray|Error|Float|FloatArray|Integer|IntegerArray|Long|LongArray|Null|Object|ObjectArray|Short|ShortArray|SystemTime|SystemTimeArray|String|StringArray',
    },
    BasePathToElementType: {
      abstract: true,
    },
    PathToUnindexedFieldType: {
      base: 'BasePathToElementType',
      attributes: ['FieldURI UnindexedFieldURIType !'],
    },
    PathToIndexedFieldType: {
      base: 'BasePathToElementType',
      attributes: ['FieldURI DictionaryURIType !', 'FieldIndex xs:string !'],
    },
    PathToExceptionFieldType: {
      base: 'BasePathToElementType',
      attributes: ['FieldURI ExceptionPropertyURIType !'],
    },
    'PropertyTagType.1': {
      simple: 'xs:string',
      patterns: ['(0x|0X)[0-9A-Fa-f]{1,4}'],
    },
    PropertyTagType: {
      simple: 'xs:union',
      union: ['xs:unsignedShort', 'PropertyTagType.1'],
    },
    PathToExtendedFieldType: {
      base: 'BasePathToElementType',
      attributes: [
        'DistinguishedPropertySetId DistinguishedPropertySetType',
        'PropertySetId GuidType',
        'PropertyTag PropertyTagType',
        'PropertyName xs:string',
        'PropertyId xs:int',
        'PropertyType MapiPropertyTypeType !',
      ],
    },
    NonEmptyArrayOfPathsToElementType: {
      content: ['|+', '@Path'],
    },
    NonEmptyArrayOfPropertyValuesType: {
      content: ['|', 'Value xs:string +'],
    },
    NonEmptyArrayOfExtendedPropertyType: {
      content: ['|', 'ExtendedProperty ExtendedPropertyType +'],
    },
    ExtendedPropertyType: {
      content: [
        ',',
        'ExtendedFieldURI PathToExtendedFieldType',
        ['|', 'Value xs:string', 'Values NonEmptyArrayOfPropertyValuesType'],
      ],
    },
    FolderQueryTraversalType: {
      simple: 'xs:string',
      values: 'Shallow|Deep|SoftDeleted',
    },
    SearchFolderTraversalType: {
      simple: 'xs:string',
      values: 'Shallow|Deep',
    },
    ItemQueryTraversalType: {
      simple: 'xs:string',
      values: 'Shallow|SoftDeleted|Associated',
    },
    ConversationQueryTraversalType: {
      simple: 'xs:string',
      values: 'Shallow|Deep',
    },
    DefaultShapeNamesType: {
      simple: 'xs:string',
      values: 'IdOnly|Default|AllProperties|PcxPeopleSearch',
    },
    BodyTypeResponseType: {
      simple: 'xs:string',
      values: 'Best|HTML|Text',
    },
    FolderResponseShapeType: {
      content: [',', 'BaseShape DefaultShapeNamesType', 'AdditionalProperties NonEmptyArrayOfPathsToElementType ?'],
    },
    ItemResponseShapeType: {
      content: [
        ',',
        'BaseShape DefaultShapeNamesType',
        'IncludeMimeContent xs:boolean ?',
        'BodyType BodyTypeResponseType ?',
        'UniqueBodyType BodyTypeResponseType ?',
        'NormalizedBodyType BodyTypeResponseType ?',
        'FilterHtmlContent xs:boolean ?',
        'ConvertHtmlCodePageToUTF8 xs:boolean ?',
        'InlineImageUrlTemplate xs:string ?',
        'BlockExternalImages xs:boolean ?',
        'AddBlankTargetToLinks xs:boolean ?',
        'MaximumBodySize xs:int ?',
        'AdditionalProperties NonEmptyArrayOfPathsToElementType ?',
      ],
    },
    AttachmentResponseShapeType: {
      content: [
        ',',
        'IncludeMimeContent xs:boolean ?',
        'BodyType BodyTypeResponseType ?',
        'FilterHtmlContent xs:boolean ?',
        'AdditionalProperties NonEmptyArrayOfPathsToElementType ?',
      ],
    },
    ConversationResponseShapeType: {
      content: [',', 'BaseShape DefaultShapeNamesType', 'AdditionalProperties NonEmptyArrayOfPathsToElementType ?'],
    },
    PersonaResponseShapeType: {
      content: [',', 'BaseShape DefaultShapeNamesType', 'AdditionalProperties NonEmptyArrayOfPathsToElementType ?'],
    },
    DisposalType: {
      simple: 'xs:string',
      values: 'HardDelete|SoftDelete|MoveToDeletedItems',
    },
    ConflictResolutionType: {
      simple: 'xs:string',
      values: 'NeverOverwrite|AutoResolve|AlwaysOverwrite',
    },
    ClientAccessTokenTypeType: {
      simple: 'xs:string',
      values: 'CallerIdentity|ExtensionCallback|ScopedToken|ExtensionRestApiCallback|Connectors|Loki|DesktopOutlook',
    },
    NonEmptyArrayOfClientAccessTokenRequestsType: {
      content: [',', 'TokenRequest ClientAccessTokenRequestType +'],
    },
    ClientAccessTokenRequestType: {
      content: [
        ',',
        'Id xs:string',
        'TokenType ClientAccessTokenTypeType',
        'Scope xs:string ?',
        'ResourceUri xs:string ?',
      ],
    },
    ClientAccessTokenType: {
      content: [',', 'Id xs:string', 'TokenType ClientAccessTokenTypeType', 'TokenValue xs:string', 'TTL xs:integer'],
    },
    ResponseClassType: {
      simple: 'xs:string',
      values: 'Success|Warning|Error',
    },
    ChangeDescriptionType: {
      abstract: true,
      content: [',', '@Path'],
    },
    ItemChangeDescriptionType: {
      base: 'ChangeDescriptionType',
    },
    FolderChangeDescriptionType: {
      base: 'ChangeDescriptionType',
    },
    SetItemFieldType: {
      base: 'ItemChangeDescriptionType',
      content: [
        '|',
        'Item ItemType',
        'Message MessageType',
        'SharingMessage SharingMessageType',
        'CalendarItem CalendarItemType',
        'Contact ContactItemType',
        'DistributionList DistributionListType',
        'MeetingMessage MeetingMessageType',
        'MeetingRequest MeetingRequestMessageType',
        'MeetingResponse MeetingResponseMessageType',
        'MeetingCancellation MeetingCancellationMessageType',
        'Task TaskType',
        'PostItem PostItemType',
        'RoleMember RoleMemberItemType',
        'Network NetworkItemType',
        'Person AbchPersonItemType',
      ],
    },
    SetFolderFieldType: {
      base: 'FolderChangeDescriptionType',
      content: [
        '|',
        'Folder FolderType',
        'CalendarFolder CalendarFolderType',
        'ContactsFolder ContactsFolderType',
        'SearchFolder SearchFolderType',
        'TasksFolder TasksFolderType',
      ],
    },
    DeleteItemFieldType: {
      base: 'ItemChangeDescriptionType',
    },
    DeleteFolderFieldType: {
      base: 'FolderChangeDescriptionType',
    },
    AppendToItemFieldType: {
      base: 'ItemChangeDescriptionType',
      content: [
        '|',
        'Item ItemType',
        'Message MessageType',
        'SharingMessage SharingMessageType',
        'CalendarItem CalendarItemType',
        'Contact ContactItemType',
        'DistributionList DistributionListType',
        'MeetingMessage MeetingMessageType',
        'MeetingRequest MeetingRequestMessageType',
        'MeetingResponse MeetingResponseMessageType',
        'MeetingCancellation MeetingCancellationMessageType',
        'Task TaskType',
        'PostItem PostItemType',
        'RoleMember RoleMemberItemType',
        'Network NetworkItemType',
        'Person AbchPersonItemType',
      ],
    },
    AppendToFolderFieldType: {
      base: 'FolderChangeDescriptionType',
      content: [
        ',',
        [
          '|',
          'Folder FolderType',
          'CalendarFolder CalendarFolderType',
          'ContactsFolder ContactsFolderType',
          'SearchFolder SearchFolderType',
          'TasksFolder TasksFolderType',
        ],
      ],
    },
    NonEmptyArrayOfItemChangeDescriptionsType: {
      content: [
        '|+',
        'AppendToItemField AppendToItemFieldType',
        'SetItemField SetItemFieldType',
        'DeleteItemField DeleteItemFieldType',
      ],
    },
    NonEmptyArrayOfFolderChangeDescriptionsType: {
      content: [
        '|+',
        'AppendToFolderField AppendToFolderFieldType',
        'SetFolderField SetFolderFieldType',
        'DeleteFolderField DeleteFolderFieldType',
      ],
    },
    ItemChangeType: {
      content: [
        ',',
        [
          '|',
          'ItemId ItemIdType',
          'OccurrenceItemId OccurrenceItemIdType',
          'RecurringMasterItemId RecurringMasterItemIdType',
        ],
        'Updates NonEmptyArrayOfItemChangeDescriptionsType',
        'CalendarActivityData CalendarActivityDataType ?',
      ],
    },
    NonEmptyArrayOfItemChangesType: {
      content: [',', 'ItemChange ItemChangeType +'],
    },
    InternetHeaderType: {
      text: 'xs:string',
      attributes: ['HeaderName xs:string !'],
    },
    NonEmptyArrayOfInternetHeadersType: {
      content: [',', 'InternetMessageHeader InternetHeaderType +'],
    },
    NonEmptyArrayOfPredictedActionReasonType: {
      content: [',', 'PredictedActionReason PredictedActionReasonType +'],
    },
    RequestAttachmentIdType: {
      base: 'BaseItemIdType',
      attributes: ['Id xs:string !'],
    },
    AttachmentIdType: {
      base: 'RequestAttachmentIdType',
      attributes: ['RootItemId xs:string', 'RootItemChangeKey xs:string'],
    },
    RootItemIdType: {
      base: 'BaseItemIdType',
      attributes: ['RootItemId xs:string !', 'RootItemChangeKey xs:string !'],
    },
    NonEmptyArrayOfRequestAttachmentIdsType: {
      content: ['|+', 'AttachmentId RequestAttachmentIdType'],
    },
    AttachmentType: {
      content: [
        ',',
        'AttachmentId AttachmentIdType ?',
        'Name xs:string ?',
        'ContentType xs:string ?',
        'ContentId xs:string ?',
        'ContentLocation xs:string ?',
        'AttachmentOriginalUrl xs:string ?',
        'Size xs:int ?',
        'LastModifiedTime xs:dateTime ?',
        'IsInline xs:boolean ?',
      ],
    },
    ItemAttachmentType: {
      base: 'AttachmentType',
      content: [
        '|?',
        'Item ItemType',
        'Message MessageType',
        'SharingMessage SharingMessageType',
        'CalendarItem CalendarItemType',
        'Contact ContactItemType',
        'MeetingMessage MeetingMessageType',
        'MeetingRequest MeetingRequestMessageType',
        'MeetingResponse MeetingResponseMessageType',
        'MeetingCancellation MeetingCancellationMessageType',
        'Task TaskType',
        'PostItem PostItemType',
        'RoleMember RoleMemberItemType',
        'Network NetworkItemType',
        'Person AbchPersonItemType',
      ],
    },
    SyncFolderItemsCreateOrUpdateType: {
      content: [
        '|',
        'Item ItemType',
        'Message MessageType',
        'SharingMessage SharingMessageType',
        'CalendarItem CalendarItemType',
        'Contact ContactItemType',
        'DistributionList DistributionListType',
        'MeetingMessage MeetingMessageType',
        'MeetingRequest MeetingRequestMessageType',
        'MeetingResponse MeetingResponseMessageType',
        'MeetingCancellation MeetingCancellationMessageType',
        'Task TaskType',
        'PostItem PostItemType',
        'RoleMember RoleMemberItemType',
        'Network NetworkItemType',
        'Person AbchPersonItemType',
      ],
    },
    FileAttachmentType: {
      base: 'AttachmentType',
      content: [',', 'IsContactPhoto xs:boolean ?', 'Content xs:base64Binary ?'],
    },
    ReferenceAttachmentType: {
      base: 'AttachmentType',
      content: [
        ',',
        'AttachLongPathName xs:string ?',
        'ProviderType xs:string ?',
        'ProviderEndpointUrl xs:string ?',
        'AttachmentThumbnailUrl xs:string ?',
        'AttachmentPreviewUrl xs:string ?',
        'PermissionType xs:int ?',
        'OriginalPermissionType xs:int ?',
        'AttachmentIsFolder xs:boolean ?',
      ],
    },
    ArrayOfAttachmentsType: {
      content: [
        '|*',
        'ItemAttachment ItemAttachmentType',
        'FileAttachment FileAttachmentType',
        'ReferenceAttachment ReferenceAttachmentType',
      ],
    },
    NonEmptyArrayOfAttachmentsType: {
      content: [
        '|+',
        'ItemAttachment ItemAttachmentType',
        'FileAttachment FileAttachmentType',
        'ReferenceAttachment ReferenceAttachmentType',
      ],
    },
    SensitivityChoicesType: {
      simple: 'xs:string',
      values: 'Normal|Personal|Private|Confidential',
    },
    ImportanceChoicesType: {
      simple: 'xs:string',
      values: 'Low|Normal|High',
    },
    BodyTypeType: {
      simple: 'xs:string',
      values: 'HTML|Text',
    },
    BodyType: {
      text: 'xs:string',
      attributes: ['BodyType BodyTypeType !', 'IsTruncated xs:boolean'],
    },
    UniqueBodyType: {
      text: 'xs:string',
      attributes: ['UniqueBodyType BodyTypeType !', 'IsTruncated xs:boolean'],
    },
    NormalizedBodyType: {
      text: 'xs:string',
      attributes: ['NormalizedBodyType BodyTypeType !', 'IsTruncated xs:boolean'],
    },
    BaseFolderIdType: {
      abstract: true,
    },
    FolderClassType: {
      simple: 'xs:string',
    },
    DistinguishedFolderIdNameType: {
      simple: 'xs:string',
      values:
        'calendar|contacts|deleteditems|drafts|inbox|journal|notes|outbox|sentitems|tasks|msgfolderroot|publicfoldersroot|root|junkemail|searchfolders|voicemail|recoverableitemsroot|recoverableitemsdeletions|recoverableitemsversions|recoverableitemspurges|recoverableitemsdiscoveryholds|archiveroot|archivemsgfolderroot|archivedeleteditems|archiveinbox|archiverecoverableitemsroot|archiverecoverableitemsdeletions|archiverecoverableitemsversions|archiverecoverableitemspurges|archiverecoverableitemsdiscoveryholds|syncissues|conflicts|localfailures|serverfailures|recipientcache|quickcontacts|conversationhistory|adminauditlogs|todosearch|mycontacts|directory|imcontactlist|peopleconnect|favorites|mecontact|personmetadata|teamspaceactivity|teamspacemessaging|teamspaceworkitems|scheduled|orionnotes|tagitems|alltaggeditems|externalcontacts|teamchat|teamchathistory|yammerroot|yammerinbound|yammeroutbound|yammerfeeds|onedriveroot|onedriverecylebin|onedrivesystem|onedrivevolume|important|starred|archive',
    },
    DistinguishedFolderIdType: {
      base: 'BaseFolderIdType',
      content: [',', 'Mailbox EmailAddressType ?'],
      attributes: ['Id DistinguishedFolderIdNameType !', 'ChangeKey xs:string'],
    },
    FolderIdType: {
      base: 'BaseFolderIdType',
      attributes: ['Id xs:string !', 'ChangeKey xs:string'],
    },
    AddressListIdType: {
      base: 'BaseFolderIdType',
      attributes: ['Id xs:string !'],
    },
    ArrayOfDistinguishedFolderIdType: {
      content: ['|*', 'DistinguishedFolderId DistinguishedFolderIdType'],
    },
    NonEmptyArrayOfBaseFolderIdsType: {
      content: ['|+', 'FolderId FolderIdType', 'DistinguishedFolderId DistinguishedFolderIdType'],
    },
    TargetFolderIdType: {
      content: [
        '|',
        'FolderId FolderIdType',
        'DistinguishedFolderId DistinguishedFolderIdType',
        'AddressListId AddressListIdType',
      ],
    },
    NonEmptyArrayOfUploadItemsType: {
      content: [',', 'Item UploadItemType +'],
    },
    UploadItemType: {
      content: [',', 'ParentFolderId FolderIdType', 'ItemId ItemIdType ?', 'Data xs:base64Binary'],
      attributes: ['CreateAction CreateActionType !', 'IsAssociated xs:boolean'],
    },
    CreateActionType: {
      simple: 'xs:string',
      values: 'CreateNew|Update|UpdateOrCreate',
    },
    CompleteActionType: {
      simple: 'xs:string',
      values: 'Commit|Abandon',
    },
    ViewFilterType: {
      simple: 'xs:string',
      values: 'All|Flagged|HasAttachment|ToOrCcMe|Unread|TaskActive|TaskOverdue|TaskCompleted|NoClutter|Clutter',
    },
    FindFolderParentType: {
      content: [',', 'Folders ArrayOfFoldersType ?'],
      attributes: [
        'IndexedPagingOffset xs:int',
        'NumeratorOffset xs:int',
        'AbsoluteDenominator xs:int',
        'IncludesLastItemInRange xs:boolean',
        'TotalItemsInView xs:int',
      ],
    },
    BaseFolderType: {
      abstract: true,
      content: [
        ',',
        'FolderId FolderIdType ?',
        'ParentFolderId FolderIdType ?',
        'FolderClass xs:string ?',
        'DisplayName xs:string ?',
        'TotalCount xs:int ?',
        'ChildFolderCount xs:int ?',
        'ExtendedProperty ExtendedPropertyType *',
        'ManagedFolderInformation ManagedFolderInformationType ?',
        'EffectiveRights EffectiveRightsType ?',
        'DistinguishedFolderId DistinguishedFolderIdNameType ?',
        'PolicyTag RetentionTagType ?',
        'ArchiveTag RetentionTagType ?',
        'ReplicaList ArrayOfStringsType ?',
      ],
    },
    ManagedFolderInformationType: {
      content: [
        ',',
        'CanDelete xs:boolean ?',
        'CanRenameOrMove xs:boolean ?',
        'MustDisplayComment xs:boolean ?',
        'HasQuota xs:boolean ?',
        'IsManagedFoldersRoot xs:boolean ?',
        'ManagedFolderId xs:string ?',
        'Comment xs:string ?',
        'StorageQuota xs:int ?',
        'FolderSize xs:int ?',
        'HomePage xs:string ?',
      ],
    },
    FolderType: {
      base: 'BaseFolderType',
      content: [',', 'PermissionSet PermissionSetType ?', 'UnreadCount xs:int ?'],
    },
    CalendarFolderType: {
      base: 'BaseFolderType',
      content: [
        ',',
        'SharingEffectiveRights CalendarPermissionReadAccessType ?',
        'PermissionSet CalendarPermissionSetType ?',
      ],
    },
    ReminderActionType: {
      simple: 'xs:string',
      values: 'Dismiss|Snooze',
    },
    ReminderItemActionType: {
      content: [',', 'ActionType ReminderActionType', 'ItemId ItemIdType', 'NewReminderTime xs:string ?'],
    },
    NonEmptyArrayOfReminderItemActionType: {
      content: [',', 'ReminderItemAction ReminderItemActionType +'],
    },
    ContactsFolderType: {
      base: 'BaseFolderType',
      content: [
        ',',
        'SharingEffectiveRights PermissionReadAccessType ?',
        'PermissionSet PermissionSetType ?',
        'SourceId xs:string ?',
        'AccountName xs:string ?',
      ],
    },
    SearchFolderType: {
      base: 'FolderType',
      content: [',', 'SearchParameters SearchParametersType ?'],
    },
    TasksFolderType: {
      base: 'FolderType',
    },
    NonEmptyArrayOfFoldersType: {
      content: [
        '|+',
        'Folder FolderType',
        'CalendarFolder CalendarFolderType',
        'ContactsFolder ContactsFolderType',
        'SearchFolder SearchFolderType',
        'TasksFolder TasksFolderType',
      ],
    },
    ArrayOfFoldersType: {
      content: [
        '|*',
        'Folder FolderType',
        'CalendarFolder CalendarFolderType',
        'ContactsFolder ContactsFolderType',
        'SearchFolder SearchFolderType',
        'TasksFolder TasksFolderType',
      ],
    },
    BaseItemIdType: {
      abstract: true,
    },
    DerivedItemIdType: {
      simple: 'xs:string',
    },
    ItemIdType: {
      base: 'BaseItemIdType',
      attributes: ['Id xs:string !', 'ChangeKey xs:string'],
    },
    NonEmptyArrayOfBaseItemIdsType: {
      content: [
        '|+',
        'ItemId ItemIdType',
        'OccurrenceItemId OccurrenceItemIdType',
        'RecurringMasterItemId RecurringMasterItemIdType',
        'RecurringMasterItemIdRanges RecurringMasterItemIdRangesType',
      ],
    },
    ArrayOfBaseItemIdsType: {
      content: ['|*', 'ItemId ItemIdType'],
    },
    NonEmptyArrayOfItemIdsType: {
      content: [',', 'ItemId ItemIdType +'],
    },
    ArrayOfItemIdsType: {
      content: [',', 'ItemId ItemIdType *'],
    },
    ItemClassType: {
      simple: 'xs:string',
    },
    ResponseObjectCoreType: {
      abstract: true,
      base: 'MessageType',
      content: [',', 'ReferenceItemId ItemIdType ?'],
    },
    ResponseObjectType: {
      abstract: true,
      base: 'ResponseObjectCoreType',
      attributes: ['ObjectName xs:string'],
    },
    NonEmptyArrayOfResponseObjectsType: {
      content: [
        '|*',
        'AcceptItem AcceptItemType',
        'TentativelyAcceptItem TentativelyAcceptItemType',
        'DeclineItem DeclineItemType',
        'ReplyToItem ReplyToItemType',
        'ForwardItem ForwardItemType',
        'ReplyAllToItem ReplyAllToItemType',
        'CancelCalendarItem CancelCalendarItemType',
        'RemoveItem RemoveItemType',
        'SuppressReadReceipt SuppressReadReceiptType',
        'PostReplyItem PostReplyItemType',
        'AcceptSharingInvitation AcceptSharingInvitationType',
        'AddItemToMyCalendar AddItemToMyCalendarType',
        'ProposeNewTime ProposeNewTimeType',
      ],
    },
    FolderChangeType: {
      content: [
        ',',
        ['|', 'FolderId FolderIdType', 'DistinguishedFolderId DistinguishedFolderIdType'],
        'Updates NonEmptyArrayOfFolderChangeDescriptionsType',
      ],
    },
    NonEmptyArrayOfFolderChangesType: {
      content: [',', 'FolderChange FolderChangeType +'],
    },
    WellKnownResponseObjectType: {
      restricts: true,
      base: 'ResponseObjectType',
      content: [
        ',',
        'ItemClass ItemClassType ?',
        'Sensitivity SensitivityChoicesType ?',
        'Body BodyType ?',
        'Attachments NonEmptyArrayOfAttachmentsType ?',
        'InternetMessageHeaders NonEmptyArrayOfInternetHeadersType ?',
        'Sender SingleRecipientType ?',
        'ToRecipients ArrayOfRecipientsType ?',
        'CcRecipients ArrayOfRecipientsType ?',
        'BccRecipients ArrayOfRecipientsType ?',
        'IsReadReceiptRequested xs:boolean ?',
        'IsDeliveryReceiptRequested xs:boolean ?',
        'From SingleRecipientType ?',
        'ReferenceItemId ItemIdType ?',
      ],
      attributes: ['ObjectName xs:string -'],
    },
    SmartResponseBaseType: {
      restricts: true,
      base: 'ResponseObjectType',
      content: [
        ',',
        'Subject xs:string ?',
        'Body BodyType ?',
        'ToRecipients ArrayOfRecipientsType ?',
        'CcRecipients ArrayOfRecipientsType ?',
        'BccRecipients ArrayOfRecipientsType ?',
        'IsReadReceiptRequested xs:boolean ?',
        'IsDeliveryReceiptRequested xs:boolean ?',
        'From SingleRecipientType ?',
        'ReferenceItemId ItemIdType ?',
      ],
      attributes: ['ObjectName xs:string -'],
    },
    SmartResponseType: {
      base: 'SmartResponseBaseType',
      content: [',', 'NewBodyContent BodyType ?'],
    },
    ReplyToItemType: {
      base: 'SmartResponseType',
    },
    ReplyAllToItemType: {
      base: 'SmartResponseType',
      content: [',', 'IsSpecificMessageReply xs:boolean ?'],
    },
    ForwardItemType: {
      base: 'SmartResponseType',
    },
    CancelCalendarItemType: {
      base: 'SmartResponseType',
    },
    ReferenceItemResponseType: {
      restricts: true,
      base: 'ResponseObjectType',
      content: [',', 'ReferenceItemId ItemIdType ?'],
      attributes: ['ObjectName xs:string -'],
    },
    SuppressReadReceiptType: {
      base: 'ReferenceItemResponseType',
    },
    FindItemParentType: {
      content: ['|', 'Items ArrayOfRealItemsType', 'Groups ArrayOfGroupedItemsType'],
      attributes: [
        'IndexedPagingOffset xs:int',
        'NumeratorOffset xs:int',
        'AbsoluteDenominator xs:int',
        'IncludesLastItemInRange xs:boolean',
        'TotalItemsInView xs:int',
      ],
    },
    ItemType: {
      content: [
        ',',
        'MimeContent MimeContentType ?',
        'ItemId ItemIdType ?',
        'ParentFolderId FolderIdType ?',
        'ItemClass ItemClassType ?',
        'Subject xs:string ?',
        'Sensitivity SensitivityChoicesType ?',
        'Body BodyType ?',
        'Attachments NonEmptyArrayOfAttachmentsType ?',
        'DateTimeReceived xs:dateTime ?',
        'Size xs:int ?',
        'Categories ArrayOfStringsType ?',
        'Importance ImportanceChoicesType ?',
        'InReplyTo xs:string ?',
        'IsSubmitted xs:boolean ?',
        'IsDraft xs:boolean ?',
        'IsFromMe xs:boolean ?',
        'IsResend xs:boolean ?',
        'IsUnmodified xs:boolean ?',
        'InternetMessageHeaders NonEmptyArrayOfInternetHeadersType ?',
        'DateTimeSent xs:dateTime ?',
        'DateTimeCreated xs:dateTime ?',
        'ResponseObjects NonEmptyArrayOfResponseObjectsType ?',
        'ReminderDueBy xs:dateTime ?',
        'ReminderIsSet xs:boolean ?',
        'ReminderNextTime xs:dateTime ?',
        'ReminderMinutesBeforeStart ReminderMinutesBeforeStartType ?',
        'DisplayCc xs:string ?',
        'DisplayTo xs:string ?',
        'DisplayBcc xs:string ?',
        'HasAttachments xs:boolean ?',
        'ExtendedProperty ExtendedPropertyType *',
        'Culture xs:language ?',
        'EffectiveRights EffectiveRightsType ?',
        'LastModifiedName xs:string ?',
        'LastModifiedTime xs:dateTime ?',
        'IsAssociated xs:boolean ?',
        'WebClientReadFormQueryString xs:string ?',
        'WebClientEditFormQueryString xs:string ?',
        'ConversationId ItemIdType ?',
        'UniqueBody BodyType ?',
        'Flag FlagType ?',
        'StoreEntryId xs:base64Binary ?',
        'InstanceKey xs:base64Binary ?',
        'NormalizedBody BodyType ?',
        'EntityExtractionResult EntityExtractionResultType ?',
        'PolicyTag RetentionTagType ?',
        'ArchiveTag RetentionTagType ?',
        'RetentionDate xs:dateTime ?',
        'Preview xs:string ?',
        'RightsManagementLicenseData RightsManagementLicenseDataType ?',
        'PredictedActionReasons NonEmptyArrayOfPredictedActionReasonType ?',
        'IsClutter xs:boolean ?',
        'BlockStatus xs:boolean ?',
        'HasBlockedImages xs:boolean ?',
        'TextBody BodyType ?',
        'IconIndex IconIndexType ?',
        'SearchKey xs:base64Binary ?',
        'SortKey xs:long ?',
        'Hashtags ArrayOfStringsType ?',
        'Mentions ArrayOfRecipientsType ?',
        'MentionedMe xs:boolean ?',
        'MentionsPreview MentionsPreviewType ?',
        'MentionsEx NonEmptyArrayOfMentionActionsType ?',
        'AppliedHashtags NonEmptyArrayOfAppliedHashtagType ?',
        'AppliedHashtagsPreview AppliedHashtagsPreviewType ?',
        'Likes NonEmptyArrayOfLikeType ?',
        'LikesPreview LikesPreviewType ?',
        'PendingSocialActivityTagIds ArrayOfStringsType ?',
        'AtAllMention xs:boolean ?',
        'CanDelete xs:boolean ?',
        'InferenceClassification InferenceClassificationType ?',
      ],
    },
    ArrayOfItemClassType: {
      content: ['|*', 'ItemClass ItemClassType'],
    },
    FlagType: {
      content: [
        ',',
        'FlagStatus FlagStatusType',
        'StartDate xs:dateTime ?',
        'DueDate xs:dateTime ?',
        'CompleteDate xs:dateTime ?',
      ],
    },
    FlagStatusType: {
      simple: 'xs:string',
      values: 'NotFlagged|Flagged|Complete',
    },
    PredictedActionReasonType: {
      simple: 'xs:string',
      values:
        'None|ConversationStarterIsYou|OnlyRecipient|ConversationContributions|MarkedImportantBySender|SenderIsManager|SenderIsInManagementChain|SenderIsDirectReport|ActionBasedOnSender|NameOnToLine|NameOnCcLine|ManagerPosition|ReplyToAMessageFromMe|PreviouslyFlagged|ActionBasedOnRecipients|ActionBasedOnSubjectWords|ActionBasedOnBasedOnBodyWords',
    },
    EntityType: {
      content: [',', 'Position EmailPositionType *'],
    },
    ArrayOfAddressesType: {
      content: [',', 'Address xs:string *'],
    },
    ArrayOfAddressEntitiesType: {
      content: [',', 'AddressEntity AddressEntityType *'],
    },
    AddressEntityType: {
      base: 'EntityType',
      content: [',', 'Address xs:string ?'],
    },
    ArrayOfEmailAddressEntitiesType: {
      content: [',', 'EmailAddressEntity EmailAddressEntityType *'],
    },
    EmailAddressEntityType: {
      base: 'EntityType',
      content: [',', 'EmailAddress xs:string ?'],
    },
    ArrayOfUrlEntitiesType: {
      content: [',', 'UrlEntity UrlEntityType *'],
    },
    UrlEntityType: {
      base: 'EntityType',
      content: [',', 'Url xs:string ?'],
    },
    ArrayOfMeetingSuggestionsType: {
      content: [',', 'MeetingSuggestion MeetingSuggestionType +'],
    },
    MeetingSuggestionType: {
      base: 'EntityType',
      content: [
        ',',
        'Attendees ArrayOfEmailUsersType ?',
        'Location xs:string ?',
        'Subject xs:string ?',
        'MeetingString xs:string ?',
        'StartTime xs:dateTime ?',
        'EndTime xs:dateTime ?',
      ],
    },
    ArrayOfTaskSuggestionsType: {
      content: [',', 'TaskSuggestion TaskSuggestionType +'],
    },
    ArrayOfContactsType: {
      content: [',', 'Contact ContactType *'],
    },
    ContactType: {
      base: 'EntityType',
      content: [
        ',',
        'PersonName xs:string ?',
        'BusinessName xs:string ?',
        'PhoneNumbers ArrayOfPhonesType ?',
        'Urls ArrayOfUrlsType ?',
        'EmailAddresses ArrayOfExtractedEmailAddresses ?',
        'Addresses ArrayOfAddressesType ?',
        'ContactString xs:string ?',
      ],
    },
    ArrayOfUrlsType: {
      content: [',', 'Url xs:string *'],
    },
    ArrayOfPhonesType: {
      content: [',', 'Phone PhoneType *'],
    },
    PhoneType: {
      content: [',', 'OriginalPhoneString xs:string ?', 'PhoneString xs:string ?', 'Type xs:string ?'],
    },
    ArrayOfPhoneEntitiesType: {
      content: [',', 'Phone PhoneEntityType *'],
    },
    PhoneEntityType: {
      base: 'EntityType',
      content: [',', 'OriginalPhoneString xs:string ?', 'PhoneString xs:string ?', 'Type xs:string ?'],
    },
    EmailPositionType: {
      simple: 'xs:string',
      values: 'LatestReply|Other|Subject|Signature',
    },
    ArrayOfEmailUsersType: {
      content: [',', 'EmailUser EmailUserType *'],
    },
    EmailUserType: {
      content: [',', 'Name xs:string ?', 'UserId xs:string ?'],
    },
    TaskSuggestionType: {
      base: 'EntityType',
      content: [',', 'TaskString xs:string ?', 'Assignees ArrayOfEmailUsersType ?'],
    },
    ArrayOfExtractedEmailAddresses: {
      content: [',', 'EmailAddress xs:string *'],
    },
    ParcelDeliveryEntityType: {
      content: [
        ',',
        'Carrier xs:string ?',
        'TrackingNumber xs:string ?',
        'TrackingUrl xs:string ?',
        'ExpectedArrivalFrom xs:string ?',
        'ExpectedArrivalUntil xs:string ?',
        'Product xs:string ?',
        'ProductUrl xs:string ?',
        'ProductImage xs:string ?',
        'ProductSku xs:string ?',
        'ProductDescription xs:string ?',
        'ProductBrand xs:string ?',
        'ProductColor xs:string ?',
        'OrderNumber xs:string ?',
        'Seller xs:string ?',
        'OrderStatus xs:string ?',
        'AddressName xs:string ?',
        'StreetAddress xs:string ?',
        'AddressLocality xs:string ?',
        'AddressRegion xs:string ?',
        'AddressCountry xs:string ?',
        'PostalCode xs:string ?',
      ],
    },
    InferenceClassificationType: {
      simple: 'xs:string',
      values: 'Focused|Other',
    },
    InferenceClassificationOverrideType: {
      content: [
        ',',
        'Id GuidType',
        'SenderSmtpAddress xs:string',
        'SenderDisplayName xs:string',
        'AlwaysClassifyAs InferenceClassificationType',
      ],
    },
    ArrayOfInferenceClassificationOverridesType: {
      content: [',', 'Override InferenceClassificationOverrideType *'],
    },
    ArrayOfParcelDeliveryEntitiesType: {
      content: [',', 'ParcelDelivery ParcelDeliveryEntityType *'],
    },
    FlightEntityType: {
      content: [
        ',',
        'FlightNumber xs:string ?',
        'AirlineIataCode xs:string ?',
        'DepartureTime xs:string ?',
        'WindowsTimeZoneName xs:string ?',
        'DepartureAirportIataCode xs:string ?',
        'ArrivalAirportIataCode xs:string ?',
      ],
    },
    ArrayOfFlightsType: {
      content: [',', 'Flight FlightEntityType *'],
    },
    FlightReservationEntityType: {
      content: [
        ',',
        'ReservationId xs:string ?',
        'ReservationStatus xs:string ?',
        'UnderName xs:string ?',
        'BrokerName xs:string ?',
        'BrokerPhone xs:string ?',
        'Flights ArrayOfFlightsType ?',
      ],
    },
    ArrayOfFlightReservationsType: {
      content: [',', 'FlightReservation FlightReservationEntityType *'],
    },
    SenderAddInEntityType: {
      content: [',', 'ExtensionId xs:string ?'],
    },
    ArrayOfSenderAddInsType: {
      content: [',', 'Microsoft.OutlookServices.SenderApp SenderAddInEntityType *'],
    },
    EntityExtractionResultType: {
      content: [
        ',',
        'Addresses ArrayOfAddressEntitiesType ?',
        'MeetingSuggestions ArrayOfMeetingSuggestionsType ?',
        'TaskSuggestions ArrayOfTaskSuggestionsType ?',
        'EmailAddresses ArrayOfEmailAddressEntitiesType ?',
        'Contacts ArrayOfContactsType ?',
        'Urls ArrayOfUrlEntitiesType ?',
        'PhoneNumbers ArrayOfPhoneEntitiesType ?',
        'ParcelDeliveries ArrayOfParcelDeliveryEntitiesType ?',
        'FlightReservations ArrayOfFlightReservationsType ?',
        'SenderAddIns ArrayOfSenderAddInsType ?',
      ],
    },
    RightsManagementLicenseDataType: {
      content: [
        ',',
        'RightsManagedMessageDecryptionStatus xs:int ?',
        'RmsTemplateId xs:string ?',
        'TemplateName xs:string ?',
        'TemplateDescription xs:string ?',
        'EditAllowed xs:boolean ?',
        'ReplyAllowed xs:boolean ?',
        'ReplyAllAllowed xs:boolean ?',
        'ForwardAllowed xs:boolean ?',
        'ModifyRecipientsAllowed xs:boolean ?',
        'ExtractAllowed xs:boolean ?',
        'PrintAllowed xs:boolean ?',
        'ExportAllowed xs:boolean ?',
        'ProgrammaticAccessAllowed xs:boolean ?',
        'IsOwner xs:boolean ?',
        'ContentOwner xs:string ?',
        'ContentExpiryDate xs:string ?',
      ],
    },
    ConversationActionTypeType: {
      simple: 'xs:string',
      values: 'AlwaysCategorize|AlwaysDelete|AlwaysMove|Delete|Move|Copy|SetReadState|SetRetentionPolicy|Flag',
    },
    ConversationActionType: {
      content: [
        ',',
        'Action ConversationActionTypeType',
        'ConversationId ItemIdType',
        'ContextFolderId TargetFolderIdType ?',
        'ConversationLastSyncTime xs:dateTime ?',
        'ProcessRightAway xs:boolean ?',
        'DestinationFolderId TargetFolderIdType ?',
        'Categories ArrayOfStringsType ?',
        'EnableAlwaysDelete xs:boolean ?',
        'IsRead xs:boolean ?',
        'DeleteType DisposalType ?',
        'RetentionPolicyType RetentionType ?',
        'RetentionPolicyTagId xs:string ?',
        'Flag FlagType ?',
        'SuppressReadReceipts xs:boolean ?',
      ],
    },
    NonEmptyArrayOfApplyConversationActionType: {
      content: [',', 'ConversationAction ConversationActionType +'],
    },
    'ConversationType.MailboxGuids.Type': {
      content: [',', 'MailboxGuid GuidType +'],
    },
    ConversationType: {
      content: [
        ',',
        'ConversationId ItemIdType ?',
        'ConversationTopic xs:string ?',
        'UniqueRecipients ArrayOfStringsType ?',
        'GlobalUniqueRecipients ArrayOfStringsType ?',
        'UniqueUnreadSenders ArrayOfStringsType ?',
        'GlobalUniqueUnreadSenders ArrayOfStringsType ?',
        'UniqueSenders ArrayOfStringsType ?',
        'GlobalUniqueSenders ArrayOfStringsType ?',
        'LastDeliveryTime xs:dateTime ?',
        'GlobalLastDeliveryTime xs:dateTime ?',
        'Categories ArrayOfStringsType ?',
        'GlobalCategories ArrayOfStringsType ?',
        'FlagStatus FlagStatusType ?',
        'GlobalFlagStatus FlagStatusType ?',
        'HasAttachments xs:boolean ?',
        'GlobalHasAttachments xs:boolean ?',
        'MessageCount xs:int ?',
        'GlobalMessageCount xs:int ?',
        'UnreadCount xs:int ?',
        'GlobalUnreadCount xs:int ?',
        'Size xs:int ?',
        'GlobalSize xs:int ?',
        'ItemClasses ArrayOfItemClassType ?',
        'GlobalItemClasses ArrayOfItemClassType ?',
        'Importance ImportanceChoicesType ?',
        'GlobalImportance ImportanceChoicesType ?',
        'ItemIds NonEmptyArrayOfBaseItemIdsType ?',
        'GlobalItemIds NonEmptyArrayOfBaseItemIdsType ?',
        'LastModifiedTime xs:dateTime ?',
        'InstanceKey xs:base64Binary ?',
        'Preview xs:string ?',
        'MailboxScope MailboxSearchLocationType ?',
        'IconIndex IconIndexType ?',
        'GlobalIconIndex IconIndexType ?',
        'DraftItemIds NonEmptyArrayOfBaseItemIdsType ?',
        'HasIrm xs:boolean ?',
        'GlobalHasIrm xs:boolean ?',
        'InferenceClassification InferenceClassificationType ?',
        'SortKey xs:long ?',
        'MentionedMe xs:boolean ?',
        'GlobalMentionedMe xs:boolean ?',
        'SenderSMTPAddress SmtpAddressType ?',
        'MailboxGuids ConversationType.MailboxGuids.Type ?',
        'From SingleRecipientType ?',
        'AtAllMention xs:boolean ?',
        'GlobalAtAllMention xs:boolean ?',
      ],
    },
    HighlightTermType: {
      content: [',', 'Scope xs:string', 'Value xs:string'],
    },
    ArrayOfConversationsType: {
      content: ['|*', 'Conversation ConversationType'],
    },
    ConversationRequestType: {
      content: [',', 'ConversationId ItemIdType', 'SyncState xs:base64Binary ?'],
    },
    ArrayOfConversationRequestsType: {
      content: ['|*', 'Conversation ConversationRequestType'],
    },
    ConversationNodeType: {
      content: [
        ',',
        'InternetMessageId xs:string ?',
        'ParentInternetMessageId xs:string ?',
        'Items NonEmptyArrayOfAllItemsType ?',
      ],
    },
    ArrayOfConversationNodesType: {
      content: ['|*', 'ConversationNode ConversationNodeType'],
    },
    ConversationResponseType: {
      content: [
        ',',
        'ConversationId ItemIdType',
        'SyncState xs:base64Binary ?',
        'ConversationNodes ArrayOfConversationNodesType ?',
        'CanDelete xs:boolean ?',
      ],
    },
    ConversationNodeSortOrder: {
      simple: 'xs:string',
      values: 'TreeOrderAscending|TreeOrderDescending|DateOrderAscending|DateOrderDescending',
    },
    ArrayOfHighlightTermsType: {
      content: [',', 'Term HighlightTermType *'],
    },
    PersonaAttributionType: {
      content: [
        ',',
        'Id xs:string',
        'SourceId ItemIdType',
        'DisplayName xs:string',
        'IsWritable xs:boolean ?',
        'IsQuickContact xs:boolean ?',
        'IsHidden xs:boolean ?',
        'FolderId FolderIdType ?',
      ],
    },
    ArrayOfPersonaAttributionsType: {
      content: [',', 'Attribution PersonaAttributionType +'],
    },
    ArrayOfValueAttributionsType: {
      content: [',', 'Attribution xs:string +'],
    },
    ArrayOfStringValueType: {
      content: [',', 'Value xs:string +'],
    },
    StringAttributedValueType: {
      content: [',', 'Value xs:string', 'Attributions ArrayOfValueAttributionsType'],
    },
    BodyContentType: {
      content: [',', 'Value xs:string', 'BodyType BodyTypeType'],
    },
    BodyContentAttributedValueType: {
      content: [',', 'Value BodyContentType', 'Attributions ArrayOfValueAttributionsType'],
    },
    StringArrayAttributedValueType: {
      content: [',', 'Values ArrayOfStringValueType', 'Attributions ArrayOfValueAttributionsType'],
    },
    EmailAddressAttributedValueType: {
      content: [',', 'Value EmailAddressType', 'Attributions ArrayOfValueAttributionsType'],
    },
    PersonaPhoneNumberType: {
      content: [',', 'Number xs:string', 'Type xs:string'],
    },
    PhoneNumberAttributedValueType: {
      content: [',', 'Value PersonaPhoneNumberType', 'Attributions ArrayOfValueAttributionsType'],
    },
    PersonaPostalAddressType: {
      content: [
        ',',
        'Street xs:string ?',
        'City xs:string ?',
        'State xs:string ?',
        'Country xs:string ?',
        'PostalCode xs:string ?',
        'PostOfficeBox xs:string ?',
        'Type xs:string ?',
        'Latitude xs:double ?',
        'Longitude xs:double ?',
        'Accuracy xs:double ?',
        'Altitude xs:double ?',
        'AltitudeAccuracy xs:double ?',
        'FormattedAddress xs:string ?',
        'LocationUri xs:string ?',
        'LocationSource LocationSourceType ?',
      ],
    },
    PostalAddressAttributedValueType: {
      content: [',', 'Value PersonaPostalAddressType', 'Attributions ArrayOfValueAttributionsType'],
    },
    ExtendedPropertyAttributedValueType: {
      content: [',', 'Value ExtendedPropertyType', 'Attributions ArrayOfValueAttributionsType'],
    },
    ArrayOfStringAttributedValuesType: {
      content: [',', 'StringAttributedValue StringAttributedValueType *'],
    },
    ArrayOfStringArrayAttributedValuesType: {
      content: [',', 'StringArrayAttributedValue StringArrayAttributedValueType *'],
    },
    ArrayOfBodyContentAttributedValuesType: {
      content: [',', 'BodyContentAttributedValue BodyContentAttributedValueType *'],
    },
    ArrayOfEmailAddressAttributedValuesType: {
      content: [',', 'EmailAddressAttributedValue EmailAddressAttributedValueType *'],
    },
    ArrayOfPhoneNumberAttributedValuesType: {
      content: [',', 'PhoneNumberAttributedValue PhoneNumberAttributedValueType *'],
    },
    ArrayOfPostalAddressAttributedValuesType: {
      content: [',', 'PostalAddressAttributedValue PostalAddressAttributedValueType *'],
    },
    ArrayOfExtendedPropertyAttributedValueType: {
      content: [',', 'ExtendedPropertyAttributedValue ExtendedPropertyAttributedValueType *'],
    },
    InsightFiltersType: {
      content: [',', 'Count xs:int ?', 'Types ArrayOfStringsType ?', 'KeyInsightsOnly xs:boolean ?'],
    },
    InsightValue: {
      content: [',', 'InsightSource xs:string ?', 'UpdatedUtcTicks xs:long ?'],
    },
    StringInsightValue: {
      base: 'InsightValue',
      content: [',', 'Data xs:string ?'],
    },
    DelveDocument: {
      base: 'InsightValue',
      content: [
        ',',
        'Rank xs:double ?',
        'Author xs:string ?',
        'Created xs:string ?',
        'LastModifiedTime xs:string ?',
        'DefaultEncodingURL xs:string ?',
        'FileType xs:string ?',
        'Title xs:string ?',
        'DocumentId xs:string ?',
        'PreviewURL xs:string ?',
        'LastEditor xs:string ?',
      ],
    },
    ProfileInsightValue: {
      base: 'InsightValue',
      content: [
        ',',
        'FullName xs:string ?',
        'FirstName xs:string ?',
        'LastName xs:string ?',
        'EmailAddress xs:string ?',
        'Avatar xs:string ?',
        'JoinedUtcTicks xs:long ?',
        'ProfilePicture UserProfilePicture ?',
        'Title xs:string ?',
      ],
    },
    OutOfOfficeInsightValue: {
      base: 'InsightValue',
      content: [',', 'StartTime xs:dateTime ?', 'EndTime xs:dateTime ?', 'Message xs:string ?', 'Culture xs:string ?'],
    },
    JobInsightValue: {
      base: 'InsightValue',
      content: [
        ',',
        'Company xs:string ?',
        'CompanyDescription xs:string ?',
        'CompanyTicker xs:string ?',
        'CompanyLogoUrl xs:string ?',
        'CompanyWebsiteUrl xs:string ?',
        'CompanyLinkedInUrl xs:string ?',
        'Title xs:string ?',
        'StartUtcTicks xs:long ?',
        'EndUtcTicks xs:long ?',
      ],
    },
    CompanyInsightValue: {
      base: 'InsightValue',
      content: [
        ',',
        'Name xs:string',
        'SatoriId xs:string ?',
        'Description xs:string ?',
        'DescriptionAttribution xs:string ?',
        'ImageUrl xs:string ?',
        'ImageUrlAttribution xs:string ?',
        'YearFound xs:string ?',
        'FinanceSymbol xs:string ?',
        'WebsiteUrl xs:string ?',
      ],
    },
    UserProfilePicture: {
      base: 'InsightValue',
      content: [',', 'Blob xs:string ?', 'PhotoSize xs:string ?', 'Url xs:string ?', 'ImageType xs:string ?'],
    },
    EducationInsightValue: {
      base: 'InsightValue',
      content: [',', 'Institute xs:string ?', 'Degree xs:string ?', 'StartUtcTicks xs:long ?', 'EndUtcTicks xs:long ?'],
    },
    SkillInsightValue: {
      base: 'InsightValue',
      content: [',', 'Name xs:string ?', 'Strength xs:int ?'],
    },
    MeetingInsightValue: {
      base: 'InsightValue',
      content: [
        ',',
        'Id xs:string ?',
        'Subject xs:string ?',
        'StartUtcTicks xs:long ?',
        'EndUtcTicks xs:long ?',
        'Location xs:string ?',
        'Organizer ProfileInsightValue ?',
        'Attendees ArrayOfProfileInsightValue ?',
      ],
    },
    EmailInsightValue: {
      base: 'InsightValue',
      content: [
        ',',
        'Id xs:string ?',
        'ThreadId xs:string ?',
        'Subject xs:string ?',
        'LastEmailDateUtcTicks xs:long ?',
        'Body xs:string ?',
        'LastEmailSender ProfileInsightValue ?',
        'EmailsCount xs:int ?',
      ],
    },
    ArrayOfInsightValue: {
      content: [',', 'Item InsightValue *'],
    },
    ArrayOfSkillInsightValue: {
      content: [',', 'Item SkillInsightValue *'],
    },
    ArrayOfProfileInsightValue: {
      content: [',', 'Item ProfileInsightValue *'],
    },
    ArrayOfJobInsightValue: {
      content: [',', 'Item JobInsightValue *'],
    },
    ArrayOfCompanyInsightValue: {
      content: [',', 'Item CompanyInsightValue *'],
    },
    InsightContent: {},
    SingleValueInsightContent: {
      base: 'InsightContent',
      content: [',', 'Item InsightValue ?'],
    },
    MultiValueInsightContent: {
      base: 'InsightContent',
      content: [',', 'ItemList ArrayOfInsightValue ?'],
    },
    Insight: {
      content: [
        ',',
        'InsightType xs:string ?',
        'Rank xs:double ?',
        'Content InsightContent ?',
        'Text xs:string ?',
        'ItemList ArrayOfInsightValue ?',
        'RequiresToken xs:boolean ?',
      ],
    },
    ComputedInsightValueProperty: {
      content: [',', 'Key xs:string', 'Value xs:string'],
    },
    ArrayOfComputedInsightValueProperty: {
      content: [',', 'Property ComputedInsightValueProperty *'],
    },
    ComputedInsightValue: {
      base: 'InsightValue',
      content: [',', 'Properties ArrayOfComputedInsightValueProperty ?'],
    },
    ArrayOfInsight: {
      content: [',', 'Insight Insight *'],
    },
    PersonResponseShapeType: {
      content: [',', 'BaseShape DefaultShapeNamesType', 'AdditionalProperties NonEmptyArrayOfPathsToElementType ?'],
    },
    PersonType: {
      content: [
        ',',
        'FullName xs:string ?',
        'GivenName xs:string ?',
        'Surname xs:string ?',
        'PhoneNumber xs:string ?',
        'SMSNumber xs:string ?',
        'EmailAddress xs:string ?',
        'Alias xs:string ?',
        'Department xs:string ?',
        'LinkedInProfileLink xs:string ?',
        'Skills ArrayOfSkillInsightValue ?',
        'ProfessionalBiography xs:string ?',
        'ManagementChain ArrayOfProfileInsightValue ?',
        'DirectReports ArrayOfProfileInsightValue ?',
        'Peers ArrayOfProfileInsightValue ?',
        'TeamSize xs:string ?',
        'CurrentJob ArrayOfJobInsightValue ?',
        'Birthday xs:string ?',
        'Hometown xs:string ?',
        'CurrentLocation xs:string ?',
        'CompanyProfile ArrayOfCompanyInsightValue ?',
        'Office xs:string ?',
        'Headline xs:string ?',
        'MutualConnections ArrayOfProfileInsightValue ?',
        'Title xs:string ?',
        'MutualManager ProfileInsightValue ?',
        'Insights ArrayOfInsight ?',
        'UserProfilePicture UserProfilePicture ?',
      ],
    },
    ArrayOfPersonType: {
      content: ['|*', 'Person PersonType'],
    },
    TokenSourceType: {
      simple: 'xs:string',
      values: 'None|LinkedIn',
    },
    PeopleTokenType: {
      content: [',', 'TokenSource TokenSourceType', 'ExpirationDateTime xs:dateTime ?', 'TokenValue xs:string ?'],
    },
    NonEmptyArrayOfPeopleTokenType: {
      content: [',', 'PeopleToken PeopleTokenType +'],
    },
    PersonaType: {
      content: [
        ',',
        'PersonaId ItemIdType',
        'PersonaType xs:string ?',
        'PersonaObjectStatus xs:string ?',
        'CreationTime xs:dateTime ?',
        'Bodies ArrayOfBodyContentAttributedValuesType ?',
        'DisplayNameFirstLastSortKey xs:string ?',
        'DisplayNameLastFirstSortKey xs:string ?',
        'CompanyNameSortKey xs:string ?',
        'HomeCitySortKey xs:string ?',
        'WorkCitySortKey xs:string ?',
        'DisplayNameFirstLastHeader xs:string ?',
        'DisplayNameLastFirstHeader xs:string ?',
        'DisplayName xs:string ?',
        'DisplayNameFirstLast xs:string ?',
        'DisplayNameLastFirst xs:string ?',
        'FileAs xs:string ?',
        'FileAsId xs:string ?',
        'DisplayNamePrefix xs:string ?',
        'GivenName xs:string ?',
        'MiddleName xs:string ?',
        'Surname xs:string ?',
        'Generation xs:string ?',
        'Nickname xs:string ?',
        'YomiCompanyName xs:string ?',
        'YomiFirstName xs:string ?',
        'YomiLastName xs:string ?',
        'Title xs:string ?',
        'Department xs:string ?',
        'CompanyName xs:string ?',
        'Location xs:string ?',
        'EmailAddress EmailAddressType ?',
        'EmailAddresses ArrayOfEmailAddressesType ?',
        'PhoneNumber PersonaPhoneNumberType ?',
        'ImAddress xs:string ?',
        'HomeCity xs:string ?',
        'WorkCity xs:string ?',
        'RelevanceScore xs:int ?',
        'FolderIds ArrayOfFolderIdType ?',
        'Attributions ArrayOfPersonaAttributionsType ?',
        'DisplayNames ArrayOfStringAttributedValuesType ?',
        'FileAses ArrayOfStringAttributedValuesType ?',
        'FileAsIds ArrayOfStringAttributedValuesType ?',
        'DisplayNamePrefixes ArrayOfStringAttributedValuesType ?',
        'GivenNames ArrayOfStringAttributedValuesType ?',
        'MiddleNames ArrayOfStringAttributedValuesType ?',
        'Surnames ArrayOfStringAttributedValuesType ?',
        'Generations ArrayOfStringAttributedValuesType ?',
        'Nicknames ArrayOfStringAttributedValuesType ?',
        'Initials ArrayOfStringAttributedValuesType ?',
        'YomiCompanyNames ArrayOfStringAttributedValuesType ?',
        'YomiFirstNames ArrayOfStringAttributedValuesType ?',
        'YomiLastNames ArrayOfStringAttributedValuesType ?',
        'BusinessPhoneNumbers ArrayOfPhoneNumberAttributedValuesType ?',
        'BusinessPhoneNumbers2 ArrayOfPhoneNumberAttributedValuesType ?',
        'HomePhones ArrayOfPhoneNumberAttributedValuesType ?',
        'HomePhones2 ArrayOfPhoneNumberAttributedValuesType ?',
        'MobilePhones ArrayOfPhoneNumberAttributedValuesType ?',
        'MobilePhones2 ArrayOfPhoneNumberAttributedValuesType ?',
        'AssistantPhoneNumbers ArrayOfPhoneNumberAttributedValuesType ?',
        'CallbackPhones ArrayOfPhoneNumberAttributedValuesType ?',
        'CarPhones ArrayOfPhoneNumberAttributedValuesType ?',
        'HomeFaxes ArrayOfPhoneNumberAttributedValuesType ?',
        'OrganizationMainPhones ArrayOfPhoneNumberAttributedValuesType ?',
        'OtherFaxes ArrayOfPhoneNumberAttributedValuesType ?',
        'OtherTelephones ArrayOfPhoneNumberAttributedValuesType ?',
        'OtherPhones2 ArrayOfPhoneNumberAttributedValuesType ?',
        'Pagers ArrayOfPhoneNumberAttributedValuesType ?',
        'RadioPhones ArrayOfPhoneNumberAttributedValuesType ?',
        'TelexNumbers ArrayOfPhoneNumberAttributedValuesType ?',
        'TTYTDDPhoneNumbers ArrayOfPhoneNumberAttributedValuesType ?',
        'WorkFaxes ArrayOfPhoneNumberAttributedValuesType ?',
        'Emails1 ArrayOfEmailAddressAttributedValuesType ?',
        'Emails2 ArrayOfEmailAddressAttributedValuesType ?',
        'Emails3 ArrayOfEmailAddressAttributedValuesType ?',
        'BusinessHomePages ArrayOfStringAttributedValuesType ?',
        'PersonalHomePages ArrayOfStringAttributedValuesType ?',
        'OfficeLocations ArrayOfStringAttributedValuesType ?',
        'ImAddresses ArrayOfStringAttributedValuesType ?',
        'ImAddresses2 ArrayOfStringAttributedValuesType ?',
        'ImAddresses3 ArrayOfStringAttributedValuesType ?',
        'BusinessAddresses ArrayOfPostalAddressAttributedValuesType ?',
        'HomeAddresses ArrayOfPostalAddressAttributedValuesType ?',
        'OtherAddresses ArrayOfPostalAddressAttributedValuesType ?',
        'Titles ArrayOfStringAttributedValuesType ?',
        'Departments ArrayOfStringAttributedValuesType ?',
        'CompanyNames ArrayOfStringAttributedValuesType ?',
        'Managers ArrayOfStringAttributedValuesType ?',
        'AssistantNames ArrayOfStringAttributedValuesType ?',
        'Professions ArrayOfStringAttributedValuesType ?',
        'SpouseNames ArrayOfStringAttributedValuesType ?',
        'Children ArrayOfStringArrayAttributedValuesType ?',
        'Schools ArrayOfStringAttributedValuesType ?',
        'Hobbies ArrayOfStringAttributedValuesType ?',
        'WeddingAnniversaries ArrayOfStringAttributedValuesType ?',
        'Birthdays ArrayOfStringAttributedValuesType ?',
        'Locations ArrayOfStringAttributedValuesType ?',
        'InlineLinks ArrayOfStringAttributedValuesType ?',
        'ItemLinkIds ArrayOfStringArrayAttributedValuesType ?',
        'HasActiveDeals xs:string ?',
        'IsBusinessContact xs:string ?',
        'AttributedHasActiveDeals ArrayOfStringAttributedValuesType ?',
        'AttributedIsBusinessContact ArrayOfStringAttributedValuesType ?',
        'SourceMailboxGuids ArrayOfStringAttributedValuesType ?',
        'LastContactedDate xs:dateTime ?',
        'ExtendedProperties ArrayOfExtendedPropertyAttributedValueType ?',
        'ExternalDirectoryObjectId xs:string ?',
        'MapiEntryId xs:string ?',
        'MapiEmailAddress xs:string ?',
        'MapiAddressType xs:string ?',
        'MapiSearchKey xs:string ?',
        'MapiTransmittableDisplayName xs:string ?',
        'MapiSendRichInfo xs:boolean ?',
      ],
    },
    ArrayOfPeopleType: {
      content: ['|*', 'Persona PersonaType'],
    },
    MailboxLocatorType: {
      content: [',', 'ExternalDirectoryObjectId xs:string ?', 'LegacyDn xs:string ?'],
    },
    GroupLocatorType: {
      base: 'MailboxLocatorType',
    },
    UserLocatorType: {
      base: 'MailboxLocatorType',
    },
    'GroupMailboxConfigurationActionType.Item': {
      simple: 'xs:string',
      values:
        'SetRegionalSettings|CreateDefaultFolders|SetInitialFolderPermissions|SetAllFolderPermissions|ConfigureCalendar|SendWelcomeMessage|GenerateGroupPhoto|AllowOnlyMembersToPost|ConfigureConnectors|ConfigureFileChangeNotification',
    },
    GroupMailboxConfigurationActionType: {
      simple: 'xs:list',
      list: 'GroupMailboxConfigurationActionType.Item',
    },
    'InstantSearchItemType.Item': {
      simple: 'xs:string',
      values: 'None|MailItem|MailConversation|CalendarItem|Persona',
    },
    InstantSearchItemType: {
      simple: 'xs:list',
      list: 'InstantSearchItemType.Item',
    },
    'InstantSearchResultType.Item': {
      simple: 'xs:string',
      values:
        'None|Suggestions|ItemResults|ConversationResults|Refiners|SearchTerms|Errors|QueryStatistics|CalendarItemResults|PersonaResults|SuggestionsPrimer',
    },
    InstantSearchResultType: {
      simple: 'xs:list',
      list: 'InstantSearchResultType.Item',
    },
    ArrayOfItemsType: {
      content: ['|*', 'Item ItemType'],
    },
    ArrayOfCalendarItemsType: {
      content: ['|*', 'CalendarItem CalendarItemType'],
    },
    InstantSearchPayloadType: {
      content: [
        ',',
        'SearchSessionId xs:string',
        'SearchRequestId xs:long',
        'ResultType InstantSearchResultType',
        'Items ArrayOfItemsType ?',
        'Conversations ArrayOfConversationsType ?',
        'CalendarItems ArrayOfCalendarItemsType ?',
      ],
    },
    'QueryOptionsType.Item': {
      simple: 'xs:string',
      values: 'None|Suggestions|Results|Refiners|SearchTerms|ExplicitSearch|SuggestionsPrimer|AllowFuzzing',
    },
    QueryOptionsType: {
      simple: 'xs:list',
      list: 'QueryOptionsType.Item',
    },
    'OneDriveViewType.Item': {
      simple: 'xs:string',
      values: 'None|SharedWithMe|MyDocuments|RecycleBin',
    },
    OneDriveViewType: {
      simple: 'xs:list',
      list: 'OneDriveViewType.Item',
    },
    'DelveViewType.Item': {
      simple: 'xs:string',
      values: 'None|Files',
    },
    DelveViewType: {
      simple: 'xs:list',
      list: 'DelveViewType.Item',
    },
    GroupMemberIdentifierType: {
      simple: 'xs:string',
      values: 'ExternalDirectoryObjectId|LegacyExchangeDN|SmtpAddress',
    },
    ModernGroupTypeType: {
      simple: 'xs:string',
      values: 'None|Private|Secret|Public',
    },
    ArrayOfStringsType: {
      content: [',', 'String xs:string *'],
    },
    ArrayOfRealItemsType: {
      content: [
        ',',
        [
          '|*',
          'Item ItemType',
          'Message MessageType',
          'SharingMessage SharingMessageType',
          'CalendarItem CalendarItemType',
          'Contact ContactItemType',
          'DistributionList DistributionListType',
          'MeetingMessage MeetingMessageType',
          'MeetingRequest MeetingRequestMessageType',
          'MeetingResponse MeetingResponseMessageType',
          'MeetingCancellation MeetingCancellationMessageType',
          'Task TaskType',
          'PostItem PostItemType',
          'RoleMember RoleMemberItemType',
          'Network NetworkItemType',
          'Person AbchPersonItemType',
        ],
      ],
    },
    NonEmptyArrayOfAllItemsType: {
      content: [
        ',',
        [
          '|+',
          'Item ItemType',
          'Message MessageType',
          'SharingMessage SharingMessageType',
          'CalendarItem CalendarItemType',
          'Contact ContactItemType',
          'DistributionList DistributionListType',
          'MeetingMessage MeetingMessageType',
          'MeetingRequest MeetingRequestMessageType',
          'MeetingResponse MeetingResponseMessageType',
          'MeetingCancellation MeetingCancellationMessageType',
          'Task TaskType',
          'PostItem PostItemType',
          'ReplyToItem ReplyToItemType',
          'ForwardItem ForwardItemType',
          'ReplyAllToItem ReplyAllToItemType',
          'AcceptItem AcceptItemType',
          'TentativelyAcceptItem TentativelyAcceptItemType',
          'DeclineItem DeclineItemType',
          'CancelCalendarItem CancelCalendarItemType',
          'RemoveItem RemoveItemType',
          'SuppressReadReceipt SuppressReadReceiptType',
          'PostReplyItem PostReplyItemType',
          'AcceptSharingInvitation AcceptSharingInvitationType',
          'RoleMember RoleMemberItemType',
          'Network NetworkItemType',
          'Person AbchPersonItemType',
        ],
      ],
    },
    MeetingRegistrationResponseObjectType: {
      base: 'WellKnownResponseObjectType',
      content: [',', 'ProposedStart xs:dateTime ?', 'ProposedEnd xs:dateTime ?'],
    },
    AcceptItemType: {
      base: 'MeetingRegistrationResponseObjectType',
    },
    TentativelyAcceptItemType: {
      base: 'MeetingRegistrationResponseObjectType',
    },
    DeclineItemType: {
      base: 'MeetingRegistrationResponseObjectType',
    },
    ProposeNewTimeType: {
      base: 'ResponseObjectType',
    },
    RemoveItemType: {
      base: 'ResponseObjectType',
    },
    AddItemToMyCalendarType: {
      base: 'ResponseObjectType',
    },
    PostReplyItemBaseType: {
      restricts: true,
      base: 'ResponseObjectType',
      content: [',', 'Subject xs:string ?', 'Body BodyType ?', 'ReferenceItemId ItemIdType ?'],
      attributes: ['ObjectName xs:string -'],
    },
    PostReplyItemType: {
      base: 'PostReplyItemBaseType',
      content: [',', 'NewBodyContent BodyType ?'],
    },
    MimeContentType: {
      text: 'xs:string',
      attributes: ['CharacterSet xs:string'],
    },
    MimeContentUTF8Type: {
      text: 'xs:string',
      attributes: ['CharacterSet xs:string'],
    },
    MessageDispositionType: {
      simple: 'xs:string',
      values: 'SaveOnly|SendOnly|SendAndSaveCopy',
    },
    CalendarItemCreateOrDeleteOperationType: {
      simple: 'xs:string',
      values: 'SendToNone|SendOnlyToAll|SendToAllAndSaveCopy',
    },
    CalendarItemUpdateOperationType: {
      simple: 'xs:string',
      values: 'SendToNone|SendOnlyToAll|SendOnlyToChanged|SendToAllAndSaveCopy|SendToChangedAndSaveCopy',
    },
    AffectedTaskOccurrencesType: {
      simple: 'xs:string',
      values: 'AllOccurrences|SpecifiedOccurrenceOnly',
    },
    'MessageType.MailboxGuids.Type': {
      content: [',', 'MailboxGuid GuidType +'],
    },
    MessageType: {
      base: 'ItemType',
      content: [
        ',',
        'Sender SingleRecipientType ?',
        'ToRecipients ArrayOfRecipientsType ?',
        'CcRecipients ArrayOfRecipientsType ?',
        'BccRecipients ArrayOfRecipientsType ?',
        'IsReadReceiptRequested xs:boolean ?',
        'IsDeliveryReceiptRequested xs:boolean ?',
        'ConversationIndex xs:base64Binary ?',
        'ConversationTopic xs:string ?',
        'From SingleRecipientType ?',
        'InternetMessageId xs:string ?',
        'IsRead xs:boolean ?',
        'IsResponseRequested xs:boolean ?',
        'References xs:string ?',
        'ReplyTo ArrayOfRecipientsType ?',
        'ReceivedBy SingleRecipientType ?',
        'ReceivedRepresenting SingleRecipientType ?',
        'ApprovalRequestData ApprovalRequestDataType ?',
        'VotingInformation VotingInformationType ?',
        'ReminderMessageData ReminderMessageDataType ?',
        'MessageSafety MessageSafetyType ?',
        'SenderSMTPAddress SmtpAddressType ?',
        'MailboxGuids MessageType.MailboxGuids.Type ?',
        'PublishedCalendarItemIcs xs:string ?',
        'PublishedCalendarItemName xs:string ?',
      ],
    },
    TaskStatusType: {
      simple: 'xs:string',
      values: 'NotStarted|InProgress|Completed|WaitingOnOthers|Deferred',
    },
    TaskDelegateStateType: {
      simple: 'xs:string',
      values: 'NoMatch|OwnNew|Owned|Accepted|Declined|Max',
    },
    TaskType: {
      base: 'ItemType',
      content: [
        ',',
        'ActualWork xs:int ?',
        'AssignedTime xs:dateTime ?',
        'BillingInformation xs:string ?',
        'ChangeCount xs:int ?',
        'Companies ArrayOfStringsType ?',
        'CompleteDate xs:dateTime ?',
        'Contacts ArrayOfStringsType ?',
        'DelegationState TaskDelegateStateType ?',
        'Delegator xs:string ?',
        'DueDate xs:dateTime ?',
        'IsAssignmentEditable xs:int ?',
        'IsComplete xs:boolean ?',
        'IsRecurring xs:boolean ?',
        'IsTeamTask xs:boolean ?',
        'Mileage xs:string ?',
        'Owner xs:string ?',
        'PercentComplete xs:double ?',
        'Recurrence TaskRecurrenceType ?',
        'StartDate xs:dateTime ?',
        'Status TaskStatusType ?',
        'StatusDescription xs:string ?',
        'TotalWork xs:int ?',
      ],
    },
    PostItemType: {
      base: 'ItemType',
      content: [
        ',',
        'ConversationIndex xs:base64Binary ?',
        'ConversationTopic xs:string ?',
        'From SingleRecipientType ?',
        'InternetMessageId xs:string ?',
        'IsRead xs:boolean ?',
        'PostedTime xs:dateTime ?',
        'References xs:string ?',
        'Sender SingleRecipientType ?',
      ],
    },
    SharingMessageType: {
      base: 'MessageType',
      content: [
        ',',
        'SharingMessageAction SharingMessageActionType ?',
        'SharingMessageActions ArrayOfSharingMessageActionType ?',
      ],
    },
    ArrayOfSharingMessageActionType: {
      content: [',', 'SharingMessageAction SharingMessageActionType ?'],
    },
    SharingMessageActionType: {
      content: [
        ',',
        'Importance SharingActionImportance ?',
        'ActionType SharingActionType ?',
        'Action SharingAction ?',
      ],
    },
    SharingActionImportance: {
      simple: 'xs:string',
      values: 'Primary|Secondary',
    },
    SharingAction: {
      simple: 'xs:string',
      values: 'AcceptAndViewCalendar|ViewCalendar|AddThisCalendar|Accept',
    },
    SharingActionType: {
      simple: 'xs:string',
      values: 'Accept',
    },
    BasePagingType: {
      abstract: true,
      attributes: ['MaxEntriesReturned xs:int'],
    },
    IndexBasePointType: {
      simple: 'xs:string',
      values: 'Beginning|End',
    },
    IndexedPageViewType: {
      base: 'BasePagingType',
      attributes: ['Offset xs:int !', 'BasePoint IndexBasePointType !'],
    },
    FractionalPageViewType: {
      base: 'BasePagingType',
      attributes: ['Numerator xs:int !', 'Denominator xs:int !'],
    },
    SeekToConditionPageViewType: {
      base: 'BasePagingType',
      content: [',', 'Condition RestrictionType'],
      attributes: ['BasePoint IndexBasePointType !'],
    },
    CalendarViewType: {
      base: 'BasePagingType',
      attributes: ['StartDate xs:dateTime !', 'EndDate xs:dateTime !'],
    },
    ContactsViewType: {
      base: 'BasePagingType',
      attributes: ['InitialName xs:string', 'FinalName xs:string'],
    },
    ResolveNamesSearchScopeType: {
      simple: 'xs:string',
      values: 'ActiveDirectory|ActiveDirectoryContacts|Contacts|ContactsActiveDirectory',
    },
    ResolutionType: {
      content: [',', 'Mailbox EmailAddressType', 'Contact ContactItemType ?'],
    },
    ArrayOfResolutionType: {
      content: [',', 'Resolution ResolutionType {0,100}'],
      attributes: [
        'IndexedPagingOffset xs:int',
        'NumeratorOffset xs:int',
        'AbsoluteDenominator xs:int',
        'IncludesLastItemInRange xs:boolean',
        'TotalItemsInView xs:int',
      ],
    },
    ArrayOfDLExpansionType: {
      content: [',', 'Mailbox EmailAddressType *'],
      attributes: [
        'IndexedPagingOffset xs:int',
        'NumeratorOffset xs:int',
        'AbsoluteDenominator xs:int',
        'IncludesLastItemInRange xs:boolean',
        'TotalItemsInView xs:int',
      ],
    },
    NonEmptyArrayOfTimeZoneIdType: {
      content: [',', 'Id xs:string +'],
    },
    ArrayOfTimeZoneDefinitionType: {
      content: [',*', 'TimeZoneDefinition TimeZoneDefinitionType'],
    },
    MeetingRequestTypeType: {
      simple: 'xs:string',
      values: 'None|FullUpdate|InformationalUpdate|NewMeetingRequest|Outdated|SilentUpdate|PrincipalWantsCopy',
    },
    'ReminderMinutesBeforeStartType.1': {
      simple: 'xs:int',
      min: 0,
      max: 2629800,
    },
    'ReminderMinutesBeforeStartType.2': {
      simple: 'xs:int',
      min: 1525252321,
      max: 1525252321,
    },
    ReminderMinutesBeforeStartType: {
      simple: 'xs:union',
      union: ['ReminderMinutesBeforeStartType.1', 'ReminderMinutesBeforeStartType.2'],
    },
    AvailabilityStatusType: {
      simple: 'xs:string',
      values: 'Unknown|Free|Tentative|Busy|Oof|WorkingElsewhere',
    },
    LegacyFreeBusyType: {
      simple: 'xs:string',
      values: 'Free|Tentative|Busy|OOF|WorkingElsewhere|NoData',
    },
    CalendarItemTypeType: {
      simple: 'xs:string',
      values: 'Single|Occurrence|Exception|RecurringMaster',
    },
    ResponseTypeType: {
      simple: 'xs:string',
      values: 'Unknown|Organizer|Tentative|Accept|Decline|NoResponseReceived',
    },
    OnlineMeetingSettingsType: {
      content: [
        ',',
        'LobbyBypass LobbyBypassType',
        'AccessLevel OnlineMeetingAccessLevelType',
        'Presenters PresentersType',
      ],
    },
    LobbyBypassType: {
      simple: 'xs:string',
      values: 'Disabled|EnabledForGatewayParticipants',
    },
    OnlineMeetingAccessLevelType: {
      simple: 'xs:string',
      values: 'Locked|Invited|Internal|Everyone',
    },
    PresentersType: {
      simple: 'xs:string',
      values: 'Disabled|Internal|Everyone',
    },
    AttendeeType: {
      content: [
        ',',
        'Mailbox EmailAddressType',
        'ResponseType ResponseTypeType ?',
        'LastResponseTime xs:dateTime ?',
        'ProposedStart xs:dateTime ?',
        'ProposedEnd xs:dateTime ?',
      ],
    },
    NonEmptyArrayOfAttendeesType: {
      content: [',', 'Attendee AttendeeType +'],
    },
    OccurrenceItemIdType: {
      base: 'BaseItemIdType',
      attributes: ['RecurringMasterId DerivedItemIdType !', 'ChangeKey xs:string', 'InstanceIndex xs:int !'],
    },
    RecurringMasterItemIdType: {
      base: 'BaseItemIdType',
      attributes: ['OccurrenceId DerivedItemIdType !', 'ChangeKey xs:string'],
    },
    RecurringMasterItemIdRangesType: {
      base: 'ItemIdType',
      content: [',', 'Ranges ArrayOfOccurrenceRangesType ?'],
    },
    ArrayOfOccurrenceRangesType: {
      content: [',', 'Range OccurrencesRangeType +'],
    },
    OccurrencesRangeType: {
      attributes: ['Start xs:dateTime', 'End xs:dateTime', 'Count xs:int', 'CompareOriginalStartTime xs:boolean'],
    },
    DayOfWeekType: {
      simple: 'xs:string',
      values: 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Day|Weekday|WeekendDay',
    },
    DaysOfWeekType: {
      simple: 'xs:list',
      list: 'DayOfWeekType',
    },
    DayOfWeekIndexType: {
      simple: 'xs:string',
      values: 'First|Second|Third|Fourth|Last',
    },
    MonthNamesType: {
      simple: 'xs:string',
      values: 'January|February|March|April|May|June|July|August|September|October|November|December',
    },
    RecurrencePatternBaseType: {
      abstract: true,
    },
    IntervalRecurrencePatternBaseType: {
      abstract: true,
      base: 'RecurrencePatternBaseType',
      content: [',', 'Interval xs:int'],
    },
    RegeneratingPatternBaseType: {
      abstract: true,
      base: 'IntervalRecurrencePatternBaseType',
    },
    DailyRegeneratingPatternType: {
      base: 'RegeneratingPatternBaseType',
    },
    WeeklyRegeneratingPatternType: {
      base: 'RegeneratingPatternBaseType',
    },
    MonthlyRegeneratingPatternType: {
      base: 'RegeneratingPatternBaseType',
    },
    YearlyRegeneratingPatternType: {
      base: 'RegeneratingPatternBaseType',
    },
    RelativeYearlyRecurrencePatternType: {
      base: 'RecurrencePatternBaseType',
      content: [',', 'DaysOfWeek DayOfWeekType', 'DayOfWeekIndex DayOfWeekIndexType', 'Month MonthNamesType'],
    },
    AbsoluteYearlyRecurrencePatternType: {
      base: 'RecurrencePatternBaseType',
      content: [',', 'DayOfMonth xs:int', 'Month MonthNamesType'],
    },
    RelativeMonthlyRecurrencePatternType: {
      base: 'IntervalRecurrencePatternBaseType',
      content: [',', 'DaysOfWeek DayOfWeekType', 'DayOfWeekIndex DayOfWeekIndexType'],
    },
    AbsoluteMonthlyRecurrencePatternType: {
      base: 'IntervalRecurrencePatternBaseType',
      content: [',', 'DayOfMonth xs:int'],
    },
    WeeklyRecurrencePatternType: {
      base: 'IntervalRecurrencePatternBaseType',
      content: [',', 'DaysOfWeek DaysOfWeekType', 'FirstDayOfWeek DayOfWeekType ?'],
    },
    DailyRecurrencePatternType: {
      base: 'IntervalRecurrencePatternBaseType',
    },
    LocationSourceType: {
      simple: 'xs:string',
      values: 'None|LocationServices|PhonebookServices|Device|Contact|Resource',
    },
    EnhancedLocationType: {
      content: [',', 'DisplayName xs:string', 'Annotation xs:string ?', 'PostalAddress PersonaPostalAddressType ?'],
    },
    TimeChangeType: {
      content: [
        ',',
        'Offset xs:duration',
        [',?', ['|', 'RelativeYearlyRecurrence RelativeYearlyRecurrencePatternType', 'AbsoluteDate xs:date']],
        'Time xs:time',
      ],
      attributes: ['TimeZoneName xs:string'],
    },
    TimeZoneType: {
      content: [',?', 'BaseOffset xs:duration', [',?', 'Standard TimeChangeType', 'Daylight TimeChangeType']],
      attributes: ['TimeZoneName xs:string'],
    },
    TimeZoneContextType: {
      content: [',', 'TimeZoneDefinition TimeZoneDefinitionType'],
      soap: true,
    },
    TransitionTargetKindType: {
      simple: 'xs:string',
      values: 'Period|Group',
    },
    TransitionTargetType: {
      text: 'xs:string',
      attributes: ['Kind TransitionTargetKindType !'],
    },
    TransitionType: {
      content: [',', 'To TransitionTargetType'],
    },
    AbsoluteDateTransitionType: {
      base: 'TransitionType',
      content: [',', 'DateTime xs:dateTime'],
    },
    RecurringTimeTransitionType: {
      abstract: true,
      base: 'TransitionType',
      content: [',', 'TimeOffset xs:duration', 'Month xs:int'],
    },
    RecurringDateTransitionType: {
      base: 'RecurringTimeTransitionType',
      content: [',', 'Day xs:int'],
    },
    RecurringDayTransitionType: {
      base: 'RecurringTimeTransitionType',
      content: [',', 'DayOfWeek DayOfWeekType', 'Occurrence xs:int'],
    },
    TimeZoneDefinitionType: {
      content: [
        ',?',
        'Periods NonEmptyArrayOfPeriodsType',
        'TransitionsGroups ArrayOfTransitionsGroupsType ?',
        'Transitions ArrayOfTransitionsType ?',
      ],
      attributes: ['Id xs:string', 'Name xs:string'],
    },
    NonEmptyArrayOfPeriodsType: {
      content: [',', 'Period PeriodType +'],
    },
    PeriodType: {
      attributes: ['Bias xs:duration', 'Name xs:string', 'Id xs:string'],
    },
    ArrayOfTransitionsGroupsType: {
      content: [',', 'TransitionsGroup ArrayOfTransitionsType +'],
    },
    ArrayOfTransitionsType: {
      content: [',', '@Transition +'],
      attributes: ['Id xs:string'],
    },
    RecurrenceRangeBaseType: {
      abstract: true,
      content: [',', 'StartDate xs:date'],
    },
    NoEndRecurrenceRangeType: {
      base: 'RecurrenceRangeBaseType',
    },
    EndDateRecurrenceRangeType: {
      base: 'RecurrenceRangeBaseType',
      content: [',', 'EndDate xs:date'],
    },
    NumberedRecurrenceRangeType: {
      base: 'RecurrenceRangeBaseType',
      content: [',', 'NumberOfOccurrences xs:int'],
    },
    RecurrenceType: {
      content: [
        ',',
        [
          ',',
          [
            '|',
            'RelativeYearlyRecurrence RelativeYearlyRecurrencePatternType',
            'AbsoluteYearlyRecurrence AbsoluteYearlyRecurrencePatternType',
            'RelativeMonthlyRecurrence RelativeMonthlyRecurrencePatternType',
            'AbsoluteMonthlyRecurrence AbsoluteMonthlyRecurrencePatternType',
            'WeeklyRecurrence WeeklyRecurrencePatternType',
            'DailyRecurrence DailyRecurrencePatternType',
          ],
        ],
        [
          ',',
          [
            '|',
            'NoEndRecurrence NoEndRecurrenceRangeType',
            'EndDateRecurrence EndDateRecurrenceRangeType',
            'NumberedRecurrence NumberedRecurrenceRangeType',
          ],
        ],
      ],
    },
    TaskRecurrenceType: {
      content: [
        ',',
        [
          ',',
          [
            '|',
            'RelativeYearlyRecurrence RelativeYearlyRecurrencePatternType',
            'AbsoluteYearlyRecurrence AbsoluteYearlyRecurrencePatternType',
            'RelativeMonthlyRecurrence RelativeMonthlyRecurrencePatternType',
            'AbsoluteMonthlyRecurrence AbsoluteMonthlyRecurrencePatternType',
            'WeeklyRecurrence WeeklyRecurrencePatternType',
            'DailyRecurrence DailyRecurrencePatternType',
            'DailyRegeneration DailyRegeneratingPatternType',
            'WeeklyRegeneration WeeklyRegeneratingPatternType',
            'MonthlyRegeneration MonthlyRegeneratingPatternType',
            'YearlyRegeneration YearlyRegeneratingPatternType',
          ],
        ],
        [
          ',',
          [
            '|',
            'NoEndRecurrence NoEndRecurrenceRangeType',
            'EndDateRecurrence EndDateRecurrenceRangeType',
            'NumberedRecurrence NumberedRecurrenceRangeType',
          ],
        ],
      ],
    },
    OccurrenceInfoType: {
      content: [',', 'ItemId ItemIdType', 'Start xs:dateTime', 'End xs:dateTime', 'OriginalStart xs:dateTime'],
    },
    NonEmptyArrayOfOccurrenceInfoType: {
      content: [',', 'Occurrence OccurrenceInfoType +'],
    },
    DeletedOccurrenceInfoType: {
      content: [',', 'Start xs:dateTime'],
    },
    NonEmptyArrayOfDeletedOccurrencesType: {
      content: [',', 'DeletedOccurrence DeletedOccurrenceInfoType +'],
    },
    CalendarItemType: {
      base: 'ItemType',
      content: [
        ',',
        'UID xs:string ?',
        'RecurrenceId xs:dateTime ?',
        'DateTimeStamp xs:dateTime ?',
        'Start xs:dateTime ?',
        'End xs:dateTime ?',
        'OriginalStart xs:dateTime ?',
        'IsAllDayEvent xs:boolean ?',
        'LegacyFreeBusyStatus LegacyFreeBusyType ?',
        'Location xs:string ?',
        'When xs:string ?',
        'IsMeeting xs:boolean ?',
        'IsCancelled xs:boolean ?',
        'IsRecurring xs:boolean ?',
        'MeetingRequestWasSent xs:boolean ?',
        'IsResponseRequested xs:boolean ?',
        'CalendarItemType CalendarItemTypeType ?',
        'MyResponseType ResponseTypeType ?',
        'Organizer SingleRecipientType ?',
        'RequiredAttendees NonEmptyArrayOfAttendeesType ?',
        'OptionalAttendees NonEmptyArrayOfAttendeesType ?',
        'Resources NonEmptyArrayOfAttendeesType ?',
        'InboxReminders ArrayOfInboxReminderType ?',
        'ConflictingMeetingCount xs:int ?',
        'AdjacentMeetingCount xs:int ?',
        'ConflictingMeetings NonEmptyArrayOfAllItemsType ?',
        'AdjacentMeetings NonEmptyArrayOfAllItemsType ?',
        'Duration xs:string ?',
        'TimeZone xs:string ?',
        'AppointmentReplyTime xs:dateTime ?',
        'AppointmentSequenceNumber xs:int ?',
        'AppointmentState xs:int ?',
        'Recurrence RecurrenceType ?',
        'FirstOccurrence OccurrenceInfoType ?',
        'LastOccurrence OccurrenceInfoType ?',
        'ModifiedOccurrences NonEmptyArrayOfOccurrenceInfoType ?',
        'DeletedOccurrences NonEmptyArrayOfDeletedOccurrencesType ?',
        'MeetingTimeZone TimeZoneType ?',
        'StartTimeZone TimeZoneDefinitionType ?',
        'EndTimeZone TimeZoneDefinitionType ?',
        'ConferenceType xs:int ?',
        'AllowNewTimeProposal xs:boolean ?',
        'IsOnlineMeeting xs:boolean ?',
        'MeetingWorkspaceUrl xs:string ?',
        'NetShowUrl xs:string ?',
        'EnhancedLocation EnhancedLocationType ?',
        'StartWallClock xs:dateTime ?',
        'EndWallClock xs:dateTime ?',
        'StartTimeZoneId xs:string ?',
        'EndTimeZoneId xs:string ?',
        'IntendedFreeBusyStatus LegacyFreeBusyType ?',
        'JoinOnlineMeetingUrl xs:string ?',
        'OnlineMeetingSettings OnlineMeetingSettingsType ?',
        'IsOrganizer xs:boolean ?',
        'CalendarActivityData CalendarActivityDataType ?',
        'DoNotForwardMeeting xs:boolean ?',
      ],
    },
    MeetingMessageType: {
      base: 'MessageType',
      content: [
        ',',
        'AssociatedCalendarItemId ItemIdType ?',
        'IsDelegated xs:boolean ?',
        'IsOutOfDate xs:boolean ?',
        'HasBeenProcessed xs:boolean ?',
        'ResponseType ResponseTypeType ?',
        'UID xs:string ?',
        'RecurrenceId xs:dateTime ?',
        'DateTimeStamp xs:dateTime ?',
        'IsOrganizer xs:boolean ?',
      ],
    },
    ChangeHighlightsType: {
      content: [
        ',',
        'HasLocationChanged xs:boolean ?',
        'Location xs:string ?',
        'HasStartTimeChanged xs:boolean ?',
        'Start xs:dateTime ?',
        'HasEndTimeChanged xs:boolean ?',
        'End xs:dateTime ?',
      ],
    },
    MeetingRequestMessageType: {
      base: 'MeetingMessageType',
      content: [
        ',',
        'MeetingRequestType MeetingRequestTypeType ?',
        'IntendedFreeBusyStatus LegacyFreeBusyType ?',
        'Start xs:dateTime ?',
        'End xs:dateTime ?',
        'OriginalStart xs:dateTime ?',
        'IsAllDayEvent xs:boolean ?',
        'LegacyFreeBusyStatus LegacyFreeBusyType ?',
        'Location xs:string ?',
        'When xs:string ?',
        'IsMeeting xs:boolean ?',
        'IsCancelled xs:boolean ?',
        'IsRecurring xs:boolean ?',
        'MeetingRequestWasSent xs:boolean ?',
        'CalendarItemType CalendarItemTypeType ?',
        'MyResponseType ResponseTypeType ?',
        'Organizer SingleRecipientType ?',
        'RequiredAttendees NonEmptyArrayOfAttendeesType ?',
        'OptionalAttendees NonEmptyArrayOfAttendeesType ?',
        'Resources NonEmptyArrayOfAttendeesType ?',
        'ConflictingMeetingCount xs:int ?',
        'AdjacentMeetingCount xs:int ?',
        'ConflictingMeetings NonEmptyArrayOfAllItemsType ?',
        'AdjacentMeetings NonEmptyArrayOfAllItemsType ?',
        'Duration xs:string ?',
        'TimeZone xs:string ?',
        'AppointmentReplyTime xs:dateTime ?',
        'AppointmentSequenceNumber xs:int ?',
        'AppointmentState xs:int ?',
        'Recurrence RecurrenceType ?',
        'FirstOccurrence OccurrenceInfoType ?',
        'LastOccurrence OccurrenceInfoType ?',
        'ModifiedOccurrences NonEmptyArrayOfOccurrenceInfoType ?',
        'DeletedOccurrences NonEmptyArrayOfDeletedOccurrencesType ?',
        'MeetingTimeZone TimeZoneType ?',
        'StartTimeZone TimeZoneDefinitionType ?',
        'EndTimeZone TimeZoneDefinitionType ?',
        'ConferenceType xs:int ?',
        'AllowNewTimeProposal xs:boolean ?',
        'IsOnlineMeeting xs:boolean ?',
        'MeetingWorkspaceUrl xs:string ?',
        'NetShowUrl xs:string ?',
        'EnhancedLocation EnhancedLocationType ?',
        'ChangeHighlights ChangeHighlightsType ?',
        'StartWallClock xs:dateTime ?',
        'EndWallClock xs:dateTime ?',
        'StartTimeZoneId xs:string ?',
        'EndTimeZoneId xs:string ?',
        'DoNotForwardMeeting xs:boolean ?',
      ],
    },
    MeetingResponseMessageType: {
      base: 'MeetingMessageType',
      content: [
        ',',
        'Start xs:dateTime ?',
        'End xs:dateTime ?',
        'Location xs:string ?',
        'Recurrence RecurrenceType ?',
        'CalendarItemType xs:string ?',
        'ProposedStart xs:dateTime ?',
        'ProposedEnd xs:dateTime ?',
        'EnhancedLocation EnhancedLocationType ?',
      ],
    },
    MeetingCancellationMessageType: {
      base: 'MeetingMessageType',
      content: [
        ',',
        'Start xs:dateTime ?',
        'End xs:dateTime ?',
        'Location xs:string ?',
        'Recurrence RecurrenceType ?',
        'CalendarItemType xs:string ?',
        'EnhancedLocation EnhancedLocationType ?',
        'DoNotForwardMeeting xs:boolean ?',
      ],
    },
    RoleMemberTypeType: {
      simple: 'xs:string',
      values: 'None|Passport|Everyone|Email|Phone|SkypeId|ExternalId|Group|Guid|Role|Service|Circle|Domain|Partner',
    },
    ImAddressKeyType: {
      simple: 'xs:string',
      values: 'ImAddress1|ImAddress2|ImAddress3',
    },
    EmailAddressKeyType: {
      simple: 'xs:string',
      values: 'EmailAddress1|EmailAddress2|EmailAddress3',
    },
    AbchEmailAddressTypeType: {
      simple: 'xs:string',
      values: 'Personal|Business|Other|Passport',
    },
    ContactUrlKeyType: {
      simple: 'xs:string',
      values: 'Personal|Business|Attachment|EbcDisplayDefinition|EbcFinalImage|EbcLogo|Feed|Image|InternalMarker|Other',
    },
    PhoneNumberKeyType: {
      simple: 'xs:string',
      values:
        'AssistantPhone|BusinessFax|BusinessPhone|BusinessPhone2|Callback|CarPhone|CompanyMainPhone|HomeFax|HomePhone|HomePhone2|Isdn|MobilePhone|OtherFax|OtherTelephone|Pager|PrimaryPhone|RadioPhone|Telex|TtyTddPhone|BusinessMobile|IPPhone|Mms|Msn',
    },
    PhysicalAddressIndexType: {
      simple: 'xs:string',
      values: 'None|Home|Business|Other',
    },
    PhysicalAddressKeyType: {
      simple: 'xs:string',
      values: 'Home|Business|Other',
    },
    FileAsMappingType: {
      simple: 'xs:string',
      values:
        'None|LastCommaFirst|FirstSpaceLast|Company|LastCommaFirstCompany|CompanyLastFirst|LastFirst|LastFirstCompany|CompanyLastCommaFirst|LastFirstSuffix|LastSpaceFirstCompany|CompanyLastSpaceFirst|LastSpaceFirst|DisplayName|FirstName|LastFirstMiddleSuffix|LastName|Empty',
    },
    ContactSourceType: {
      simple: 'xs:string',
      values: 'ActiveDirectory|Store',
    },
    CompleteNameType: {
      content: [
        ',',
        'Title xs:string ?',
        'FirstName xs:string ?',
        'MiddleName xs:string ?',
        'LastName xs:string ?',
        'Suffix xs:string ?',
        'Initials xs:string ?',
        'FullName xs:string ?',
        'Nickname xs:string ?',
        'YomiFirstName xs:string ?',
        'YomiLastName xs:string ?',
      ],
    },
    ImAddressDictionaryEntryType: {
      text: 'xs:string',
      attributes: ['Key ImAddressKeyType !'],
    },
    ContactUrlDictionaryEntryType: {
      content: [',', 'Type ContactUrlKeyType', 'Name xs:string ?', 'Address xs:string ?'],
    },
    AbchEmailAddressDictionaryEntryType: {
      content: [
        ',',
        'Type AbchEmailAddressTypeType',
        'Address xs:string',
        'IsMessengerEnabled xs:boolean ?',
        'Capabilities xs:long ?',
      ],
    },
    EmailAddressDictionaryEntryType: {
      text: 'xs:string',
      attributes: [
        'Key EmailAddressKeyType !',
        'Name xs:string',
        'RoutingType xs:string',
        'MailboxType MailboxTypeType',
      ],
    },
    PhoneNumberDictionaryEntryType: {
      text: 'xs:string',
      attributes: ['Key PhoneNumberKeyType !'],
    },
    PhysicalAddressDictionaryEntryType: {
      content: [
        ',',
        'Street xs:string ?',
        'City xs:string ?',
        'State xs:string ?',
        'CountryOrRegion xs:string ?',
        'PostalCode xs:string ?',
      ],
      attributes: ['Key PhysicalAddressKeyType !'],
    },
    ContactUrlDictionaryType: {
      content: [',', 'Url ContactUrlDictionaryEntryType +'],
    },
    AbchEmailAddressDictionaryType: {
      content: [',', 'Email AbchEmailAddressDictionaryEntryType +'],
    },
    ImAddressDictionaryType: {
      content: [',', 'Entry ImAddressDictionaryEntryType +'],
    },
    EmailAddressDictionaryType: {
      content: [',', 'Entry EmailAddressDictionaryEntryType +'],
    },
    PhoneNumberDictionaryType: {
      content: [',', 'Entry PhoneNumberDictionaryEntryType +'],
    },
    PhysicalAddressDictionaryType: {
      content: [',', 'Entry PhysicalAddressDictionaryEntryType +'],
    },
    MemberStatusType: {
      simple: 'xs:string',
      values: 'Unrecognized|Normal|Demoted',
    },
    MembersListType: {
      content: [',', 'Member MemberType *'],
    },
    MemberType: {
      content: [',', 'Mailbox EmailAddressType ?', 'Status MemberStatusType ?'],
      attributes: ['Key xs:string'],
    },
    RoleMemberItemType: {
      base: 'ItemType',
      content: [',', 'DisplayName xs:string ?', 'Type RoleMemberTypeType ?', 'MemberId xs:string ?'],
    },
    NetworkItemType: {
      base: 'ItemType',
      content: [
        ',',
        'DomainId xs:int ?',
        'DomainTag xs:string ?',
        'UserTileUrl xs:string ?',
        'ProfileUrl xs:string ?',
        'Settings xs:int ?',
        'IsDefault xs:boolean ?',
        'AutoLinkError xs:string ?',
        'AutoLinkSuccess xs:string ?',
        'UserEmail xs:string ?',
        'ClientPublishSecret xs:string ?',
        'ClientToken xs:string ?',
        'ClientToken2 xs:string ?',
        'ContactSyncError xs:string ?',
        'ContactSyncSuccess xs:string ?',
        'ErrorOffers xs:int ?',
        'FirstAuthErrorDates xs:string ?',
        'LastVersionSaved xs:int ?',
        'LastWelcomeContact xs:string ?',
        'Offers xs:int ?',
        'PsaLastChanged xs:dateTime ?',
        'RefreshToken2 xs:string ?',
        'RefreshTokenExpiry2 xs:string ?',
        'SessionHandle xs:string ?',
        'RejectedOffers xs:int ?',
        'SyncEnabled xs:boolean ?',
        'TokenRefreshLastAttempted xs:dateTime ?',
        'TokenRefreshLastCompleted xs:dateTime ?',
        'PsaState xs:string ?',
        'SourceEntryID xs:base64Binary ?',
        'AccountName xs:string ?',
        'LastSync xs:dateTime ?',
      ],
    },
    AbchPersonItemType: {
      base: 'ItemType',
      content: [
        ',',
        'AntiLinkInfo xs:string ?',
        'PersonId GuidType ?',
        'ContactHandles ArrayOfAbchPersonContactHandlesType ?',
        'ContactCategories ArrayOfStringsType ?',
        'RelevanceOrder1 xs:string ?',
        'RelevanceOrder2 xs:string ?',
        'TrustLevel xs:int ?',
        'FavoriteOrder xs:int ?',
        'ExchangePersonIdGuid GuidType ?',
      ],
    },
    ArrayOfAbchPersonContactHandlesType: {
      content: [',', 'ContactHandle AbchPersonContactHandle *'],
    },
    AbchPersonContactHandle: {
      content: [',', 'SourceId xs:string', 'ObjectId xs:string', 'AccountName xs:string ?'],
    },
    ArrayOfGuidType: {
      content: [',', 'Guid GuidType *'],
    },
    ContactItemType: {
      base: 'ItemType',
      content: [
        ',',
        'FileAs xs:string ?',
        'FileAsMapping FileAsMappingType ?',
        'DisplayName xs:string ?',
        'GivenName xs:string ?',
        'Initials xs:string ?',
        'MiddleName xs:string ?',
        'Nickname xs:string ?',
        'CompleteName CompleteNameType ?',
        'CompanyName xs:string ?',
        'EmailAddresses EmailAddressDictionaryType ?',
        'AbchEmailAddresses AbchEmailAddressDictionaryType ?',
        'PhysicalAddresses PhysicalAddressDictionaryType ?',
        'PhoneNumbers PhoneNumberDictionaryType ?',
        'AssistantName xs:string ?',
        'Birthday xs:dateTime ?',
        'BusinessHomePage xs:anyURI ?',
        'Children ArrayOfStringsType ?',
        'Companies ArrayOfStringsType ?',
        'ContactSource ContactSourceType ?',
        'Department xs:string ?',
        'Generation xs:string ?',
        'ImAddresses ImAddressDictionaryType ?',
        'JobTitle xs:string ?',
        'Manager xs:string ?',
        'Mileage xs:string ?',
        'OfficeLocation xs:string ?',
        'PostalAddressIndex PhysicalAddressIndexType ?',
        'Profession xs:string ?',
        'SpouseName xs:string ?',
        'Surname xs:string ?',
        'WeddingAnniversary xs:dateTime ?',
        'HasPicture xs:boolean ?',
        'PhoneticFullName xs:string ?',
        'PhoneticFirstName xs:string ?',
        'PhoneticLastName xs:string ?',
        'Alias xs:string ?',
        'Notes xs:string ?',
        'Photo xs:base64Binary ?',
        'UserSMIMECertificate ArrayOfBinaryType ?',
        'MSExchangeCertificate ArrayOfBinaryType ?',
        'DirectoryId xs:string ?',
        'ManagerMailbox SingleRecipientType ?',
        'DirectReports ArrayOfRecipientsType ?',
        'AccountName xs:string ?',
        'IsAutoUpdateDisabled xs:boolean ?',
        'IsMessengerEnabled xs:boolean ?',
        'Comment xs:string ?',
        'ContactShortId xs:int ?',
        'ContactType xs:string ?',
        'Gender xs:string ?',
        'IsHidden xs:boolean ?',
        'ObjectId xs:string ?',
        'PassportId xs:long ?',
        'IsPrivate xs:boolean ?',
        'SourceId xs:string ?',
        'TrustLevel xs:int ?',
        'CreatedBy xs:string ?',
        'Urls ContactUrlDictionaryType ?',
        'Cid xs:long ?',
        'SkypeAuthCertificate xs:string ?',
        'SkypeContext xs:string ?',
        'SkypeId xs:string ?',
        'SkypeRelationship xs:string ?',
        'YomiNickname xs:string ?',
        'XboxLiveTag xs:string ?',
        'InviteFree xs:boolean ?',
        'HidePresenceAndProfile xs:boolean ?',
        'IsPendingOutbound xs:boolean ?',
        'SupportGroupFeeds xs:boolean ?',
        'UserTileHash xs:string ?',
        'UnifiedInbox xs:boolean ?',
        'Mris ArrayOfStringsType ?',
        'Wlid xs:string ?',
        'AbchContactId GuidType ?',
        'NotInBirthdayCalendar xs:boolean ?',
        'ShellContactType xs:string ?',
        'ImMri xs:string ?',
        'PresenceTrustLevel xs:int ?',
        'OtherMri xs:string ?',
        'ProfileLastChanged xs:string ?',
        'MobileIMEnabled xs:boolean ?',
        'PartnerNetworkProfilePhotoUrl xs:string ?',
        'PartnerNetworkThumbnailPhotoUrl xs:string ?',
        'PersonId xs:string ?',
        'ConversationGuid GuidType ?',
      ],
    },
    ArrayOfBinaryType: {
      content: [',', 'Base64Binary xs:base64Binary *'],
    },
    DistributionListType: {
      base: 'ItemType',
      content: [
        ',',
        'DisplayName xs:string ?',
        'FileAs xs:string ?',
        'ContactSource ContactSourceType ?',
        'Members MembersListType ?',
      ],
    },
    SearchParametersType: {
      content: [',', 'Restriction RestrictionType', 'BaseFolderIds NonEmptyArrayOfBaseFolderIdsType'],
      attributes: ['Traversal SearchFolderTraversalType'],
    },
    ConstantValueType: {
      attributes: ['Value xs:string !'],
    },
    SearchExpressionType: {
      abstract: true,
    },
    AggregateType: {
      simple: 'xs:string',
      values: 'Minimum|Maximum',
    },
    AggregateOnType: {
      content: [
        '|',
        'FieldURI PathToUnindexedFieldType',
        'IndexedFieldURI PathToIndexedFieldType',
        'ExtendedFieldURI PathToExtendedFieldType',
      ],
      attributes: ['Aggregate AggregateType !'],
    },
    BaseGroupByType: {
      abstract: true,
      attributes: ['Order SortDirectionType !'],
    },
    GroupByType: {
      base: 'BaseGroupByType',
      content: [
        ',',
        [
          '|',
          'FieldURI PathToUnindexedFieldType',
          'IndexedFieldURI PathToIndexedFieldType',
          'ExtendedFieldURI PathToExtendedFieldType',
        ],
        'AggregateOn AggregateOnType',
        'UseCollapsibleGroups xs:boolean ?',
        'ItemsPerGroup xs:nonNegativeInteger ?',
        'MaxItemsPerGroup xs:nonNegativeInteger ?',
        'GroupsToExpand ArrayOfGroupIdType ?',
      ],
    },
    StandardGroupByType: {
      simple: 'xs:string',
      values: 'ConversationTopic',
    },
    DistinguishedGroupByType: {
      base: 'BaseGroupByType',
      content: [',', 'StandardGroupBy StandardGroupByType'],
    },
    ArrayOfGroupIdType: {
      content: ['|*', 'GroupId xs:base64Binary'],
    },
    GroupedItemsType: {
      content: [',', 'GroupIndex xs:string', 'Items ArrayOfRealItemsType', 'GroupSummary GroupSummaryType ?'],
    },
    ArrayOfGroupedItemsType: {
      content: ['|', 'GroupedItems GroupedItemsType *'],
    },
    GroupSummaryType: {
      content: [
        ',',
        'GroupCount xs:int',
        'UnreadCount xs:int',
        'InstanceKey xs:base64Binary',
        'GroupByValue xs:string',
      ],
    },
    ExistsType: {
      base: 'SearchExpressionType',
      content: [',', '@Path'],
    },
    FieldURIOrConstantType: {
      content: ['|', '@Path', 'Constant ConstantValueType'],
    },
    TwoOperandExpressionType: {
      abstract: true,
      base: 'SearchExpressionType',
      content: [',', '@Path', 'FieldURIOrConstant FieldURIOrConstantType'],
    },
    ExcludesAttributeType: {
      simple: 'xs:string',
      patterns: ['((0x|0X)[0-9A-Fa-f]*)|([0-9]*)'],
    },
    ExcludesValueType: {
      attributes: ['Value ExcludesAttributeType !'],
    },
    ExcludesType: {
      base: 'SearchExpressionType',
      content: [',', '@Path', 'Bitmask ExcludesValueType'],
    },
    IsEqualToType: {
      base: 'TwoOperandExpressionType',
    },
    IsNotEqualToType: {
      base: 'TwoOperandExpressionType',
    },
    IsGreaterThanType: {
      base: 'TwoOperandExpressionType',
    },
    IsGreaterThanOrEqualToType: {
      base: 'TwoOperandExpressionType',
    },
    IsLessThanType: {
      base: 'TwoOperandExpressionType',
    },
    IsLessThanOrEqualToType: {
      base: 'TwoOperandExpressionType',
    },
    ContainmentModeType: {
      simple: 'xs:string',
      values: 'FullString|Prefixed|Substring|PrefixOnWords|ExactPhrase',
    },
    ContainmentComparisonType: {
      simple: 'xs:string',
      values:
        'Exact|IgnoreCase|IgnoreNonSpacingCharacters|Loose|IgnoreCaseAndNonSpacingCharacters|LooseAndIgnoreCase|LooseAndIgnoreNonSpace|LooseAndIgnoreCaseAndIgnoreNonSpace',
    },
    ContainsExpressionType: {
      base: 'SearchExpressionType',
      content: [',', '@Path', 'Constant ConstantValueType'],
      attributes: ['ContainmentMode ContainmentModeType', 'ContainmentComparison ContainmentComparisonType'],
    },
    NotType: {
      base: 'SearchExpressionType',
      content: [',', '@SearchExpression'],
    },
    MultipleOperandBooleanExpressionType: {
      abstract: true,
      base: 'SearchExpressionType',
      content: [',', '@SearchExpression +'],
    },
    AndType: {
      base: 'MultipleOperandBooleanExpressionType',
    },
    OrType: {
      base: 'MultipleOperandBooleanExpressionType',
    },
    NearType: {
      base: 'MultipleOperandBooleanExpressionType',
      content: [',', 'Distance xs:unsignedInt', 'Ordered xs:boolean'],
    },
    RestrictionType: {
      content: [',', '@SearchExpression'],
    },
    SortDirectionType: {
      simple: 'xs:string',
      values: 'Ascending|Descending',
    },
    FieldOrderType: {
      content: [',', '@Path'],
      attributes: ['Order SortDirectionType !'],
    },
    NonEmptyArrayOfFieldOrdersType: {
      content: [',', 'FieldOrder FieldOrderType +'],
    },
    NonEmptyArrayOfFolderNamesType: {
      content: [',', 'FolderName xs:string +'],
    },
    WatermarkType: {
      simple: 'NonEmptyStringType',
    },
    SubscriptionIdType: {
      simple: 'NonEmptyStringType',
    },
    BaseNotificationEventType: {
      content: [',', 'Watermark WatermarkType ?'],
    },
    BaseObjectChangedEventType: {
      base: 'BaseNotificationEventType',
      content: [
        ',',
        'TimeStamp xs:dateTime',
        ['|', 'FolderId FolderIdType', 'ItemId ItemIdType'],
        'ParentFolderId FolderIdType',
      ],
    },
    ModifiedEventType: {
      base: 'BaseObjectChangedEventType',
      content: [',', 'UnreadCount xs:int ?'],
    },
    MovedCopiedEventType: {
      base: 'BaseObjectChangedEventType',
      content: [',', ['|', 'OldFolderId FolderIdType', 'OldItemId ItemIdType'], 'OldParentFolderId FolderIdType'],
    },
    NotificationType: {
      content: [
        ',',
        'SubscriptionId SubscriptionIdType',
        'PreviousWatermark WatermarkType ?',
        'MoreEvents xs:boolean ?',
        [
          '|+',
          'CopiedEvent MovedCopiedEventType',
          'CreatedEvent BaseObjectChangedEventType',
          'DeletedEvent BaseObjectChangedEventType',
          'ModifiedEvent ModifiedEventType',
          'MovedEvent MovedCopiedEventType',
          'NewMailEvent BaseObjectChangedEventType',
          'StatusEvent BaseNotificationEventType',
          'FreeBusyChangedEvent BaseObjectChangedEventType',
        ],
      ],
    },
    NotificationEventTypeType: {
      simple: 'xs:string',
      values: 'CopiedEvent|CreatedEvent|DeletedEvent|ModifiedEvent|MovedEvent|NewMailEvent|FreeBusyChangedEvent',
    },
    NonEmptyArrayOfNotificationEventTypesType: {
      content: ['|+', 'EventType NotificationEventTypeType'],
    },
    SubscriptionTimeoutType: {
      simple: 'xs:int',
      min: 1,
      max: 1440,
    },
    SubscriptionStatusFrequencyType: {
      simple: 'xs:int',
      min: 1,
      max: 1440,
    },
    BaseSubscriptionRequestType: {
      abstract: true,
      content: [
        ',',
        'FolderIds NonEmptyArrayOfBaseFolderIdsType ?',
        'EventTypes NonEmptyArrayOfNotificationEventTypesType',
        'Watermark WatermarkType ?',
      ],
      attributes: ['SubscribeToAllFolders xs:boolean'],
    },
    PushSubscriptionRequestType: {
      base: 'BaseSubscriptionRequestType',
      content: [',', 'StatusFrequency SubscriptionStatusFrequencyType', 'URL xs:string', 'CallerData xs:string ?'],
    },
    PullSubscriptionRequestType: {
      base: 'BaseSubscriptionRequestType',
      content: [',', 'Timeout SubscriptionTimeoutType'],
    },
    StreamingSubscriptionRequestType: {
      content: [
        ',',
        'FolderIds NonEmptyArrayOfBaseFolderIdsType ?',
        'EventTypes NonEmptyArrayOfNotificationEventTypesType',
      ],
      attributes: ['SubscribeToAllFolders xs:boolean'],
    },
    SubscriptionStatusType: {
      simple: 'xs:string',
      values: 'OK|Unsubscribe',
    },
    NonEmptyArrayOfSubscriptionIdsType: {
      content: [',', 'SubscriptionId SubscriptionIdType +'],
    },
    NonEmptyArrayOfNotificationsType: {
      content: [',', 'Notification NotificationType *'],
    },
    StreamingSubscriptionConnectionTimeoutType: {
      simple: 'xs:int',
      min: 1,
      max: 30,
    },
    ConnectionStatusType: {
      simple: 'xs:string',
      values: 'OK|Closed',
    },
    UnifiedGroupAccessType: {
      simple: 'xs:string',
      values: 'None|Private|Secret|Public',
    },
    SyncFolderItemsDeleteType: {
      content: [',', 'ItemId ItemIdType'],
    },
    SyncFolderItemsReadFlagType: {
      content: [',', 'ItemId ItemIdType', 'IsRead xs:boolean'],
    },
    SyncFolderItemsChangesType: {
      content: [
        ',',
        [
          '|*',
          'Create SyncFolderItemsCreateOrUpdateType',
          'Update SyncFolderItemsCreateOrUpdateType',
          'Delete SyncFolderItemsDeleteType',
          'ReadFlagChange SyncFolderItemsReadFlagType',
        ],
      ],
    },
    SyncFolderHierarchyCreateOrUpdateType: {
      content: [
        '|',
        'Folder FolderType',
        'CalendarFolder CalendarFolderType',
        'ContactsFolder ContactsFolderType',
        'SearchFolder SearchFolderType',
        'TasksFolder TasksFolderType',
      ],
    },
    SyncFolderHierarchyDeleteType: {
      content: [',', 'FolderId FolderIdType'],
    },
    SyncFolderHierarchyChangesType: {
      content: [
        ',',
        [
          '|*',
          'Create SyncFolderHierarchyCreateOrUpdateType',
          'Update SyncFolderHierarchyCreateOrUpdateType',
          'Delete SyncFolderHierarchyDeleteType',
        ],
      ],
    },
    MaxSyncChangesReturnedType: {
      simple: 'xs:int',
      min: 1,
      max: 512,
    },
    SyncFolderItemsScopeType: {
      simple: 'xs:string',
      values: 'NormalItems|NormalAndAssociatedItems',
    },
    AvailabilityProxyRequestType: {
      simple: 'xs:string',
      values: 'CrossSite|CrossForest',
    },
    RequestTypeHeader: {
      content: [',', 'RequestType AvailabilityProxyRequestType'],
    },
    MeetingAttendeeType: {
      simple: 'xs:string',
      values: 'Organizer|Required|Optional|Room|Resource',
    },
    CalendarEventDetails: {
      content: [
        ',',
        'ID xs:string ?',
        'Subject xs:string ?',
        'Location xs:string ?',
        'IsMeeting xs:boolean',
        'IsRecurring xs:boolean',
        'IsException xs:boolean',
        'IsReminderSet xs:boolean',
        'IsPrivate xs:boolean',
      ],
    },
    CalendarEvent: {
      content: [
        ',',
        'StartTime xs:dateTime',
        'EndTime xs:dateTime',
        'BusyType LegacyFreeBusyType',
        'CalendarEventDetails CalendarEventDetails ?',
      ],
    },
    ArrayOfCalendarEvent: {
      content: [',', 'CalendarEvent CalendarEvent *'],
    },
    Duration: {
      content: [',', 'StartTime xs:dateTime', 'EndTime xs:dateTime'],
    },
    EmailAddress: {
      content: [',', 'Name xs:string ?', 'Address xs:string', 'RoutingType xs:string ?'],
    },
    'FreeBusyViewType.Item': {
      simple: 'xs:string',
      values: 'None|MergedOnly|FreeBusy|FreeBusyMerged|Detailed|DetailedMerged',
    },
    FreeBusyViewType: {
      simple: 'xs:list',
      list: 'FreeBusyViewType.Item',
    },
    FreeBusyViewOptionsType: {
      content: [
        ',',
        'TimeWindow Duration',
        'MergedFreeBusyIntervalInMinutes xs:int ?',
        'RequestedView FreeBusyViewType ?',
      ],
    },
    WorkingPeriod: {
      content: [',', 'DayOfWeek DaysOfWeekType', 'StartTimeInMinutes xs:int', 'EndTimeInMinutes xs:int'],
    },
    ArrayOfWorkingPeriod: {
      content: [',', 'WorkingPeriod WorkingPeriod *'],
    },
    SerializableTimeZoneTime: {
      content: [
        ',',
        'Bias xs:int',
        'Time xs:string',
        'DayOrder xs:short',
        'Month xs:short',
        'DayOfWeek DayOfWeekType',
        'Year xs:string ?',
      ],
    },
    SerializableTimeZone: {
      content: [',', 'Bias xs:int', 'StandardTime SerializableTimeZoneTime', 'DaylightTime SerializableTimeZoneTime'],
    },
    WorkingHours: {
      content: [',', 'TimeZone SerializableTimeZone', 'WorkingPeriodArray ArrayOfWorkingPeriod'],
    },
    FreeBusyView: {
      content: [
        ',',
        'FreeBusyViewType FreeBusyViewType',
        'MergedFreeBusy xs:string ?',
        'CalendarEventArray ArrayOfCalendarEvent ?',
        'WorkingHours WorkingHours ?',
      ],
    },
    MailboxData: {
      content: [',', 'Email EmailAddress', 'AttendeeType MeetingAttendeeType', 'ExcludeConflicts xs:boolean ?'],
    },
    ArrayOfMailboxData: {
      content: [',', 'MailboxData MailboxData * nil'],
    },
    SuggestionQuality: {
      simple: 'xs:string',
      values: 'Excellent|Good|Fair|Poor',
    },
    SuggestionsViewOptionsType: {
      content: [
        ',',
        'GoodThreshold xs:int ?',
        'MaximumResultsByDay xs:int ?',
        'MaximumNonWorkHourResultsByDay xs:int ?',
        'MeetingDurationInMinutes xs:int ?',
        'MinimumSuggestionQuality SuggestionQuality ?',
        'DetailedSuggestionsWindow Duration',
        'CurrentMeetingTime xs:dateTime ?',
        'GlobalObjectId xs:string ?',
      ],
    },
    ArrayOfAttendeeConflictData: {
      content: [
        '|*',
        'UnknownAttendeeConflictData UnknownAttendeeConflictData nil',
        'IndividualAttendeeConflictData IndividualAttendeeConflictData nil',
        'TooBigGroupAttendeeConflictData TooBigGroupAttendeeConflictData nil',
        'GroupAttendeeConflictData GroupAttendeeConflictData nil',
      ],
    },
    AttendeeConflictData: {
      abstract: true,
    },
    UnknownAttendeeConflictData: {
      base: 'AttendeeConflictData',
    },
    TooBigGroupAttendeeConflictData: {
      base: 'AttendeeConflictData',
    },
    IndividualAttendeeConflictData: {
      base: 'AttendeeConflictData',
      content: [',', 'BusyType LegacyFreeBusyType'],
    },
    GroupAttendeeConflictData: {
      base: 'AttendeeConflictData',
      content: [
        ',',
        'NumberOfMembers xs:int',
        'NumberOfMembersAvailable xs:int',
        'NumberOfMembersWithConflict xs:int',
        'NumberOfMembersWithNoData xs:int',
      ],
    },
    Suggestion: {
      content: [
        ',',
        'MeetingTime xs:dateTime',
        'IsWorkTime xs:boolean',
        'SuggestionQuality SuggestionQuality',
        'AttendeeConflictDataArray ArrayOfAttendeeConflictData ?',
      ],
    },
    ArrayOfSuggestion: {
      content: [',', 'Suggestion Suggestion *'],
    },
    SuggestionDayResult: {
      content: [',', 'Date xs:dateTime', 'DayQuality SuggestionQuality', 'SuggestionArray ArrayOfSuggestion ?'],
    },
    ArrayOfSuggestionDayResult: {
      content: [',', 'SuggestionDayResult SuggestionDayResult *'],
    },
    OofState: {
      simple: 'xs:string',
      values: 'Disabled|Enabled|Scheduled',
    },
    ExternalAudience: {
      simple: 'xs:string',
      values: 'None|Known|All',
    },
    ReplyBody: {
      content: [',', 'Message xs:string ?'],
      attributes: ['xml:lang xs:language'],
    },
    ArrayOfEventIDType: {
      content: ['|*', 'EventToDeleteID xs:string'],
    },
    UserOofSettings: {
      content: [
        ',',
        'OofState OofState',
        'ExternalAudience ExternalAudience',
        'Duration Duration ?',
        'InternalReply ReplyBody ?',
        'ExternalReply ReplyBody ?',
        'DeclineMeetingReply ReplyBody ?',
        'DeclineEventsForScheduledOOF xs:boolean ?',
        'DeclineAllEventsForScheduledOOF xs:boolean ?',
        'CreateOOFEvent xs:boolean ?',
        'OOFEventSubject xs:string ?',
        'AutoDeclineFutureRequestsWhenOOF xs:boolean ?',
        'OOFEventID xs:string ?',
        'EventsToDeleteIDs ArrayOfEventIDType ?',
      ],
    },
    Value: {
      text: 'xs:string',
      attributes: ['Name xs:string !'],
    },
    ApprovalRequestDataType: {
      content: [
        ',',
        'IsUndecidedApprovalRequest xs:boolean ?',
        'ApprovalDecision xs:int ?',
        'ApprovalDecisionMaker xs:string ?',
        'ApprovalDecisionTime xs:dateTime ?',
      ],
    },
    ReminderMessageDataType: {
      content: [
        ',',
        'ReminderText xs:string ?',
        'Location xs:string ?',
        'StartTime xs:dateTime ?',
        'EndTime xs:dateTime ?',
        'AssociatedCalendarItemId ItemIdType ?',
      ],
    },
    MessageSafetyType: {
      content: [',', 'MessageSafetyLevel xs:int ?', 'MessageSafetyReason xs:int ?', 'Info xs:string ?'],
    },
    SendPromptType: {
      simple: 'xs:string',
      values: 'None|Send|VotingOption',
    },
    VotingOptionDataType: {
      content: [',', 'DisplayName xs:string ?', 'SendPrompt SendPromptType ?'],
    },
    ArrayOfVotingOptionDataType: {
      content: [',', 'VotingOptionData VotingOptionDataType *'],
    },
    VotingInformationType: {
      content: [',', 'UserOptions ArrayOfVotingOptionDataType ?', 'VotingResponse xs:string ?'],
    },
    IdFormatType: {
      simple: 'xs:string',
      values: 'EwsLegacyId|EwsId|EntryId|HexEntryId|StoreId|OwaId',
    },
    AlternateIdBaseType: {
      abstract: true,
      attributes: ['Format IdFormatType !'],
    },
    AlternateIdType: {
      base: 'AlternateIdBaseType',
      attributes: ['Id xs:string !', 'Mailbox NonEmptyStringType !', 'IsArchive xs:boolean'],
    },
    AlternatePublicFolderIdType: {
      base: 'AlternateIdBaseType',
      attributes: ['FolderId xs:string !'],
    },
    AlternatePublicFolderItemIdType: {
      base: 'AlternatePublicFolderIdType',
      attributes: ['ItemId xs:string !'],
    },
    NonEmptyArrayOfAlternateIdsType: {
      content: [
        '|+',
        'AlternateId AlternateIdType',
        'AlternatePublicFolderId AlternatePublicFolderIdType',
        'AlternatePublicFolderItemId AlternatePublicFolderItemIdType',
      ],
    },
    UserIdType: {
      content: [
        ',',
        'SID xs:string ?',
        'PrimarySmtpAddress xs:string ?',
        'DisplayName xs:string ?',
        'DistinguishedUser DistinguishedUserType ?',
        'ExternalUserIdentity xs:string ?',
      ],
    },
    DistinguishedUserType: {
      simple: 'xs:string',
      values: 'Default|Anonymous',
    },
    ArrayOfPermissionsType: {
      content: ['|*', 'Permission PermissionType'],
    },
    ArrayOfCalendarPermissionsType: {
      content: ['|*', 'CalendarPermission CalendarPermissionType'],
    },
    ArrayOfUnknownEntriesType: {
      content: ['|*', 'UnknownEntry xs:string'],
    },
    PermissionReadAccessType: {
      simple: 'xs:string',
      values: 'None|FullDetails',
    },
    CalendarPermissionReadAccessType: {
      simple: 'xs:string',
      values: 'None|TimeOnly|TimeAndSubjectAndLocation|FullDetails',
    },
    BasePermissionType: {
      abstract: true,
      content: [
        ',',
        'UserId UserIdType',
        'CanCreateItems xs:boolean ?',
        'CanCreateSubFolders xs:boolean ?',
        'IsFolderOwner xs:boolean ?',
        'IsFolderVisible xs:boolean ?',
        'IsFolderContact xs:boolean ?',
        'EditItems PermissionActionType ?',
        'DeleteItems PermissionActionType ?',
      ],
    },
    PermissionType: {
      base: 'BasePermissionType',
      content: [',', 'ReadItems PermissionReadAccessType ?', 'PermissionLevel PermissionLevelType'],
    },
    CalendarPermissionType: {
      base: 'BasePermissionType',
      content: [
        ',',
        'ReadItems CalendarPermissionReadAccessType ?',
        'CalendarPermissionLevel CalendarPermissionLevelType',
      ],
    },
    PermissionActionType: {
      simple: 'xs:string',
      values: 'None|Owned|All',
    },
    PermissionLevelType: {
      simple: 'xs:string',
      values: 'None|Owner|PublishingEditor|Editor|PublishingAuthor|Author|NoneditingAuthor|Reviewer|Contributor|Custom',
    },
    CalendarPermissionLevelType: {
      simple: 'xs:string',
      values:
        'None|Owner|PublishingEditor|Editor|PublishingAuthor|Author|NoneditingAuthor|Reviewer|Contributor|FreeBusyTimeOnly|FreeBusyTimeAndSubjectAndLocation|Custom',
    },
    PermissionSetType: {
      content: [',', 'Permissions ArrayOfPermissionsType', 'UnknownEntries ArrayOfUnknownEntriesType ?'],
    },
    CalendarPermissionSetType: {
      content: [
        ',',
        'CalendarPermissions ArrayOfCalendarPermissionsType',
        'UnknownEntries ArrayOfUnknownEntriesType ?',
      ],
    },
    EffectiveRightsType: {
      content: [
        ',',
        'CreateAssociated xs:boolean',
        'CreateContents xs:boolean',
        'CreateHierarchy xs:boolean',
        'Delete xs:boolean',
        'Modify xs:boolean',
        'Read xs:boolean',
        'ViewPrivateItems xs:boolean ?',
      ],
    },
    ArrayOfDelegateUserType: {
      content: [',', 'DelegateUser DelegateUserType +'],
    },
    ArrayOfUserIdType: {
      content: [',', 'UserId UserIdType +'],
    },
    DeliverMeetingRequestsType: {
      simple: 'xs:string',
      values: 'DelegatesOnly|DelegatesAndMe|DelegatesAndSendInformationToMe|NoForward',
    },
    DelegateUserType: {
      content: [
        ',',
        'UserId UserIdType',
        'DelegatePermissions DelegatePermissionsType ?',
        'ReceiveCopiesOfMeetingMessages xs:boolean ?',
        'ViewPrivateItems xs:boolean ?',
      ],
    },
    DelegatePermissionsType: {
      content: [
        ',',
        'CalendarFolderPermissionLevel DelegateFolderPermissionLevelType ?',
        'TasksFolderPermissionLevel DelegateFolderPermissionLevelType ?',
        'InboxFolderPermissionLevel DelegateFolderPermissionLevelType ?',
        'ContactsFolderPermissionLevel DelegateFolderPermissionLevelType ?',
        'NotesFolderPermissionLevel DelegateFolderPermissionLevelType ?',
        'JournalFolderPermissionLevel DelegateFolderPermissionLevelType ?',
      ],
    },
    DelegateFolderPermissionLevelType: {
      simple: 'xs:string',
      values: 'None|Editor|Reviewer|Author|Custom',
    },
    ConflictResultsType: {
      content: [',', 'Count xs:int'],
    },
    'MailTipTypes.Item': {
      simple: 'xs:string',
      values:
        'All|OutOfOfficeMessage|MailboxFullStatus|CustomMailTip|ExternalMemberCount|TotalMemberCount|MaxMessageSize|DeliveryRestriction|ModerationStatus|InvalidRecipient|Scope|RecipientSuggestions|PreferAccessibleContent',
    },
    MailTipTypes: {
      simple: 'xs:list',
      list: 'MailTipTypes.Item',
    },
    OutOfOfficeMailTip: {
      content: [',', 'ReplyBody ReplyBody', 'Duration Duration ?'],
    },
    SmtpDomainList: {
      content: [',', 'Domain SmtpDomain *'],
    },
    SmtpDomain: {
      attributes: ['Name xs:string !', 'IncludeSubdomains xs:boolean'],
    },
    MailTips: {
      content: [
        ',',
        'RecipientAddress EmailAddressType',
        'PendingMailTips MailTipTypes',
        'OutOfOffice OutOfOfficeMailTip ?',
        'MailboxFull xs:boolean ?',
        'CustomMailTip xs:string ?',
        'TotalMemberCount xs:int ?',
        'ExternalMemberCount xs:int ?',
        'MaxMessageSize xs:int ?',
        'DeliveryRestricted xs:boolean ?',
        'IsModerated xs:boolean ?',
        'InvalidRecipient xs:boolean ?',
        'Scope xs:int ?',
        'RecipientSuggestions ArrayOfRecipientSuggestionsType ?',
        'PreferAccessibleContent xs:boolean ?',
      ],
    },
    ArrayOfRecipientSuggestionsType: {
      content: [',', 'RecipientSuggestion RecipientSuggestionType {0,3}'],
    },
    RecipientSuggestionType: {
      content: [',', 'DisplayName xs:string', 'EmailAddress xs:string'],
    },
    'ServiceConfigurationType.Item': {
      simple: 'xs:string',
      values:
        'MailTips|UnifiedMessagingConfiguration|ProtectionRules|PolicyNudges|SharePointURLs|OfficeIntegrationConfiguration',
    },
    ServiceConfigurationType: {
      simple: 'xs:list',
      list: 'ServiceConfigurationType.Item',
    },
    ServiceConfiguration: {},
    MailTipsServiceConfiguration: {
      base: 'ServiceConfiguration',
      content: [
        ',',
        'MailTipsEnabled xs:boolean',
        'MaxRecipientsPerGetMailTipsRequest xs:int',
        'MaxMessageSize xs:int',
        'LargeAudienceThreshold xs:int',
        'ShowExternalRecipientCount xs:boolean',
        'InternalDomains SmtpDomainList',
        'PolicyTipsEnabled xs:boolean',
        'LargeAudienceCap xs:int',
      ],
    },
    UnifiedMessageServiceConfiguration: {
      base: 'ServiceConfiguration',
      content: [',', 'UmEnabled xs:boolean', 'PlayOnPhoneDialString xs:string', 'PlayOnPhoneEnabled xs:boolean'],
    },
    SharePointURLsServiceConfiguration: {
      base: 'ServiceConfiguration',
      content: [',', 'InternalSPMySiteHostURL xs:string', 'ExternalSPMySiteHostURL xs:string'],
    },
    OfficeIntegrationConfiguration: {
      base: 'ServiceConfiguration',
      content: [',', 'OfficeSidebarURL xs:string'],
    },
    ConfigurationRequestDetailsType: {
      content: ['|', 'any *'],
    },
    ArrayOfSmtpAddressType: {
      content: ['|+', 'SmtpAddress NonEmptyStringType'],
    },
    ArrayOfEncryptedSharedFolderDataType: {
      content: ['|*', 'EncryptedSharedFolderData EncryptedSharedFolderDataType'],
    },
    EncryptedSharedFolderDataType: {
      content: [',', 'Token EncryptedDataContainerType', 'Data EncryptedDataContainerType'],
    },
    EncryptedDataContainerType: {
      content: [',', 'any'],
    },
    ArrayOfInvalidRecipientsType: {
      content: ['|*', 'InvalidRecipient InvalidRecipientType'],
    },
    InvalidRecipientType: {
      content: [
        ',',
        'SmtpAddress NonEmptyStringType',
        'ResponseCode InvalidRecipientResponseCodeType',
        'MessageText xs:string ?',
      ],
    },
    InvalidRecipientResponseCodeType: {
      simple: 'xs:string',
      values:
        'OtherError|RecipientOrganizationNotFederated|CannotObtainTokenFromSTS|SystemPolicyBlocksSharingWithThisRecipient|RecipientOrganizationFederatedWithUnknownTokenIssuer',
    },
    AcceptSharingInvitationType: {
      base: 'ReferenceItemResponseType',
    },
    SharingDataType: {
      simple: 'xs:string',
      values: 'Calendar|Contacts',
    },
    PhoneCallIdType: {
      attributes: ['Id xs:string !'],
    },
    PhoneCallInformationType: {
      content: [
        ',',
        'PhoneCallState PhoneCallStateType',
        'ConnectionFailureCause ConnectionFailureCauseType',
        'SIPResponseText xs:string ?',
        'SIPResponseCode xs:int ?',
      ],
    },
    PhoneCallStateType: {
      simple: 'xs:string',
      values: 'Idle|Connecting|Alerted|Connected|Disconnected|Incoming|Transferring|Forwarding',
    },
    ConnectionFailureCauseType: {
      simple: 'xs:string',
      values: 'None|UserBusy|NoAnswer|Unavailable|Other',
    },
    UserConfigurationNameType: {
      base: 'TargetFolderIdType',
      attributes: ['Name NonEmptyStringType !'],
    },
    UserConfigurationDictionaryObjectTypesType: {
      simple: 'xs:string',
      values:
        'DateTime|Boolean|Byte|String|Integer32|UnsignedInteger32|Integer64|UnsignedInteger64|StringArray|ByteArray',
    },
    UserConfigurationDictionaryObjectType: {
      content: [',', 'Type UserConfigurationDictionaryObjectTypesType', 'Value xs:string +'],
    },
    UserConfigurationDictionaryEntryType: {
      content: [
        ',',
        'DictionaryKey UserConfigurationDictionaryObjectType',
        'DictionaryValue UserConfigurationDictionaryObjectType nil',
      ],
    },
    UserConfigurationDictionaryType: {
      content: [',', 'DictionaryEntry UserConfigurationDictionaryEntryType *'],
    },
    UserConfigurationType: {
      content: [
        ',',
        'UserConfigurationName UserConfigurationNameType',
        'ItemId ItemIdType ?',
        'Dictionary UserConfigurationDictionaryType ?',
        'XmlData xs:base64Binary ?',
        'BinaryData xs:base64Binary ?',
      ],
    },
    'UserConfigurationPropertyType.Item': {
      simple: 'xs:string',
      values: 'Id|Dictionary|XmlData|BinaryData|All',
    },
    UserConfigurationPropertyType: {
      simple: 'xs:list',
      list: 'UserConfigurationPropertyType.Item',
    },
    'ProtectionRulesServiceConfiguration.RefreshInterval.Type': {
      simple: 'xs:int',
      min: 1,
    },
    ProtectionRulesServiceConfiguration: {
      base: 'ServiceConfiguration',
      content: [',', 'Rules ArrayOfProtectionRulesType', 'InternalDomains SmtpDomainList'],
      attributes: ['RefreshInterval ProtectionRulesServiceConfiguration.RefreshInterval.Type !'],
    },
    ArrayOfProtectionRulesType: {
      content: [',', 'Rule ProtectionRuleType *'],
    },
    'ProtectionRuleType.Name.Type': {
      simple: 'xs:string',
      minLength: 1,
    },
    'ProtectionRuleType.Priority.Type': {
      simple: 'xs:int',
      min: 1,
    },
    ProtectionRuleType: {
      content: [',', 'Condition ProtectionRuleConditionType', 'Action ProtectionRuleActionType'],
      attributes: [
        'Name ProtectionRuleType.Name.Type !',
        'UserOverridable xs:boolean !',
        'Priority ProtectionRuleType.Priority.Type !',
      ],
    },
    ProtectionRuleConditionType: {
      content: [
        '|',
        'AllInternal ProtectionRuleAllInternalType',
        'And ProtectionRuleAndType',
        'RecipientIs ProtectionRuleRecipientIsType',
        'SenderDepartments ProtectionRuleSenderDepartmentsType',
        'True ProtectionRuleTrueType',
      ],
    },
    ProtectionRuleAndType: {
      content: [
        ',',
        [
          '|+',
          'AllInternal ProtectionRuleAllInternalType',
          'And ProtectionRuleAndType',
          'RecipientIs ProtectionRuleRecipientIsType',
          'SenderDepartments ProtectionRuleSenderDepartmentsType',
          'True ProtectionRuleTrueType',
        ],
      ],
    },
    ProtectionRuleRecipientIsType: {
      content: [',', 'Value ProtectionRuleValueType +'],
    },
    ProtectionRuleSenderDepartmentsType: {
      content: [',', 'Value ProtectionRuleValueType +'],
    },
    ProtectionRuleTrueType: {
      simple: 'xs:string',
      length: 0,
    },
    ProtectionRuleAllInternalType: {
      simple: 'xs:string',
      length: 0,
    },
    ProtectionRuleValueType: {
      simple: 'xs:string',
      minLength: 1,
    },
    ProtectionRuleActionKindType: {
      simple: 'xs:string',
      values: 'RightsProtectMessage',
    },
    ProtectionRuleActionType: {
      content: [',', 'Argument ProtectionRuleArgumentType *'],
      attributes: ['Name ProtectionRuleActionKindType !'],
    },
    'ProtectionRuleArgumentType.Value.Type': {
      simple: 'xs:string',
      minLength: 1,
    },
    ProtectionRuleArgumentType: {
      attributes: ['Value ProtectionRuleArgumentType.Value.Type !'],
    },
    PolicyNudgeRulesServiceConfiguration: {
      content: [',', 'any *'],
    },
    ArrayOfFolderIdType: {
      content: ['|*', 'FolderId FolderIdType'],
    },
    TeamMailboxLifecycleStateType: {
      simple: 'xs:string',
      values: 'Active|Closed|Unlinked|PendingDelete',
    },
    ReportMessageActionType: {
      simple: 'xs:string',
      values: 'Junk|NotJunk|Phish|Unsubscribe',
    },
    FindMessageTrackingSearchResultType: {
      content: [
        '&',
        'Subject xs:string',
        'Sender EmailAddressType',
        'PurportedSender EmailAddressType ?',
        'Recipients ArrayOfRecipientsType',
        'SubmittedTime xs:dateTime',
        'MessageTrackingReportId NonEmptyStringType',
        'PreviousHopServer NonEmptyStringType ?',
        'FirstHopServer NonEmptyStringType ?',
        'Properties ArrayOfTrackingPropertiesType ?',
      ],
    },
    ArrayOfFindMessageTrackingSearchResultType: {
      content: ['|*', 'MessageTrackingSearchResult FindMessageTrackingSearchResultType'],
    },
    MessageTrackingReportTemplateType: {
      simple: 'xs:string',
      values: 'Summary|RecipientPath',
    },
    RecipientTrackingEventType: {
      content: [
        '&',
        'Date xs:dateTime',
        'Recipient EmailAddressType',
        'DeliveryStatus xs:string',
        'EventDescription xs:string',
        'EventData ArrayOfStringsType ?',
        'Server NonEmptyStringType',
        'InternalId xs:nonNegativeInteger',
        'BccRecipient xs:boolean ?',
        'HiddenRecipient xs:boolean ?',
        'UniquePathId NonEmptyStringType ?',
        'RootAddress NonEmptyStringType ?',
        'Properties ArrayOfTrackingPropertiesType ?',
      ],
    },
    MessageTrackingReportType: {
      content: [
        '&',
        'Sender EmailAddressType ?',
        'PurportedSender EmailAddressType ?',
        'Subject xs:string ?',
        'SubmitTime xs:dateTime ?',
        'OriginalRecipients ArrayOfEmailAddressesType ?',
        'RecipientTrackingEvents ArrayOfRecipientTrackingEventType',
        'Properties ArrayOfTrackingPropertiesType ?',
      ],
    },
    TrackingPropertyType: {
      content: [',', 'Name xs:string', 'Value xs:string ?'],
    },
    ArrayOfTrackingPropertiesType: {
      content: ['|*', 'TrackingPropertyType TrackingPropertyType'],
    },
    ArrayOfArraysOfTrackingPropertiesType: {
      content: ['|*', 'ArrayOfTrackingPropertiesType ArrayOfTrackingPropertiesType'],
    },
    ArrayOfRecipientTrackingEventType: {
      content: ['|*', 'RecipientTrackingEvent RecipientTrackingEventType'],
    },
    RulePredicateSizeRangeType: {
      content: [',', 'MinimumSize xs:int ?', 'MaximumSize xs:int ?'],
    },
    RulePredicateDateRangeType: {
      content: [',', 'StartDateTime xs:dateTime ?', 'EndDateTime xs:dateTime ?'],
    },
    FlaggedForActionType: {
      simple: 'xs:string',
      values: 'Any|Call|DoNotForward|FollowUp|FYI|Forward|NoResponseNecessary|Read|Reply|ReplyToAll|Review',
    },
    RulePredicatesType: {
      content: [
        ',',
        'Categories ArrayOfStringsType ?',
        'ContainsBodyStrings ArrayOfStringsType ?',
        'ContainsHeaderStrings ArrayOfStringsType ?',
        'ContainsRecipientStrings ArrayOfStringsType ?',
        'ContainsSenderStrings ArrayOfStringsType ?',
        'ContainsSubjectOrBodyStrings ArrayOfStringsType ?',
        'ContainsSubjectStrings ArrayOfStringsType ?',
        'FlaggedForAction FlaggedForActionType ?',
        'FromAddresses ArrayOfEmailAddressesType ?',
        'FromConnectedAccounts ArrayOfStringsType ?',
        'HasAttachments xs:boolean ?',
        'Importance ImportanceChoicesType ?',
        'IsApprovalRequest xs:boolean ?',
        'IsAutomaticForward xs:boolean ?',
        'IsAutomaticReply xs:boolean ?',
        'IsEncrypted xs:boolean ?',
        'IsMeetingRequest xs:boolean ?',
        'IsMeetingResponse xs:boolean ?',
        'IsNDR xs:boolean ?',
        'IsPermissionControlled xs:boolean ?',
        'IsReadReceipt xs:boolean ?',
        'IsSigned xs:boolean ?',
        'IsVoicemail xs:boolean ?',
        'ItemClasses ArrayOfStringsType ?',
        'MessageClassifications ArrayOfStringsType ?',
        'NotSentToMe xs:boolean ?',
        'SentCcMe xs:boolean ?',
        'SentOnlyToMe xs:boolean ?',
        'SentToAddresses ArrayOfEmailAddressesType ?',
        'SentToMe xs:boolean ?',
        'SentToOrCcMe xs:boolean ?',
        'Sensitivity SensitivityChoicesType ?',
        'WithinDateRange RulePredicateDateRangeType ?',
        'WithinSizeRange RulePredicateSizeRangeType ?',
      ],
    },
    RuleActionsType: {
      content: [
        ',',
        'AssignCategories ArrayOfStringsType ?',
        'CopyToFolder TargetFolderIdType ?',
        'Delete xs:boolean ?',
        'ForwardAsAttachmentToRecipients ArrayOfEmailAddressesType ?',
        'ForwardToRecipients ArrayOfEmailAddressesType ?',
        'MarkImportance ImportanceChoicesType ?',
        'MarkAsRead xs:boolean ?',
        'MoveToFolder TargetFolderIdType ?',
        'PermanentDelete xs:boolean ?',
        'RedirectToRecipients ArrayOfEmailAddressesType ?',
        'SendSMSAlertToRecipients ArrayOfEmailAddressesType ?',
        'ServerReplyWithMessage ItemIdType ?',
        'StopProcessingRules xs:boolean ?',
      ],
    },
    RuleType: {
      content: [
        ',',
        'RuleId xs:string ?',
        'DisplayName xs:string',
        'Priority xs:int',
        'IsEnabled xs:boolean',
        'IsNotSupported xs:boolean ?',
        'IsInError xs:boolean ?',
        'Conditions RulePredicatesType ?',
        'Exceptions RulePredicatesType ?',
        'Actions RuleActionsType ?',
      ],
    },
    ArrayOfRulesType: {
      content: [',', 'Rule RuleType *'],
    },
    RuleFieldURIType: {
      simple: 'xs:string',
      values:
        'RuleId|DisplayName|Priority|IsNotSupported|Actions|Condition:Categories|Condition:ContainsBodyStrings|Condition:ContainsHeaderStrings|Condition:ContainsRecipientStrings|Condition:ContainsSenderStrings|Condition:ContainsSubjectOrBodyStrings|Condition:ContainsSubjectStrings|Condition:FlaggedForAction|Condition:FromAddresses|Condition:FromConnectedAccounts|Condition:HasAttachments|Condition:Importance|Condition:IsApprovalRequest|Condition:IsAutomaticForward|Condition:IsAutomaticReply|Condition:IsEncrypted|Condition:IsMeetingRequest|Condition:IsMeetingResponse|Condition:IsNDR|Condition:IsPermissionControlled|Condition:IsReadReceipt|Condition:IsSigned|Condition:IsVoicemail|Condition:ItemClasses|Condition:MessageClassifications|Condition:NotSentToMe|Condition:SentCcMe|Condition:SentOnlyToMe|Condition:SentToAddresses|Condition:SentToMe|Condition:SentToOrCcMe|Condition:Sensitivity|Condition:WithinDateRange|Condition:WithinSizeRange|Exception:Categories|Exception:ContainsBodyStrings|Exception:ContainsHeaderStrings|Exception:ContainsRecipientStrings|Exception:ContainsSenderStrings|Exception:ContainsSubjectOrBodyStrings|Exception:ContainsSubjectStrings|Exception:FlaggedForAction|Exception:FromAddresses|Exception:FromConnectedAccounts|Exception:HasAttachments|Exception:Importance|Exception:IsApprovalRequest|Exception:IsAutomaticForward|Exception:IsAutomaticReply|Exception:IsEncrypted|Exception:IsMeetingRequest|Exception:IsMeetingResponse|Exception:IsNDR|Exception:IsPermissionControlled|Exception:IsReadReceipt|Exception:IsSigned|Exception:IsVoicemail|Exception:ItemClasses|Exception:MessageClassifications|Exception:NotSentToMe|Exception:SentCcMe|Exception:SentOnlyToMe|Exception:SentToAddresses|Exception:SentToMe|Exception:SentToOrCcMe|Exception:Sensitivity|Exception:WithinDateRange|Exception:WithinSizeRange|Action:AssignCategories|Action:CopyToFolder|Action:Delete|Action:ForwardAsAttachmentToRecipients|Action:ForwardToRecipients|Action:MarkImportance|Action:MarkAsRead|Action:MoveToFolder|Action:PermanentDelete|Action:RedirectToRecipients|Action:SendSMSAlertToRecipients|Action:ServerReplyWithMessage|Action:StopProcessingRules|IsEnabled|IsInError|Conditions|Exceptions',
    },
    RuleValidationErrorCodeType: {
      simple: 'xs:string',
      values:
        'ADOperationFailure|ConnectedAccountNotFound|CreateWithRuleId|EmptyValueFound|DuplicatedPriority|DuplicatedOperationOnTheSameRule|FolderDoesNotExist|InvalidAddress|InvalidDateRange|InvalidFolderId|InvalidSizeRange|InvalidValue|MessageClassificationNotFound|MissingAction|MissingParameter|MissingRangeValue|NotSettable|RecipientDoesNotExist|RuleNotFound|SizeLessThanZero|StringValueTooBig|UnsupportedAddress|UnexpectedError|UnsupportedRule',
    },
    RuleValidationErrorType: {
      content: [
        ',',
        'FieldURI RuleFieldURIType',
        'ErrorCode RuleValidationErrorCodeType',
        'ErrorMessage xs:string',
        'FieldValue xs:string',
      ],
    },
    ArrayOfRuleValidationErrorsType: {
      content: [',', 'Error RuleValidationErrorType +'],
    },
    RuleOperationType: {
      abstract: true,
    },
    ArrayOfRuleOperationsType: {
      content: [
        '|+',
        'CreateRuleOperation CreateRuleOperationType',
        'SetRuleOperation SetRuleOperationType',
        'DeleteRuleOperation DeleteRuleOperationType',
      ],
    },
    CreateRuleOperationType: {
      base: 'RuleOperationType',
      content: [',', 'Rule RuleType'],
    },
    SetRuleOperationType: {
      base: 'RuleOperationType',
      content: [',', 'Rule RuleType'],
    },
    DeleteRuleOperationType: {
      base: 'RuleOperationType',
      content: [',', 'RuleId xs:string'],
    },
    RuleOperationErrorType: {
      content: [',', 'OperationIndex xs:int', 'ValidationErrors ArrayOfRuleValidationErrorsType'],
    },
    ArrayOfRuleOperationErrorsType: {
      content: [',', 'RuleOperationError RuleOperationErrorType +'],
    },
    SearchItemKindType: {
      simple: 'xs:string',
      values: 'Email|Meetings|Tasks|Notes|Docs|Journals|Contacts|Im|Voicemail|Faxes|Posts|Rssfeeds',
    },
    ArrayOfSearchItemKindsType: {
      content: [',', 'SearchItemKind SearchItemKindType +'],
    },
    UserMailboxType: {
      attributes: ['Id xs:string !', 'IsArchive xs:boolean !'],
    },
    ArrayOfUserMailboxesType: {
      content: [',', 'UserMailbox UserMailboxType +'],
    },
    SearchableMailboxType: {
      content: [
        ',',
        'Guid GuidType',
        'PrimarySmtpAddress xs:string',
        'IsExternalMailbox xs:boolean',
        'ExternalEmailAddress xs:string',
        'DisplayName xs:string',
        'IsMembershipGroup xs:boolean',
        'ReferenceId xs:string',
      ],
    },
    ArrayOfSearchableMailboxesType: {
      content: [',', 'SearchableMailbox SearchableMailboxType *'],
    },
    KeywordStatisticsSearchResultType: {
      content: [',', 'Keyword xs:string', 'ItemHits xs:int', 'Size xs:long'],
    },
    ArrayOfKeywordStatisticsSearchResultsType: {
      content: [',', 'KeywordStat KeywordStatisticsSearchResultType *'],
    },
    MailboxStatisticsSearchResultType: {
      content: [
        ',',
        'UserMailbox UserMailboxType',
        'KeywordStatisticsSearchResult KeywordStatisticsSearchResultType ?',
      ],
    },
    ExtendedAttributeType: {
      content: [',', 'Name xs:string', 'Value xs:string'],
    },
    ArrayOfExtendedAttributesType: {
      content: [',', 'ExtendedAttribute ExtendedAttributeType *'],
    },
    MailboxSearchLocationType: {
      simple: 'xs:string',
      values: 'PrimaryOnly|ArchiveOnly|All',
    },
    MailboxSearchScopeType: {
      content: [
        ',',
        'Mailbox xs:string',
        'SearchScope MailboxSearchLocationType',
        'ExtendedAttributes ArrayOfExtendedAttributesType ?',
      ],
    },
    NonEmptyArrayOfMailboxSearchScopesType: {
      content: [',', 'MailboxSearchScope MailboxSearchScopeType +'],
    },
    MailboxQueryType: {
      content: [',', 'Query xs:string', 'MailboxSearchScopes NonEmptyArrayOfMailboxSearchScopesType'],
    },
    PreviewItemMailboxType: {
      content: [',', 'MailboxId xs:string', 'PrimarySmtpAddress xs:string'],
    },
    NonEmptyArrayOfMailboxQueriesType: {
      content: [',', 'MailboxQuery MailboxQueryType +'],
    },
    SearchResultType: {
      simple: 'xs:string',
      values: 'StatisticsOnly|PreviewOnly',
    },
    SearchPageDirectionType: {
      simple: 'xs:string',
      values: 'Previous|Next',
    },
    PreviewItemBaseShapeType: {
      simple: 'xs:string',
      values: 'Default|Compact',
    },
    NonEmptyArrayOfExtendedFieldURIsType: {
      content: ['|+', 'ExtendedFieldURI PathToExtendedFieldType'],
    },
    PreviewItemResponseShapeType: {
      content: [
        ',',
        'BaseShape PreviewItemBaseShapeType',
        'AdditionalProperties NonEmptyArrayOfExtendedFieldURIsType ?',
      ],
    },
    SearchPreviewItemType: {
      content: [
        ',',
        'Id ItemIdType',
        'Mailbox PreviewItemMailboxType ?',
        'ParentId ItemIdType ?',
        'ItemClass ItemClassType ?',
        'UniqueHash xs:string ?',
        'SortValue xs:string ?',
        'OwaLink xs:string ?',
        'Sender xs:string ?',
        'ToRecipients ArrayOfSmtpAddressType ?',
        'CcRecipients ArrayOfSmtpAddressType ?',
        'BccRecipients ArrayOfSmtpAddressType ?',
        'CreatedTime xs:dateTime ?',
        'ReceivedTime xs:dateTime ?',
        'SentTime xs:dateTime ?',
        'Subject xs:string ?',
        'Size xs:long ?',
        'Preview xs:string ?',
        'Importance ImportanceChoicesType ?',
        'Read xs:boolean ?',
        'HasAttachment xs:boolean ?',
        'ExtendedProperties NonEmptyArrayOfExtendedPropertyType ?',
      ],
    },
    ArrayOfSearchPreviewItemsType: {
      content: [',', 'SearchPreviewItem SearchPreviewItemType *'],
    },
    FailedSearchMailboxType: {
      content: [',', 'Mailbox xs:string', 'ErrorCode xs:int', 'ErrorMessage xs:string', 'IsArchive xs:boolean'],
    },
    ArrayOfFailedSearchMailboxesType: {
      content: [',', 'FailedMailbox FailedSearchMailboxType *'],
    },
    SearchMailboxesResultType: {
      content: [
        ',',
        'SearchQueries NonEmptyArrayOfMailboxQueriesType',
        'ResultType SearchResultType',
        'ItemCount xs:long',
        'Size xs:long',
        'PageItemCount xs:int',
        'PageItemSize xs:long',
        'KeywordStats ArrayOfKeywordStatisticsSearchResultsType ?',
        'Items ArrayOfSearchPreviewItemsType ?',
        'FailedMailboxes ArrayOfFailedSearchMailboxesType ?',
        'Refiners ArrayOfSearchRefinerItemsType ?',
        'MailboxStats ArrayOfMailboxStatisticsItemsType ?',
      ],
    },
    SearchRefinerItemType: {
      content: [',', 'Name xs:string', 'Value xs:string', 'Count xs:long', 'Token xs:string'],
    },
    ArrayOfSearchRefinerItemsType: {
      content: [',', 'Refiner SearchRefinerItemType *'],
    },
    OneDriveItemType: {
      base: 'ItemType',
      content: [',', 'ResourceId xs:string'],
    },
    FileItemType: {
      base: 'ItemType',
      content: [
        ',',
        'FileName xs:string ?',
        'FileExtension xs:string ?',
        'FileSize xs:long ?',
        'FileCreatedTime xs:string ?',
        'FileModifiedTime xs:string ?',
        'StorageProviderContext xs:string ?',
        'FileID xs:string ?',
        'ItemReferenceId xs:string ?',
        'ReferenceId xs:string ?',
        'Sender xs:string ?',
        'ItemReceivedTime xs:string ?',
        'ItemPath xs:string ?',
        'ItemSentTime xs:string ?',
        'FileContexts ArrayOfStringsType ?',
        'VisualizationContainerUrl xs:string ?',
        'VisualizationContainerTitle xs:string ?',
        'VisualizationAccessUrl xs:string ?',
        'ReferenceAttachmentProviderEndpoint xs:string ?',
        'ReferenceAttachmentProviderType xs:string ?',
        'ItemConversationId xs:string ?',
        'SharepointItemListId GuidType ?',
        'SharepointItemListItemId xs:string ?',
        'SharepointItemSiteId GuidType ?',
        'SharepointItemSitePath xs:string ?',
        'SharepointItemWebId GuidType ?',
        'AttachmentId xs:string ?',
      ],
    },
    DocumentFileItemType: {
      base: 'FileItemType',
      content: [',', 'Author ArrayOfStringsType ?', 'Title xs:string ?', 'LastModifiedBy xs:string ?'],
    },
    DelveItemType: {
      base: 'ItemType',
      content: [',', 'GraphNodeLogicalId xs:string'],
    },
    MailboxStatisticsItemType: {
      content: [',', 'MailboxId xs:string', 'DisplayName xs:string', 'ItemCount xs:long', 'Size xs:long'],
    },
    ArrayOfMailboxStatisticsItemsType: {
      content: [',', 'MailboxStat MailboxStatisticsItemType *'],
    },
    HoldActionType: {
      simple: 'xs:string',
      values: 'Create|Update|Remove',
    },
    HoldStatusType: {
      simple: 'xs:string',
      values: 'NotOnHold|Pending|OnHold|PartialHold|Failed',
    },
    MailboxHoldStatusType: {
      content: [',', 'Mailbox xs:string', 'Status HoldStatusType', 'AdditionalInfo xs:string ?'],
    },
    ArrayOfMailboxHoldStatusType: {
      content: [',', 'MailboxHoldStatus MailboxHoldStatusType *'],
    },
    MailboxHoldResultType: {
      content: [',', 'HoldId xs:string', 'Query xs:string ?', 'MailboxHoldStatuses ArrayOfMailboxHoldStatusType'],
    },
    NonEmptyArrayOfLegacyDNsType: {
      content: [',', 'LegacyDN xs:string +'],
    },
    NonIndexableItemStatisticType: {
      content: [',', 'Mailbox xs:string', 'ItemCount xs:long', 'ErrorMessage xs:string ?'],
    },
    ArrayOfNonIndexableItemStatisticsType: {
      content: [',', 'NonIndexableItemStatistic NonIndexableItemStatisticType *'],
    },
    ItemIndexErrorType: {
      simple: 'xs:string',
      values:
        'None|GenericError|Timeout|StaleEvent|MailboxOffline|AttachmentLimitReached|MarsWriterTruncation|DocumentParserFailure',
    },
    NonIndexableItemDetailType: {
      content: [
        ',',
        'ItemId ItemIdType',
        'ErrorCode ItemIndexErrorType',
        'ErrorDescription xs:string',
        'IsPartiallyIndexed xs:boolean',
        'IsPermanentFailure xs:boolean',
        'SortValue xs:string',
        'AttemptCount xs:int',
        'LastAttemptTime xs:dateTime ?',
        'AdditionalInfo xs:string ?',
      ],
    },
    ArrayOfNonIndexableItemDetailsType: {
      content: [',', 'NonIndexableItemDetail NonIndexableItemDetailType *'],
    },
    NonIndexableItemDetailResultType: {
      content: [
        ',',
        'Items ArrayOfNonIndexableItemDetailsType ?',
        'FailedMailboxes ArrayOfFailedSearchMailboxesType ?',
      ],
    },
    DiscoverySearchConfigurationType: {
      content: [
        ',',
        'SearchId xs:string',
        'SearchQuery xs:string',
        'SearchableMailboxes ArrayOfSearchableMailboxesType ?',
        'InPlaceHoldIdentity xs:string ?',
        'ManagedByOrganization xs:string ?',
        'Language xs:string ?',
      ],
    },
    ArrayOfDiscoverySearchConfigurationType: {
      content: [',', 'DiscoverySearchConfiguration DiscoverySearchConfigurationType *'],
    },
    RetentionTagType: {
      text: 'GuidType',
      attributes: ['IsExplicit xs:boolean !'],
    },
    UserPhotoSizeType: {
      simple: 'xs:string',
      values: 'HR48x48|HR64x64|HR96x96|HR120x120|HR240x240|HR360x360|HR432x432|HR504x504|HR648x648|HR1024xN|HR1920xN',
    },
    UserPhotoTypeType: {
      simple: 'xs:string',
      values: 'UserPhoto|ProfileHeaderPhoto',
    },
    ElcFolderType: {
      simple: 'xs:string',
      values:
        'Calendar|Contacts|DeletedItems|Drafts|Inbox|JunkEmail|Journal|Notes|Outbox|SentItems|Tasks|All|ManagedCustomFolder|RssSubscriptions|SyncIssues|ConversationHistory|Personal|RecoverableItems|NonIpmRoot',
    },
    RetentionActionType: {
      simple: 'xs:string',
      values:
        'None|MoveToDeletedItems|MoveToFolder|DeleteAndAllowRecovery|PermanentlyDelete|MarkAsPastRetentionLimit|MoveToArchive',
    },
    RetentionPolicyTagType: {
      content: [
        ',',
        'DisplayName xs:string',
        'RetentionId GuidType',
        'RetentionPeriod xs:int',
        'Type ElcFolderType',
        'RetentionAction RetentionActionType',
        'Description xs:string ?',
        'IsVisible xs:boolean',
        'OptedInto xs:boolean',
        'IsArchive xs:boolean',
        'ParentLabelIdentity xs:string ?',
        'Priority xs:int ?',
      ],
    },
    ArrayOfRetentionPolicyTagsType: {
      content: [',', 'RetentionPolicyTag RetentionPolicyTagType *'],
    },
    RetentionType: {
      simple: 'xs:string',
      values: 'Delete|Archive',
    },
    ClientExtensionProvidedToType: {
      simple: 'xs:string',
      values: 'Everyone|SpecificUsers',
    },
    ClientExtensionTypeType: {
      simple: 'xs:string',
      values: 'Default|Private|MarketPlace|PrivateCatalog|MarketplacePrivateCatalog',
    },
    ClientExtensionScopeType: {
      simple: 'xs:string',
      values: 'None|User|Organization|Default',
    },
    ClientExtensionType: {
      content: [',', 'SpecificUsers ArrayOfStringsType ?', 'Manifest xs:base64Binary ?'],
      attributes: [
        'IsAvailable xs:boolean',
        'IsMandatory xs:boolean',
        'IsEnabledByDefault xs:boolean',
        'ProvidedTo ClientExtensionProvidedToType',
        'Type ClientExtensionTypeType',
        'Scope ClientExtensionScopeType',
        'MarketplaceAssetId xs:string',
        'MarketplaceContentMarket xs:string',
        'AppStatus xs:string',
        'Etoken xs:string',
        'InstalledDateTime xs:string',
      ],
    },
    ConsentStateType: {
      simple: 'xs:string',
      values: 'NotResponded|NotConsented|Consented',
    },
    ImGroupType: {
      content: [
        ',',
        'DisplayName NonEmptyStringType',
        'GroupType NonEmptyStringType',
        'ExchangeStoreId ItemIdType ?',
        'MemberCorrelationKey NonEmptyArrayOfItemIdsType ?',
        'ExtendedProperties NonEmptyArrayOfExtendedPropertyType ?',
        'SmtpAddress xs:string ?',
      ],
    },
    ArrayOfImGroupType: {
      content: ['|*', 'ImGroup ImGroupType'],
    },
    ImItemListType: {
      content: [',', 'Groups ArrayOfImGroupType ?', 'Personas ArrayOfPeopleType ?'],
    },
    NonEmptyArrayOfExtendedFieldURIs: {
      content: ['|+', 'ExtendedProperty PathToExtendedFieldType'],
    },
    DisableReasonType: {
      simple: 'xs:string',
      values: 'NoReason|OutlookClientPerformance|OWAClientPerformance|MobileClientPerformance',
    },
    NonEmptyStateDefinitionType: {
      content: [
        '|?',
        'DeletedOccurrenceStateDefinition DeletedOccurrenceStateDefinitionType',
        'DeleteFromFolderStateDefinition DeleteFromFolderStateDefinitionType',
        'LocationBasedStateDefinition LocationBasedStateDefinitionType',
      ],
    },
    BaseCalendarItemStateDefinitionType: {},
    DeletedOccurrenceStateDefinitionType: {
      base: 'BaseCalendarItemStateDefinitionType',
      content: [',', 'OccurrenceDate xs:dateTime', 'IsOccurrencePresent xs:boolean ?'],
    },
    DeleteFromFolderStateDefinitionType: {
      base: 'BaseCalendarItemStateDefinitionType',
    },
    LocationBasedStateDefinitionType: {
      base: 'BaseCalendarItemStateDefinitionType',
      content: [',', 'OrganizerLocation xs:string', 'AttendeeLocation xs:string'],
    },
    IconIndexType: {
      simple: 'xs:string',
      values:
        'Default|PostItem|MailRead|MailUnread|MailReplied|MailForwarded|MailEncrypted|MailSmimeSigned|MailEncryptedReplied|MailSmimeSignedReplied|MailEncryptedForwarded|MailSmimeSignedForwarded|MailEncryptedRead|MailSmimeSignedRead|MailIrm|MailIrmForwarded|MailIrmReplied|SmsSubmitted|SmsRoutedToDeliveryPoint|SmsRoutedToExternalMessagingSystem|SmsDelivered|OutlookDefaultForContacts|AppointmentItem|AppointmentRecur|AppointmentMeet|AppointmentMeetRecur|AppointmentMeetNY|AppointmentMeetYes|AppointmentMeetNo|AppointmentMeetMaybe|AppointmentMeetCancel|AppointmentMeetInfo|TaskItem|TaskRecur|TaskOwned|TaskDelegated',
    },
    MeetingSpaceTypeEnum: {
      simple: 'xs:string',
      values: 'Public|Private',
    },
    MeetingSpaceType: {
      content: [
        ',',
        'Id xs:string ?',
        'ChangeKey xs:string ?',
        'Type MeetingSpaceTypeEnum ?',
        'Version xs:string ?',
        'JoinUrl xs:string ?',
        'DateTimeCreated xs:string ?',
        'DateTimeModified xs:string ?',
        'ExpiryTime xs:string ?',
        'Meadata xs:string ?',
        'Tag xs:string ?',
      ],
    },
    ParticipantActivityRole: {
      simple: 'xs:string',
      values: 'Organizer|Attendee|Presenter',
    },
    ParticipantActivityMediaType: {
      simple: 'xs:string',
      values: 'AppSharing|AudioVideo|Chat|DataConf|Meeting|MeetingConf|PhoneConf|Focus',
    },
    ParticipantActivity: {
      content: [
        ',',
        'Id GuidType',
        'CreatedBy xs:string',
        'StartTime xs:string',
        'EndTime xs:string',
        'ClientVersion xs:string',
        'Role ParticipantActivityRole',
        'MediaType ParticipantActivityMediaType',
        'MediaDetails xs:string ?',
      ],
    },
    NonEmptyArrayOfParticipantActivities: {
      content: [',', 'ParticipantActivity ParticipantActivity +'],
    },
    ContentActivity: {
      content: [
        ',',
        'Id GuidType',
        'SharedBy xs:string',
        'ContentLocation xs:string',
        'StartTime xs:string',
        'EndTime xs:string',
        'Type ContentActivityType',
        'MediaType ContentActivityMediaType',
        'Acl ContentActivityAcl',
      ],
    },
    ContentActivityType: {
      simple: 'xs:string',
      values: 'Poll|WhiteBoard|QAndA|Chat|Meeting|Annotations|SharedNotes',
    },
    ContentActivityMediaType: {
      simple: 'xs:string',
      values: 'AppSharing|AudioVideo|Chat|DataConf|Meeting|MeetingConf|PhoneConf',
    },
    ContentActivityAcl: {
      simple: 'xs:string',
      values: 'Organizer|Presenter|Everyone',
    },
    NonEmptyArrayOfContentActivities: {
      content: [',', 'ContentActivity ContentActivity +'],
    },
    MeetingInstanceType: {
      content: [
        ',',
        'Id xs:string ?',
        'ChangeKey xs:string ?',
        'Version xs:string ?',
        'JoinUrl xs:string ?',
        'DateTimeCreated xs:string ?',
        'DateTimeModified xs:string ?',
        'Meadata xs:string ?',
        'Tag xs:string ?',
        'ParentGoid xs:string ?',
        'ParticipantActivities NonEmptyArrayOfParticipantActivities ?',
        'ContentActivities NonEmptyArrayOfContentActivities ?',
      ],
    },
    'WarmupOptionsType.Item': {
      simple: 'xs:string',
      values: 'None|Suggestions|Results|All',
    },
    WarmupOptionsType: {
      simple: 'xs:list',
      list: 'WarmupOptionsType.Item',
    },
    SearchApplicationIdType: {
      simple: 'xs:string',
      values: 'Outlook|Owa|Paw|Teamspace|OneDrive|Other',
    },
    'ItemTypesFilterType.Item': {
      simple: 'xs:string',
      values: 'None|MailItems|MailConversations|CalendarItems|Contacts|OneDriveItems|FileItems|DelveItems|MessageItems',
    },
    ItemTypesFilterType: {
      simple: 'xs:list',
      list: 'ItemTypesFilterType.Item',
    },
    'SuggestionKindType.Item': {
      simple: 'xs:string',
      values: 'None|Keywords|People|Hashtags|QueryHistory|All',
    },
    SuggestionKindType: {
      simple: 'xs:list',
      list: 'SuggestionKindType.Item',
    },
    RefinerTypeType: {
      simple: 'xs:string',
      values: 'None|To|From|Folder|HasAttachment|MailboxSource',
    },
    SearchResultsPropertySetNameType: {
      simple: 'xs:string',
      values: 'Default|Owa16|Outlook16',
    },
    'SearchScopeGroupsType.Item': {
      simple: 'xs:string',
      values: 'MyGroups',
    },
    SearchScopeGroupsType: {
      simple: 'xs:list',
      list: 'SearchScopeGroupsType.Item',
    },
    'SearchScopeArchivesType.Item': {
      simple: 'xs:string',
      values: 'MainArchive|AuxArchive|All',
    },
    SearchScopeArchivesType: {
      simple: 'xs:list',
      list: 'SearchScopeArchivesType.Item',
    },
    ExecuteSearchSortOrderType: {
      simple: 'xs:string',
      values: 'DateTime|Relevance',
    },
    MatchOptionsType: {
      simple: 'xs:string',
      values: 'FullString|Prefix',
    },
    SearchFolderScopeType: {
      content: ['|', 'FolderId FolderIdType', 'WellKnownFolder DistinguishedFolderIdType'],
    },
    PrimaryMailboxSearchScopeType: {
      content: [',', 'FolderScope SearchFolderScopeType ?', 'IsDeepTraversal xs:boolean ?'],
    },
    LargeArchiveSearchScopeType: {
      content: [',', 'ArchiveTypes SearchScopeArchivesType'],
    },
    GroupSearchScopeType: {
      content: [',', 'GroupTypes SearchScopeGroupsType'],
    },
    SingleLargeArchiveSearchScopeType: {
      content: [',', 'MailboxGuid GuidType ?', 'FolderScope SearchFolderScopeType', 'IsDeepTraversal xs:boolean'],
    },
    OneDriveSearchScopeType: {
      content: [',', 'OneDriveView OneDriveViewType'],
    },
    DelveSearchScopeType: {
      content: [',', 'DelveView DelveViewType'],
    },
    CustomSearchScopeType: {
      content: [',', 'MailboxGuid GuidType', 'FolderScope SearchFolderScopeType', 'IsDeepTraversal xs:boolean'],
    },
    ArrayOfSearchScopeType: {
      content: [
        ',',
        'PrimaryMailboxSearchScope PrimaryMailboxSearchScopeType ?',
        'LargeArchiveSearchScope LargeArchiveSearchScopeType ?',
        'GroupSearchScope GroupSearchScopeType ?',
        'CustomSearchScope CustomSearchScopeType {0,4}',
        'OneDriveSearchScope OneDriveSearchScopeType ?',
        'SingleLargeArchiveSearchScope SingleLargeArchiveSearchScopeType ?',
        'DelveSearchScope DelveSearchScopeType ?',
      ],
    },
    DynamicRefinerQueryType: {
      content: [',', 'RefinerQuery xs:string', 'TDRefinerId xs:int'],
    },
    ExtendedKeywordDefinitionType: {
      content: [',', 'Keyword xs:string', 'Properties NonEmptyArrayOfExtendedFieldURIsType'],
    },
    SuggestionType: {
      content: [
        ',',
        'SuggestedQuery xs:string',
        'DisplayText xs:string',
        'SuggestionType SuggestionKindType',
        'Trigger xs:string ?',
        'TDSuggestionId xs:int',
        'IsDeletable xs:boolean',
      ],
    },
    PeopleSuggestionType: {
      base: 'SuggestionType',
      content: [',', 'PrimarySmtpAddress xs:string', 'PersonType xs:string ?'],
    },
    PeopleSuggestionPersonType: {
      simple: 'xs:string',
      values: 'Unknown|Person|DistributionList|Room|Place|ModernGroup',
    },
    FileSuggestionType: {
      base: 'SuggestionType',
      content: [
        ',',
        'FileName xs:string',
        'FileExtension xs:string',
        'FileReferenceId xs:string ?',
        'FileTitle xs:string ?',
        'ContainerTitle xs:string ?',
        'ContainerUrl xs:string ?',
      ],
    },
    'SearchSuggestionsType.Suggestions.Type': {
      content: [',', 'Suggestion SuggestionType *'],
    },
    SearchSuggestionsType: {
      content: [
        ',',
        'TDSuggestionsBatchId xs:long',
        'TDSuggestionsInstanceId GuidType',
        'Suggestions SearchSuggestionsType.Suggestions.Type ?',
        'DiagnosticsData SearchDiagnosticsType ?',
      ],
    },
    DeleteSearchSuggestionResponseType: {
      content: [',', 'Success xs:boolean', 'StatusMessage xs:string ?', 'DiagnosticsData SearchDiagnosticsType ?'],
    },
    'SearchDiagnosticsStepType.AdditionalEntries.Type': {
      content: [',', 'Entry xs:string *'],
    },
    SearchDiagnosticsStepType: {
      content: [
        ',',
        'StartTime xs:string ?',
        'StepTime xs:long ?',
        'StepType xs:string ?',
        'AdditionalEntries SearchDiagnosticsStepType.AdditionalEntries.Type ?',
      ],
    },
    SearchRefinerType: {
      content: [',', 'RefinerType RefinerTypeType', 'Refiner DynamicRefinerQueryType', 'ResultCount xs:long ?'],
    },
    FolderRefinerType: {
      base: 'SearchRefinerType',
      content: [',', 'FolderId FolderIdType ?'],
    },
    PeopleRefinerType: {
      base: 'SearchRefinerType',
      content: [',', 'DisplayName xs:string ?', 'SmtpAddress SmtpAddressType ?'],
    },
    MailboxRefinerType: {
      base: 'SearchRefinerType',
      content: [',', 'MailboxDisplayName xs:string ?'],
    },
    AttachmentRefinerType: {
      base: 'SearchRefinerType',
      content: [',', 'HasAttachment xs:boolean ?'],
    },
    HashtagRefinerType: {
      base: 'SearchRefinerType',
      content: [',', 'DisplayName xs:string ?'],
    },
    SearchDiagnosticsType: {
      content: [',', [',', 'any *']],
    },
    MailboxInformationType: {
      content: [',', [',', 'MailboxGuid GuidType', 'MailboxAddress SmtpAddressType', 'MailboxDisplayName xs:string']],
    },
    ExecuteSearchQueryIdType: {
      attributes: ['Id GuidType !'],
    },
    'SearchResultsType.Items.Type': {
      content: [',', 'Item ItemType *'],
    },
    'SearchResultsType.Conversations.Type': {
      content: [',', 'Conversation ConversationType *'],
    },
    'SearchResultsType.People.Type': {
      content: [',', 'Persona PersonaType *'],
    },
    'SearchResultsType.SearchRefiners.Type': {
      content: [',', 'SearchRefiner SearchRefinerType +'],
    },
    'SearchResultsType.MailboxesInformation.Type': {
      content: [',', 'MailboxInformation MailboxInformationType *'],
    },
    SearchResultsType: {
      content: [
        ',',
        'Items SearchResultsType.Items.Type ?',
        'Conversations SearchResultsType.Conversations.Type ?',
        'People SearchResultsType.People.Type ?',
        'MoreResultsAvailable xs:boolean',
        'RefinerTelemetryBatchId xs:int',
        'SearchRefiners SearchResultsType.SearchRefiners.Type ?',
        'DiagnosticsData SearchDiagnosticsType ?',
        'SearchResultsCount xs:int ?',
        'TotalResultsCount xs:int ?',
        'SearchTerms ArrayOfStringsType ?',
        'QueryId ExecuteSearchQueryIdType ?',
        'MailboxesInformation SearchResultsType.MailboxesInformation.Type ?',
      ],
    },
    SearchResultItemIdType: {
      base: 'ItemIdType',
      content: [',', 'EntryId xs:base64Binary ?', 'OutlookItemId xs:base64Binary ?'],
    },
    SearchResultConversationIdType: {
      base: 'ItemIdType',
      content: [',', 'OutlookConversationId xs:base64Binary ?'],
    },
    ClientIdType: {
      simple: 'xs:string',
      values: 'Web|Mobile|Tablet|Desktop|Exchange|Outlook|MacOutlook|POP3|IMAP4|Other|Lync|OutlookService|MacMail',
    },
    EntityFeedbackEntityAddSourceType: {
      simple: 'xs:string',
      values:
        'None|EntityRelevanceApi|EntityRelevanceApiCache|ActiveDirectory|ExplicitTyping|Paste|LocalCacheAndEntityRelevanceApi|LocalCache|Other',
    },
    ArrayOfWorkHours: {
      content: [',', 'WorkHours WorkHoursType {0,7}'],
    },
    WorkHoursType: {
      content: [',', 'WorkDay SystemDayOfWeek ?', 'TimeSlots ArrayOfWorkTimeSlot ?'],
    },
    SystemDayOfWeek: {
      simple: 'xs:string',
      values: 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday',
    },
    ArrayOfWorkTimeSlot: {
      content: [',', 'TimeSlot WorkTimeSlot *'],
    },
    WorkTimeSlot: {
      content: [',', 'StartTimeInMinutes xs:int', 'EndTimeInMinutes xs:int'],
    },
    AnalyzedQuery: {
      content: [',', 'QueryLanguage xs:string', 'SearchRestrictions RestrictionType'],
    },
    ContextPropertyType: {
      content: [',', 'Key xs:string', 'Value xs:string'],
    },
    ArrayOfContextProperty: {
      content: [',', 'ContextProperty ContextPropertyType +'],
    },
    ArrayOfEntityFeedbackEntry: {
      content: [',', 'EntityFeedbackEntry EntityFeedbackEntryType +'],
    },
    EntityFeedbackEntryType: {
      content: [
        ',',
        'ClientEventTimeUtc xs:dateTime',
        'ClientEventTimeLocal xs:dateTime',
        'ClientSessionId GuidType',
        'ClientVersion xs:string',
        'ClientId ClientIdType',
        'EntrySequenceNumber xs:int',
        'TransactionId xs:string ?',
        'EventType xs:string',
        'TargetEntityList xs:string ?',
        'EntityAddSource EntityFeedbackEntityAddSourceType ?',
        'JsonPropertyBag xs:string ?',
      ],
    },
    ArrayOfInboxReminderType: {
      content: [',', 'InboxReminder InboxReminderType *'],
    },
    InboxReminderType: {
      content: [
        ',',
        'Id GuidType ?',
        'ReminderOffset xs:int ?',
        'Message xs:string ?',
        'IsOrganizerReminder xs:boolean ?',
        'OccurrenceChange EmailReminderChangeType ?',
        'SendOption EmailReminderSendOption ?',
      ],
    },
    EmailReminderChangeType: {
      simple: 'xs:string',
      values: 'None|Added|Override|Deleted',
    },
    EmailReminderSendOption: {
      simple: 'xs:string',
      values: 'NotSet|User|AllAttendees|Staff|Customer',
    },
    InsightStatusType: {
      simple: 'xs:string',
      values: 'Created|Active|Dismissed|Invalid',
    },
    InsightContextItem: {
      content: [',', 'Name xs:string ?', 'Val xs:string ?'],
    },
    ArrayOfInsightContextItem: {
      content: [',', 'Context InsightContextItem *'],
    },
    InsightItemType: {
      content: [
        ',',
        'ItemId ItemIdType',
        'InsightId GuidType',
        'Type xs:string ?',
        'StartTimeUtc xs:dateTime ?',
        'EndTimeUtc xs:dateTime ?',
        'Status InsightStatusType ?',
        'Version xs:string ?',
        'Context ArrayOfInsightContextItem ?',
        'Text xs:string ?',
        'ApplicationsIds ArrayOfStringsType ?',
        'SuggestedActions xs:string ?',
        'AppContexts ArrayOfStringsType ?',
      ],
    },
    ArrayOfInsightItemType: {
      content: [',', 'Insight InsightItemType *'],
    },
    ResponseMessageInfoType: {
      content: [',?', 'MessageText xs:string ?', 'ResponseCode xs:string ?'],
      attributes: ['ResponseClass ResponseClassType !'],
    },
    BaseAvailabilityCalendarViewType: {
      content: [',', 'FreeBusyViewType FreeBusyViewType'],
    },
    ArrayOfPeopleQuerySource: {
      content: [',', 'Source xs:string +'],
    },
    CalendarActivityDataType: {
      content: [',', 'ActivityAction xs:string', 'ClientId xs:string', 'CasRequestId GuidType', 'IndexSelected xs:int'],
    },
    MentionActionType: {
      content: [
        ',',
        'Id xs:string',
        'CreatedBy EmailAddressExtendedType',
        'CreatedDateTime xs:string ?',
        'ServerCreatedDateTime xs:string ?',
        'DeepLink xs:string ?',
        'Application xs:string ?',
        'Mentioned EmailAddressExtendedType',
        'MentionText xs:string ?',
        'ClientReference xs:string ?',
      ],
    },
    NonEmptyArrayOfMentionActionsType: {
      content: [',', 'MentionAction MentionActionType +'],
    },
    AppliedHashtagType: {
      content: [
        ',',
        'Id xs:string',
        'CreatedBy EmailAddressExtendedType',
        'CreatedDateTime xs:string ?',
        'ServerCreatedDateTime xs:string ?',
        'DeepLink xs:string ?',
        'Application xs:string ?',
        'Tag xs:string',
        'IsAutoTagged xs:boolean',
        'IsInlined xs:boolean',
      ],
    },
    AppliedHashtagsPreviewType: {
      content: [',', 'Hashtags ArrayOfStringsType'],
    },
    NonEmptyArrayOfAppliedHashtagType: {
      content: [',', 'AppliedHashtag AppliedHashtagType +'],
    },
    LikeType: {
      content: [
        ',',
        'Id xs:string',
        'CreatedBy EmailAddressExtendedType',
        'CreatedDateTime xs:string ?',
        'ServerCreatedDateTime xs:string ?',
        'DeepLink xs:string ?',
        'Application xs:string ?',
      ],
    },
    LikesPreviewType: {
      content: [',', 'LikeCount xs:int'],
    },
    MentionsPreviewType: {
      content: [',', 'IsMentioned xs:boolean'],
    },
    NonEmptyArrayOfLikeType: {
      content: [',', 'Like LikeType +'],
    },
    AttendeeAvailability: {
      content: [',', 'EmailAddress xs:string', 'Availability AvailabilityStatusType'],
    },
    ArrayOfMeetingLocation: {
      content: [',', 'MeetingLocation MeetingLocation *'],
    },
    ArrayOfAttendeeAvailability: {
      content: [',', 'AttendeeAvailability AttendeeAvailability *'],
    },
    MeetingTimeCandidate: {
      content: [
        ',',
        'MeetingTimeslot TimeSlot',
        'Confidence xs:double',
        'Score xs:int',
        'OrganizerAvailability AvailabilityStatusType',
        'AttendeeAvailabilities ArrayOfAttendeeAvailability',
        'Locations ArrayOfMeetingLocation',
        'SuggestionHint xs:string',
      ],
    },
    ArrayOfMeetingTimeCandidate: {
      content: [',', 'MeetingTimeCandidate MeetingTimeCandidate +'],
    },
    MeetingTimeCandidatesConstraintItem: {
      content: [',', 'Email xs:string ?'],
    },
    AttendeeConstraintItem: {
      base: 'MeetingTimeCandidatesConstraintItem',
      content: [',', 'IsRequired xs:boolean ?'],
    },
    LocationConstraintItem: {
      base: 'MeetingTimeCandidatesConstraintItem',
      content: [',', 'Name xs:string ?', 'ResolveAvailability xs:boolean ?'],
    },
    ArrayOfLocationConstraintItems: {
      content: [',', 'LocationItem LocationConstraintItem *'],
    },
    ArrayOfAttendeeConstraintItems: {
      content: [',', 'AttendeeItem AttendeeConstraintItem *'],
    },
    ArrayOfTimeSlot: {
      content: [',', 'TimeSlot TimeSlot *'],
    },
    EmptySuggestionReason: {
      simple: 'xs:string',
      values: 'Unknown|AttendeesUnavailable|LocationsUnavailable|OrganizerUnavailable|AttendeesUnavailableOrUnknown',
    },
    FindMeetingTimesAttendeeConstraints: {
      content: [',', 'AttendeeEntries ArrayOfAttendeeConstraintItems ?'],
    },
    FindMeetingTimesLocationConstraints: {
      content: [
        ',',
        'LocationEntries ArrayOfLocationConstraintItems ?',
        'IsRequired xs:boolean ?',
        'SuggestLocation xs:boolean ?',
      ],
    },
    FindMeetingTimesSearchConstraints: {
      content: [
        ',',
        'SearchWindows ArrayOfTimeSlot ?',
        'MeetingDurationInMinutes xs:int ?',
        'ActivityDomain ActivityDomainType ?',
      ],
    },
    FindMeetingTimesConstraints: {
      content: [
        ',',
        'MaxCandidates xs:int ?',
        'IsOrganizerOptional xs:boolean ?',
        'ReturnSuggestionHints xs:boolean ?',
        'AppName xs:string ?',
        'AppScenario xs:string ?',
        'MinimumAttendeePercentage xs:double ?',
      ],
    },
    AddInStateType: {
      simple: 'xs:string',
      values: 'Flagged|OK|Removed|Undefined|WithdrawingSoon|Withdrawn',
    },
    OfficeClientType: {
      attributes: ['Code OfficeClientCodeType !', 'Version VersionType !'],
    },
    OfficeClientCodeType: {
      simple: 'xs:string',
      patterns: ['[a-zA-Z0-9]+_[a-zA-Z0-9]+'],
    },
    VersionType: {
      simple: 'xs:string',
      patterns: ['[0-9]{1,4}\\.[0-9]{1,4}(\\.[0-9]{1,4}(\\.[0-9]{1,4})?)?'],
    },
    ArrayOfAppsType: {
      content: [',', 'App AppType *', 'Metadata Metadata ?'],
    },
    AppType: {
      content: [',', 'Metadata AppMetadata ?', 'Manifest xs:base64Binary'],
    },
    Metadata: {
      content: [',', 'CustomApps xs:string'],
    },
    AppMetadata: {
      content: [
        ',',
        'EndNodeUrl xs:string ?',
        'AppStatus xs:string ?',
        'ActionUrl xs:string ?',
        'ProductId xs:string ?',
        'EnabledStatus xs:boolean ?',
        'ConsentState xs:string ?',
        'ExtensionType xs:string ?',
        'MarketplaceAssetId xs:string ?',
        'LicenseStatus xs:string ?',
        'TrialExpirationDate xs:dateTime ?',
        'InstalledBy xs:string ?',
        'IsMandatory xs:boolean ?',
      ],
    },
  },
  messages: {
    ResponseCodeType: {
      simple: 'xs:string',
      values:
        'NoError|ErrorAccessDenied|ErrorAccessModeSpecified|ErrorAccountDisabled|ErrorAddDelegatesFailed|ErrorAddressSpaceNotFound|ErrorADOperation|ErrorADSessionFilter|ErrorADUnavailable|ErrorServiceUnavailable|ErrorAutoDiscoverFailed|ErrorAffectedTaskOccurrencesRequired|ErrorAttachmentNestLevelLimitExceeded|ErrorAttachmentSizeLimitExceeded|ErrorArchiveFolderPathCreation|ErrorArchiveMailboxNotEnabled|ErrorArchiveMailboxServiceDiscoveryFailed|ErrorAvailabilityConfigNotFound|ErrorBatchProcessingStopped|ErrorCalendarCannotMoveOrCopyOccurrence|ErrorCalendarCannotUpdateDeletedItem|ErrorCalendarCannotUseIdForOccurrenceId|ErrorCalendarCannotUseIdForRecurringMasterId|ErrorCalendarDurationIsTooLong|ErrorCalendarEndDateIsEarlierThanStartDate|ErrorCalendarFolderIsInvalidForCalendarView|ErrorCalendarInvalidAttributeValue|ErrorCalendarInvalidDayForTimeChangePattern|ErrorCalendarInvalidDayForWeeklyRecurrence|ErrorCalendarInvalidPropertyState|ErrorCalendarInvalidPropertyValue|ErrorCalendarInvalidRecurrence|ErrorCalendarInvalidTimeZone|ErrorCalendarIsCancelledForAccept|ErrorCalendarIsCancelledForDecline|ErrorCalendarIsCancelledForRemove|ErrorCalendarIsCancelledForTentative|ErrorCalendarIsDelegatedForAccept|ErrorCalendarIsDelegatedForDecline|ErrorCalendarIsDelegatedForRemove|ErrorCalendarIsDelegatedForTentative|ErrorCalendarIsNotOrganizer|ErrorCalendarIsOrganizerForAccept|ErrorCalendarIsOrganizerForDecline|ErrorCalendarIsOrganizerForRemove|ErrorCalendarIsOrganizerForTentative|ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange|ErrorCalendarOccurrenceIsDeletedFromRecurrence|ErrorCalendarOutOfRange|ErrorCalendarMeetingRequestIsOutOfDate|ErrorCalendarViewRangeTooBig|ErrorCallerIsInvalidADAccount|ErrorCannotAccessDeletedPublicFolder|ErrorCannotArchiveCalendarContactTaskFolderException|ErrorCannotArchiveItemsInPublicFolders|ErrorCannotArchiveItemsInArchiveMailbox|ErrorCannotCreateCalendarItemInNonCalendarFolder|ErrorCannotCreateContactInNonContactFolder|ErrorCannotCreatePostItemInNonMailFolder|ErrorCannotCreateTaskInNonTaskFolder|ErrorCannotDeleteObject|ErrorCannotDisableMandatoryExtension|ErrorCannotFindUser|ErrorCannotGetSourceFolderPath|ErrorCannotGetExternalEcpUrl|ErrorCannotOpenFileAttachment|ErrorCannotDeleteTaskOccurrence|ErrorCannotEmptyFolder|ErrorCannotSetCalendarPermissionOnNonCalendarFolder|ErrorCannotSetNonCalendarPermissionOnCalendarFolder|ErrorCannotSetPermissionUnknownEntries|ErrorCannotSpecifySearchFolderAsSourceFolder|ErrorCannotUseFolderIdForItemId|ErrorCannotUseItemIdForFolderId|ErrorChangeKeyRequired|ErrorChangeKeyRequiredForWriteOperations|ErrorClientDisconnected|ErrorClientIntentInvalidStateDefinition|ErrorClientIntentNotFound|ErrorConnectionFailed|ErrorContainsFilterWrongType|ErrorContentConversionFailed|ErrorContentIndexingNotEnabled|ErrorCorruptData|ErrorCreateItemAccessDenied|ErrorCreateManagedFolderPartialCompletion|ErrorCreateSubfolderAccessDenied|ErrorCrossMailboxMoveCopy|ErrorCrossSiteRequest|ErrorDataSizeLimitExceeded|ErrorDataSourceOperation|ErrorDelegateAlreadyExists|ErrorDelegateCannotAddOwner|ErrorDelegateMissingConfiguration|ErrorDelegateNoUser|ErrorDelegateValidationFailed|ErrorDeleteDistinguishedFolder|ErrorDeleteItemsFailed|ErrorDeleteUnifiedMessagingPromptFailed|ErrorDistinguishedUserNotSupported|ErrorDistributionListMemberNotExist|ErrorDuplicateInputFolderNames|ErrorDuplicateUserIdsSpecified|ErrorEmailAddressMismatch|ErrorEventNotFound|ErrorExceededConnectionCount|ErrorExceededSubscriptionCount|ErrorExceededFindCountLimit|ErrorExpiredSubscription|ErrorExtensionNotFound|ErrorExtensionsNotAuthorized|ErrorFolderCorrupt|ErrorFolderNotFound|ErrorFolderPropertRequestFailed|ErrorFolderSave|ErrorFolderSaveFailed|ErrorFolderSavePropertyError|ErrorFolderExists|ErrorFreeBusyGenerationFailed|ErrorGetServerSecurityDescriptorFailed|ErrorImContactLimitReached|ErrorImGroupDisplayNameAlreadyExists|ErrorImGroupLimitReached|ErrorImpersonateUserDenied|ErrorImpersonationDenied|ErrorImpersonationFailed|ErrorIncorrectSchemaVersion|ErrorIncorrectUpdatePropertyCount|ErrorIndividualMailboxLimitReached|ErrorInsufficientResources|ErrorInternalServerError|ErrorInternalServerTransientError|ErrorInvalidAccessLevel|ErrorInvalidArgument|ErrorInvalidAttachmentId|ErrorInvalidAttachmentSubfilter|ErrorInvalidAttachmentSubfilterTextFilter|ErrorInvalidAuthorizationContext|ErrorInvalidChangeKey|ErrorInvalidClientSecurityContext|ErrorInvalidCompleteDate|ErrorInvalidContactEmailAddress|ErrorInvalidContactEmailIndex|ErrorInvalidCrossForestCredentials|ErrorInvalidDelegatePermission|ErrorInvalidDelegateUserId|ErrorInvalidExcludesRestriction|ErrorInvalidExpressionTypeForSubFilter|ErrorInvalidExtendedProperty|ErrorInvalidExtendedPropertyValue|ErrorInvalidFolderId|ErrorInvalidFolderTypeForOperation|ErrorInvalidFractionalPagingParameters|ErrorInvalidFreeBusyViewType|ErrorInvalidId|ErrorInvalidIdEmpty|ErrorInvalidIdMalformed|ErrorInvalidIdMalformedEwsLegacyIdFormat|ErrorInvalidIdMonikerTooLong|ErrorInvalidIdNotAnItemAttachmentId|ErrorInvalidIdReturnedByResolveNames|ErrorInvalidIdStoreObjectIdTooLong|ErrorInvalidIdTooManyAttachmentLevels|ErrorInvalidIdXml|ErrorInvalidImContactId|ErrorInvalidImDistributionGroupSmtpAddress|ErrorInvalidImGroupId|ErrorInvalidIndexedPagingParameters|ErrorInvalidInternetHeaderChildNodes|ErrorInvalidItemForOperationArchiveItem|ErrorInvalidItemForOperationCreateItemAttachment|ErrorInvalidItemForOperationCreateItem|ErrorInvalidItemForOperationAcceptItem|ErrorInvalidItemForOperationDeclineItem|ErrorInvalidItemForOperationCancelItem|ErrorInvalidItemForOperationExpandDL|ErrorInvalidItemForOperationRemoveItem|ErrorInvalidItemForOperationSendItem|ErrorInvalidItemForOperationTentative|ErrorInvalidLogonType|ErrorInvalidLikeRequest|ErrorInvalidMailbox|ErrorInvalidManagedFolderProperty|ErrorInvalidManagedFolderQuota|ErrorInvalidManagedFolderSize|ErrorInvalidMergedFreeBusyInterval|ErrorInvalidNameForNameResolution|ErrorInvalidOperation|ErrorInvalidNetworkServiceContext|ErrorInvalidOofParameter|ErrorInvalidPagingMaxRows|ErrorInvalidParentFolder|ErrorInvalidPercentCompleteValue|ErrorInvalidPermissionSettings|ErrorInvalidPhoneCallId|ErrorInvalidPhoneNumber|ErrorInvalidUserInfo|ErrorInvalidPropertyAppend|ErrorInvalidPropertyDelete|ErrorInvalidPropertyForExists|ErrorInvalidPropertyForOperation|ErrorInvalidPropertyRequest|ErrorInvalidPropertySet|ErrorInvalidPropertyUpdateSentMessage|ErrorInvalidProxySecurityContext|ErrorInvalidPullSubscriptionId|ErrorInvalidPushSubscriptionUrl|ErrorInvalidRecipients|ErrorInvalidRecipientSubfilter|ErrorInvalidRecipientSubfilterComparison|ErrorInvalidRecipientSubfilterOrder|ErrorInvalidRecipientSubfilterTextFilter|ErrorInvalidReferenceItem|ErrorInvalidRequest|ErrorInvalidRestriction|ErrorInvalidRetentionTagTypeMismatch|ErrorInvalidRetentionTagInvisible|ErrorInvalidRetentionTagInheritance|ErrorInvalidRetentionTagIdGuid|ErrorInvalidRoutingType|ErrorInvalidScheduledOofDuration|ErrorInvalidSchemaVersionForMailboxVersion|ErrorInvalidSecurityDescriptor|ErrorInvalidSendItemSaveSettings|ErrorInvalidSerializedAccessToken|ErrorInvalidServerVersion|ErrorInvalidSid|ErrorInvalidSIPUri|ErrorInvalidSmtpAddress|ErrorInvalidSubfilterType|ErrorInvalidSubfilterTypeNotAttendeeType|ErrorInvalidSubfilterTypeNotRecipientType|ErrorInvalidSubscription|ErrorInvalidSubscriptionRequest|ErrorInvalidSyncStateData|ErrorInvalidTimeInterval|ErrorInvalidUserOofSettings|ErrorInvalidUserPrincipalName|ErrorInvalidUserSid|ErrorInvalidUserSidMissingUPN|ErrorInvalidValueForProperty|ErrorInvalidWatermark|ErrorIPGatewayNotFound|ErrorIrresolvableConflict|ErrorItemCorrupt|ErrorItemNotFound|ErrorItemPropertyRequestFailed|ErrorItemSave|ErrorItemSavePropertyError|ErrorLegacyMailboxFreeBusyViewTypeNotMerged|ErrorLocalServerObjectNotFound|ErrorLogonAsNetworkServiceFailed|ErrorMailboxConfiguration|ErrorMailboxDataArrayEmpty|ErrorMailboxDataArrayTooBig|ErrorMailboxHoldNotFound|ErrorMailboxLogonFailed|ErrorMailboxMoveInProgress|ErrorMailboxStoreUnavailable|ErrorMailRecipientNotFound|ErrorMailTipsDisabled|ErrorManagedFolderAlreadyExists|ErrorManagedFolderNotFound|ErrorManagedFoldersRootFailure|ErrorMeetingSuggestionGenerationFailed|ErrorMessageDispositionRequired|ErrorMessageSizeExceeded|ErrorMimeContentConversionFailed|ErrorMimeContentInvalid|ErrorMimeContentInvalidBase64String|ErrorMissingArgument|ErrorMissingEmailAddress|ErrorMissingEmailAddressForManagedFolder|ErrorMissingInformationEmailAddress|ErrorMissingInformationReferenceItemId|ErrorMissingItemForCreateItemAttachment|ErrorMissingManagedFolderId|ErrorMissingRecipients|ErrorMissingUserIdInformation|ErrorMoreThanOneAccessModeSpecified|ErrorMoveCopyFailed|ErrorMoveDistinguishedFolder|ErrorMultiLegacyMailboxAccess|ErrorNameResolutionMultipleResults|ErrorNameResolutionNoMailbox|ErrorNameResolutionNoResults|ErrorNoApplicableProxyCASServersAvailable|ErrorNoCalendar|ErrorNoDestinationCASDueToKerberosRequirements|ErrorNoDestinationCASDueToSSLRequirements|ErrorNoDestinationCASDueToVersionMismatch|ErrorNoFolderClassOverride|ErrorNoFreeBusyAccess|ErrorNonExistentMailbox|ErrorNonPrimarySmtpAddress|ErrorNoPropertyTagForCustomProperties|ErrorNoPublicFolderReplicaAvailable|ErrorNoPublicFolderServerAvailable|ErrorNoRespondingCASInDestinationSite|ErrorNotDelegate|ErrorNotEnoughMemory|ErrorObjectTypeChanged|ErrorOccurrenceCrossingBoundary|ErrorOccurrenceTimeSpanTooBig|ErrorOperationNotAllowedWithPublicFolderRoot|ErrorParentFolderIdRequired|ErrorParentFolderNotFound|ErrorPasswordChangeRequired|ErrorPasswordExpired|ErrorPhoneNumberNotDialable|ErrorPropertyUpdate|ErrorPromptPublishingOperationFailed|ErrorPropertyValidationFailure|ErrorProxiedSubscriptionCallFailure|ErrorProxyCallFailed|ErrorProxyGroupSidLimitExceeded|ErrorProxyRequestNotAllowed|ErrorProxyRequestProcessingFailed|ErrorProxyServiceDiscoveryFailed|ErrorProxyTokenExpired|ErrorPublicFolderMailboxDiscoveryFailed|ErrorPublicFolderOperationFailed|ErrorPublicFolderRequestProcessingFailed|ErrorPublicFolderServerNotFound|ErrorPublicFolderSyncException|ErrorQueryFilterTooLong|ErrorQuotaExceeded|ErrorReadEventsFailed|ErrorReadReceiptNotPending|ErrorRecurrenceEndDateTooBig|ErrorRecurrenceHasNoOccurrence|ErrorRemoveDelegatesFailed|ErrorRequestAborted|ErrorRequestStreamTooBig|ErrorRequiredPropertyMissing|ErrorResolveNamesInvalidFolderType|ErrorResolveNamesOnlyOneContactsFolderAllowed|ErrorResponseSchemaValidation|ErrorRestrictionTooLong|ErrorRestrictionTooComplex|ErrorResultSetTooBig|ErrorInvalidExchangeImpersonationHeaderData|ErrorSavedItemFolderNotFound|ErrorSchemaValidation|ErrorSearchFolderNotInitialized|ErrorSendAsDenied|ErrorSendMeetingCancellationsRequired|ErrorSendMeetingInvitationsOrCancellationsRequired|ErrorSendMeetingInvitationsRequired|ErrorSentMeetingRequestUpdate|ErrorSentTaskRequestUpdate|ErrorServerBusy|ErrorServiceDiscoveryFailed|ErrorStaleObject|ErrorSubmissionQuotaExceeded|ErrorSubscriptionAccessDenied|ErrorSubscriptionDelegateAccessNotSupported|ErrorSubscriptionNotFound|ErrorSubscriptionUnsubscribed|ErrorSyncFolderNotFound|ErrorTeamMailboxNotFound|ErrorTeamMailboxNotLinkedToSharePoint|ErrorTeamMailboxUrlValidationFailed|ErrorTeamMailboxNotAuthorizedOwner|ErrorTeamMailboxActiveToPendingDelete|ErrorTeamMailboxFailedSendingNotifications|ErrorTeamMailboxErrorUnknown|ErrorTimeIntervalTooBig|ErrorTimeoutExpired|ErrorTimeZone|ErrorToFolderNotFound|ErrorTokenSerializationDenied|ErrorTooManyObjectsOpened|ErrorUpdatePropertyMismatch|ErrorUnifiedGroupMailboxAADCreationFailed|ErrorUnifiedGroupMailboxAADDeleteFailed|ErrorUnifiedGroupMailboxNamingPolicy|ErrorUnifiedGroupMailboxDeleteFailed|ErrorUnifiedGroupMailboxNotFound|ErrorUnifiedGroupMailboxUpdateDelayed|ErrorUnifiedGroupMailboxUpdatedPartialProperties|ErrorUnifiedGroupMailboxUpdateFailed|ErrorUnifiedGroupMailboxProvisionFailed|ErrorUnifiedMessagingDialPlanNotFound|ErrorUnifiedMessagingReportDataNotFound|ErrorUnifiedMessagingPromptNotFound|ErrorUnifiedMessagingRequestFailed|ErrorUnifiedMessagingServerNotFound|ErrorUnableToGetUserOofSettings|ErrorUnableToRemoveImContactFromGroup|ErrorUnsupportedSubFilter|ErrorUnsupportedCulture|ErrorUnsupportedMapiPropertyType|ErrorUnsupportedMimeConversion|ErrorUnsupportedPathForQuery|ErrorUnsupportedPathForSortGroup|ErrorUnsupportedPropertyDefinition|ErrorUnsupportedQueryFilter|ErrorUnsupportedRecurrence|ErrorUnsupportedTypeForConversion|ErrorUpdateDelegatesFailed|ErrorUserNotUnifiedMessagingEnabled|ErrorVoiceMailNotImplemented|ErrorValueOutOfRange|ErrorVirusDetected|ErrorVirusMessageDeleted|ErrorWebRequestInInvalidState|ErrorWin32InteropError|ErrorWorkingHoursSaveFailed|ErrorWorkingHoursXmlMalformed|ErrorWrongServerVersion|ErrorWrongServerVersionDelegate|ErrorMissingInformationSharingFolderId|ErrorDuplicateSOAPHeader|ErrorSharingSynchronizationFailed|ErrorSharingNoExternalEwsAvailable|ErrorFreeBusyDLLimitReached|ErrorInvalidGetSharingFolderRequest|ErrorNotAllowedExternalSharingByPolicy|ErrorUserNotAllowedByPolicy|ErrorPermissionNotAllowedByPolicy|ErrorOrganizationNotFederated|ErrorMailboxFailover|ErrorInvalidExternalSharingInitiator|ErrorMessageTrackingPermanentError|ErrorMessageTrackingTransientError|ErrorMessageTrackingNoSuchDomain|ErrorUserWithoutFederatedProxyAddress|ErrorInvalidOrganizationRelationshipForFreeBusy|ErrorInvalidFederatedOrganizationId|ErrorInvalidExternalSharingSubscriber|ErrorInvalidSharingData|ErrorInvalidSharingMessage|ErrorNotSupportedSharingMessage|ErrorApplyConversationActionFailed|ErrorInboxRulesValidationError|ErrorOutlookRuleBlobExists|ErrorRulesOverQuota|ErrorNewEventStreamConnectionOpened|ErrorMissedNotificationEvents|ErrorDuplicateLegacyDistinguishedName|ErrorInvalidClientAccessTokenRequest|ErrorUnauthorizedClientAccessTokenRequest|ErrorNoSpeechDetected|ErrorUMServerUnavailable|ErrorRecipientNotFound|ErrorRecognizerNotInstalled|ErrorSpeechGrammarError|ErrorInvalidManagementRoleHeader|ErrorLocationServicesDisabled|ErrorLocationServicesRequestTimedOut|ErrorLocationServicesRequestFailed|ErrorLocationServicesInvalidRequest|ErrorWeatherServiceDisabled|ErrorMailboxScopeNotAllowedWithoutQueryString|ErrorArchiveMailboxSearchFailed|ErrorGetRemoteArchiveFolderFailed|ErrorFindRemoteArchiveFolderFailed|ErrorGetRemoteArchiveItemFailed|ErrorExportRemoteArchiveItemsFailed|ErrorInvalidPhotoSize|ErrorSearchQueryHasTooManyKeywords|ErrorSearchTooManyMailboxes|ErrorInvalidRetentionTagNone|ErrorDiscoverySearchesDisabled|ErrorCalendarSeekToConditionNotSupported|ErrorCalendarIsGroupMailboxForAccept|ErrorCalendarIsGroupMailboxForDecline|ErrorCalendarIsGroupMailboxForTentative|ErrorCalendarIsGroupMailboxForSuppressReadReceipt|ErrorOrganizationAccessBlocked|ErrorInvalidLicense|ErrorMessagePerFolderCountReceiveQuotaExceeded|ErrorInvalidBulkActionType|ErrorInvalidKeepNCount|ErrorInvalidKeepNType|ErrorNoOAuthServerAvailableForRequest|ErrorInstantSearchSessionExpired|ErrorInstantSearchTimeout|ErrorInstantSearchFailed|ErrorUnsupportedUserForExecuteSearch|ErrorDuplicateExtendedKeywordDefinition|ErrorMissingExchangePrincipal|ErrorUnexpectedUnifiedGroupsCount|ErrorParsingXMLResponse|ErrorInvalidFederationOrganizationIdentifier|ErrorInvalidSweepRule|ErrorInvalidSweepRuleOperationType|ErrorTargetDomainNotSupported|ErrorInvalidInternetWebProxyOnLocalServer|ErrorNoSenderRestrictionsSettingsFoundInRequest|ErrorDuplicateSenderRestrictionsInputFound|ErrorSenderRestrictionsUpdateFailed|ErrorMessageSubmissionBlocked|ErrorExceededMessageLimit|ErrorExceededMaxRecipientLimitBlock|ErrorAccountSuspend|ErrorExceededMaxRecipientLimit|ErrorMessageBlocked|ErrorAccountSuspendShowTierUpgrade|ErrorExceededMessageLimitShowTierUpgrade|ErrorExceededMaxRecipientLimitShowTierUpgrade|ErrorInvalidLongitude|ErrorInvalidLatitude|ErrorProxySoapException|ErrorUnifiedGroupAlreadyExists|ErrorUnifiedGroupAadAuthorizationRequestDenied|ErrorUnifiedGroupCreationDisabled|ErrorMarketPlaceExtensionAlreadyInstalledForOrg|ErrorExtensionAlreadyInstalledForOrg|ErrorNewerExtensionAlreadyInstalled|ErrorNewerMarketPlaceExtensionAlreadyInstalled|ErrorInvalidExtensionId|ErrorCannotUninstallProvidedExtensions|ErrorNoRbacPermissionToInstallMarketPlaceExtensions|ErrorNoRbacPermissionToInstallReadWriteMailboxExtensions|ErrorInvalidReportMessageActionType|ErrorCannotDownloadExtensionManifest|ErrorCalendarForwardActionNotAllowed|ErrorUnifiedGroupAliasNamingPolicy|ErrorSubscriptionsDisabledForGroup',
    },
    'ResponseMessageType.MessageXml.Type': {
      content: [',', 'any *'],
    },
    ResponseMessageType: {
      content: [
        ',?',
        'MessageText xs:string ?',
        'ResponseCode ResponseCodeType ?',
        'DescriptiveLinkKey xs:int ?',
        'MessageXml ResponseMessageType.MessageXml.Type ?',
      ],
      attributes: ['ResponseClass ResponseClassType !'],
    },
    ArrayOfResponseMessagesType: {
      content: [
        '|+',
        'CreateItemResponseMessage ItemInfoResponseMessageType',
        'DeleteItemResponseMessage DeleteItemResponseMessageType',
        'GetItemResponseMessage ItemInfoResponseMessageType',
        'UpdateItemResponseMessage UpdateItemResponseMessageType',
        'UpdateItemInRecoverableItemsResponseMessage UpdateItemInRecoverableItemsResponseMessageType',
        'SendItemResponseMessage ResponseMessageType',
        'DeleteFolderResponseMessage ResponseMessageType',
        'EmptyFolderResponseMessage ResponseMessageType',
        'CreateFolderResponseMessage FolderInfoResponseMessageType',
        'GetFolderResponseMessage FolderInfoResponseMessageType',
        'FindFolderResponseMessage FindFolderResponseMessageType',
        'UpdateFolderResponseMessage FolderInfoResponseMessageType',
        'MoveFolderResponseMessage FolderInfoResponseMessageType',
        'CopyFolderResponseMessage FolderInfoResponseMessageType',
        'CreateFolderPathResponseMessage FolderInfoResponseMessageType',
        'CreateAttachmentResponseMessage AttachmentInfoResponseMessageType',
        'DeleteAttachmentResponseMessage DeleteAttachmentResponseMessageType',
        'GetAttachmentResponseMessage AttachmentInfoResponseMessageType',
        'UploadItemsResponseMessage UploadItemsResponseMessageType',
        'ExportItemsResponseMessage ExportItemsResponseMessageType',
        'MarkAllItemsAsReadResponseMessage ResponseMessageType',
        'GetClientAccessTokenResponseMessage GetClientAccessTokenResponseMessageType',
        'GetAppManifestsResponseMessage ResponseMessageType',
        'SetClientExtensionResponseMessage ResponseMessageType',
        'GetOMEConfigurationResponseMessage ResponseMessageType',
        'SetOMEConfigurationResponseMessage ResponseMessageType',
        'FindItemResponseMessage FindItemResponseMessageType',
        'MoveItemResponseMessage ItemInfoResponseMessageType',
        'ArchiveItemResponseMessage ItemInfoResponseMessageType',
        'CopyItemResponseMessage ItemInfoResponseMessageType',
        'ResolveNamesResponseMessage ResolveNamesResponseMessageType',
        'ExpandDLResponseMessage ExpandDLResponseMessageType',
        'GetServerTimeZonesResponseMessage GetServerTimeZonesResponseMessageType',
        'GetEventsResponseMessage GetEventsResponseMessageType',
        'GetStreamingEventsResponseMessage GetStreamingEventsResponseMessageType',
        'SubscribeResponseMessage SubscribeResponseMessageType',
        'UnsubscribeResponseMessage ResponseMessageType',
        'SendNotificationResponseMessage SendNotificationResponseMessageType',
        'SyncFolderHierarchyResponseMessage SyncFolderHierarchyResponseMessageType',
        'SyncFolderItemsResponseMessage SyncFolderItemsResponseMessageType',
        'CreateManagedFolderResponseMessage FolderInfoResponseMessageType',
        'ConvertIdResponseMessage ConvertIdResponseMessageType',
        'GetSharingMetadataResponseMessage GetSharingMetadataResponseMessageType',
        'RefreshSharingFolderResponseMessage RefreshSharingFolderResponseMessageType',
        'GetSharingFolderResponseMessage GetSharingFolderResponseMessageType',
        'CreateUserConfigurationResponseMessage ResponseMessageType',
        'DeleteUserConfigurationResponseMessage ResponseMessageType',
        'GetUserConfigurationResponseMessage GetUserConfigurationResponseMessageType',
        'GetSpecificUserConfigurationResponseMessage GetSpecificUserConfigurationResponseMessageType',
        'UpdateUserConfigurationResponseMessage ResponseMessageType',
        'GetRoomListsResponse GetRoomListsResponseMessageType',
        'GetRoomsResponse GetRoomsResponseMessageType',
        'GetRemindersResponse GetRemindersResponseMessageType',
        'PerformReminderActionResponse PerformReminderActionResponseMessageType',
        'ApplyConversationActionResponseMessage ApplyConversationActionResponseMessageType',
        'FindMailboxStatisticsByKeywordsResponseMessage FindMailboxStatisticsByKeywordsResponseMessageType',
        'GetSearchableMailboxesResponseMessage GetSearchableMailboxesResponseMessageType',
        'SearchMailboxesResponseMessage SearchMailboxesResponseMessageType',
        'GetDiscoverySearchConfigurationResponseMessage GetDiscoverySearchConfigurationResponseMessageType',
        'GetHoldOnMailboxesResponseMessage GetHoldOnMailboxesResponseMessageType',
        'SetHoldOnMailboxesResponseMessage SetHoldOnMailboxesResponseMessageType',
        'GetNonIndexableItemStatisticsResponseMessage GetNonIndexableItemStatisticsResponseMessageType',
        'GetNonIndexableItemDetailsResponseMessage GetNonIndexableItemDetailsResponseMessageType',
        'FindPeopleResponseMessage FindPeopleResponseMessageType',
        'FindTagsResponseMessage FindTagsResponseMessageType',
        'AddTagResponseMessage AddTagResponseMessageType',
        'HideTagResponseMessage HideTagResponseMessageType',
        'GetPasswordExpirationDateResponse GetPasswordExpirationDateResponseMessageType',
        'GetPersonaResponseMessage GetPersonaResponseMessageType',
        'GetConversationItemsResponseMessage GetConversationItemsResponseMessageType',
        'GetUserRetentionPolicyTagsResponseMessage GetUserRetentionPolicyTagsResponseMessageType',
        'GetUserPhotoResponseMessage GetUserPhotoResponseMessageType',
        'MarkAsJunkResponseMessage MarkAsJunkResponseMessageType',
        'ReportMessageResponseMessage ReportMessageResponseMessageType',
        'PostModernGroupItemResponseMessage ItemInfoResponseMessageType',
        'GetLastPrivateCatalogUpdateResponseMessage ResponseMessageType',
        'GetPrivateCatalogAddInsResponseMessage ResponseMessageType',
      ],
    },
    BaseResponseMessageType: {
      content: [',', 'ResponseMessages ArrayOfResponseMessagesType'],
    },
    BaseRequestType: {
      abstract: true,
    },
    GetFolderType: {
      base: 'BaseRequestType',
      content: [',', 'FolderShape FolderResponseShapeType', 'FolderIds NonEmptyArrayOfBaseFolderIdsType'],
    },
    UploadItemsType: {
      base: 'BaseRequestType',
      content: [',', 'Items NonEmptyArrayOfUploadItemsType'],
    },
    UploadItemsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ItemId ItemIdType ?'],
    },
    UploadItemsResponseType: {
      base: 'BaseResponseMessageType',
    },
    ExportItemsType: {
      base: 'BaseRequestType',
      content: [',', 'ItemIds NonEmptyArrayOfItemIdsType'],
    },
    ExportItemsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ItemId ItemIdType ?', 'Data xs:base64Binary ?'],
    },
    ExportItemsResponseType: {
      base: 'BaseResponseMessageType',
    },
    CreateFolderType: {
      base: 'BaseRequestType',
      content: [',', 'ParentFolderId TargetFolderIdType', 'Folders NonEmptyArrayOfFoldersType'],
    },
    FindFolderType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'FolderShape FolderResponseShapeType',
        ['|?', 'IndexedPageFolderView IndexedPageViewType', 'FractionalPageFolderView FractionalPageViewType'],
        'Restriction RestrictionType ?',
        'ParentFolderIds NonEmptyArrayOfBaseFolderIdsType',
      ],
      attributes: ['Traversal FolderQueryTraversalType !'],
    },
    FolderInfoResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Folders ArrayOfFoldersType ?'],
    },
    FindFolderResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'RootFolder FindFolderParentType ?'],
    },
    FindFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    DeleteFolderType: {
      base: 'BaseRequestType',
      content: [',', 'FolderIds NonEmptyArrayOfBaseFolderIdsType'],
      attributes: ['DeleteType DisposalType !'],
    },
    DeleteFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    EmptyFolderType: {
      base: 'BaseRequestType',
      content: [',', 'FolderIds NonEmptyArrayOfBaseFolderIdsType'],
      attributes: ['DeleteType DisposalType !', 'DeleteSubFolders xs:boolean !'],
    },
    EmptyFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    BaseMoveCopyFolderType: {
      base: 'BaseRequestType',
      content: [',', 'ToFolderId TargetFolderIdType', 'FolderIds NonEmptyArrayOfBaseFolderIdsType'],
    },
    MoveFolderType: {
      base: 'BaseMoveCopyFolderType',
    },
    CopyFolderType: {
      base: 'BaseMoveCopyFolderType',
    },
    UpdateFolderType: {
      base: 'BaseRequestType',
      content: [',', 'FolderChanges NonEmptyArrayOfFolderChangesType'],
    },
    CreateFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    UpdateFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    MoveFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    CopyFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    CreateFolderPathType: {
      base: 'BaseRequestType',
      content: [',', 'ParentFolderId TargetFolderIdType', 'RelativeFolderPath NonEmptyArrayOfFoldersType'],
    },
    CreateFolderPathResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetItemType: {
      base: 'BaseRequestType',
      content: [',', 'ItemShape ItemResponseShapeType', 'ItemIds NonEmptyArrayOfBaseItemIdsType'],
    },
    CreateItemType: {
      base: 'BaseRequestType',
      content: [',', 'SavedItemFolderId TargetFolderIdType ?', 'Items NonEmptyArrayOfAllItemsType'],
      attributes: [
        'MessageDisposition MessageDispositionType',
        'SendMeetingInvitations CalendarItemCreateOrDeleteOperationType',
      ],
    },
    UpdateItemType: {
      base: 'BaseRequestType',
      content: [',', 'SavedItemFolderId TargetFolderIdType ?', 'ItemChanges NonEmptyArrayOfItemChangesType'],
      attributes: [
        'ConflictResolution ConflictResolutionType !',
        'MessageDisposition MessageDispositionType',
        'SendMeetingInvitationsOrCancellations CalendarItemUpdateOperationType',
        'SuppressReadReceipts xs:boolean',
      ],
    },
    ItemInfoResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Items ArrayOfRealItemsType'],
    },
    UpdateItemResponseMessageType: {
      base: 'ItemInfoResponseMessageType',
      content: [',', 'ConflictResults ConflictResultsType ?'],
    },
    UpdateItemInRecoverableItemsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ItemId ItemIdType',
        'Updates NonEmptyArrayOfItemChangeDescriptionsType ?',
        'Attachments NonEmptyArrayOfAttachmentsType ?',
        'MakeItemImmutable xs:boolean ?',
      ],
    },
    UpdateItemInRecoverableItemsResponseMessageType: {
      base: 'ItemInfoResponseMessageType',
      content: [',', 'Attachments ArrayOfAttachmentsType ?', 'ConflictResults ConflictResultsType ?'],
    },
    DeleteItemType: {
      base: 'BaseRequestType',
      content: [',', 'ItemIds NonEmptyArrayOfBaseItemIdsType'],
      attributes: [
        'DeleteType DisposalType !',
        'SendMeetingCancellations CalendarItemCreateOrDeleteOperationType',
        'AffectedTaskOccurrences AffectedTaskOccurrencesType',
        'SuppressReadReceipts xs:boolean',
      ],
    },
    AttachmentInfoResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Attachments ArrayOfAttachmentsType'],
    },
    DeleteAttachmentResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'RootItemId RootItemIdType ?'],
    },
    BaseMoveCopyItemType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ToFolderId TargetFolderIdType',
        'ItemIds NonEmptyArrayOfBaseItemIdsType',
        'ReturnNewItemIds xs:boolean ?',
      ],
    },
    MoveItemType: {
      base: 'BaseMoveCopyItemType',
    },
    CopyItemType: {
      base: 'BaseMoveCopyItemType',
    },
    ArchiveItemType: {
      base: 'BaseRequestType',
      content: [',', 'ArchiveSourceFolderId TargetFolderIdType', 'ItemIds NonEmptyArrayOfBaseItemIdsType'],
    },
    SendItemType: {
      base: 'BaseRequestType',
      content: [',', 'ItemIds NonEmptyArrayOfBaseItemIdsType', 'SavedItemFolderId TargetFolderIdType ?'],
      attributes: ['SaveItemToFolder xs:boolean !'],
    },
    SendItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    QueryStringType: {
      text: 'xs:string',
      attributes: ['ResetCache xs:boolean', 'ReturnHighlightTerms xs:boolean', 'ReturnDeletedItems xs:boolean'],
    },
    FindItemType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ItemShape ItemResponseShapeType',
        [
          '|?',
          'IndexedPageItemView IndexedPageViewType',
          'FractionalPageItemView FractionalPageViewType',
          'SeekToConditionPageItemView SeekToConditionPageViewType',
          'CalendarView CalendarViewType',
          'ContactsView ContactsViewType',
        ],
        ['|?', 'GroupBy GroupByType', 'DistinguishedGroupBy DistinguishedGroupByType'],
        'Restriction RestrictionType ?',
        'SortOrder NonEmptyArrayOfFieldOrdersType ?',
        'ParentFolderIds NonEmptyArrayOfBaseFolderIdsType',
        'QueryString QueryStringType ?',
      ],
      attributes: ['Traversal ItemQueryTraversalType !'],
    },
    FindConversationType: {
      base: 'BaseRequestType',
      content: [
        ',',
        ['|?', 'IndexedPageItemView IndexedPageViewType', 'SeekToConditionPageItemView SeekToConditionPageViewType'],
        'SortOrder NonEmptyArrayOfFieldOrdersType ?',
        'ParentFolderId TargetFolderIdType',
        'MailboxScope MailboxSearchLocationType ?',
        'QueryString QueryStringType ?',
        'ConversationShape ConversationResponseShapeType ?',
      ],
      attributes: ['Traversal ConversationQueryTraversalType', 'ViewFilter ViewFilterType'],
    },
    FindConversationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'Conversations ArrayOfConversationsType ?',
        'HighlightTerms ArrayOfHighlightTermsType ?',
        'TotalConversationsInView xs:int ?',
        'IndexedOffset xs:int ?',
      ],
    },
    PerformInstantSearchRequest: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SearchSessionId xs:string',
        'ItemType InstantSearchItemType',
        'QueryOptions QueryOptionsType',
        'SearchRequestId xs:long',
        'KqlQuery xs:string',
        'FolderScope ArrayOfFolderIdType',
        'DistinguishedFolderScope ArrayOfDistinguishedFolderIdType ?',
        'IsDeepTraversal xs:boolean ?',
        'WaitOnSearchResults xs:boolean ?',
      ],
    },
    PerformInstantSearchResponse: {
      base: 'ResponseMessageType',
      content: [',', 'Payload InstantSearchPayloadType ?'],
    },
    EndInstantSearchSessionRequest: {
      base: 'BaseRequestType',
      content: [',', 'SessionId xs:string'],
    },
    ApplyConversationActionType: {
      base: 'BaseRequestType',
      content: [',', 'ConversationActions NonEmptyArrayOfApplyConversationActionType'],
    },
    ApplyConversationActionResponseType: {
      base: 'BaseResponseMessageType',
    },
    ApplyConversationActionResponseMessageType: {
      base: 'ResponseMessageType',
    },
    FindPeopleType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'PersonaShape PersonaResponseShapeType ?',
        'IndexedPageItemView IndexedPageViewType',
        'Restriction RestrictionType ?',
        'AggregationRestriction RestrictionType ?',
        'SortOrder NonEmptyArrayOfFieldOrdersType ?',
        'ParentFolderId TargetFolderIdType ?',
        'QueryString xs:string ?',
        'SearchPeopleSuggestionIndex xs:boolean ?',
        'TopicQueryString xs:string ?',
        'Context ArrayOfContextProperty ?',
        'QuerySources ArrayOfPeopleQuerySource ?',
      ],
    },
    FindPeopleResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'People ArrayOfPeopleType ?',
        'TotalNumberOfPeopleInView xs:int ?',
        'FirstMatchingRowIndex xs:int ?',
        'FirstLoadedRowIndex xs:int ?',
        'TransactionId GuidType ?',
      ],
    },
    FindTagsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'IndexedPageItemView IndexedPageViewType',
        'SortOrder NonEmptyArrayOfFieldOrdersType ?',
        'QueryString xs:string ?',
        'Context ArrayOfContextProperty ?',
      ],
    },
    FindTagsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Tags ArrayOfStringsType ?'],
    },
    AddTagType: {
      base: 'BaseRequestType',
      content: [',', 'Tag xs:string', 'AppName xs:string'],
    },
    AddTagResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'WasSuccessful xs:boolean ?'],
    },
    HideTagType: {
      base: 'BaseRequestType',
      content: [',', 'Tag xs:string'],
    },
    HideTagResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'WasSuccessful xs:boolean ?'],
    },
    GetPersonaType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'PersonaId ItemIdType ?',
        'EmailAddress EmailAddressType ?',
        'ParentFolderId TargetFolderIdType ?',
        'ItemLinkId xs:string ?',
        'AdditionalProperties NonEmptyArrayOfPathsToElementType ?',
      ],
    },
    GetPersonaResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Persona PersonaType'],
    },
    CreateAttachmentType: {
      base: 'BaseRequestType',
      content: [',', 'ParentItemId ItemIdType', 'Attachments NonEmptyArrayOfAttachmentsType'],
    },
    CreateAttachmentResponseType: {
      base: 'BaseResponseMessageType',
    },
    DeleteAttachmentType: {
      base: 'BaseRequestType',
      content: [',', 'AttachmentIds NonEmptyArrayOfRequestAttachmentIdsType'],
    },
    DeleteAttachmentResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetAttachmentType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'AttachmentShape AttachmentResponseShapeType ?',
        'AttachmentIds NonEmptyArrayOfRequestAttachmentIdsType',
      ],
    },
    GetAttachmentResponseType: {
      base: 'BaseResponseMessageType',
    },
    CreateItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    UpdateItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    UpdateItemInRecoverableItemsResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    MoveItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    CopyItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    DeleteItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    DeleteItemResponseMessageType: {
      base: 'ResponseMessageType',
    },
    FindItemResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'RootFolder FindItemParentType ?', 'HighlightTerms ArrayOfHighlightTermsType ?'],
    },
    FindItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    ArchiveItemResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetClientAccessTokenType: {
      base: 'BaseRequestType',
      content: [',', 'TokenRequests NonEmptyArrayOfClientAccessTokenRequestsType'],
    },
    GetClientAccessTokenResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Token ClientAccessTokenType ?'],
    },
    GetClientAccessTokenResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetFocusedOtherOverridesRequestType: {
      base: 'BaseRequestType',
    },
    GetFocusedOtherOverridesResponseType: {
      base: 'BaseResponseMessageType',
      content: [',', 'Overrides ArrayOfInferenceClassificationOverridesType'],
    },
    CreateOrUpdateFocusedOtherOverrideRequestType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SenderSmtpAddress xs:string',
        'SenderDisplayName xs:string ?',
        'AlwaysClassifyAs InferenceClassificationType',
      ],
    },
    CreateOrUpdateFocusedOtherOverrideResponseType: {
      base: 'BaseResponseMessageType',
      content: [',', 'Override InferenceClassificationOverrideType'],
    },
    DeleteFocusedOtherOverrideRequestType: {
      base: 'BaseRequestType',
      content: [',', 'Id GuidType'],
    },
    DeleteFocusedOtherOverrideResponseType: {
      base: 'BaseResponseMessageType',
      content: [',', 'Override InferenceClassificationOverrideType'],
    },
    ResolveNamesType: {
      base: 'BaseRequestType',
      content: [',', 'ParentFolderIds NonEmptyArrayOfBaseFolderIdsType ?', 'UnresolvedEntry NonEmptyStringType'],
      attributes: [
        'ReturnFullContactData xs:boolean !',
        'SearchScope ResolveNamesSearchScopeType',
        'ContactDataShape DefaultShapeNamesType',
      ],
    },
    ResolveNamesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ResolutionSet ArrayOfResolutionType ?'],
    },
    ResolveNamesResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetPasswordExpirationDateType: {
      base: 'BaseRequestType',
      content: [',', 'MailboxSmtpAddress xs:string ?'],
    },
    GetPasswordExpirationDateResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'PasswordExpirationDate xs:dateTime'],
    },
    GetMailTipsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SendingAs EmailAddressType',
        'Recipients ArrayOfRecipientsType',
        'MailTipsRequested MailTipTypes',
      ],
    },
    GetMailTipsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ResponseMessages ArrayOfMailTipsResponseMessageType ?'],
    },
    ArrayOfMailTipsResponseMessageType: {
      content: [',', 'MailTipsResponseMessageType MailTipsResponseMessageType +'],
    },
    MailTipsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MailTips MailTips ?'],
    },
    PlayOnPhoneType: {
      base: 'BaseRequestType',
      content: [',', 'ItemId ItemIdType', 'DialString xs:string'],
    },
    PlayOnPhoneResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'PhoneCallId PhoneCallIdType ?'],
    },
    GetPhoneCallInformationType: {
      base: 'BaseRequestType',
      content: [',', 'PhoneCallId PhoneCallIdType'],
    },
    GetPhoneCallInformationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'PhoneCallInformation PhoneCallInformationType ?'],
    },
    DisconnectPhoneCallType: {
      base: 'BaseRequestType',
      content: [',', 'PhoneCallId PhoneCallIdType'],
    },
    DisconnectPhoneCallResponseMessageType: {
      base: 'ResponseMessageType',
    },
    ExpandDLType: {
      base: 'BaseRequestType',
      content: [',', 'Mailbox EmailAddressType'],
    },
    ExpandDLResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'DLExpansion ArrayOfDLExpansionType ?'],
      attributes: [
        'IndexedPagingOffset xs:int',
        'NumeratorOffset xs:int',
        'AbsoluteDenominator xs:int',
        'IncludesLastItemInRange xs:boolean',
        'TotalItemsInView xs:int',
      ],
    },
    ExpandDLResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetServerTimeZonesType: {
      base: 'BaseRequestType',
      content: [',', 'Ids NonEmptyArrayOfTimeZoneIdType ?'],
      attributes: ['ReturnFullTimeZoneData xs:boolean'],
    },
    GetServerTimeZonesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'TimeZoneDefinitions ArrayOfTimeZoneDefinitionType'],
    },
    GetServerTimeZonesResponseType: {
      base: 'BaseResponseMessageType',
    },
    CreateManagedFolderRequestType: {
      base: 'BaseRequestType',
      content: [',', 'FolderNames NonEmptyArrayOfFolderNamesType', 'Mailbox EmailAddressType ?'],
    },
    CreateManagedFolderResponseType: {
      base: 'BaseResponseMessageType',
    },
    SubscribeType: {
      base: 'BaseRequestType',
      content: [
        '|',
        'PullSubscriptionRequest PullSubscriptionRequestType',
        'PushSubscriptionRequest PushSubscriptionRequestType',
        'StreamingSubscriptionRequest StreamingSubscriptionRequestType',
      ],
    },
    SubscribeResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'SubscriptionId SubscriptionIdType ?', 'Watermark WatermarkType ?'],
    },
    SubscribeResponseType: {
      base: 'BaseResponseMessageType',
    },
    UnsubscribeType: {
      base: 'BaseRequestType',
      content: [',', 'SubscriptionId SubscriptionIdType'],
    },
    UnsubscribeResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetEventsType: {
      base: 'BaseRequestType',
      content: [',', 'SubscriptionId SubscriptionIdType', 'Watermark WatermarkType'],
    },
    GetEventsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Notification NotificationType ?'],
    },
    GetEventsResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetStreamingEventsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SubscriptionIds NonEmptyArrayOfSubscriptionIdsType',
        'ConnectionTimeout StreamingSubscriptionConnectionTimeoutType',
      ],
    },
    GetStreamingEventsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'Notifications NonEmptyArrayOfNotificationsType ?',
        'ErrorSubscriptionIds NonEmptyArrayOfSubscriptionIdsType ?',
        'ConnectionStatus ConnectionStatusType ?',
      ],
    },
    GetStreamingEventsResponseType: {
      base: 'BaseResponseMessageType',
    },
    SendNotificationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Notification NotificationType'],
    },
    SendNotificationResponseType: {
      base: 'BaseResponseMessageType',
    },
    SendNotificationResultType: {
      content: [',', 'SubscriptionStatus SubscriptionStatusType'],
    },
    SyncFolderHierarchyType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'FolderShape FolderResponseShapeType',
        'SyncFolderId TargetFolderIdType ?',
        'SyncState xs:string ?',
      ],
    },
    SyncFolderHierarchyResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'SyncState xs:string ?',
        'IncludesLastFolderInRange xs:boolean ?',
        'Changes SyncFolderHierarchyChangesType ?',
      ],
    },
    SyncFolderHierarchyResponseType: {
      base: 'BaseResponseMessageType',
    },
    SyncFolderItemsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ItemShape ItemResponseShapeType',
        'SyncFolderId TargetFolderIdType',
        'SyncState xs:string ?',
        'Ignore ArrayOfBaseItemIdsType ?',
        'MaxChangesReturned MaxSyncChangesReturnedType',
        'SyncScope SyncFolderItemsScopeType ?',
        'NumberOfDays xs:int ?',
        'MaximumCount xs:int ?',
        'MinimumCount xs:int ?',
      ],
    },
    SyncFolderItemsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'SyncState xs:string ?',
        'IncludesLastItemInRange xs:boolean ?',
        'Changes SyncFolderItemsChangesType ?',
      ],
    },
    SyncFolderItemsResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetUserAvailabilityRequestType: {
      base: 'BaseRequestType',
      content: [
        ',',
        '@TimeZone ?',
        'MailboxDataArray ArrayOfMailboxData',
        '@FreeBusyViewOptions ?',
        '@SuggestionsViewOptions ?',
      ],
    },
    FreeBusyResponseType: {
      content: [',', 'ResponseMessage ResponseMessageType ?', 'FreeBusyView FreeBusyView ?'],
    },
    ArrayOfFreeBusyResponse: {
      content: [',', 'FreeBusyResponse FreeBusyResponseType *'],
    },
    SuggestionsResponseType: {
      content: [',', 'ResponseMessage ResponseMessageType ?', 'SuggestionDayResultArray ArrayOfSuggestionDayResult ?'],
    },
    GetUserAvailabilityResponseType: {
      content: [
        ',',
        'FreeBusyResponseArray ArrayOfFreeBusyResponse ?',
        'SuggestionsResponse SuggestionsResponseType ?',
      ],
    },
    GetUserOofSettingsRequest: {
      base: 'BaseRequestType',
      content: [',', '@Mailbox'],
    },
    GetUserOofSettingsResponse: {
      content: [',', 'ResponseMessage ResponseMessageType', '@OofSettings ?', 'AllowExternalOof ExternalAudience ?'],
    },
    SetUserOofSettingsRequest: {
      base: 'BaseRequestType',
      content: [',', '@Mailbox', '@UserOofSettings'],
    },
    SetUserOofSettingsResponse: {
      content: [',', 'ResponseMessage ResponseMessageType ?'],
    },
    ConvertIdType: {
      base: 'BaseRequestType',
      content: [',', 'SourceIds NonEmptyArrayOfAlternateIdsType'],
      attributes: ['DestinationFormat IdFormatType !'],
    },
    ConvertIdResponseType: {
      base: 'BaseResponseMessageType',
    },
    ConvertIdResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'AlternateId AlternateIdBaseType ?'],
    },
    GetDelegateType: {
      base: 'BaseDelegateType',
      content: [',', 'UserIds ArrayOfUserIdType ?'],
      attributes: ['IncludePermissions xs:boolean !'],
    },
    GetDelegateResponseMessageType: {
      base: 'BaseDelegateResponseMessageType',
      content: [',', 'DeliverMeetingRequests DeliverMeetingRequestsType ?'],
    },
    ArrayOfDelegateUserResponseMessageType: {
      content: [',', 'DelegateUserResponseMessageType DelegateUserResponseMessageType +'],
    },
    DelegateUserResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'DelegateUser DelegateUserType ?'],
    },
    AddDelegateType: {
      base: 'BaseDelegateType',
      content: [',', 'DelegateUsers ArrayOfDelegateUserType', 'DeliverMeetingRequests DeliverMeetingRequestsType ?'],
    },
    BaseDelegateResponseMessageType: {
      abstract: true,
      base: 'ResponseMessageType',
      content: [',', 'ResponseMessages ArrayOfDelegateUserResponseMessageType ?'],
    },
    BaseDelegateType: {
      abstract: true,
      base: 'BaseRequestType',
      content: [',', 'Mailbox EmailAddressType'],
    },
    AddDelegateResponseMessageType: {
      base: 'BaseDelegateResponseMessageType',
    },
    RemoveDelegateType: {
      base: 'BaseDelegateType',
      content: [',', 'UserIds ArrayOfUserIdType'],
    },
    RemoveDelegateResponseMessageType: {
      base: 'BaseDelegateResponseMessageType',
    },
    UpdateDelegateType: {
      base: 'BaseDelegateType',
      content: [',', 'DelegateUsers ArrayOfDelegateUserType ?', 'DeliverMeetingRequests DeliverMeetingRequestsType ?'],
    },
    UpdateDelegateResponseMessageType: {
      base: 'BaseDelegateResponseMessageType',
    },
    GetSharingMetadataType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'IdOfFolderToShare FolderIdType',
        'SenderSmtpAddress NonEmptyStringType',
        'Recipients ArrayOfSmtpAddressType',
      ],
    },
    GetSharingMetadataResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',?',
        'EncryptedSharedFolderDataCollection ArrayOfEncryptedSharedFolderDataType',
        'InvalidRecipients ArrayOfInvalidRecipientsType',
      ],
    },
    RefreshSharingFolderType: {
      base: 'BaseRequestType',
      content: [',', 'SharingFolderId FolderIdType'],
    },
    RefreshSharingFolderResponseMessageType: {
      base: 'ResponseMessageType',
    },
    GetSharingFolderType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SmtpAddress NonEmptyStringType',
        'DataType SharingDataType ?',
        'SharedFolderId NonEmptyStringType ?',
      ],
    },
    GetSharingFolderResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',?', 'SharingFolderId FolderIdType'],
    },
    CreateUserConfigurationType: {
      base: 'BaseRequestType',
      content: [',', 'UserConfiguration UserConfigurationType'],
    },
    CreateUserConfigurationResponseType: {
      base: 'BaseResponseMessageType',
    },
    DeleteUserConfigurationType: {
      base: 'BaseRequestType',
      content: [',', 'UserConfigurationName UserConfigurationNameType'],
    },
    DeleteUserConfigurationResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetUserConfigurationType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'UserConfigurationName UserConfigurationNameType',
        'UserConfigurationProperties UserConfigurationPropertyType',
      ],
    },
    GetUserConfigurationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'UserConfiguration UserConfigurationType ?'],
    },
    GetUserConfigurationResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetSpecificUserConfigurationType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'UserConfigurationName UserConfigurationNameType',
        'UserConfigurationProperties UserConfigurationPropertyType',
      ],
    },
    GetSpecificUserConfigurationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'UserConfiguration UserConfigurationType ?'],
    },
    GetSpecificUserConfigurationResponseType: {
      base: 'BaseResponseMessageType',
    },
    UpdateUserConfigurationType: {
      base: 'BaseRequestType',
      content: [',', 'UserConfiguration UserConfigurationType'],
    },
    UpdateUserConfigurationResponseType: {
      base: 'BaseResponseMessageType',
    },
    SetTeamMailboxRequestType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'EmailAddress EmailAddressType',
        'SharePointSiteUrl xs:string',
        'State TeamMailboxLifecycleStateType',
      ],
    },
    UnpinTeamMailboxRequestType: {
      base: 'BaseRequestType',
      content: [',', 'EmailAddress EmailAddressType'],
    },
    SetTeamMailboxResponseMessageType: {
      base: 'ResponseMessageType',
    },
    UnpinTeamMailboxResponseMessageType: {
      base: 'ResponseMessageType',
    },
    GetRoomListsType: {
      base: 'BaseRequestType',
    },
    GetRoomListsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'RoomLists ArrayOfEmailAddressesType ?'],
    },
    GetRoomsType: {
      base: 'BaseRequestType',
      content: [',', 'RoomList EmailAddressType'],
    },
    GetRoomsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Rooms ArrayOfRoomsType ?'],
    },
    'GetRemindersType.MaxItems.Type': {
      simple: 'xs:int',
      min: 0,
      max: 200,
    },
    'GetRemindersType.ReminderType.Type': {
      simple: 'xs:string',
      values: 'All|Current|Old',
    },
    GetRemindersType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'BeginTime xs:dateTime ?',
        'EndTime xs:dateTime ?',
        'MaxItems GetRemindersType.MaxItems.Type ?',
        'ReminderType GetRemindersType.ReminderType.Type ?',
      ],
    },
    GetRemindersResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Reminders ArrayOfRemindersType'],
    },
    PerformReminderActionType: {
      base: 'BaseRequestType',
      content: [',', 'ReminderItemActions NonEmptyArrayOfReminderItemActionType'],
    },
    PerformReminderActionResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'UpdatedItemIds NonEmptyArrayOfItemIdsType'],
    },
    ArrayOfServiceConfigurationType: {
      content: ['|+', 'ConfigurationName ServiceConfigurationType'],
    },
    GetServiceConfigurationType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ActingAs EmailAddressType ?',
        'RequestedConfiguration ArrayOfServiceConfigurationType',
        'ConfigurationRequestDetails ConfigurationRequestDetailsType ?',
      ],
    },
    GetServiceConfigurationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ResponseMessages ArrayOfServiceConfigurationResponseMessageType ?'],
    },
    ArrayOfServiceConfigurationResponseMessageType: {
      content: [',', 'ServiceConfigurationResponseMessageType ServiceConfigurationResponseMessageType +'],
    },
    ServiceConfigurationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'MailTipsConfiguration MailTipsServiceConfiguration ?',
        'UnifiedMessagingConfiguration UnifiedMessageServiceConfiguration ?',
        'ProtectionRulesConfiguration ProtectionRulesServiceConfiguration ?',
        'PolicyNudgeRulesConfiguration PolicyNudgeRulesServiceConfiguration ?',
        'SharePointURLsConfiguration SharePointURLsServiceConfiguration ?',
      ],
    },
    FindMessageTrackingReportRequestType: {
      base: 'BaseRequestType',
      content: [
        '&',
        'Scope NonEmptyStringType',
        'Domain NonEmptyStringType',
        'Sender EmailAddressType ?',
        'PurportedSender EmailAddressType ?',
        'Recipient EmailAddressType ?',
        'Subject xs:string ?',
        'StartDateTime xs:dateTime ?',
        'EndDateTime xs:dateTime ?',
        'MessageId NonEmptyStringType ?',
        'FederatedDeliveryMailbox EmailAddressType ?',
        'DiagnosticsLevel xs:string ?',
        'ServerHint xs:string ?',
        'Properties ArrayOfTrackingPropertiesType ?',
      ],
    },
    FindMessageTrackingReportResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'Diagnostics ArrayOfStringsType ?',
        'MessageTrackingSearchResults ArrayOfFindMessageTrackingSearchResultType ?',
        'ExecutedSearchScope xs:string ?',
        'Errors ArrayOfArraysOfTrackingPropertiesType ?',
        'Properties ArrayOfTrackingPropertiesType ?',
      ],
    },
    GetMessageTrackingReportRequestType: {
      base: 'BaseRequestType',
      content: [
        '&',
        'Scope NonEmptyStringType',
        'ReportTemplate MessageTrackingReportTemplateType',
        'RecipientFilter EmailAddressType ?',
        'MessageTrackingReportId NonEmptyStringType',
        'ReturnQueueEvents xs:boolean ?',
        'DiagnosticsLevel xs:string ?',
        'Properties ArrayOfTrackingPropertiesType ?',
      ],
    },
    GetMessageTrackingReportResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'MessageTrackingReport MessageTrackingReportType ?',
        'Diagnostics ArrayOfStringsType ?',
        'Errors ArrayOfArraysOfTrackingPropertiesType ?',
        'Properties ArrayOfTrackingPropertiesType ?',
      ],
    },
    GetInboxRulesRequestType: {
      base: 'BaseRequestType',
      content: [',', 'MailboxSmtpAddress xs:string ?'],
    },
    GetInboxRulesResponseType: {
      base: 'ResponseMessageType',
      content: [',', 'OutlookRuleBlobExists xs:boolean ?', 'InboxRules ArrayOfRulesType ?'],
    },
    UpdateInboxRulesRequestType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'MailboxSmtpAddress xs:string ?',
        'RemoveOutlookRuleBlob xs:boolean ?',
        'Operations ArrayOfRuleOperationsType',
      ],
    },
    UpdateInboxRulesResponseType: {
      base: 'ResponseMessageType',
      content: [',', 'RuleOperationErrors ArrayOfRuleOperationErrorsType ?'],
    },
    FindMailboxStatisticsByKeywordsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'Mailboxes ArrayOfUserMailboxesType',
        'Keywords ArrayOfStringsType',
        'Language xs:string ?',
        'Senders ArrayOfSmtpAddressType ?',
        'Recipients ArrayOfSmtpAddressType ?',
        'FromDate xs:dateTime ?',
        'ToDate xs:dateTime ?',
        'MessageTypes ArrayOfSearchItemKindsType ?',
        'SearchDumpster xs:boolean ?',
        'IncludePersonalArchive xs:boolean ?',
        'IncludeUnsearchableItems xs:boolean ?',
      ],
    },
    FindMailboxStatisticsByKeywordsResponseType: {
      base: 'BaseResponseMessageType',
    },
    FindMailboxStatisticsByKeywordsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MailboxStatisticsSearchResult MailboxStatisticsSearchResultType'],
    },
    GetSearchableMailboxesType: {
      base: 'BaseRequestType',
      content: [',', 'SearchFilter xs:string ?', 'ExpandGroupMembership xs:boolean ?'],
    },
    GetSearchableMailboxesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'SearchableMailboxes ArrayOfSearchableMailboxesType',
        'FailedMailboxes ArrayOfFailedSearchMailboxesType ?',
      ],
    },
    SearchMailboxesType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SearchQueries NonEmptyArrayOfMailboxQueriesType',
        'ResultType SearchResultType',
        'PreviewItemResponseShape PreviewItemResponseShapeType ?',
        'SortBy FieldOrderType ?',
        'Language xs:string ?',
        'Deduplication xs:boolean ?',
        'PageSize xs:int ?',
        'PageItemReference xs:string ?',
        'PageDirection SearchPageDirectionType ?',
      ],
    },
    SearchMailboxesResponseType: {
      base: 'BaseResponseMessageType',
    },
    SearchMailboxesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'SearchMailboxesResult SearchMailboxesResultType ?'],
    },
    GetDiscoverySearchConfigurationType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SearchId xs:string ?',
        'ExpandGroupMembership xs:boolean ?',
        'InPlaceHoldConfigurationOnly xs:boolean ?',
      ],
    },
    GetDiscoverySearchConfigurationResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'DiscoverySearchConfigurations ArrayOfDiscoverySearchConfigurationType'],
    },
    GetHoldOnMailboxesType: {
      base: 'BaseRequestType',
      content: [',', 'HoldId xs:string'],
    },
    GetHoldOnMailboxesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MailboxHoldResult MailboxHoldResultType ?'],
    },
    SetHoldOnMailboxesType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ActionType HoldActionType',
        'HoldId xs:string',
        'Query xs:string',
        'Mailboxes ArrayOfStringsType ?',
        'Language xs:string ?',
        'IncludeNonIndexableItems xs:boolean ?',
        'Deduplication xs:boolean ?',
        'InPlaceHoldIdentity xs:string ?',
        'ItemHoldPeriod xs:string ?',
      ],
    },
    SetHoldOnMailboxesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MailboxHoldResult MailboxHoldResultType ?'],
    },
    GetNonIndexableItemStatisticsType: {
      base: 'BaseRequestType',
      content: [',', 'Mailboxes NonEmptyArrayOfLegacyDNsType', 'SearchArchiveOnly xs:boolean ?'],
    },
    GetNonIndexableItemStatisticsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'NonIndexableItemStatistics ArrayOfNonIndexableItemStatisticsType ?'],
    },
    GetNonIndexableItemDetailsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'Mailboxes NonEmptyArrayOfLegacyDNsType',
        'PageSize xs:int ?',
        'PageItemReference xs:string ?',
        'PageDirection SearchPageDirectionType ?',
        'SearchArchiveOnly xs:boolean ?',
      ],
    },
    GetNonIndexableItemDetailsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'NonIndexableItemDetailsResult NonIndexableItemDetailResultType ?'],
    },
    MarkAllItemsAsReadType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ReadFlag xs:boolean',
        'SuppressReadReceipts xs:boolean',
        'FolderIds NonEmptyArrayOfBaseFolderIdsType',
      ],
    },
    MarkAllItemsAsReadResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetConversationItemsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ItemShape ItemResponseShapeType',
        'FoldersToIgnore NonEmptyArrayOfBaseFolderIdsType ?',
        'MaxItemsToReturn xs:int ?',
        'SortOrder ConversationNodeSortOrder ?',
        'MailboxScope MailboxSearchLocationType ?',
        'Conversations ArrayOfConversationRequestsType',
      ],
    },
    GetConversationItemsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Conversation ConversationResponseType ?'],
    },
    GetConversationItemsResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetOMEConfigurationType: {
      base: 'BaseRequestType',
    },
    OMEConfigurationResponseType: {
      base: 'ResponseMessageType',
      content: [',', 'Xml xs:string ?'],
    },
    SetOMEConfigurationType: {
      base: 'BaseRequestType',
      content: [',', 'Xml xs:string ?'],
    },
    SetOMEConfigurationResponseType: {
      base: 'ResponseMessageType',
    },
    GetAppManifestsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ApiVersionSupported xs:string ?',
        'SchemaVersionSupported xs:string ?',
        'IncludeAllInstalledAddIns xs:boolean ?',
        'IncludeEntitlementData xs:boolean ?',
        'IncludeManifestData xs:boolean ?',
        'IncludeCustomAppsData xs:boolean ?',
        'ExtensionIds ListOfExtensionIdsType ?',
        'AddIns ArrayOfPrivateCatalogAddInsType ?',
      ],
    },
    ListOfExtensionIdsType: {
      simple: 'xs:list',
      list: 'GuidType',
    },
    GetAppManifestsResponseType: {
      base: 'ResponseMessageType',
      content: ['|', 'Apps ArrayOfAppsType', 'Manifests ArrayOfAppManifestsType'],
    },
    ArrayOfAppManifestsType: {
      content: [',', 'Manifest xs:base64Binary *'],
    },
    GetAppMarketplaceUrlType: {
      base: 'BaseRequestType',
    },
    GetAppMarketplaceUrlResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'AppMarketplaceUrl xs:string ?', 'ConnectorsManagementUrl xs:string ?'],
    },
    MarkAsJunkType: {
      base: 'BaseRequestType',
      content: [',', 'ItemIds NonEmptyArrayOfBaseItemIdsType'],
      attributes: ['IsJunk xs:boolean !', 'MoveItem xs:boolean !'],
    },
    MarkAsJunkResponseType: {
      base: 'BaseResponseMessageType',
    },
    MarkAsJunkResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', [',', 'MovedItemId ItemIdType ?']],
    },
    ReportMessageType: {
      base: 'BaseRequestType',
      content: [',', 'ItemIds NonEmptyArrayOfBaseItemIdsType'],
      attributes: ['ReportAction ReportMessageActionType !'],
    },
    ReportMessageResponseType: {
      base: 'BaseResponseMessageType',
    },
    ReportMessageResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', [',', 'MovedItemId ItemIdType ?']],
    },
    InstallAppType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'Manifest xs:base64Binary',
        'MarketplaceAssetId xs:string ?',
        'MarketplaceContentMarket xs:string ?',
        'SendWelcomeEmail xs:boolean ?',
        'ManifestUrl xs:string ?',
        'MarketplaceCorrelationId xs:string ?',
        'CampaignId xs:string ?',
      ],
    },
    InstallAppResponseType: {
      base: 'ResponseMessageType',
      content: [',', 'WasFirstInstall xs:boolean ?', 'Extension InstalledAppType ?'],
    },
    UninstallAppType: {
      base: 'BaseRequestType',
      content: [',', 'ID xs:string'],
    },
    UninstallAppResponseType: {
      base: 'ResponseMessageType',
    },
    DisableAppType: {
      base: 'BaseRequestType',
      content: [',', 'ID xs:string', 'DisableReason DisableReasonType'],
    },
    DisableAppResponseType: {
      base: 'ResponseMessageType',
    },
    AddNewImContactToGroupType: {
      base: 'BaseRequestType',
      content: [',', 'ImAddress NonEmptyStringType', 'DisplayName NonEmptyStringType ?', 'GroupId ItemIdType ?'],
    },
    AddNewImContactToGroupResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Persona PersonaType ?'],
    },
    AddNewTelUriContactToGroupType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'TelUriAddress NonEmptyStringType',
        'ImContactSipUriAddress NonEmptyStringType',
        'ImTelephoneNumber NonEmptyStringType',
        'GroupId ItemIdType ?',
      ],
    },
    AddNewTelUriContactToGroupResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Persona PersonaType ?'],
    },
    AddImContactToGroupType: {
      base: 'BaseRequestType',
      content: [',', 'ContactId ItemIdType', 'GroupId ItemIdType ?'],
    },
    AddImContactToGroupResponseMessageType: {
      base: 'ResponseMessageType',
    },
    RemoveImContactFromGroupType: {
      base: 'BaseRequestType',
      content: [',', 'ContactId ItemIdType', 'GroupId ItemIdType'],
    },
    RemoveImContactFromGroupResponseMessageType: {
      base: 'ResponseMessageType',
    },
    AddImGroupType: {
      base: 'BaseRequestType',
      content: [',', 'DisplayName NonEmptyStringType'],
    },
    AddImGroupResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ImGroup ImGroupType ?'],
    },
    AddDistributionGroupToImListType: {
      base: 'BaseRequestType',
      content: [',', 'SmtpAddress NonEmptyStringType', 'DisplayName NonEmptyStringType'],
    },
    AddDistributionGroupToImListResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ImGroup ImGroupType ?'],
    },
    GetImItemListType: {
      base: 'BaseRequestType',
      content: [',', 'ExtendedProperties NonEmptyArrayOfExtendedFieldURIs ?'],
    },
    GetImItemListResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ImItemList ImItemListType ?'],
    },
    GetImItemsType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ContactIds NonEmptyArrayOfBaseItemIdsType ?',
        'GroupIds NonEmptyArrayOfBaseItemIdsType ?',
        'ExtendedProperties NonEmptyArrayOfExtendedFieldURIs ?',
      ],
    },
    GetImItemsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'ImItemList ImItemListType ?'],
    },
    RemoveContactFromImListType: {
      base: 'BaseRequestType',
      content: [',', 'ContactId ItemIdType'],
    },
    RemoveContactFromImListResponseMessageType: {
      base: 'ResponseMessageType',
    },
    RemoveDistributionGroupFromImListType: {
      base: 'BaseRequestType',
      content: [',', 'GroupId ItemIdType'],
    },
    RemoveDistributionGroupFromImListResponseMessageType: {
      base: 'ResponseMessageType',
    },
    RemoveImGroupType: {
      base: 'BaseRequestType',
      content: [',', 'GroupId ItemIdType'],
    },
    RemoveImGroupResponseMessageType: {
      base: 'ResponseMessageType',
    },
    SetImGroupType: {
      base: 'BaseRequestType',
      content: [',', 'GroupId ItemIdType', 'NewDisplayName NonEmptyStringType'],
    },
    SetImGroupResponseMessageType: {
      base: 'ResponseMessageType',
    },
    SetImListMigrationCompletedType: {
      base: 'BaseRequestType',
      content: [',', 'ImListMigrationCompleted xs:boolean'],
    },
    SetImListMigrationCompletedResponseMessageType: {
      base: 'ResponseMessageType',
    },
    GetUserRetentionPolicyTagsType: {
      base: 'BaseRequestType',
    },
    GetUserRetentionPolicyTagsResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'RetentionPolicyTags ArrayOfRetentionPolicyTagsType'],
    },
    GetUserPhotoType: {
      base: 'BaseRequestType',
      content: [',', 'Email xs:string', 'SizeRequested UserPhotoSizeType', 'TypeRequested UserPhotoTypeType ?'],
    },
    GetUserPhotoResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'HasChanged xs:boolean', 'PictureData xs:base64Binary ?'],
    },
    GetUserPhotoResponseType: {
      base: 'BaseResponseMessageType',
    },
    GetMeetingSpaceType: {
      base: 'BaseRequestType',
      content: [',', 'ItemId ItemIdType'],
    },
    GetMeetingSpaceResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingSpace MeetingSpaceType'],
    },
    CreateMeetingSpaceType: {
      base: 'BaseRequestType',
      content: [',', 'MeetingSpace MeetingSpaceType'],
    },
    CreateMeetingSpaceResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingSpace MeetingSpaceType'],
    },
    UpdateMeetingSpaceType: {
      base: 'BaseRequestType',
      content: [',', 'ItemId ItemIdType', 'MeetingSpace MeetingSpaceType'],
    },
    UpdateMeetingSpaceResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingSpace MeetingSpaceType'],
    },
    FindMeetingSpaceByJoinUrlType: {
      base: 'BaseRequestType',
      content: [',', 'JoinUrl xs:string'],
    },
    FindMeetingSpaceByJoinUrlResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingSpace MeetingSpaceType ?'],
    },
    DeleteMeetingSpaceType: {
      base: 'BaseRequestType',
      content: [',', 'ItemId ItemIdType'],
    },
    DeleteMeetingSpaceResponseMessageType: {
      base: 'ResponseMessageType',
    },
    GetMeetingInstanceRequestType: {
      base: 'BaseRequestType',
      content: [',', 'ItemId ItemIdType'],
    },
    GetMeetingInstanceResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingInstance MeetingInstanceType'],
    },
    CreateMeetingInstanceRequestType: {
      base: 'BaseRequestType',
      content: [',', 'MeetingInstance MeetingInstanceType'],
    },
    CreateMeetingInstanceResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingInstance MeetingInstanceType'],
    },
    UpdateMeetingInstanceRequestType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ItemId ItemIdType',
        'MeetingInstance MeetingInstanceType ?',
        'ContentActivitiesToAdd NonEmptyArrayOfContentActivities ?',
        'ParticipantActivitiesToAdd NonEmptyArrayOfParticipantActivities ?',
      ],
    },
    UpdateMeetingInstanceResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingInstance MeetingInstanceType'],
    },
    DeleteMeetingInstanceRequestType: {
      base: 'BaseRequestType',
      content: [',', 'ItemId ItemIdType'],
    },
    DeleteMeetingInstanceResponseMessageType: {
      base: 'ResponseMessageType',
    },
    SetUserPhotoType: {
      base: 'BaseRequestType',
      content: [',', 'Email NonEmptyStringType', 'Content xs:string', 'TypeRequested UserPhotoTypeType ?'],
    },
    SetUserPhotoResponseMessageType: {
      base: 'BaseResponseMessageType',
    },
    RegisterConsentType: {
      base: 'BaseRequestType',
      content: [',', 'Id xs:string', 'ConsentState ConsentStateType'],
    },
    RegisterConsentResponseMessageType: {
      base: 'ResponseMessageType',
    },
    FindAvailableMeetingTimesType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'Attendees ArrayOfSmtpAddressType ?',
        'SearchWindowStart xs:dateTime',
        'SearchWindowDuration xs:duration',
        'MeetingDurationInMinutes xs:int ?',
        'Location xs:string ?',
        'MaxCandidates xs:int ?',
        'ActivityDomain ActivityDomainType ?',
      ],
    },
    FindAvailableMeetingTimesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [
        ',',
        'MeetingTimeCandidates ArrayOfMeetingTimeCandidate',
        'EmptySuggestionsHint EmptySuggestionReason ?',
      ],
    },
    FindMeetingTimeCandidatesType: {
      base: 'BaseRequestType',
      content: [
        ',',
        'AttendeeConstraints FindMeetingTimesAttendeeConstraints ?',
        'LocationConstraints FindMeetingTimesLocationConstraints ?',
        'SearchConstraints FindMeetingTimesSearchConstraints ?',
        'Constraints FindMeetingTimesConstraints ?',
      ],
    },
    FindMeetingTimeCandidatesResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'MeetingTimeCandidates ArrayOfMeetingTimeCandidate'],
    },
    StartSearchSession: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SearchSessionId GuidType',
        'WarmupOptions WarmupOptionsType',
        'SuggestionTypes SuggestionKindType',
        'SearchScope ArrayOfSearchScopeType',
        'IdFormat IdFormatType ?',
        'ApplicationId xs:string ?',
        'Scenario xs:string ?',
      ],
    },
    StartSearchSessionResponseMessage: {
      base: 'ResponseMessageType',
    },
    GetSearchSuggestions: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SearchSessionId GuidType',
        'Query xs:string ?',
        'SuggestionTypes SuggestionKindType ?',
        'SuggestionsPrimer xs:boolean ?',
        'MaxSuggestionsCountPerSuggestionType xs:long ?',
        'SearchScope ArrayOfSearchScopeType ?',
        'Scenario xs:string ?',
      ],
    },
    GetSearchSuggestionsResponseMessage: {
      base: 'ResponseMessageType',
      content: [',', 'SearchSuggestions SearchSuggestionsType'],
    },
    DeleteSearchSuggestion: {
      base: 'BaseRequestType',
      content: [
        ',',
        'SearchSessionId GuidType',
        'Query xs:string',
        'SuggestionTypes SuggestionKindType',
        'SearchScope ArrayOfSearchScopeType ?',
        'Scenario xs:string ?',
      ],
    },
    DeleteSearchSuggestionResponseMessageType: {
      base: 'ResponseMessageType',
      content: [',', 'Response DeleteSearchSuggestionResponseType'],
    },
    'ExecuteSearch.SearchRefiners.Type': {
      content: [',', 'SearchRefiner DynamicRefinerQueryType *'],
    },
    'ExecuteSearch.ExtendedKeywords.Type': {
      content: [',', 'ExtendedKeywordDefinition ExtendedKeywordDefinitionType *'],
    },
    ExecuteSearch: {
      base: 'BaseRequestType',
      content: [
        ',',
        'ApplicationId SearchApplicationIdType',
        'Scenario xs:string',
        'SearchSessionId GuidType',
        'SearchScope ArrayOfSearchScopeType',
        'Query xs:string',
        'AnalyzedQuery AnalyzedQuery ?',
        'ResultRowCount xs:long ?',
        'ResultRowOffset xs:long ?',
        'MaxResultsCountHint xs:long ?',
        'MaxPreviewLength xs:long ?',
        'SearchRefiners ExecuteSearch.SearchRefiners.Type ?',
        'ExtendedKeywords ExecuteSearch.ExtendedKeywords.Type ?',
        'RetrieveRefiners xs:boolean ?',
        'MaxRefinersCountPerRefinerType xs:long ?',
        'IdFormat IdFormatType ?',
        'ItemTypes ItemTypesFilterType',
        'PropertySetName SearchResultsPropertySetNameType ?',
        'SearchRestrictions RestrictionType ?',
        'IncludeDeleted xs:boolean ?',
        'SortOrder ExecuteSearchSortOrderType ?',
        'KeywordMatchOption MatchOptionsType ?',
        'ReturnAdditionalIds xs:boolean ?',
      ],
    },
    ExecuteSearchResponseMessage: {
      base: 'ResponseMessageType',
      content: [',', 'SearchResults SearchResultsType'],
    },
    EndSearchSession: {
      base: 'BaseRequestType',
      content: [',', 'SearchSessionId GuidType'],
    },
    EndSearchSessionResponseMessage: {
      base: 'ResponseMessageType',
    },
    GetLastPrivateCatalogUpdateType: {
      base: 'BaseRequestType',
      content: [',', 'Client OfficeClientType ?'],
    },
    GetLastPrivateCatalogUpdateResponseType: {
      base: 'ResponseMessageType',
      content: ['|?', 'LastUpdate xs:dateTime', 'CatalogHash xs:string'],
    },
    GetPrivateCatalogAddInsType: {
      base: 'BaseRequestType',
      content: [',', 'Client OfficeClientType ?'],
    },
    GetPrivateCatalogAddInsResponseType: {
      base: 'ResponseMessageType',
      content: [',', 'AddIns ArrayOfPrivateCatalogAddInsType ?'],
    },
    ArrayOfPrivateCatalogAddInsType: {
      content: [',', 'AddIn PrivateCatalogAddInsType *'],
    },
    PrivateCatalogAddInsType: {
      content: [',', 'StoreInfo PrivateCatalogAddInStoreInfoType ?'],
      attributes: ['ProductId xs:string !', 'State AddInStateType !', 'Version VersionType !'],
    },
    PrivateCatalogAddInStoreInfoType: {
      attributes: ['AssetId xs:string !', 'ContentMarket xs:string !'],
    },
  },
  elements: {
    types: [
      'MailboxCulture MailboxCultureType',
      'ManagementRole ManagementRoleType',
      'SerializedSecurityContext SerializedSecurityContextType',
      'ExchangeImpersonation ExchangeImpersonationType',
      'OpenAsAdminOrSystemService OpenAsAdminOrSystemServiceType',
      'SharingSecurity EncryptedDataContainerType',
      'ProxySecurityContext ProxySecurityContextType',
      'ProxySuggesterSid ProxySecurityContextType',
      'ProxyPartnerToken ProxySecurityContextType',
      'ServerVersionInfo ServerVersionInfo.Type',
      'RequestServerVersion RequestServerVersion.Type',
      'DateTimePrecision DateTimePrecisionType',
      'Path BasePathToElementType abstract',
      'FieldURI PathToUnindexedFieldType for Path',
      'IndexedFieldURI PathToIndexedFieldType for Path',
      'ExtendedFieldURI PathToExtendedFieldType for Path',
      'ExceptionFieldURI PathToExceptionFieldType',
      'BaseItemId BaseItemIdType',
      'TimeZoneContext TimeZoneContextType',
      'Transition TransitionType',
      'AbsoluteDateTransition AbsoluteDateTransitionType for Transition',
      'RecurringDayTransition RecurringDayTransitionType for Transition',
      'RecurringDateTransition RecurringDateTransitionType for Transition',
      'SearchExpression SearchExpressionType',
      'Exists ExistsType for SearchExpression',
      'Excludes ExcludesType for SearchExpression',
      'IsEqualTo IsEqualToType for SearchExpression',
      'IsNotEqualTo IsNotEqualToType for SearchExpression',
      'IsGreaterThan IsGreaterThanType for SearchExpression',
      'IsGreaterThanOrEqualTo IsGreaterThanOrEqualToType for SearchExpression',
      'IsLessThan IsLessThanType for SearchExpression',
      'IsLessThanOrEqualTo IsLessThanOrEqualToType for SearchExpression',
      'Contains ContainsExpressionType for SearchExpression',
      'Not NotType for SearchExpression',
      'And AndType for SearchExpression',
      'Or OrType for SearchExpression',
      'Near NearType for SearchExpression',
      'Mailbox EmailAddress',
      'FreeBusyViewOptions FreeBusyViewOptionsType',
      'TimeZone SerializableTimeZone',
      'SuggestionsViewOptions SuggestionsViewOptionsType',
      'OofSettings UserOofSettings',
      'UserOofSettings UserOofSettings',
      'Value Value',
      'MeetingSpace MeetingSpaceType',
      'MeetingInstance MeetingInstanceType',
    ],
    messages: [
      'GetFolder GetFolderType',
      'UploadItems UploadItemsType',
      'UploadItemsResponse UploadItemsResponseType',
      'ExportItems ExportItemsType',
      'ExportItemsResponse ExportItemsResponseType',
      'CreateFolder CreateFolderType',
      'FindFolder FindFolderType',
      'FindFolderResponse FindFolderResponseType',
      'DeleteFolder DeleteFolderType',
      'DeleteFolderResponse DeleteFolderResponseType',
      'EmptyFolder EmptyFolderType',
      'EmptyFolderResponse EmptyFolderResponseType',
      'MoveFolder MoveFolderType',
      'CopyFolder CopyFolderType',
      'UpdateFolder UpdateFolderType',
      'CreateFolderResponse CreateFolderResponseType',
      'GetFolderResponse GetFolderResponseType',
      'UpdateFolderResponse UpdateFolderResponseType',
      'MoveFolderResponse MoveFolderResponseType',
      'CopyFolderResponse CopyFolderResponseType',
      'CreateFolderPath CreateFolderPathType',
      'CreateFolderPathResponse CreateFolderPathResponseType',
      'GetItem GetItemType',
      'CreateItem CreateItemType',
      'UpdateItem UpdateItemType',
      'UpdateItemInRecoverableItems UpdateItemInRecoverableItemsType',
      'DeleteItem DeleteItemType',
      'MoveItem MoveItemType',
      'CopyItem CopyItemType',
      'ArchiveItem ArchiveItemType',
      'SendItem SendItemType',
      'SendItemResponse SendItemResponseType',
      'FindItem FindItemType',
      'FindConversation FindConversationType',
      'FindConversationResponse FindConversationResponseMessageType',
      'PerformInstantSearch PerformInstantSearchRequest',
      'PerformInstantSearchResponse PerformInstantSearchResponse',
      'EndInstantSearchSession EndInstantSearchSessionRequest',
      'ApplyConversationAction ApplyConversationActionType',
      'ApplyConversationActionResponse ApplyConversationActionResponseType',
      'FindPeople FindPeopleType',
      'FindPeopleResponse FindPeopleResponseMessageType',
      'FindTags FindTagsType',
      'FindTagsResponse FindTagsResponseMessageType',
      'AddTag AddTagType',
      'AddTagResponse AddTagResponseMessageType',
      'HideTag HideTagType',
      'HideTagResponse HideTagResponseMessageType',
      'GetPersona GetPersonaType',
      'GetPersonaResponseMessage GetPersonaResponseMessageType',
      'CreateAttachment CreateAttachmentType',
      'CreateAttachmentResponse CreateAttachmentResponseType',
      'DeleteAttachment DeleteAttachmentType',
      'DeleteAttachmentResponse DeleteAttachmentResponseType',
      'GetAttachment GetAttachmentType',
      'GetAttachmentResponse GetAttachmentResponseType',
      'CreateItemResponse CreateItemResponseType',
      'UpdateItemResponse UpdateItemResponseType',
      'UpdateItemInRecoverableItemsResponse UpdateItemInRecoverableItemsResponseType',
      'GetItemResponse GetItemResponseType',
      'MoveItemResponse MoveItemResponseType',
      'CopyItemResponse CopyItemResponseType',
      'DeleteItemResponse DeleteItemResponseType',
      'FindItemResponse FindItemResponseType',
      'ArchiveItemResponse ArchiveItemResponseType',
      'GetClientAccessToken GetClientAccessTokenType',
      'GetClientAccessTokenResponse GetClientAccessTokenResponseType',
      'GetFocusedOtherOverrides GetFocusedOtherOverridesRequestType',
      'GetFocusedOtherOverridesResponse GetFocusedOtherOverridesResponseType',
      'CreateOrUpdateFocusedOtherOverride CreateOrUpdateFocusedOtherOverrideRequestType',
      'CreateOrUpdateFocusedOtherOverrideResponse CreateOrUpdateFocusedOtherOverrideResponseType',
      'DeleteFocusedOtherOverride DeleteFocusedOtherOverrideRequestType',
      'DeleteFocusedOtherOverrideResponse DeleteFocusedOtherOverrideResponseType',
      'ResolveNames ResolveNamesType',
      'ResolveNamesResponse ResolveNamesResponseType',
      'GetPasswordExpirationDate GetPasswordExpirationDateType',
      'GetPasswordExpirationDateResponse GetPasswordExpirationDateResponseMessageType',
      'GetMailTips GetMailTipsType',
      'GetMailTipsResponse GetMailTipsResponseMessageType',
      'PlayOnPhone PlayOnPhoneType',
      'PlayOnPhoneResponse PlayOnPhoneResponseMessageType',
      'GetPhoneCallInformation GetPhoneCallInformationType',
      'GetPhoneCallInformationResponse GetPhoneCallInformationResponseMessageType',
      'DisconnectPhoneCall DisconnectPhoneCallType',
      'DisconnectPhoneCallResponse DisconnectPhoneCallResponseMessageType',
      'ExpandDL ExpandDLType',
      'ExpandDLResponse ExpandDLResponseType',
      'GetServerTimeZones GetServerTimeZonesType',
      'GetServerTimeZonesResponse GetServerTimeZonesResponseType',
      'CreateManagedFolder CreateManagedFolderRequestType',
      'CreateManagedFolderResponse CreateManagedFolderResponseType',
      'Subscribe SubscribeType',
      'SubscribeResponse SubscribeResponseType',
      'Unsubscribe UnsubscribeType',
      'UnsubscribeResponse UnsubscribeResponseType',
      'GetEvents GetEventsType',
      'GetEventsResponse GetEventsResponseType',
      'GetStreamingEvents GetStreamingEventsType',
      'GetStreamingEventsResponse GetStreamingEventsResponseType',
      'SendNotification SendNotificationResponseType',
      'SendNotificationResult SendNotificationResultType',
      'SyncFolderHierarchy SyncFolderHierarchyType',
      'SyncFolderHierarchyResponse SyncFolderHierarchyResponseType',
      'SyncFolderItems SyncFolderItemsType',
      'SyncFolderItemsResponse SyncFolderItemsResponseType',
      'GetUserAvailabilityRequest GetUserAvailabilityRequestType',
      'GetUserAvailabilityResponse GetUserAvailabilityResponseType',
      'GetUserOofSettingsRequest GetUserOofSettingsRequest',
      'GetUserOofSettingsResponse GetUserOofSettingsResponse',
      'SetUserOofSettingsRequest SetUserOofSettingsRequest',
      'SetUserOofSettingsResponse SetUserOofSettingsResponse',
      'ConvertId ConvertIdType',
      'ConvertIdResponse ConvertIdResponseType',
      'GetDelegate GetDelegateType',
      'GetDelegateResponse GetDelegateResponseMessageType',
      'AddDelegate AddDelegateType',
      'AddDelegateResponse AddDelegateResponseMessageType',
      'RemoveDelegate RemoveDelegateType',
      'RemoveDelegateResponse RemoveDelegateResponseMessageType',
      'UpdateDelegate UpdateDelegateType',
      'UpdateDelegateResponse UpdateDelegateResponseMessageType',
      'GetSharingMetadata GetSharingMetadataType',
      'GetSharingMetadataResponse GetSharingMetadataResponseMessageType',
      'RefreshSharingFolder RefreshSharingFolderType',
      'RefreshSharingFolderResponse RefreshSharingFolderResponseMessageType',
      'GetSharingFolder GetSharingFolderType',
      'GetSharingFolderResponse GetSharingFolderResponseMessageType',
      'CreateUserConfiguration CreateUserConfigurationType',
      'CreateUserConfigurationResponse CreateUserConfigurationResponseType',
      'DeleteUserConfiguration DeleteUserConfigurationType',
      'DeleteUserConfigurationResponse DeleteUserConfigurationResponseType',
      'GetUserConfiguration GetUserConfigurationType',
      'GetUserConfigurationResponse GetUserConfigurationResponseType',
      'GetSpecificUserConfiguration GetSpecificUserConfigurationType',
      'GetSpecificUserConfigurationResponse GetSpecificUserConfigurationResponseType',
      'UpdateUserConfiguration UpdateUserConfigurationType',
      'UpdateUserConfigurationResponse UpdateUserConfigurationResponseType',
      'SetTeamMailbox SetTeamMailboxRequestType',
      'UnpinTeamMailbox UnpinTeamMailboxRequestType',
      'SetTeamMailboxResponse SetTeamMailboxResponseMessageType',
      'UnpinTeamMailboxResponse UnpinTeamMailboxResponseMessageType',
      'GetRoomLists GetRoomListsType',
      'GetRoomListsResponse GetRoomListsResponseMessageType',
      'GetRooms GetRoomsType',
      'GetRoomsResponse GetRoomsResponseMessageType',
      'GetReminders GetRemindersType',
      'GetRemindersResponse GetRemindersResponseMessageType',
      'PerformReminderAction PerformReminderActionType',
      'PerformReminderActionResponse PerformReminderActionResponseMessageType',
      'GetServiceConfiguration GetServiceConfigurationType',
      'GetServiceConfigurationResponse GetServiceConfigurationResponseMessageType',
      'FindMessageTrackingReport FindMessageTrackingReportRequestType',
      'FindMessageTrackingReportResponse FindMessageTrackingReportResponseMessageType',
      'GetMessageTrackingReport GetMessageTrackingReportRequestType',
      'GetMessageTrackingReportResponse GetMessageTrackingReportResponseMessageType',
      'GetInboxRules GetInboxRulesRequestType',
      'GetInboxRulesResponse GetInboxRulesResponseType',
      'UpdateInboxRules UpdateInboxRulesRequestType',
      'UpdateInboxRulesResponse UpdateInboxRulesResponseType',
      'FindMailboxStatisticsByKeywords FindMailboxStatisticsByKeywordsType',
      'FindMailboxStatisticsByKeywordsResponse FindMailboxStatisticsByKeywordsResponseType',
      'GetSearchableMailboxes GetSearchableMailboxesType',
      'GetSearchableMailboxesResponse GetSearchableMailboxesResponseMessageType',
      'SearchMailboxes SearchMailboxesType',
      'SearchMailboxesResponse SearchMailboxesResponseType',
      'GetDiscoverySearchConfiguration GetDiscoverySearchConfigurationType',
      'GetDiscoverySearchConfigurationResponse GetDiscoverySearchConfigurationResponseMessageType',
      'GetHoldOnMailboxes GetHoldOnMailboxesType',
      'GetHoldOnMailboxesResponse GetHoldOnMailboxesResponseMessageType',
      'SetHoldOnMailboxes SetHoldOnMailboxesType',
      'SetHoldOnMailboxesResponse SetHoldOnMailboxesResponseMessageType',
      'GetNonIndexableItemStatistics GetNonIndexableItemStatisticsType',
      'GetNonIndexableItemStatisticsResponse GetNonIndexableItemStatisticsResponseMessageType',
      'GetNonIndexableItemDetails GetNonIndexableItemDetailsType',
      'GetNonIndexableItemDetailsResponse GetNonIndexableItemDetailsResponseMessageType',
      'MarkAllItemsAsRead MarkAllItemsAsReadType',
      'MarkAllItemsAsReadResponse MarkAllItemsAsReadResponseType',
      'GetConversationItems GetConversationItemsType',
      'GetConversationItemsResponse GetConversationItemsResponseType',
      'GetOMEConfiguration GetOMEConfigurationType',
      'GetOMEConfigurationResponse OMEConfigurationResponseType',
      'SetOMEConfiguration SetOMEConfigurationType',
      'SetOMEConfigurationResponse SetOMEConfigurationResponseType',
      'GetAppManifests GetAppManifestsType',
      'GetAppManifestsResponse GetAppManifestsResponseType',
      'GetAppMarketplaceUrl GetAppMarketplaceUrlType',
      'GetAppMarketplaceUrlResponse GetAppMarketplaceUrlResponseMessageType',
      'MarkAsJunk MarkAsJunkType',
      'MarkAsJunkResponse MarkAsJunkResponseType',
      'ReportMessage ReportMessageType',
      'ReportMessageResponse ReportMessageResponseType',
      'InstallApp InstallAppType',
      'InstallAppResponse InstallAppResponseType',
      'UninstallApp UninstallAppType',
      'UninstallAppResponse UninstallAppResponseType',
      'DisableApp DisableAppType',
      'DisableAppResponse DisableAppResponseType',
      'AddNewImContactToGroup AddNewImContactToGroupType',
      'AddNewImContactToGroupResponse AddNewImContactToGroupResponseMessageType',
      'AddNewTelUriContactToGroup AddNewTelUriContactToGroupType',
      'AddNewTelUriContactToGroupResponse AddNewTelUriContactToGroupResponseMessageType',
      'AddImContactToGroup AddImContactToGroupType',
      'AddImContactToGroupResponse AddImContactToGroupResponseMessageType',
      'RemoveImContactFromGroup RemoveImContactFromGroupType',
      'RemoveImContactFromGroupResponse RemoveImContactFromGroupResponseMessageType',
      'AddImGroup AddImGroupType',
      'AddImGroupResponse AddImGroupResponseMessageType',
      'AddDistributionGroupToImList AddDistributionGroupToImListType',
      'AddDistributionGroupToImListResponse AddDistributionGroupToImListResponseMessageType',
      'GetImItemList GetImItemListType',
      'GetImItemListResponse GetImItemListResponseMessageType',
      'GetImItems GetImItemsType',
      'GetImItemsResponse GetImItemsResponseMessageType',
      'RemoveContactFromImList RemoveContactFromImListType',
      'RemoveContactFromImListResponse RemoveContactFromImListResponseMessageType',
      'RemoveDistributionGroupFromImList RemoveDistributionGroupFromImListType',
      'RemoveDistributionGroupFromImListResponse RemoveDistributionGroupFromImListResponseMessageType',
      'RemoveImGroup RemoveImGroupType',
      'RemoveImGroupResponse RemoveImGroupResponseMessageType',
      'SetImGroup SetImGroupType',
      'SetImGroupResponse SetImGroupResponseMessageType',
      'SetImListMigrationCompleted SetImListMigrationCompletedType',
      'SetImListMigrationCompletedResponse SetImListMigrationCompletedResponseMessageType',
      'GetUserRetentionPolicyTags GetUserRetentionPolicyTagsType',
      'GetUserRetentionPolicyTagsResponse GetUserRetentionPolicyTagsResponseMessageType',
      'GetUserPhoto GetUserPhotoType',
      'GetUserPhotoResponse GetUserPhotoResponseMessageType',
      'GetMeetingSpace GetMeetingSpaceType',
      'GetMeetingSpaceResponseMessage GetMeetingSpaceResponseMessageType',
      'CreateMeetingSpace CreateMeetingSpaceType',
      'CreateMeetingSpaceResponseMessage CreateMeetingSpaceResponseMessageType',
      'UpdateMeetingSpace UpdateMeetingSpaceType',
      'UpdateMeetingSpaceResponseMessage UpdateMeetingSpaceResponseMessageType',
      'FindMeetingSpaceByJoinUrl FindMeetingSpaceByJoinUrlType',
      'FindMeetingSpaceByJoinUrlResponseMessage FindMeetingSpaceByJoinUrlResponseMessageType',
      'DeleteMeetingSpace DeleteMeetingSpaceType',
      'DeleteMeetingSpaceResponseMessage DeleteMeetingSpaceResponseMessageType',
      'GetMeetingInstanceRequest GetMeetingInstanceRequestType',
      'GetMeetingInstanceResponse GetMeetingInstanceResponseMessageType',
      'CreateMeetingInstanceRequest CreateMeetingInstanceRequestType',
      'CreateMeetingInstanceResponse CreateMeetingInstanceResponseMessageType',
      'UpdateMeetingInstanceRequest UpdateMeetingInstanceRequestType',
      'UpdateMeetingInstanceResponse UpdateMeetingInstanceResponseMessageType',
      'DeleteMeetingInstanceRequest DeleteMeetingInstanceRequestType',
      'DeleteMeetingInstanceResponse DeleteMeetingInstanceResponseMessageType',
      'SetUserPhoto SetUserPhotoType',
      'SetUserPhotoResponse SetUserPhotoResponseMessageType',
      'RegisterConsent RegisterConsentType',
      'RegisterConsentResponse RegisterConsentResponseMessageType',
      'FindAvailableMeetingTimes FindAvailableMeetingTimesType',
      'FindAvailableMeetingTimesResponse FindAvailableMeetingTimesResponseMessageType',
      'FindMeetingTimeCandidates FindMeetingTimeCandidatesType',
      'FindMeetingTimeCandidatesResponse FindMeetingTimeCandidatesResponseMessageType',
      'StartSearchSession StartSearchSession',
      'StartSearchSessionResponse StartSearchSessionResponseMessage',
      'GetSearchSuggestions GetSearchSuggestions',
      'GetSearchSuggestionsResponse GetSearchSuggestionsResponseMessage',
      'DeleteSearchSuggestion DeleteSearchSuggestion',
      'DeleteSearchSuggestionResponse DeleteSearchSuggestionResponseMessageType',
      'ExecuteSearch ExecuteSearch',
      'ExecuteSearchResponse ExecuteSearchResponseMessage',
      'EndSearchSession EndSearchSession',
      'EndSearchSessionResponse EndSearchSessionResponseMessage',
      'GetLastPrivateCatalogUpdate GetLastPrivateCatalogUpdateType',
      'GetLastPrivateCatalogUpdateResponse GetLastPrivateCatalogUpdateResponseType',
      'GetPrivateCatalogAddIns GetPrivateCatalogAddInsType',
      'GetPrivateCatalogAddInsResponse GetPrivateCatalogAddInsResponseType',
    ],
  },
  operations: [
    'AddDelegate AddDelegate AddDelegateResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'AddDistributionGroupToImList AddDistributionGroupToImList AddDistributionGroupToImListResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'AddImContactToGroup AddImContactToGroup AddImContactToGroupResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'AddImGroup AddImGroup AddImGroupResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'AddNewImContactToGroup AddNewImContactToGroup AddNewImContactToGroupResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'AddNewTelUriContactToGroup AddNewTelUriContactToGroup AddNewTelUriContactToGroupResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'AddTag AddTag AddTagResponse ExchangeImpersonation RequestServerVersion',
    'ApplyConversationAction ApplyConversationAction ApplyConversationActionResponse ExchangeImpersonation RequestServerVersion',
    'ArchiveItem ArchiveItem ArchiveItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'ConvertId ConvertId ConvertIdResponse ExchangeImpersonation RequestServerVersion',
    'CopyFolder CopyFolder CopyFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'CopyItem CopyItem CopyItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'CreateAttachment CreateAttachment CreateAttachmentResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'CreateFolder CreateFolder CreateFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'CreateFolderPath CreateFolderPath CreateFolderPathResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'CreateItem CreateItem CreateItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'CreateManagedFolder CreateManagedFolder CreateManagedFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'CreateMeetingInstance CreateMeetingInstanceRequest CreateMeetingInstanceResponse RequestServerVersion ManagementRole',
    'CreateMeetingSpace CreateMeetingSpace CreateMeetingSpaceResponseMessage RequestServerVersion ManagementRole',
    'CreateUserConfiguration CreateUserConfiguration CreateUserConfigurationResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'DeleteAttachment DeleteAttachment DeleteAttachmentResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'DeleteFolder DeleteFolder DeleteFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'DeleteItem DeleteItem DeleteItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'DeleteMeetingInstance DeleteMeetingInstanceRequest DeleteMeetingInstanceResponse RequestServerVersion ManagementRole',
    'DeleteMeetingSpace DeleteMeetingSpace DeleteMeetingSpaceResponseMessage RequestServerVersion ManagementRole',
    'DeleteSearchSuggestion DeleteSearchSuggestion DeleteSearchSuggestionResponse MailboxCulture RequestServerVersion',
    'DeleteUserConfiguration DeleteUserConfiguration DeleteUserConfigurationResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'DisableApp DisableApp DisableAppResponse ExchangeImpersonation RequestServerVersion',
    'DisconnectPhoneCall DisconnectPhoneCall DisconnectPhoneCallResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'EmptyFolder EmptyFolder EmptyFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'EndSearchSession EndSearchSession EndSearchSessionResponse MailboxCulture RequestServerVersion',
    'ExecuteSearch ExecuteSearch ExecuteSearchResponse MailboxCulture RequestServerVersion',
    'ExpandDL ExpandDL ExpandDLResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'ExportItems ExportItems ExportItemsResponse ExchangeImpersonation MailboxCulture RequestServerVersion ManagementRole',
    'FindAvailableMeetingTimes FindAvailableMeetingTimes FindAvailableMeetingTimesResponse RequestServerVersion',
    'FindConversation FindConversation FindConversationResponse ExchangeImpersonation RequestServerVersion',
    'FindFolder FindFolder FindFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext ManagementRole',
    'FindItem FindItem FindItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext DateTimePrecision ManagementRole',
    'FindMeetingSpaceByJoinUrl FindMeetingSpaceByJoinUrl FindMeetingSpaceByJoinUrlResponseMessage RequestServerVersion ManagementRole',
    'FindMeetingTimeCandidates FindMeetingTimeCandidates FindMeetingTimeCandidatesResponse RequestServerVersion TimeZoneContext',
    'FindMessageTrackingReport FindMessageTrackingReport FindMessageTrackingReportResponse RequestServerVersion',
    'FindPeople FindPeople FindPeopleResponse ExchangeImpersonation RequestServerVersion',
    'FindTags FindTags FindTagsResponse ExchangeImpersonation RequestServerVersion',
    'GetAppManifests GetAppManifests GetAppManifestsResponse RequestServerVersion',
    'GetAppMarketplaceUrl GetAppMarketplaceUrl GetAppMarketplaceUrlResponse RequestServerVersion',
    'GetAttachment GetAttachment GetAttachmentResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'GetClientAccessToken GetClientAccessToken GetClientAccessTokenResponse RequestServerVersion',
    'GetConversationItems GetConversationItems GetConversationItemsResponse ExchangeImpersonation RequestServerVersion',
    'GetDelegate GetDelegate GetDelegateResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetDiscoverySearchConfiguration GetDiscoverySearchConfiguration GetDiscoverySearchConfigurationResponse RequestServerVersion ManagementRole',
    'GetEvents GetEvents GetEventsResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetFolder GetFolder GetFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext ManagementRole',
    'GetHoldOnMailboxes GetHoldOnMailboxes GetHoldOnMailboxesResponse RequestServerVersion ManagementRole',
    'GetImItemList GetImItemList GetImItemListResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetImItems GetImItems GetImItemsResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetInboxRules GetInboxRules GetInboxRulesResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'GetItem GetItem GetItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext DateTimePrecision ManagementRole',
    'GetLastPrivateCatalogUpdate GetLastPrivateCatalogUpdate GetLastPrivateCatalogUpdateResponse RequestServerVersion',
    'GetMailTips GetMailTips GetMailTipsResponse RequestServerVersion MailboxCulture',
    'GetMeetingInstance GetMeetingInstanceRequest GetMeetingInstanceResponse RequestServerVersion ManagementRole',
    'GetMeetingSpace GetMeetingSpace GetMeetingSpaceResponseMessage RequestServerVersion ManagementRole',
    'GetMessageTrackingReport GetMessageTrackingReport GetMessageTrackingReportResponse RequestServerVersion',
    'GetNonIndexableItemDetails GetNonIndexableItemDetails GetNonIndexableItemDetailsResponse RequestServerVersion ManagementRole',
    'GetNonIndexableItemStatistics GetNonIndexableItemStatistics GetNonIndexableItemStatisticsResponse RequestServerVersion ManagementRole',
    'GetPasswordExpirationDate GetPasswordExpirationDate GetPasswordExpirationDateResponse MailboxCulture RequestServerVersion',
    'GetPersona GetPersona GetPersonaResponseMessage ExchangeImpersonation RequestServerVersion',
    'GetPhoneCallInformation GetPhoneCallInformation GetPhoneCallInformationResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetPrivateCatalogAddIns GetPrivateCatalogAddIns GetPrivateCatalogAddInsResponse RequestServerVersion',
    'GetReminders GetReminders GetRemindersResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'GetRoomLists GetRoomLists GetRoomListsResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetRooms GetRooms GetRoomsResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetSearchSuggestions GetSearchSuggestions GetSearchSuggestionsResponse MailboxCulture RequestServerVersion',
    'GetSearchableMailboxes GetSearchableMailboxes GetSearchableMailboxesResponse RequestServerVersion ManagementRole',
    'GetServerTimeZones GetServerTimeZones GetServerTimeZonesResponse MailboxCulture RequestServerVersion',
    'GetServiceConfiguration GetServiceConfiguration GetServiceConfigurationResponse ExchangeImpersonation RequestServerVersion MailboxCulture',
    'GetSharingFolder GetSharingFolder GetSharingFolderResponse RequestServerVersion',
    'GetSharingMetadata GetSharingMetadata GetSharingMetadataResponse RequestServerVersion',
    'GetSpecificUserConfiguration GetSpecificUserConfiguration GetSpecificUserConfigurationResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetStreamingEvents GetStreamingEvents GetStreamingEventsResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetUserAvailability GetUserAvailabilityRequest GetUserAvailabilityResponse ExchangeImpersonation TimeZoneContext RequestServerVersion',
    'GetUserConfiguration GetUserConfiguration GetUserConfigurationResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'GetUserOofSettings GetUserOofSettingsRequest GetUserOofSettingsResponse ExchangeImpersonation RequestServerVersion',
    'GetUserPhoto GetUserPhoto GetUserPhotoResponse RequestServerVersion',
    'GetUserRetentionPolicyTags GetUserRetentionPolicyTags GetUserRetentionPolicyTagsResponse RequestServerVersion',
    'HideTag HideTag HideTagResponse ExchangeImpersonation RequestServerVersion',
    'InstallApp InstallApp InstallAppResponse ExchangeImpersonation RequestServerVersion',
    'MarkAllItemsAsRead MarkAllItemsAsRead MarkAllItemsAsReadResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'MarkAsJunk MarkAsJunk MarkAsJunkResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'MoveFolder MoveFolder MoveFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'MoveItem MoveItem MoveItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'PerformReminderAction PerformReminderAction PerformReminderActionResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'PlayOnPhone PlayOnPhone PlayOnPhoneResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'RefreshSharingFolder RefreshSharingFolder RefreshSharingFolderResponse RequestServerVersion',
    'RemoveContactFromImList RemoveContactFromImList RemoveContactFromImListResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'RemoveDelegate RemoveDelegate RemoveDelegateResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'RemoveDistributionGroupFromImList RemoveDistributionGroupFromImList RemoveDistributionGroupFromImListResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'RemoveImContactFromGroup RemoveImContactFromGroup RemoveImContactFromGroupResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'RemoveImGroup RemoveImGroup RemoveImGroupResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'ReportMessage ReportMessage ReportMessageResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'ResolveNames ResolveNames ResolveNamesResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'SearchMailboxes SearchMailboxes SearchMailboxesResponse RequestServerVersion ManagementRole',
    'SendItem SendItem SendItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'SetHoldOnMailboxes SetHoldOnMailboxes SetHoldOnMailboxesResponse RequestServerVersion ManagementRole',
    'SetImGroup SetImGroup SetImGroupResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'SetImListMigrationCompleted SetImListMigrationCompleted SetImListMigrationCompletedResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'SetTeamMailbox SetTeamMailbox SetTeamMailboxResponse RequestServerVersion ManagementRole',
    'SetUserOofSettings SetUserOofSettingsRequest SetUserOofSettingsResponse ExchangeImpersonation RequestServerVersion',
    'SetUserPhoto SetUserPhoto SetUserPhotoResponse RequestServerVersion',
    'StartSearchSession StartSearchSession StartSearchSessionResponse MailboxCulture RequestServerVersion',
    'Subscribe Subscribe SubscribeResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'SyncFolderHierarchy SyncFolderHierarchy SyncFolderHierarchyResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'SyncFolderItems SyncFolderItems SyncFolderItemsResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'UninstallApp UninstallApp UninstallAppResponse ExchangeImpersonation RequestServerVersion',
    'UnpinTeamMailbox UnpinTeamMailbox UnpinTeamMailboxResponse RequestServerVersion',
    'Unsubscribe Unsubscribe UnsubscribeResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'UpdateDelegate UpdateDelegate UpdateDelegateResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'UpdateFolder UpdateFolder UpdateFolderResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'UpdateInboxRules UpdateInboxRules UpdateInboxRulesResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'UpdateItem UpdateItem UpdateItemResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext',
    'UpdateItemInRecoverableItems UpdateItemInRecoverableItems UpdateItemInRecoverableItemsResponse ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext ManagementRole',
    'UpdateMeetingInstance UpdateMeetingInstanceRequest UpdateMeetingInstanceResponse RequestServerVersion ManagementRole',
    'UpdateMeetingSpace UpdateMeetingSpace UpdateMeetingSpaceResponseMessage RequestServerVersion ManagementRole',
    'UpdateUserConfiguration UpdateUserConfiguration UpdateUserConfigurationResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
    'UploadItems UploadItems UploadItemsResponse ExchangeImpersonation MailboxCulture RequestServerVersion',
  ],
}
