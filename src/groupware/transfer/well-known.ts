/**
 * Which of the folders that every mailbox has a folder of a file is, by its name: in the languages that Kontor knows, and
 * as other programs call them.
 */
import { specialFolders, type SpecialFolderKey } from '#model'
import type { SourceFolder } from './types.ts'

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
  'syncIssues',
  // Settings, as hidden items; nobody sees these folders.
  'quickSteps',
  'conversationActionSettings',
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
  'rss-abonnements': 'rssFeeds',
  unterhaltungsverlauf: 'conversationHistory',
  'aufgezeichnete konversationen': 'conversationHistory',
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
  quickSteps: 'IPF.Configuration',
  conversationActionSettings: 'IPF.Configuration',
}

/** Those within others that every mailbox has, by their names; the ones that nobody sees by their class, too. */
const below = new Map<string, SpecialFolderKey>(
  specialFolders
    .filter(({ parent }) => parent === 'syncIssues' || parent === 'contacts')
    .flatMap(({ key, parent, names, containerClass, hidden }) =>
      [...names, ...(hidden && containerClass !== undefined ? [containerClass] : [])].map(
        (name) => [`${parent}/${name.toLowerCase()}`, key] as const,
      ),
    ),
)

/** `folderClass`: a folder of mails that is called Calendar is not the calendar. */
export function findWellKnown(name: string, folderClass: string | undefined): SpecialFolderKey | undefined {
  const key = byName.get(name.normalize('NFC').trim().toLowerCase())
  if (!key) return undefined
  const wanted = classes[key] ?? 'IPF.Note'
  return folderClass === undefined || folderClass === '' || folderClass.startsWith(wanted) ? key : undefined
}

/** The same for a folder that lies in another one. */
export function findSpecial(
  name: string,
  { class: folderClass, parent }: Pick<SourceFolder, 'class' | 'parent'>,
): SpecialFolderKey | undefined {
  if (!parent) return findWellKnown(name, folderClass)
  if (!parent.special) return undefined
  const find = (text: string) => below.get(`${parent.special}/${text.normalize('NFC').trim().toLowerCase()}`)
  return find(name) ?? (folderClass === undefined ? undefined : find(folderClass))
}
