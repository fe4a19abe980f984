/**
 * The argument of MAIL and RCPT: `FROM:<path> KEY=VALUE …`, RFC 5321 4.1.2, with the addresses of RFC 6531 3.3.
 *
 * A source route is read and ignored (RFC 5321 appendix C). An address keeps its spelling, except that the quotes of a
 * local part that needs none go.
 */
export interface PathArgument {
  /** '' for the null path. */
  address: string
  /** Not ASCII: allowed only where SMTPUTF8 was asked for. */
  international: boolean
  parameters: Map<string, string | undefined>
}

export type PathResult = ({ ok: true } & PathArgument) | { ok: false; why: 'syntax' | 'address' | 'parameter' }

const KEYWORD = /^[A-Za-z0-9][A-Za-z0-9-]*$/
const ATEXT = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u{80}-\u{10ffff}]+$/u
const LABEL = /^[A-Za-z0-9_\u{80}-\u{10ffff}]([A-Za-z0-9_\-\u{80}-\u{10ffff}]*[A-Za-z0-9_\u{80}-\u{10ffff}])?$/u
const LITERAL = /^\[(IPv6:[0-9a-f:.]+|\d{1,3}(\.\d{1,3}){3}|[A-Za-z0-9-]+:[\x21-\x5a\x5e-\x7e]+)\]$/i

export function parsePath(argument: string, keyword: 'FROM' | 'TO'): PathResult {
  const head = argument.slice(0, keyword.length + 1).toUpperCase()
  if (head !== `${keyword}:`) return { ok: false, why: 'syntax' }
  const rest = argument.slice(keyword.length + 1).trimStart()
  if (!rest.startsWith('<')) return { ok: false, why: 'syntax' }
  const end = closingBracket(rest)
  if (end < 0) return { ok: false, why: 'syntax' }
  const address = parseAddress(withoutRoute(rest.slice(1, end)), keyword)
  if (address === undefined) return { ok: false, why: 'address' }

  const after = rest.slice(end + 1)
  if (after !== '' && !/^[ \t]/.test(after)) return { ok: false, why: 'syntax' }
  const parameters = new Map<string, string | undefined>()
  for (const word of after.split(/[ \t]+/)) {
    if (word === '') continue
    const equals = word.indexOf('=')
    const key = (equals < 0 ? word : word.slice(0, equals)).toUpperCase()
    if (!KEYWORD.test(key) || parameters.has(key) || equals === word.length - 1) return { ok: false, why: 'parameter' }
    parameters.set(key, equals < 0 ? undefined : word.slice(equals + 1))
  }
  return { ok: true, address, international: /[^\x00-\x7f]/.test(address), parameters }
}

/** The `>` that is not inside a quoted local part. */
function closingBracket(text: string): number {
  let quoted = false
  for (let index = 1; index < text.length; index++) {
    const character = text[index]
    if (quoted && character === '\\') index++
    else if (character === '"') quoted = !quoted
    else if (character === '>' && !quoted) return index
  }
  return -1
}

function withoutRoute(path: string): string {
  if (!path.startsWith('@')) return path
  const colon = path.indexOf(':')
  return colon < 0 ? path : path.slice(colon + 1)
}

/** undefined when it is none. RFC 5321 4.5.3.1: 64 octets before the `@`, 255 after it. */
export function parseAddress(text: string, keyword: 'FROM' | 'TO'): string | undefined {
  if (text === '') return keyword === 'FROM' ? '' : undefined
  // RFC 5321 4.5.1: the one address without a domain.
  if (keyword === 'TO' && /^postmaster$/i.test(text)) return 'postmaster'
  const at = text.lastIndexOf('@')
  if (at <= 0) return undefined
  const local = parseLocal(text.slice(0, at))
  const domain = text.slice(at + 1)
  if (local === undefined || Buffer.byteLength(local) > 64 || Buffer.byteLength(domain) > 255) return undefined
  if (!LITERAL.test(domain) && !domain.split('.').every((label) => LABEL.test(label))) return undefined
  return `${local}@${domain}`
}

function parseLocal(text: string): string | undefined {
  if (!text.startsWith('"')) return isDotString(text) ? text : undefined
  if (text.length < 3 || !text.endsWith('"')) return undefined
  let plain = ''
  for (let index = 1; index < text.length - 1; index++) {
    let character = text[index] as string
    if (character === '"') return undefined
    if (character === '\\') {
      index++
      if (index >= text.length - 1) return undefined
      character = text[index] as string
    }
    // RFC 5321 4.1.2: a blank may stand in quotes, no other white space.
    if (character < ' ' || character === '\x7f') return undefined
    plain += character
  }
  if (isDotString(plain)) return plain
  return `"${plain.replaceAll(/["\\]/g, '\\$&')}"`
}

function isDotString(text: string): boolean {
  return text.split('.').every((atom) => ATEXT.test(atom))
}
