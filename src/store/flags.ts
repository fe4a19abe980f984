/**
 * Flags as the bits of the column `message.flags`, and categories as the text of the column `message.categories`.
 * The bits are stored: never renumber them.
 */
import { Failure } from '#model'
import type { Flag } from './types.ts'

export const flagBit = {
  read: 0x001,
  answered: 0x002,
  forwarded: 0x004,
  flagged: 0x008,
  draft: 0x010,
  deleteMarked: 0x020,
  junk: 0x040,
  notJunk: 0x080,
  receiptSent: 0x100,
  phishing: 0x200,
} as const satisfies Record<Flag, number>

const allFlags = Object.keys(flagBit) as Flag[]
const sets = new Map<number, ReadonlySet<Flag>>()

export function bitsOf(flags: Iterable<Flag>): number {
  let bits = 0
  for (const flag of flags) bits |= flagBit[flag]
  return bits
}

/** Shared between all rows that have the same flags. */
export function flagsOf(bits: number): ReadonlySet<Flag> {
  let set = sets.get(bits)
  if (!set) sets.set(bits, (set = new Set(allFlags.filter((flag) => bits & flagBit[flag]))))
  return set
}

const none: readonly string[] = []
const maxCategories = 255
const maxCategoryLength = 255

export function categoriesOf(text: string | null): readonly string[] {
  return text ? text.slice(0, -1).split('\n') : none
}

/** Each once, regardless of case, as it was first written. [MS-OXCMSG] 2.2.1.26 (PidNameKeywords) */
export function categoriesText(categories: readonly string[]): string | null {
  const seen = new Map<string, string>()
  for (const category of categories) {
    // oxlint-disable-next-line no-control-regex
    const name = category.replace(/[\0-\x1f]/g, ' ').trim()
    if (name.length > maxCategoryLength) throw new Failure('tooBig', 'category')
    if (name !== '' && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name)
  }
  if (seen.size > maxCategories) throw new Failure('tooMany', 'categories')
  return seen.size === 0 ? null : `${[...seen.values()].join('\n')}\n`
}
