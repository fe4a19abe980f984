/**
 * HTML without what runs or loads by itself, for a client that asks for it (FilterHtmlContent). The list of elements and attributes says what
 * stays; everything else goes, with its content where that is code.
 */

const withContent =
  /<(script|style|iframe|object|embed|applet|noscript|template|svg|math|form|xml)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const elements = new Set(
  `a abbr acronym address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del details dfn dir div dl dt em
   figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li main map area mark menu nav ol p pre q rp rt ruby s samp
   section small span strike strong sub summary sup table tbody td tfoot th thead time title tr tt u ul var wbr meta`.split(
    /\s+/,
  ),
)
const attributes = new Set(
  `abbr align alt axis bgcolor border cellpadding cellspacing cite class clear color cols colspan compact coords datetime dir face frame headers height
   href hspace id lang name noshade nowrap rows rowspan rules scope shape size span src start style summary tabindex target title type usemap valign
   value vspace width charset content http-equiv`.split(/\s+/),
)
const links = new Set(['href', 'src', 'cite'])

export function safeHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(withContent, '')
    .replace(/<(\/?)([a-zA-Z][\w:-]{0,40})((?:"[^"]*"|'[^']*'|[^'">])*)>/g, tag)
}

function tag(_all: string, slash: string, name: string, rest: string): string {
  const lower = name.toLowerCase()
  if (!elements.has(lower)) return ''
  if (slash) return `</${lower}>`
  if (lower === 'meta' && (!/\bcharset\b/i.test(rest) || /refresh/i.test(rest))) return ''
  const kept: string[] = []
  for (const [, key = '', quoted, single, bare] of rest.matchAll(
    /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )) {
    const attribute = key.toLowerCase()
    const value = quoted ?? single ?? bare ?? ''
    if (!attributes.has(attribute) || !isSafe(attribute, value)) continue
    kept.push(` ${attribute}="${value.replaceAll('"', '&quot;')}"`)
  }
  return `<${lower}${kept.join('')}${rest.trimEnd().endsWith('/') ? '/' : ''}>`
}

function isSafe(attribute: string, value: string): boolean {
  // Browsers see through entities and white space in the name of a scheme.
  // oxlint-disable-next-line no-control-regex -- white space that URLs may hide
  const plain = value.replace(/&#?\w{1,10};?|[\s\0-\x20]/g, '').toLowerCase()
  if (attribute === 'style') return !/expression|javascript|behavior|-moz-binding|@import/.test(plain)
  if (!links.has(attribute)) return true
  if (/^(?:https?|mailto|tel|cid|ftp|callto|sip|webcal):|^[#/.?]/.test(value.trim().toLowerCase())) return true
  const mayHaveScheme = /^[^/?#]*:/.test(plain) || value.includes('&')
  return !mayHaveScheme || /^data:image\/(?:png|gif|jpeg|webp);/.test(value.trim())
}
