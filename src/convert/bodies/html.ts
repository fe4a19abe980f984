/** HTML as plain text and plain text as HTML. */
import { createRequire } from 'node:module'

/** The types of the package are not published with it. */
interface HtmlToText {
  convert(html: string, options: object): string
}

let library: HtmlToText | undefined

/** What is behind this is not turned into text: no message has so much to say, and the tree of it costs memory. */
const LENGTH_MAX = 8 << 20

const options = {
  wordwrap: false,
  limits: { maxInputLength: LENGTH_MAX, maxDepth: 150, ellipsis: '' },
  selectors: [
    { selector: 'img', format: 'skip' },
    {
      selector: 'a',
      options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true, linkBrackets: ['<', '>'] },
    },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'ul', options: { itemPrefix: ' * ' } },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'title', format: 'skip' },
  ],
}

/** Deeper than this the parser of the package becomes quadratic. */
const DEPTH_MAX = 3000

/** Elements that have no end, or that the parser ends by itself. */
const unnested = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr option'.split(' '),
)

/** Lines end in CRLF, as those of PidTagBody do. */
export function htmlText(html: string): string {
  if (isTooDeep(html)) return withoutTags(html.slice(0, LENGTH_MAX))
  library ??= createRequire(import.meta.url)('html-to-text') as HtmlToText
  return library.convert(html.slice(0, LENGTH_MAX), options).replace(/\r?\n/g, '\r\n')
}

function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9:]{0,30})/g)) {
    if (unnested.has(name.toLowerCase())) continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEPTH_MAX) return true
  }
  return false
}

/** For HTML that nobody would write: its text without its layout. */
function withoutTags(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Lines stay lines, runs of blanks stay as wide as they are. */
export function textHtml(text: string): string {
  const body = text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line.replace(/[&<>"]|\t|^ | {2,}/g, (match) => entities[match] ?? `${'&nbsp;'.repeat(match.length - 1)} `),
    )
    .join('<br>\r\n')
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\r\n<div style="font-family:monospace">${body}</div>\r\n</body></html>\r\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&nbsp;&nbsp;&nbsp; ',
  ' ': '&nbsp;',
}
