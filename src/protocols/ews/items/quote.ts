/** The message that is answered, as it stands below the answer: quoted.ts of the fields finds the place again. */
import { sentRepresenting } from '#convert'
import { bodiesOf, setBody } from '#convert/bodies/index.ts'
import { Bag, fileTime, type Item, P } from '#model'
import { bodyOf } from '../fields/item.ts'

interface Line {
  label: string
  value: string
}

function linesOf({ properties }: Item): Line[] {
  const sent = properties.get(P.ClientSubmitTime) ?? properties.get(P.MessageDeliveryTime)
  const address = properties.get(sentRepresenting.smtpAddress)
  const name = properties.get(sentRepresenting.name) ?? ''
  const lines: Line[] = [
    { label: 'From', value: address && address !== name ? `${name} <${address}>` : name },
    { label: 'Sent', value: sent === undefined ? '' : fileTime.toDate(sent).toUTCString() },
    { label: 'To', value: properties.get(P.DisplayTo) ?? '' },
    { label: 'Cc', value: properties.get(P.DisplayCc) ?? '' },
    { label: 'Subject', value: properties.get(P.Subject) ?? '' },
  ]
  return lines.filter(({ label, value }) => value !== '' || label === 'Subject')
}

export function quotedText(original: Item, text: string): string {
  const head = linesOf(original).map(({ label, value }) => `${label}: ${value}`)
  return ['________________________________', ...head, '', text].join('\r\n')
}

/** Below what is new, within its body. */
export function quotedHtml(html: string, original: Item, quoted: string): string {
  const head = linesOf(original)
    .map(({ label, value }) => `<b>${label}:</b> ${escaped(value)}<br>`)
    .join('\r\n')
  const inner = /<body[^>]*>([\s\S]*?)(?:<\/body>|$)/i.exec(quoted)?.[1] ?? quoted
  const below = `<hr tabindex="-1" style="display:inline-block;width:98%">\r\n<div id="divRplyFwdMsg" dir="ltr">${head}</div>\r\n<div>${inner}</div>`
  const end = html.search(/<\/body>/i)
  if (end >= 0) return html.slice(0, end) + below + html.slice(end)
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${html}${below}</body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)
}

/** The text of a body element, for messages that have no other form. */
export function plainText(value: unknown): string {
  const bag = new Bag()
  setBody(bag, bodyOf(value))
  return bodiesOf(bag).text()
}
