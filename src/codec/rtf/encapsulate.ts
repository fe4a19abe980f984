/**
 * HTML or plain text put into RTF, so that readers of RTF show something like it and others get back exactly what went
 * in. [MS-OXRTFEX] 2.1.3, 3.2.4
 *
 *   {\*\htmltag84 <b>}\htmlrtf \b \htmlrtf0 bold{\*\htmltag92 </b>}\htmlrtf \b0 \htmlrtf0
 *
 * Formats are switched on and off rather than grouped: HTML that is nested wrongly still makes RTF that is nested well.
 */

const header = (from: string, font: string) =>
  `{\\rtf1\\ansi\\ansicpg1252\\${from} \\deff0{\\fonttbl{\\f0${font};}}\r\n{\\colortbl;\\red0\\green0\\blue0;}\r\n\\uc1\\pard\\plain\\f0\\fs20 `

export function encapsulateText(text: string): Uint8Array {
  const parts = [header('fromtext', '\\fmodern Courier New')]
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (index > 0) parts.push('\\par\r\n')
    parts.push(escaped(line))
  }
  parts.push('}\r\n')
  return Buffer.from(parts.join(''), 'latin1')
}

export function encapsulateHtml(html: string): Uint8Array {
  const parts = [header('fromhtml1', '\\fswiss Arial'), '{\\*\\htmltag64}\r\n']
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') parts.push(escaped(token.text))
    else parts.push(`{\\*\\htmltag${token.parameter} ${escaped(token.text)}}`, rtfOnly(token.shown))
  }
  parts.push('}\r\n')
  return Buffer.from(parts.join(''), 'latin1')
}

interface Token {
  kind: 'text' | 'tag'
  text: string
  /** [MS-OXRTFEX] 2.1.3.1.5: where and of which kind the tag is. */
  parameter: number
  /** RTF that shows what the tag means. */
  shown: string
}

const Where = { inBody: 0, inHead: 1, inHtml: 2, outHtml: 3 } as const
const TagType = { html: 16, head: 32, body: 48, paragraph: 64, break: 80, text: 80, unknown: 240 } as const
const CLOSING = 8
/** Character references and white space that is none of the text. */
const CONTENT = 4

const blocks = new Set(
  'p div br tr li ul ol h1 h2 h3 h4 h5 h6 table blockquote pre hr section article header footer dl dt dd form'.split(
    ' ',
  ),
)
const switches: Readonly<Record<string, string>> = {
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'ul',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
}

/** Elements whose content is no text of the document. */
const hidden = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'noframes', 'iframe'])

function* htmlTokens(html: string): Generator<Token> {
  let where: number = Where.outHtml
  let pos = 0
  const hasBody = /<body[\s>]/i.test(html)
  if (!hasBody) where = Where.inBody
  const tag = (text: string, parameter: number, shown = ''): Token => ({ kind: 'tag', text, parameter, shown })
  /** Nothing is looked for twice behind the place from which on there is none. */
  const ends = new Searcher(html)
  while (pos < html.length) {
    const open = html.indexOf('<', pos)
    const textEnd = open < 0 ? html.length : open
    if (textEnd > pos) {
      if (where === Where.inBody) yield* textTokens(html.slice(pos, textEnd))
      else yield tag(html.slice(pos, textEnd), TagType.unknown | where)
      pos = textEnd
      continue
    }
    const [, slash = '', rawName = ''] = /^<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})/.exec(html.slice(open, open + 64)) ?? []
    const name = rawName.toLowerCase()
    const comment = html.startsWith('<!--', open)
    // A "<" of the text itself, or one whose end is missing.
    const end = comment
      ? ends.after('-->', open)
      : rawName || /[!?/]/.test(html[open + 1] ?? '')
        ? ends.after('>', open)
        : -1
    if (end < 0) {
      yield tag('<', TagType.text | CONTENT | where, where === Where.inBody ? '<' : '')
      pos = open + 1
      continue
    }
    const closing = slash === '/'
    const text = html.slice(open, end)
    pos = end
    if (name === 'html') {
      if (hasBody) where = closing ? Where.outHtml : Where.inHtml
      yield tag(text, TagType.html | (closing ? CLOSING : 0) | Where.outHtml)
      continue
    }
    if (name === 'head') {
      if (hasBody) where = closing ? Where.inHtml : Where.inHead
      yield tag(text, TagType.head | (closing ? CLOSING : 0) | Where.inHtml)
      continue
    }
    if (name === 'body') {
      where = closing ? Where.inHtml : Where.inBody
      yield tag(text, TagType.body | (closing ? CLOSING : 0) | Where.inHtml)
      continue
    }
    yield tag(
      text,
      (closing ? CLOSING : 0) | typeOf(name) | where,
      where === Where.inBody ? shownOf(name, closing) : '',
    )
    if (!closing && hidden.has(name) && !text.endsWith('/>')) {
      const contentEnd = ends.before(`</${name}`, pos)
      if (contentEnd > pos) yield tag(html.slice(pos, contentEnd), TagType.unknown | where)
      pos = Math.max(pos, contentEnd)
    }
  }
}

