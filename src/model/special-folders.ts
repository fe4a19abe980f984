/**
 * The folders that every mailbox and the public store have from birth: their fixed ids, parents, container classes,
 * IMAP special uses and names in eight languages.
 *
 * Set and classes: [MS-OXOSFLD] 2.2.1, [MS-OXCSTOR] 2.2.1.1.3 and 2.2.1.1.4, [MS-OXOCNTC] 2.2.3; the folders of
 * Recoverable Items and below Contacts are those of a new Exchange mailbox.
 *
 * The ids are stored in mailboxes: never change one, never give a freed one to something else. Folders that users
 * create begin at `firstUserFolder`.
 */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'ja'] as const
export type Language = (typeof languages)[number]

export const firstUserFolder = 0x1000

export const SpecialFolder = {
  root: 1,
  deferredAction: 2,
  spoolerQueue: 3,
  shortcuts: 4,
  finder: 5,
  views: 6,
  commonViews: 7,
  schedule: 8,
  ipmSubtree: 9,
  inbox: 10,
  outbox: 11,
  sentItems: 12,
  deletedItems: 13,
  drafts: 14,
  calendar: 15,
  contacts: 16,
  tasks: 17,
  notes: 18,
  journal: 19,
  junk: 20,
  syncIssues: 21,
  conflicts: 22,
  localFailures: 23,
  serverFailures: 24,
  conversationHistory: 25,
  archive: 26,
  rssFeeds: 27,
  quickContacts: 28,
  imContacts: 29,
  recipientCache: 30,
  galContacts: 31,
  companies: 32,
  organizationalContacts: 33,
  conversationBuddies: 34,
  conversationActionSettings: 35,
  quickSteps: 36,
  recoverableItems: 37,
  recoverableDeletions: 38,
  recoverableVersions: 39,
  recoverablePurges: 40,
  discoveryHolds: 41,
  calendarLogging: 42,
  audits: 43,
  freeBusyData: 44,
  reminders: 45,
  toDoSearch: 46,
  contactsSearch: 47,
  trackedMailProcessing: 48,
  exchangeSyncData: 49,
  sharing: 50,
  system: 51,
  allItems: 52,
} as const

export type SpecialFolderKey = keyof typeof SpecialFolder
export type SpecialFolderId = (typeof SpecialFolder)[SpecialFolderKey]

export const PublicFolder = {
  root: 1,
  ipmSubtree: 2,
  nonIpmSubtree: 3,
  eformsRegistry: 4,
  freeBusy: 5,
  offlineAddressBook: 6,
  localEforms: 7,
  localFreeBusy: 8,
  localOfflineAddressBook: 9,
  recoverableItems: 10,
  recoverableDeletions: 11,
} as const

export type PublicFolderKey = keyof typeof PublicFolder

/** RFC 6154 */
export type SpecialUse = '\\Drafts' | '\\Sent' | '\\Trash' | '\\Junk' | '\\Archive'

export type FolderTemplate<Key extends string = string> = {
  key: Key
  id: number
  parent: Key | undefined
  /** PidTagContainerClass */
  containerClass: string | undefined
  specialUse: SpecialUse | undefined
  /** A search folder: its content is a view of other folders. */
  search: boolean
  /** Lies below the visible tree, but clients do not show it (PidTagAttributeHidden). */
  hidden: boolean
  /** In the order of `languages`; one name alone is the name in every language. */
  names: readonly [string] | readonly [string, string, string, string, string, string, string, string]
}

type Names = FolderTemplate['names']
type More = { containerClass?: string; specialUse?: SpecialUse; search?: true; hidden?: true }

