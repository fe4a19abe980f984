/**
 * Address lists (From, To, Reply-To …): RFC 5322 3.4 and 4.4 with RFC 6532, and what mailers write instead.
 *
 *   Name <@route:local@domain>,  "quoted, name" <a@b>,  a@b (name),  Friends: a@b, c@d;,  Name a@b; c@d
 *
 * `parseEnvelopeAddresses` gives the flat list of RFC 9051 7.5.2, undecoded: a group begins with an entry that has a
 * mailbox (its name) but no host, and ends with an entry that has neither. `parseAddresses` gives the same as a person
 * sees it: names decoded, groups as groups.
 *
 * Read though broken: missing or doubled angle brackets, missing commas, semicolons instead of commas, "@" and
 * special characters in unquoted names, encoded words with commas in them, spaces around "." and "@". A mailbox
 * without a domain has the host ''. Every character is looked at a bounded number of times.
 */
import { decodeWords } from './encoded-words.ts'
import { commentEnd } from './parameters.ts'

/** `adl` is the source route, which nothing uses any more. */
export type EnvelopeAddress = {
  name: string | undefined
  adl: string | undefined
  mailbox: string | undefined
  host: string | undefined
}

/** `address` is local@domain, quoted where it must be; it is '' where only a name was given. */
export type Mailbox = { name: string; address: string; local: string; domain: string }
export type Group = { group: string; members: Mailbox[] }
export type Addressee = Mailbox | Group

/** Longer lists are cut: one address of two bytes must not become an object each without end. */
export const ADDRESSES_MAX = 20_000
/** Characters of a list, and words of one entry of it, that are read. */
const LIST_MAX = 1 << 20
const TOKENS_MAX = 2000

export function parseAddresses(raw: string): Addressee[] {
  const out: Addressee[] = []
  let group: Group | undefined
  for (const entry of parseEnvelopeAddresses(raw)) {
    if (entry.host === undefined) {
      group = entry.mailbox === undefined ? undefined : { group: decodeWords(entry.mailbox), members: [] }
      if (group) out.push(group)
    } else (group?.members ?? out).push(toMailbox(entry))
  }
  return out
}

/** All mailboxes, those in groups as well. */
export function mailboxesOf(addressees: readonly Addressee[]): Mailbox[] {
  return addressees.flatMap((addressee) => ('group' in addressee ? addressee.members : [addressee]))
}

function toMailbox({ name, mailbox = '', host = '' }: EnvelopeAddress): Mailbox {
  return { name: decodeWords(name ?? ''), address: formatAddress(mailbox, host), local: mailbox, domain: host }
}

/** local@domain with the quotes that RFC 5322 3.4.1 asks for. */
export function formatAddress(local: string, domain: string): string {
  if (domain === '') return local
  // dot-atom: no space, no specials, no dots at the ends or side by side.
  const plain = /^[^\s()<>[\]:;@\\,."]+(?:\.[^\s()<>[\]:;@\\,."]+)*$/.test(local)
  return `${plain ? local : `"${local.replace(/["\\]/g, '\\$&')}"`}@${domain}`
}

export function parseEnvelopeAddresses(raw: string): EnvelopeAddress[] {
  return new ListReader(raw).read()
}

/** A word of the list. `spaced`: white space stands before it. */
type Token = { text: string; kind: 'atom' | 'quoted' | 'at'; spaced: boolean }

const encodedWord = /=\?[^?\s]{1,80}\?[bq]\?[^?\s]*\?=/iy

class ListReader {
  readonly #text: string
  #at = 0
  readonly #out: EnvelopeAddress[] = []
  #inGroup = false
  #tokens: Token[] = []
  #comment: string | undefined
  #spaced = false
  #quoteIsOpen = false

  constructor(text: string) {
    this.#text = text.slice(0, LIST_MAX)
  }

  read(): EnvelopeAddress[] {
    const text = this.#text
    while (this.#at < text.length && this.#out.length < ADDRESSES_MAX) this.#next(text[this.#at]!)
    this.#finish()
    this.#endGroup()
    return this.#out
  }

  #next(c: string) {
    switch (c) {
      case ' ':
      case '\t':
        this.#spaced = true
        this.#at++
        return
      case ',':
        this.#at++
        return this.#finish()
      case ';':
        this.#at++
        this.#finish()
        return this.#endGroup()
      case ':':
        return this.#colon()
      case '(':
        return this.#readComment()
      case '"':
        return this.#readQuoted()
      case '<':
        return this.#readAngle()
      case '>':
        this.#at++
        return
      case '@':
        this.#at++
        return this.#push('@', 'at')
      default:
        return this.#readAtom()
    }
  }

