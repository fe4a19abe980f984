/**
 * Which of the folders that every mailbox has a folder of a file is, by its name: in the languages that Kontor knows, and
 * as other programs call them.
 */
import { specialFolders, type SpecialFolderKey } from '#model'

/** Those into which people's items go. */
const meant: ReadonlySet<SpecialFolderKey> = new Set<SpecialFolderKey>([
  'inbox',
  'outbox',
  'sentItems',
  'deletedItems',
  'drafts',
  'calendar',
  'contacts',
  'tasks',
  'notes',
  'journal',
  'junk',
  'archive',
  'conversationHistory',
  'rssFeeds',
])

/** Names of older Outlooks, of Thunderbird, Apple Mail, Google and Dovecot, in lower case. */
const otherNames: Readonly<Record<string, SpecialFolderKey>> = {
  sent: 'sentItems',
  'sent mail': 'sentItems',
  'sent messages': 'sentItems',
  'sent-mail': 'sentItems',
  gesendet: 'sentItems',
  'gesendete objekte': 'sentItems',
  trash: 'deletedItems',
  'deleted messages': 'deletedItems',
  papierkorb: 'deletedItems',
  'gelöschte objekte': 'deletedItems',
  spam: 'junk',
  junk: 'junk',
  'junk e-mail': 'junk',
  'bulk mail': 'junk',
  entwurf: 'drafts',
  'unsent messages': 'outbox',
}

const byName = new Map<string, SpecialFolderKey>([
  ...specialFolders
    .filter(({ key }) => meant.has(key))
    .flatMap(({ key, names }) => names.map((name) => [name.toLowerCase(), key] as const)),
  ...Object.entries(otherNames),
])

const classes: Partial<Record<SpecialFolderKey, string>> = {
  calendar: 'IPF.Appointment',
  contacts: 'IPF.Contact',
  tasks: 'IPF.Task',
  notes: 'IPF.StickyNote',
  journal: 'IPF.Journal',
}

/** `folderClass`: a folder of mails that is called Calendar is not the calendar. */
export function findWellKnown(name: string, folderClass: string | undefined): SpecialFolderKey | undefined {
  const key = byName.get(name.normalize('NFC').trim().toLowerCase())
  if (!key) return undefined
  const wanted = classes[key] ?? 'IPF.Note'
  return folderClass === undefined || folderClass === '' || folderClass.startsWith(wanted) ? key : undefined
}