class Searcher {
  readonly #html: string
  #lower: string | undefined
  readonly #none = new Set<string>()

  constructor(html: string) {
    this.#html = html
  }

  after(what: string, from: number): number {
    if (this.#none.has(what)) return -1
    const at = this.#html.indexOf(what, from)
    if (at < 0) this.#none.add(what)
    return at < 0 ? -1 : at + what.length
  }

  /** In any case of letters; -1: never again. */
  before(what: string, from: number): number {
    if (this.#none.has(what)) return -1
    // Not toLowerCase: that changes the length of some texts.
    this.#lower ??= this.#html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    const at = this.#lower.indexOf(what, from)
    if (at < 0) this.#none.add(what)
    return at
  }
}

/** Character references and breaks of lines are kept in tags, the rest is text for both kinds of reader. */
function* textTokens(text: string): Generator<Token> {
  for (const part of text.split(/(&#?[a-zA-Z0-9]{1,32};|\r\n|\r|\n)/)) {
    if (part === '') continue
    const parameter = TagType.break | CONTENT
    if (part.startsWith('&') && part.endsWith(';')) {
      yield { kind: 'tag', text: part, parameter, shown: escaped(characterOf(part)) }
    } else if (/^[\r\n]/.test(part)) yield { kind: 'tag', text: part, parameter, shown: ' ' }
    else yield { kind: 'text', text: part, parameter, shown: '' }
  }
}

const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
  ndash: '\u2013',
  mdash: '\u2014',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  bull: '\u2022',
  hellip: '\u2026',
  euro: '\u20ac',
  copy: '\u00a9',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
}

function characterOf(reference: string): string {
  const body = reference.slice(1, -1)
  if (!body.startsWith('#')) return references[body] ?? reference
  const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

function typeOf(name: string): number {
  if (name === 'br') return TagType.break
  return blocks.has(name) ? TagType.paragraph : TagType.break | CONTENT
}

function shownOf(name: string, closing: boolean): string {
  const format = switches[name]
  if (format) return `\\${format}${closing ? '0' : ''} `
  if (name === 'br' || name === 'hr') return '\\line '
  if (name === 'td' || name === 'th') return closing ? '\\tab ' : ''
  if (name === 'li' && !closing) return '\\bullet\\tab '
  return closing && (blocks.has(name) || name === 'tr') && name !== 'ul' && name !== 'ol' && name !== 'table'
    ? '\\par '
    : ''
}

function rtfOnly(rtf: string): string {
  return rtf === '' ? '' : `\\htmlrtf ${rtf}\\htmlrtf0 `
}

/**
 * Any text as RTF. A character is its number, with a question mark for readers that do not know numbers; a line
 * break that is not CRLF is written as the byte that it is, and comes back as that. [MS-OXRTFEX] 2.1.3.1.4.2
 */
function escaped(text: string): string {
  return text.replace(/\r\n|[\\{}\x00-\x1f\x7f-\uffff]/g, (match) => {
    if (match === '\r\n') return '\\par\r\n'
    if (match === '\\' || match === '{' || match === '}') return `\\${match}`
    if (match === '\t') return '\\tab '
    const code = match.charCodeAt(0)
    if (code < 0x80) return `\\'${code.toString(16).padStart(2, '0')}`
    return `\\u${code > 0x7fff ? code - 0x10000 : code}?`
  })
}