  #push(text: string, kind: Token['kind']) {
    if (this.#tokens.length < TOKENS_MAX) this.#tokens.push({ text, kind, spaced: this.#spaced })
    this.#spaced = false
  }

  #readAtom() {
    const text = this.#text
    const start = this.#at
    // RFC 2047 5 (3) allows no specials in the encoded words of a phrase. Mailers write them all the same.
    if (text.startsWith('=?', start)) {
      encodedWord.lastIndex = start
      const word = encodedWord.exec(text)
      if (word) {
        this.#at += word[0].length
        return this.#push(word[0], 'atom')
      }
    }
    // A domain literal: its colons and brackets are no separators.
    if (text[start] === '[' && this.#tokens.at(-1)?.kind === 'at') {
      const close = text.slice(start, start + 256).indexOf(']')
      if (close > 0) {
        this.#at = start + close + 1
        return this.#push(text.slice(start, this.#at), 'atom')
      }
    }
    let end = start + 1
    while (end < text.length && !isSpecial(text.charCodeAt(end)) && !(text[end] === '=' && text[end + 1] === '?')) end++
    this.#at = end
    this.#push(text.slice(start, end), 'atom')
  }

  #readQuoted() {
    const text = this.#text
    if (this.#quoteIsOpen) {
      this.#at++
      return
    }
    let value = ''
    let from = this.#at + 1
    let i = from
    for (; i < text.length && text[i] !== '"'; i++) {
      if (text[i] !== '\\' || i + 1 >= text.length) continue
      value += text.slice(from, i)
      from = ++i
    }
    // A quote that never ends would swallow all addresses behind it: it is passed over, and so are all others.
    if (i >= text.length) {
      this.#quoteIsOpen = true
      this.#at++
      return
    }
    this.#at = i + 1
    this.#push(value + text.slice(from, i), 'quoted')
  }

  #readComment() {
    const start = this.#at
    this.#at = commentEnd(this.#text, start)
    this.#spaced = true
    const inside = this.#text.slice(start + 1, this.#at - 1).trim()
    if (this.#comment === undefined && inside !== '') this.#comment = inside.replace(/\\(.)/g, '$1')
  }

  #colon() {
    this.#at++
    const tokens = this.#tokens
    if (this.#inGroup || tokens.length === 0 || tokens.some(({ kind }) => kind === 'at')) {
      if (tokens.length > 0) this.#push(':', 'atom')
      return
    }
    // RFC 9051 7.5.2: the start of a group has its name as the mailbox and no host.
    this.#out.push({ name: undefined, adl: undefined, mailbox: phrase(tokens), host: undefined })
    this.#inGroup = true
    this.#reset()
  }

  #endGroup() {
    if (this.#inGroup) this.#out.push({ name: undefined, adl: undefined, mailbox: undefined, host: undefined })
    this.#inGroup = false
  }

  #reset() {
    this.#tokens = []
    this.#comment = undefined
    this.#spaced = false
  }

  /** "<…>", and what was read before it is the name. Without ">" it ends where the next address begins. */
  #readAngle() {
    const text = this.#text
    let start = this.#at + 1
    let end = start
    for (; end < text.length; end++) {
      const c = text[end]
      if (c === '>') break
      if (c === '"') end = quoteEnd(text, end)
      // "<<a@b>>" and "<Name <a@b>": the inner bracket is the one that is meant.
      else if (c === '<') start = end + 1
      else if ((c === ',' || c === ';') && text[start] !== '@') break
    }
    this.#at = text[end] === '>' ? end + 1 : end
    const name = phrase(this.#tokens)
    const comment = this.#comment
    this.#reset()
    this.#skipTrailing()
    const { adl, mailbox, host } = readAddressSpec(text.slice(start, Math.min(end, text.length)))
    if (mailbox === '' && host === '' && name === '' && comment === undefined) return
    this.#out.push({ name: name || (comment ?? this.#comment) || undefined, adl, mailbox, host })
    this.#reset()
  }

  /** Behind the bracket only a comment means something; words up to the comma are passed over. */
  #skipTrailing() {
    const text = this.#text
    while (this.#at < text.length) {
      const c = text[this.#at]!
      if (c === ',' || c === ';' || c === '<' || c === '"') return
      if (c === '(') this.#readComment()
      else if (/[\s>.]/.test(c)) this.#at++
      else return
    }
  }

  /** The end of an entry that had no brackets: "a@b", "Name a@b", "a@b c@d", "root", "Some Name". */
  #finish() {
    const tokens = this.#tokens
    const comment = this.#comment
    this.#reset()
    if (tokens.length === 0) return
    let start = 0
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i]!.kind !== 'at') continue
      const localStart = startOfLocal(tokens, i, start)
      const domainEnd = endOfDomain(tokens, i)
      // "a@b@c": the last sign counts.
      let sign = i
      for (let j = i + 1; j < domainEnd; j++) if (tokens[j]!.kind === 'at') sign = j
      const isLast = !tokens.slice(domainEnd, domainEnd + 64).some(({ kind }) => kind === 'at')
      const name = phrase(tokens.slice(start, localStart)) || (isLast ? phrase(tokens.slice(domainEnd)) : '')
      this.#add({
        name: name || comment || undefined,
        adl: undefined,
        mailbox: glue(tokens.slice(localStart, sign)),
        host: glue(tokens.slice(sign + 1, domainEnd)),
      })
      if (isLast) return
      start = domainEnd
      i = domainEnd - 1
    }
    if (start > 0) return
    const text = phrase(tokens)
    // One word is a local part ("root", in mail that never left its machine); several are a name.
    if (tokens.length === 1 && tokens[0]!.kind === 'atom' && !text.startsWith('=?')) {
      this.#add({ name: comment, adl: undefined, mailbox: text, host: '' })
    } else this.#add({ name: text, adl: undefined, mailbox: '', host: '' })
  }

  #add(address: EnvelopeAddress) {
    if (this.#out.length < ADDRESSES_MAX) this.#out.push(address)
  }
}

