/**
 * The rights of [MS-OXCPERM] 2.2.7 as letters of RFC 4314.
 *
 *   l  FolderVisible          i, p  Create              x, a  FolderOwner
 *   r  ReadAny                w     EditAny             k     CreateSubFolder
 *   s  goes with r            t, e  DeleteAny
 *
 * \Seen is the reader's business in MAPI: who may read may mark as read. `EditOwned` and `DeleteOwned` have no letter; they
 * are set with EditAny and DeleteAny, and the free/busy bits stay as they are.
 */

/** [MS-OXCPERM] 2.2.7 */
export const Right = {
  readAny: 0x1,
  create: 0x2,
  editOwned: 0x8,
  deleteOwned: 0x10,
  editAny: 0x20,
  deleteAny: 0x40,
  createSubFolder: 0x80,
  folderOwner: 0x100,
  folderContact: 0x200,
  folderVisible: 0x400,
} as const

const letters: readonly (readonly [string, number])[] = [
  ['l', Right.folderVisible],
  ['r', Right.readAny],
  ['s', Right.readAny],
  ['w', Right.editAny],
  ['i', Right.create],
  ['p', Right.create],
  ['k', Right.createSubFolder],
  ['x', Right.folderOwner],
  ['t', Right.deleteAny],
  ['e', Right.deleteAny],
  ['a', Right.folderOwner],
]

/** Rights that are given and taken together, RFC 4314 4. */
export const tiedLetters = ['l', 'rs', 'w', 'ip', 'kc', 'xa', 'ted'] as const
export const allLetters = `${letters.map(([letter]) => letter).join('')}cd`

export function lettersOf(rights: number): string {
  let out = ''
  for (const [letter, bit] of letters) if ((rights & bit) !== 0) out += letter
  // RFC 4314 2.1.1: clients of RFC 2086 look for these.
  if ((rights & Right.createSubFolder) !== 0) out += 'c'
  if ((rights & Right.deleteAny) !== 0) out += 'd'
  return out
}

/**
 * undefined when a letter is none. `c` and `d` of RFC 2086 are `k` and `te` (RFC 4314 2.1.1); `x` is in neither, because here it
 * is the right to administer, which nobody gives away who knows only the old letters.
 */
export function findRights(text: string): number | undefined {
  let rights = 0
  for (const letter of text.replaceAll('c', 'k').replaceAll('d', 'te')) {
    const entry = letters.find(([name]) => name === letter)
    if (entry === undefined) return undefined
    rights |= entry[1]
  }
  return rights
}

/** The rights that letters stand for: their absence takes the bits for one's own items, too. */
export const letterBits = letters.reduce((bits, [, bit]) => bits | bit, 0) | Right.editOwned | Right.deleteOwned

/** What is stored for these rights: who may edit or delete any item may do so with one's own. */
export function completeRights(rights: number): number {
  return (
    rights |
    ((rights & Right.editAny) !== 0 ? Right.editOwned : 0) |
    ((rights & Right.deleteAny) !== 0 ? Right.deleteOwned : 0)
  )
}
