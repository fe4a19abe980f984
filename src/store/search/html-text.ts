/**
 * The visible text of HTML, for the index and for looking again: tags, comments, styles and scripts go, character
 * references become characters, block elements separate words. One pass over the input, whatever it is; it never
 * fails, since nothing depends on the HTML being well formed.
 */
const inlineTags = new Set([
  ...['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins'],
  ...['kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'tt', 'u', 'var', 'wbr'],
])
const hiddenTags = new Set(['script', 'style', 'title', 'noscript', 'template'])

const entities: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', zwnj: '', zwj: '', ensp: ' ', emsp: ' ' },
  ...{
    euro: '€',
    copy: '©',
    reg: '®',
    trade: '™',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    laquo: '«',
    raquo: '»',
    bull: '•',
  },
  ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', sect: '§', deg: '°', middot: '·' },
  ...latinEntities(),
}

/** The named references of ISO 8859-1 letters, made from letter and accent. */
function latinEntities(): Record<string, string> {
  const made: Record<string, string> = {
    szlig: 'ß',
    aelig: 'æ',
    AElig: 'Æ',
    oslash: 'ø',
    Oslash: 'Ø',
    thorn: 'þ',
    THORN: 'Þ',
    eth: 'ð',
    ETH: 'Ð',
  }
  const accents = {
    grave: '\u0300',
    acute: '\u0301',
    circ: '\u0302',
    tilde: '\u0303',
    uml: '\u0308',
    ring: '\u030a',
    cedil: '\u0327',
    caron: '\u030c',
  }
  for (const [name, accent] of Object.entries(accents)) {
    for (const letter of 'aceinosuyzACEINOSUYZ') {
      const character = (letter + accent).normalize('NFC')
      if (character.length === 1) made[letter + name] = character
    }
  }
  return made
}

export function htmlText(html: string): string {
  const parts: string[] = []
  /** Names that are never closed from here on: looked for once, or a document of them would take quadratic time. */
  const unclosed = new Set<string>()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      parts.push(html.slice(at))
      break
    }
    if (open > at) parts.push(html.slice(at, open))
    at = afterMarkup(html, open, parts, unclosed)
  }
  return references(parts.join(''))
}

/** Where the text goes on after the markup that begins at `open`. */
function afterMarkup(html: string, open: number, parts: string[], unclosed: Set<string>): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4)
  const closing = html.charCodeAt(open + 1) === 0x2f
  const nameStart = open + (closing ? 2 : 1)
  let nameEnd = nameStart
  while (nameEnd - nameStart < 16 && isNameCharacter(html.charCodeAt(nameEnd))) nameEnd++
  if (nameEnd === nameStart && !'!?'.includes(html[nameStart] ?? ' ')) {
    parts.push('<')
    return open + 1
  }
  const name = html.slice(nameStart, nameEnd).toLowerCase()
  if (!inlineTags.has(name)) parts.push(' ')
  const end = afterTag(html, nameEnd)
  if (closing || !hiddenTags.has(name) || unclosed.has(name)) return end
  const close = indexOfClosing(html, name, end)
  if (close >= 0) return afterTag(html, close)
  unclosed.add(name)
  return end
}

/** A tag ends at the next `>`; one inside a quoted attribute value does not count, if the quote closes soon enough. */
function afterTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const unit = html.charCodeAt(at)
    if (unit === 0x3e) return at + 1
    if ((unit === 0x22 || unit === 0x27) && html.charCodeAt(at - 1) === 0x3d) {
      const close = html.indexOf(unit === 0x22 ? '"' : "'", at + 1)
      if (close < 0) return after(html, '>', at)
      at = close
    }
  }
  return html.length
}

function indexOfClosing(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  }
  return -1
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

function isNameCharacter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x3a
  )
}

function references(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
  })
}
