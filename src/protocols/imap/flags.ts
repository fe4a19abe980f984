/**
 * IMAP flags and keywords ⇄ the store's flags and categories.
 *
 * RFC 9051 2.3.2; $Forwarded, $MDNSent: RFC 5788 registry; $Junk, $NotJunk, $Phishing: RFC 9051 2.3.2.
 *
 * A keyword is a category of the item (PidNameKeywords): `Urgent` in IMAP is the category Urgent in Outlook. A category
 * whose name cannot be an atom is written with `=XX` for each byte of its UTF-8 form that cannot stand there:
 *
 *     Blue category   ⇄  Blue=20category
 *     Büro            ⇄  B=C3=BCro
 *
 * A category that reads like another one so written has its own `=` escaped, and one that has the name of a flag its first
 * character. So every category has one keyword and comes back from it unchanged, and so does a client's keyword.
 */
import { Buffer, isUtf8 } from 'node:buffer'
import type { Flag } from '#store'

const imapNames: Readonly<Record<Flag, string>> = {
  read: '\\Seen',
  answered: '\\Answered',
  flagged: '\\Flagged',
  deleteMarked: '\\Deleted',
  draft: '\\Draft',
  forwarded: '$Forwarded',
  receiptSent: '$MDNSent',
  junk: '$Junk',
  notJunk: '$NotJunk',
  phishing: '$Phishing',
}

const flagsByName = new Map<string, Flag>([
  ...Object.entries(imapNames).map(([flag, name]): [string, Flag] => [name.toLowerCase(), flag as Flag]),
  // What Thunderbird and older clients call them.
  ['junk', 'junk'],
  ['nonjunk', 'notJunk'],
  ['notjunk', 'notJunk'],
  ['$nonjunk', 'notJunk'],
  ['forwarded', 'forwarded'],
])

/** All flags that are no categories, as FLAGS lists them. */
export const allFlags = Object.values(imapNames)

export interface FlagList {
  flags: Flag[]
  categories: string[]
}

export function findFlag(name: string): Flag | undefined {
  return flagsByName.get(name.toLowerCase())
}

/**
 * What a client wants to set. \Recent cannot be set and unknown system flags are not kept (RFC 9051 2.3.2): both are
 * left out, as the answer shows.
 */
export function flagList(names: readonly string[]): FlagList {
  const flags = new Set<Flag>()
  const categories = new Map<string, string>()
  for (const name of names) {
    const flag = findFlag(name)
    if (flag !== undefined) flags.add(flag)
    else if (!name.startsWith('\\')) {
      const category = categoryOf(name)
      const key = category.toLowerCase()
      if (!categories.has(key)) categories.set(key, category)
    }
  }
  return { flags: [...flags], categories: [...categories.values()] }
}

/** What stands between the brackets of FLAGS (…); \Recent is the session's, recent.ts. */
export function formatFlags(
  { flags, categories }: { flags: ReadonlySet<Flag>; categories: readonly string[] },
  isRecent = false,
): string {
  let out = isRecent ? '\\Recent' : ''
  for (const flag of flags) out += out === '' ? imapNames[flag] : ` ${imapNames[flag]}`
  for (const category of categories) out += `${out === '' ? '' : ' '}${keywordOf(category)}`
  return out
}

/** Longer keywords are nobody's escaped category: those of Outlook end at 255 characters. */
const ESCAPED_MAX = 4000

export function keywordOf(category: string): string {
  let plain = category !== '' && findFlag(category) === undefined
  for (let i = 0; plain && i < category.length; i++) plain = standsInAtom(category.charCodeAt(i), category[i]!)
  return plain && categoryOf(category) === category ? category : escaped(category)
}

export function categoryOf(keyword: string): string {
  if (!keyword.includes('=') || keyword.length > ESCAPED_MAX) return keyword
  const bytes: number[] = []
  const source = Buffer.from(keyword, 'utf8')
  for (let i = 0; i < source.length; i++) {
    if (isEscape(keyword, i)) {
      bytes.push(Number.parseInt(keyword.slice(i + 1, i + 3), 16))
      i += 2
    } else bytes.push(source[i]!)
  }
  const decoded = Buffer.from(bytes)
  if (!isUtf8(decoded)) return keyword
  const category = decoded.toString('utf8')
  // A keyword that we would write in another way is nobody's escaped category, but a name of its own.
  if (category === keyword) return keyword
  return keywordOf(category) === keyword ? category : keyword
}

function escaped(category: string): string {
  const isFlag = findFlag(category) !== undefined
  const bytes = Buffer.from(category, 'utf8')
  const text = bytes.toString('latin1')
  let out = ''
  for (let i = 0; i < bytes.length; i++) {
    const plain = standsInAtom(bytes[i]!, text[i]!) && !isEscape(text, i) && !(isFlag && i === 0)
    out += plain ? text[i] : `=${bytes[i]!.toString(16).toUpperCase().padStart(2, '0')}`
  }
  // The empty category, which no client of ours makes, must still be an atom.
  return out === '' ? '=' : out
}

function standsInAtom(code: number, character: string): boolean {
  return code > 0x20 && code < 0x7f && !'(){%*"\\]'.includes(character)
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '=' && isHex(text.charCodeAt(at + 1)) && isHex(text.charCodeAt(at + 2))
}

/** Upper case only: the form that we write. */
function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46)
}