/** Parents come before their children. */
export const specialFolders: readonly FolderTemplate<SpecialFolderKey>[] = [
  folder('root', undefined, ['Root']),
  folder('deferredAction', 'root', ['Deferred Action']),
  folder('spoolerQueue', 'root', ['Spooler Queue']),
  folder('shortcuts', 'root', ['Shortcuts'], { containerClass: 'IPF.ShortcutFolder' }),
  folder('finder', 'root', ['Finder']),
  folder('views', 'root', ['Views']),
  folder('commonViews', 'root', ['Common Views']),
  folder('schedule', 'root', ['Schedule']),
  folder('freeBusyData', 'root', ['Freebusy Data']),
  folder('exchangeSyncData', 'root', ['ExchangeSyncData']),
  folder('sharing', 'root', ['Sharing'], { containerClass: 'IPF.Note' }),
  folder('system', 'root', ['System']),
  folder('trackedMailProcessing', 'root', ['Tracked Mail Processing'], { containerClass: 'IPF.Note' }),
  folder(
    'reminders',
    'root',
    ['Reminders', 'Erinnerungen', 'Rappels', 'Avisos', 'Promemoria', 'Herinneringen', 'Przypomnienia', 'アラーム'],
    { containerClass: 'Outlook.Reminder', search: true },
  ),
  folder(
    'toDoSearch',
    'root',
    [
      'To-Do Search',
      'Aufgabensuche',
      'Recherche de tâches',
      'Búsqueda de tareas pendientes',
      'Ricerca attività',
      'Taken zoeken',
      'Wyszukiwanie zadań do wykonania',
      'タスクの検索',
    ],
    { containerClass: 'IPF.Task', search: true },
  ),
  folder(
    'contactsSearch',
    'finder',
    [
      'Contacts Search',
      'Kontaktsuche',
      'Recherche de contacts',
      'Búsqueda de contactos',
      'Ricerca contatti',
      'Contactpersonen zoeken',
      'Wyszukiwanie kontaktów',
      '連絡先の検索',
    ],
    { containerClass: 'IPF.Contact', search: true },
  ),
  folder('allItems', 'root', ['AllItems'], { containerClass: 'IPF', search: true }),

  folder('recoverableItems', 'root', ['Recoverable Items']),
  folder('recoverableDeletions', 'recoverableItems', ['Deletions']),
  folder('recoverableVersions', 'recoverableItems', ['Versions']),
  folder('recoverablePurges', 'recoverableItems', ['Purges']),
  folder('discoveryHolds', 'recoverableItems', ['DiscoveryHolds']),
  folder('calendarLogging', 'recoverableItems', ['Calendar Logging']),
  folder('audits', 'recoverableItems', ['Audits']),

  folder('ipmSubtree', 'root', [
    'Top of Information Store',
    'Oberste Ebene des Informationsspeichers',
    'Racine de la banque d’informations',
    'Principio del almacén de información',
    'Inizio dell’archivio informazioni',
    'Bovenste niveau van gegevensarchief',
    'Początek magazynu informacji',
    'インフォメーション ストアの先頭',
  ]),
  folder(
    'inbox',
    'ipmSubtree',
    [
      'Inbox',
      'Posteingang',
      'Boîte de réception',
      'Bandeja de entrada',
      'Posta in arrivo',
      'Postvak IN',
      'Skrzynka odbiorcza',
      '受信トレイ',
    ],
    { containerClass: 'IPF.Note' },
  ),
  folder(
    'drafts',
    'ipmSubtree',
    ['Drafts', 'Entwürfe', 'Brouillons', 'Borradores', 'Bozze', 'Concepten', 'Wersje robocze', '下書き'],
    { containerClass: 'IPF.Note', specialUse: '\\Drafts' },
  ),
  folder(
    'sentItems',
    'ipmSubtree',
    [
      'Sent Items',
      'Gesendete Elemente',
      'Éléments envoyés',
      'Elementos enviados',
      'Posta inviata',
      'Verzonden items',
      'Elementy wysłane',
      '送信済みアイテム',
    ],
    { containerClass: 'IPF.Note', specialUse: '\\Sent' },
  ),
  folder(
    'deletedItems',
    'ipmSubtree',
    [
      'Deleted Items',
      'Gelöschte Elemente',
      'Éléments supprimés',
      'Elementos eliminados',
      'Posta eliminata',
      'Verwijderde items',
      'Elementy usunięte',
      '削除済みアイテム',
    ],
    { containerClass: 'IPF.Note', specialUse: '\\Trash' },
  ),
  folder(
    'outbox',
    'ipmSubtree',
    [
      'Outbox',
      'Postausgang',
      'Boîte d’envoi',
      'Bandeja de salida',
      'Posta in uscita',
      'Postvak UIT',
      'Skrzynka nadawcza',
      '送信トレイ',
    ],
    { containerClass: 'IPF.Note' },
  ),
  folder(
    'junk',
    'ipmSubtree',
    [
      'Junk Email',
      'Junk-E-Mail',
      'Courrier indésirable',
      'Correo no deseado',
      'Posta indesiderata',
      'Ongewenste e-mail',
      'Wiadomości-śmieci',
      '迷惑メール',
    ],
    { containerClass: 'IPF.Note', specialUse: '\\Junk' },
  ),
  folder(
    'archive',
    'ipmSubtree',
    ['Archive', 'Archiv', 'Archives', 'Archivo', 'Archivio', 'Archief', 'Archiwum', 'アーカイブ'],
    { containerClass: 'IPF.Note', specialUse: '\\Archive' },
  ),
  folder(
    'calendar',
    'ipmSubtree',
    ['Calendar', 'Kalender', 'Calendrier', 'Calendario', 'Calendario', 'Agenda', 'Kalendarz', '予定表'],
    { containerClass: 'IPF.Appointment' },
  ),
  folder(
    'contacts',
    'ipmSubtree',
    ['Contacts', 'Kontakte', 'Contacts', 'Contactos', 'Contatti', 'Contactpersonen', 'Kontakty', '連絡先'],
    { containerClass: 'IPF.Contact' },
  ),
  folder('tasks', 'ipmSubtree', ['Tasks', 'Aufgaben', 'Tâches', 'Tareas', 'Attività', 'Taken', 'Zadania', 'タスク'], {
    containerClass: 'IPF.Task',
  }),
  folder('notes', 'ipmSubtree', ['Notes', 'Notizen', 'Notes', 'Notas', 'Note', 'Notities', 'Notatki', 'メモ'], {
    containerClass: 'IPF.StickyNote',
  }),
  folder(
    'journal',
    'ipmSubtree',
    ['Journal', 'Journal', 'Journal', 'Diario', 'Diario', 'Logboek', 'Dziennik', '履歴'],
    { containerClass: 'IPF.Journal' },
  ),
  folder(
    'conversationHistory',
    'ipmSubtree',
    [
      'Conversation History',
      'Aufgezeichnete Unterhaltungen',
      'Historique des conversations',
      'Historial de conversaciones',
      'Cronologia conversazioni',
      'Gespreksgeschiedenis',
      'Historia konwersacji',
      '会話の履歴',
    ],
    { containerClass: 'IPF.Note' },
  ),
  folder(
    'rssFeeds',
    'ipmSubtree',
    ['RSS Feeds', 'RSS-Feeds', 'Flux RSS', 'Fuentes RSS', 'Feed RSS', 'RSS-feeds', 'Źródła danych RSS', 'RSS フィード'],
    { containerClass: 'IPF.Note.OutlookHomepage' },
  ),
  folder(
    'syncIssues',
    'ipmSubtree',
    [
      'Sync Issues',
      'Synchronisierungsprobleme',
      'Problèmes de synchronisation',
      'Problemas de sincronización',
      'Problemi di sincronizzazione',
      'Synchronisatieproblemen',
      'Problemy z synchronizacją',
      '同期の失敗',
    ],
    { containerClass: 'IPF.Note' },
  ),
  folder(
    'conflicts',
    'syncIssues',
    ['Conflicts', 'Konflikte', 'Conflits', 'Conflictos', 'Conflitti', 'Conflicten', 'Konflikty', '競合'],
    { containerClass: 'IPF.Note' },
  ),
  folder(
    'localFailures',
    'syncIssues',
    [
      'Local Failures',
      'Lokale Fehler',
      'Défaillances locales',
      'Errores locales',
      'Errori locali',
      'Lokale fouten',
      'Błędy lokalne',
      'ローカルの失敗',
    ],
    { containerClass: 'IPF.Note' },
  ),
  folder(
    'serverFailures',
    'syncIssues',
    [
      'Server Failures',
      'Serverfehler',
      'Défaillances du serveur',
      'Errores del servidor',
      'Errori del server',
      'Serverfouten',
      'Błędy serwera',
      'サーバーの失敗',
    ],
    { containerClass: 'IPF.Note' },
  ),
  folder(
    'conversationActionSettings',
    'ipmSubtree',
    [
      'Conversation Action Settings',
      'Einstellungen für Unterhaltungsaktionen',
      'Paramètres des actions de conversation',
      'Configuración de acciones de conversación',
      'Impostazioni azioni conversazione',
      'Instellingen voor gespreksacties',
      'Ustawienia akcji konwersacji',
      '会話アクションの設定',
    ],
    { containerClass: 'IPF.Configuration', hidden: true },
  ),
  folder(
    'quickSteps',
    'ipmSubtree',
    [
      'Quick Step Settings',
      'QuickSteps-Einstellungen',
      'Paramètres des actions rapides',
      'Configuración de pasos rápidos',
      'Impostazioni passaggi rapidi',
      'Instellingen voor snelle stappen',
      'Ustawienia szybkich kroków',
      'クイック操作の設定',
    ],
    { containerClass: 'IPF.Configuration', hidden: true },
  ),
  folder('quickContacts', 'contacts', ['Quick Contacts'], {
    containerClass: 'IPF.Contact.MOC.QuickContacts',
    hidden: true,
  }),
  folder('imContacts', 'contacts', ['IM Contact List'], {
    containerClass: 'IPF.Contact.MOC.ImContactList',
    hidden: true,
  }),
  folder('recipientCache', 'contacts', ['Recipient Cache'], {
    containerClass: 'IPF.Contact.RecipientCache',
    hidden: true,
  }),
  folder('galContacts', 'contacts', ['GAL Contacts'], { containerClass: 'IPF.Contact.GalContacts', hidden: true }),
  folder('companies', 'contacts', ['Companies'], { containerClass: 'IPF.Contact.Company', hidden: true }),
  folder('organizationalContacts', 'contacts', ['Organizational Contacts'], {
    containerClass: 'IPF.Contact.OrganizationalContacts',
    hidden: true,
  }),
  folder('conversationBuddies', 'contacts', ['PeopleCentricConversation Buddies'], {
    containerClass: 'IPF.Contact.PeopleCentricConversationBuddies',
    hidden: true,
  }),
]

