/**
 * Names of MAPI folders as parts of IMAP mailbox names, and back.
 *
 * A folder may be called anything; in a mailbox name `/` parts the levels (RFC 9051 5.1.1) and INBOX is the Inbox in any
 * case and language (RFC 9051 5.1). So, each way without loss:
 *
 *     Angebote/2026   ⇄  Angebote／2026      the solidus is written as U+FF0F, which looks like it
 *     a／b            ⇄  a=EF=BC=8Fb         U+FF0F itself, and controls: `=XX` for each byte of UTF-8
 *     =41             ⇄  =3D41               an `=` that would read as such an escape
 *     Inbox           ⇄  =49nbox             at the top, a name that means something else there
 */
import { Buffer, isUtf8 } from 'node:buffer'

export const SEPARATOR = '/'
export const OTHER_USERS = 'Other Users'
export const PUBLIC_FOLDERS = 'Public Folders'

const SOLIDUS = '\uff0f'

const reserved = new Set(['INBOX', OTHER_USERS.toUpperCase(), PUBLIC_FOLDERS.toUpperCase()])

/** `top`: directly below the root of the user's own mailbox. */
export function encodeFolderName(name: string, options?: { top: boolean }): string {
  const escapeFirst = options?.top === true && reserved.has(name.toUpperCase())
  let out = ''
  for (let i = 0; i < name.length; i++) {
    const character = name[i]!
    if (character === SEPARATOR) out += SOLIDUS
    else if ((i === 0 && escapeFirst) || mustEscape(name, i)) out += escaped(character)
    else out += character
  }
  // Folders have names; one that has lost its own is still shown.
  return out === '' ? '=' : out
}

export function decodeFolderName(encoded: string): string {
  if (encoded === '=') return ''
  let out = ''
  for (let i = 0; i < encoded.length; i++) {
    if (encoded[i] === SOLIDUS) {
      out += SEPARATOR
      continue
    }
    const bytes: number[] = []
    let at = i
    for (; isEscape(encoded, at); at += 3) bytes.push(Number.parseInt(encoded.slice(at + 1, at + 3), 16))
    if (bytes.length > 0 && isUtf8(Buffer.from(bytes))) {
      out += Buffer.from(bytes).toString('utf8')
      i = at - 1
    } else out += encoded[i]
  }
  return out
}

function mustEscape(name: string, at: number): boolean {
  const code = name.charCodeAt(at)
  return code < 0x20 || code === 0x7f || name[at] === SOLIDUS || isEscape(name, at)
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '=' && isHex(text.charCodeAt(at + 1)) && isHex(text.charCodeAt(at + 2))
}

/** Upper case only: the form that we write. */
function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46)
}

function escaped(character: string): string {
  let out = ''
  for (const byte of Buffer.from(character, 'utf8')) out += `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  return out
}
