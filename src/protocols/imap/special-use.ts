/**
 * What mailboxes are for: \Drafts, \Sent … RFC 6154 2, \Important: RFC 8457.
 *
 * The special folders of a mailbox have theirs from birth. CREATE … USE gives one to another mailbox, kept as a property of its
 * folder; RFC 6154 2 lets several mailboxes have the same. \All and \Flagged would be views over other mailboxes, which are
 * not here.
 */
import { Bag, propertyOfName, specialFolders } from '#model'
import type { Folder, FolderId, Mailbox } from '#store'

/** Kontor's own, in PS_PUBLIC_STRINGS. */
const name = { set: '00020329-0000-0000-c000-000000000046', string: 'kontor:imap:special-use' } as const

const makable = new Map(
  ['\\Archive', '\\Drafts', '\\Important', '\\Junk', '\\Sent', '\\Trash'].map((use) => [use.toLowerCase(), use]),
)

const ofSpecialFolders = new Map<FolderId, string>()
for (const { id, specialUse } of specialFolders) if (specialUse !== undefined) ofSpecialFolders.set(id, specialUse)

/** As it is written; undefined for one that no mailbox here can have. */
export function findMakableUse(use: string): string | undefined {
  return makable.get(use.toLowerCase())
}

export function specialUseProperties(uses: readonly string[]): Bag {
  return new Bag().set(propertyOfName(name, 'string[]'), [...uses])
}

/** The attributes of each folder of the mailbox, joined by spaces. */
export async function readSpecialUses(mailbox: Mailbox): Promise<(folder: Folder) => string | undefined> {
  const [id] = await mailbox.namedIds([name], false)
  return (folder) => {
    const own = ofSpecialFolders.get(folder.id)
    if (own !== undefined || id === undefined) return own
    const value = folder.bag.get(((id << 16) | MULTI_STRING) >>> 0)
    return Array.isArray(value) && value.length > 0 ? value.join(' ') : undefined
  }
}

/** [MS-OXCDATA] 2.11.1, PtypMultipleString */
const MULTI_STRING = 0x101f
