/**
 * Mailbox names on the wire: modified UTF-7 for clients of IMAP4rev1, UTF-8 after ENABLE UTF8=ACCEPT or IMAP4rev2.
 *
 * RFC 3501 5.1.3, RFC 6855 3, RFC 9051 5.1. A name that is not valid modified UTF-7 is taken as it stands: clients that
 * send raw UTF-8 without ENABLE exist, and "Q&A" is no mistake that a person would understand.
 */
import { Buffer } from 'node:buffer'

export function encodeMailboxName(name: string): string {
  let out = ''
  let pending = ''
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    if (code < 0x20 || code > 0x7e) {
      pending += name[i]
      continue
    }
    if (pending !== '') {
      out += shifted(pending)
      pending = ''
    }
    out += code === 0x26 ? '&-' : name[i]
  }
  return pending === '' ? out : out + shifted(pending)
}

function shifted(text: string): string {
  const utf16 = Buffer.from(text, 'utf16le').swap16()
  return `&${utf16.toString('base64').replaceAll('=', '').replaceAll('/', ',')}-`
}

export function decodeMailboxName(encoded: string): string {
  if (!encoded.includes('&')) return encoded
  let out = ''
  let at = 0
  while (at < encoded.length) {
    const shift = encoded.indexOf('&', at)
    if (shift === -1) return out + encoded.slice(at)
    out += encoded.slice(at, shift)
    const end = encoded.indexOf('-', shift)
    if (end === -1) return encoded
    if (end === shift + 1) out += '&'
    else {
      const text = unshifted(encoded.slice(shift + 1, end))
      if (text === undefined) return encoded
      out += text
    }
    at = end + 1
  }
  return out
}

function unshifted(base64: string): string | undefined {
  for (let i = 0; i < base64.length; i++) {
    const c = base64.charCodeAt(i)
    const letter = (c | 0x20) >= 0x61 && (c | 0x20) <= 0x7a
    if (!letter && !(c >= 0x30 && c <= 0x39) && c !== 0x2b && c !== 0x2c) return undefined
  }
  const bytes = Buffer.from(base64.replaceAll(',', '/'), 'base64')
  if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined
  const text = Buffer.from(bytes).swap16().toString('utf16le')
  // A name has one form only: what need not be shifted must not be (RFC 3501 5.1.3), nor half a surrogate pair.
  const plain = [...text].some((character) => character >= ' ' && character <= '~')
  return shifted(text) === `&${base64}-` && text.isWellFormed() && !plain ? text : undefined
}