/** [MS-OXCSTOR] 2.2.1.1.4 */
export const publicFolders: readonly FolderTemplate<PublicFolderKey>[] = [
  publicFolder('root', undefined, 'Root'),
  publicFolder('ipmSubtree', 'root', 'IPM_SUBTREE'),
  publicFolder('nonIpmSubtree', 'root', 'NON_IPM_SUBTREE'),
  publicFolder('eformsRegistry', 'nonIpmSubtree', 'EFORMS REGISTRY'),
  publicFolder('freeBusy', 'nonIpmSubtree', 'SCHEDULE+ FREE BUSY'),
  publicFolder('offlineAddressBook', 'nonIpmSubtree', 'OFFLINE ADDRESS BOOK'),
  publicFolder('localEforms', 'eformsRegistry', 'Organization Forms'),
  publicFolder('localFreeBusy', 'freeBusy', 'EX:/o=Kontor/ou=Exchange Administrative Group'),
  publicFolder('localOfflineAddressBook', 'offlineAddressBook', 'Default Offline Address List'),
  publicFolder('recoverableItems', 'root', 'Recoverable Items'),
  publicFolder('recoverableDeletions', 'recoverableItems', 'Deletions'),
]

const byKey = new Map(specialFolders.map((template) => [template.key, template]))
const byId = new Map(specialFolders.map((template) => [template.id, template]))