/** RFC 5322 4.4: white space may stand around the dots and the sign, but not between two words. */
function startOfLocal(tokens: readonly Token[], sign: number, from: number): number {
  let at = sign
  while (at > from) {
    const before = tokens[at - 1]!
    const joined = at === sign || !tokens[at]!.spaced || tokens[at]!.text.startsWith('.') || before.text.endsWith('.')
    if (!joined || (before.kind === 'at' && at < sign)) break
    at--
  }
  return at
}

function endOfDomain(tokens: readonly Token[], sign: number): number {
  let at = sign + 1
  while (at < tokens.length) {
    const token = tokens[at]!
    const joined = at === sign + 1 || !token.spaced || token.text.startsWith('.') || tokens[at - 1]!.text.endsWith('.')
    if (!joined || token.kind === 'quoted') break
    at++
  }
  return at
}

function glue(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('')
}

function phrase(tokens: readonly Token[]): string {
  let out = ''
  for (const { text, spaced } of tokens) out += spaced && out !== '' ? ` ${text}` : text
  return out.trim()
}

/** What stands in the brackets: an optional route, the local part, the domain. */
function readAddressSpec(written: string): { adl: string | undefined; mailbox: string; host: string } {
  let text = written.replace(/^\s*mailto:/i, '').trim()
  let adl: string | undefined
  // obs-route = "@a,@b:"
  if (text.startsWith('@')) {
    const colon = text.indexOf(':')
    if (colon > 0) {
      adl = text.slice(0, colon).replace(/\s+/g, '')
      text = text.slice(colon + 1)
    }
  }
  const sign = text.lastIndexOf('@')
  if (sign < 0) return { adl, mailbox: plainLocal(text), host: '' }
  return { adl, mailbox: plainLocal(text.slice(0, sign)), host: withoutSpace(text.slice(sign + 1)) }
}

function plainLocal(text: string): string {
  const trimmed = text.trim()
  if (!trimmed.includes('"')) return withoutSpace(trimmed)
  // RFC 9051 7.5.2 wants the quotes of RFC 5322 taken off.
  return trimmed.replace(/"((?:[^"\\]|\\.)*)"?/g, (_, inside: string) => inside.replace(/\\(.)/g, '$1'))
}

function withoutSpace(text: string): string {
  const plain = text.includes('(') ? withoutComments(text) : text
  return plain.replace(/\s+/g, '')
}

function withoutComments(text: string): string {
  let out = ''
  let at = 0
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', at)) {
    out += text.slice(at, open)
    at = commentEnd(text, open)
  }
  return out + text.slice(at)
}

function quoteEnd(text: string, open: number): number {
  const limit = Math.min(text.length, open + LOCAL_MAX)
  for (let i = open + 1; i < limit; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return open
}

/** A quoted local part beyond this does not end: looking for its end again and again would be quadratic. */
const LOCAL_MAX = 1000

/** Space, tab, and the characters at which a word ends: " ( ) , : ; < > @ */
function isSpecial(code: number): boolean {
  switch (code) {
    case 0x20:
    case 0x09:
    case 0x22:
    case 0x28:
    case 0x2c:
    case 0x3a:
    case 0x3b:
    case 0x3c:
    case 0x3e:
    case 0x40:
      return true
    default:
      return false
  }
}
