/**
 * Which of its bodies an item takes into a mail. [MS-OXCMAIL] 2.1.3.3, [MS-OXBBODY] 2.1.3.1
 *
 *   best    what it has: plain text as plain text; HTML as HTML, with its plain text where somebody wrote one; RTF as both
 *   plain, html, both    these, made from what is there
 */
import { canEncode, findCharsetOfCodePage } from '#codec/charset/index.ts'
import type { Entity } from '#codec/mime/index.ts'
import { type Bag, type Item, P } from '#model'
import { bodiesOf } from '../bodies/index.ts'

export type BodyFormat = 'best' | 'plain' | 'html' | 'both'

export interface BodyEntities {
  plain: Entity | undefined
  html: Entity | undefined
}

export function bodyEntities(item: Item, format: BodyFormat): BodyEntities {
  const { text, html } = chosen(item.properties, format)
  const own = contentFields(item.properties)
  const isHtml = html !== undefined && html !== ''
  return {
    plain: text === undefined ? undefined : { ...textEntity('text/plain', text, item), headers: isHtml ? [] : own },
    html: isHtml ? { ...textEntity('text/html', html, item), headers: own } : undefined,
  }
}

function contentFields(properties: Bag): [string, string][] {
  const id = properties.get(P.BodyContentId)
  const location = properties.get(P.BodyContentLocation)
  const fields: [string, string][] = []
  if (id) fields.push(['Content-ID', `<${id.replace(/[<>\s]/g, '')}>`])
  if (location) fields.push(['Content-Location', location.replace(/\s/g, '%20')])
  return fields
}

function chosen(properties: Bag, format: BodyFormat): { text?: string | undefined; html?: string } {
  const bodies = bodiesOf(properties)
  const { native, encapsulated } = bodies
  if (native === undefined) return format === 'best' ? {} : { text: '' }
  switch (format) {
    case 'plain':
      return { text: bodies.text() }
    case 'html':
      return { html: bodies.html() }
    case 'both':
      return { text: bodies.text(), html: bodies.html() }
    case 'best':
      if (native === 'text' || encapsulated === 'text') return { text: bodies.text() }
      if (native === 'rtf') return { text: bodies.text(), html: bodies.html() }
      return { text: properties.get(P.Body) || undefined, html: bodies.html() }
  }
}

/** In the charset of the item when it can say it, else in UTF-8. */
export function textEntity(type: string, text: string, { properties }: Item): Entity {
  const codePage = properties.get(P.InternetCodepage)
  const charset = codePage === undefined ? undefined : findCharsetOfCodePage(codePage)
  const ended = text.endsWith('\n') ? text : `${text}\r\n`
  return { type, body: { text: ended, charset: charset && canEncode(ended, charset) ? charset : 'utf-8' } }
}
