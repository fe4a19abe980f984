/**
 * Strings as we write them: quoted where that is possible, a literal where not.
 *
 * RFC 9051 4.3 and 9 (string, astring). A quoted string has no line end, no NUL and, for a client that has not enabled
 * UTF-8, only ASCII. What these functions return is text that is sent as UTF-8, so the length of a literal is that of
 * the UTF-8 form.
 */
import { Buffer } from 'node:buffer'

export const NIL = 'NIL'

const PLAIN = 0
const ESCAPED = 1
const LITERAL = 2

/** `utf8`: the client takes UTF-8 in quoted strings (RFC 6855, RFC 9051). */
export function string(text: string, utf8 = false): string {
  let form = PLAIN
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80 ? !utf8 : code === 0x0d || code === 0x0a || code === 0) {
      form = LITERAL
      break
    }
    if (code === 0x22 || code === 0x5c) form = ESCAPED
  }
  // Long quoted strings trip clients up; RFC 2683 3.4.1 advises literals.
  if (form === LITERAL || text.length > 1000) return literal(text)
  return form === PLAIN ? `"${text}"` : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function literal(text: string): string {
  // NUL stands in no literal but a literal8 (RFC 9051 4.3).
  const clean = text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
  return `{${Buffer.byteLength(clean, 'utf8')}}\r\n${clean}`
}

export function nstring(text: string | undefined, utf8 = false): string {
  return text === undefined ? NIL : string(text, utf8)
}

/** An atom where it can be one, for names of mailboxes and keys. */
export function astring(text: string, utf8 = false): string {
  if (text === '' || text.toUpperCase() === NIL) return string(text, utf8)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // ( ) { % * " \ and white space, controls, eight bits
    if (code <= 0x20 || code >= 0x7f || '(){%*"\\'.includes(text[i]!)) return string(text, utf8)
  }
  return text
}
