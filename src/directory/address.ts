/**
 * Mail addresses: parsing, the form in which they are kept, and the key under which they are unique.
 *
 * RFC 5321 4.1.2 (Mailbox), RFC 6531 3.3 (non-ASCII local parts). The domain is kept in A-labels. The local part is kept
 * as it was given, in NFC; two local parts are the same address when they are equal without regard to case and to
 * compatibility forms, so that nobody can take an address that looks like a neighbour's.
 */
import { Failure } from '#model'
import { displayDomain, findDomainName, shown } from './domain-name.ts'

export interface Address {
  /** Without quotes. */
  local: string
  /** A-labels in lower case, or an address literal like `[192.0.2.1]`. */
  domain: string
  /** What goes over the wire: the local part quoted where it must be. */
  text: string
  /** Equal for equal addresses. */
  key: string
}

/** RFC 5322 3.2.3 (atext and dots), and RFC 6531 3.3 for what lies beyond ASCII. */
const beyondAscii = /^[^\p{ASCII}\p{C}\p{Z}]$/u
const asciiAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/
const literal = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]{2,45})\]$/

/** undefined when it is not an address. Takes any text. */
export function findAddress(text: string): Address | undefined {
  if (text.length > 1000) return undefined
  const at = text.lastIndexOf('@')
  if (at < 1) return undefined
  const local = readLocal(text.slice(0, at))
  if (local === undefined) return undefined
  const given = text.slice(at + 1)
  const domain = literal.test(given) ? given : findDomainName(given)
  if (domain === undefined) return undefined
  const wire = isDotAtom(local) ? local : quote(local)
  // RFC 5321 4.5.3.1.1 and 4.5.3.1.3: in octets.
  if (Buffer.byteLength(wire) > 64 || Buffer.byteLength(wire) + 1 + domain.length > 254) return undefined
  return { local, domain, text: `${wire}@${domain}`, key: addressKey(local, domain) }
}

/** As findAddress; throws a Failure that says what is wrong. */
export function getAddress(text: string): Address {
  const address = findAddress(text)
  if (address !== undefined) return address
  throw new Failure('invalid', `"${shown(text)}" is not a mail address (expected something like ada@example.com)`)
}

/** The address with another local part or domain. */
export function withDomain(address: Address, domain: string): Address {
  return {
    local: address.local,
    domain,
    text: `${address.text.slice(0, address.text.lastIndexOf('@'))}@${domain}`,
    key: addressKey(address.local, domain),
  }
}

/** `ada+lists@example.com` is Ada's address with the detail `lists` (RFC 5233). */
export function withoutDetail(address: Address): { address: Address; detail: string } | undefined {
  const plus = address.local.indexOf('+')
  if (plus < 1) return undefined
  const base = findAddress(`${quoteWhereNeeded(address.local.slice(0, plus))}@${address.domain}`)
  return base && { address: base, detail: address.local.slice(plus + 1) }
}

/** As people read it: the domain in their script. */
export function displayAddress(text: string): string {
  const at = text.lastIndexOf('@')
  return `${text.slice(0, at + 1)}${displayDomain(text.slice(at + 1))}`
}

/** Quotes stay in a key, so that no address has the key of something that is none (`x500:…`). */
function addressKey(local: string, domain: string): string {
  return `${quoteWhereNeeded(foldLocal(local))}@${domain.toLowerCase()}`
}

/** The key of a local part alone. */
export function foldLocal(local: string): string {
  return local.normalize('NFKC').toLowerCase().normalize('NFKC')
}

/** The content of a local part: a dot-atom or a quoted string. */
function readLocal(text: string): string | undefined {
  if (text.startsWith('"')) return readQuoted(text)
  const local = text.normalize('NFC')
  return isDotAtom(local) ? local : undefined
}

function readQuoted(text: string): string | undefined {
  if (text.length < 3 || !text.endsWith('"')) return undefined
  let content = ''
  for (let at = 1; at < text.length - 1; at++) {
    let character = text[at] as string
    if (character === '"') return undefined
    if (character === '\\') {
      at++
      if (at === text.length - 1) return undefined
      character = text[at] as string
    }
    content += character
  }
  content = content.normalize('NFC')
  // RFC 5321 4.1.2 QcontentSMTP: printable; the controls, formats and lone surrogates of Unicode stay out as well.
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(content) ? undefined : content
}

function isDotAtom(local: string): boolean {
  if (local.length === 0 || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false
  if (asciiAtom.test(local)) return true
  for (const character of local) if (!asciiAtom.test(character) && !beyondAscii.test(character)) return false
  return true
}

function quoteWhereNeeded(local: string): string {
  return isDotAtom(local) ? local : quote(local)
}

function quote(local: string): string {
  return `"${local.replace(/["\\]/g, '\\$&')}"`
}