export function getSpecialFolder(key: SpecialFolderKey): FolderTemplate<SpecialFolderKey> {
  return byKey.get(key) as FolderTemplate<SpecialFolderKey>
}

/** The special folder with this id; undefined for the folders that users made. */
export function findSpecialFolder(id: number): FolderTemplate<SpecialFolderKey> | undefined {
  return byId.get(id)
}

/** `language` may be a tag like de-AT; a language without names gives English. */
export function specialFolderName(template: FolderTemplate, language: string): string {
  const index = languages.indexOf(language.slice(0, 2).toLowerCase() as Language)
  return template.names[index] ?? template.names[0]
}

function folder(
  key: SpecialFolderKey,
  parent: SpecialFolderKey | undefined,
  names: Names,
  more: More = {},
): FolderTemplate<SpecialFolderKey> {
  return {
    key,
    id: SpecialFolder[key],
    parent,
    containerClass: more.containerClass,
    specialUse: more.specialUse,
    search: more.search ?? false,
    hidden: more.hidden ?? false,
    names,
  }
}

function publicFolder(
  key: PublicFolderKey,
  parent: PublicFolderKey | undefined,
  name: string,
): FolderTemplate<PublicFolderKey> {
  return {
    key,
    id: PublicFolder[key],
    parent,
    containerClass: undefined,
    specialUse: undefined,
    search: false,
    hidden: false,
    names: [name],
  }
}
