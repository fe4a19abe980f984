/**
 * text/enriched as HTML. RFC 1896, and its forerunner text/richtext (RFC 1341 7.1.3)
 *
 *   <bold>x</bold>   <<  a less-than sign   one line end is a space, n of them are n-1 line breaks
 *
 * Every input gives HTML that is well formed: what is not closed is closed, what was not opened is left out.
 */
const elements: Readonly<Record<string, readonly [open: string, close: string]>> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  fixed: ['<tt>', '</tt>'],
  smaller: ['<small>', '</small>'],
  bigger: ['<big>', '</big>'],
  center: ['<div align="center">', '</div>'],
  flushleft: ['<div align="left">', '</div>'],
  flushright: ['<div align="right">', '</div>'],
  flushboth: ['<div align="justify">', '</div>'],
  indent: ['<blockquote>', '</blockquote>'],
  excerpt: ['<blockquote>', '</blockquote>'],
  paragraph: ['<p>', '</p>'],
  subscript: ['<sub>', '</sub>'],
  superscript: ['<sup>', '</sup>'],
  heading: ['<h2>', '</h2>'],
}

const LENGTH_MAX = 4 << 20
const DEPTH_MAX = 100

export function enrichedHtml(text: string, { richtext = false } = {}): string {
  const open: string[] = []
  let html = ''
  let nofill = 0
  /** Parameters and comments are not shown. */
  let hidden = ''
  for (const [token] of text.slice(0, LENGTH_MAX).matchAll(/<<|<\/?[A-Za-z0-9-]{1,60}>|(?:\r?\n)+|[^<\r\n]+|[\s\S]/g)) {
    const tag = /^<(\/?)([^<>]+)>$/.exec(token)
    const name = tag?.[2]?.toLowerCase() ?? ''
    if (hidden !== '') {
      if (tag?.[1] === '/' && name === hidden) hidden = ''
    } else if (!tag) html += shown(token, { nofill: nofill > 0, richtext })
    else if (name === 'param' || name === 'comment') hidden = tag[1] === '/' ? '' : name
    else if (name === 'nofill') nofill = Math.max(0, nofill + (tag[1] === '/' ? -1 : 1))
    else if (richtext && name === 'nl') html += '<br>\n'
    else if (richtext && name === 'lt') html += '&lt;'
    else if (Object.hasOwn(elements, name)) html += element(open, name, tag[1] === '/')
  }
  while (open.length > 0) html += elements[open.pop() as string]?.[1] ?? ''
  return `<html><body>${html}</body></html>\r\n`
}

function element(open: string[], name: string, isEnd: boolean): string {
  if (!isEnd) {
    if (open.length >= DEPTH_MAX) return ''
    open.push(name)
    return elements[name]?.[0] ?? ''
  }
  if (!open.includes(name)) return ''
  let html = ''
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    html += elements[last]?.[1] ?? ''
    if (last === name) break
  }
  return html
}

function shown(token: string, { nofill, richtext }: { nofill: boolean; richtext: boolean }): string {
  if (token === '<<') return richtext ? '&lt;&lt;' : '&lt;'
  if (/^[\r\n]/.test(token)) {
    if (richtext) return ' '
    const lines = token.split('\n').length - 1
    if (nofill) return '<br>\n'.repeat(lines)
    return lines <= 1 ? '\n' : '<br>\n'.repeat(lines - 1)
  }
  return token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
