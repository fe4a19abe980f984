/** The first words of a body: IMAP PREVIEW (RFC 8970), PidTagPreview, `bodyPreview` of Graph, `item:Preview` of EWS. */
import { type Item, P } from '#model'
import { preview, previewText, stripHtml } from '#codec/mime/text.ts'

export function previewOf(item: Item): string | undefined {
  const text = item.source ? preview(item.source.bytes, item.source.structure) : previewOfBodies(item)
  return text.replaceAll('\0', '') || undefined
}

function previewOfBodies({ properties }: Item): string {
  const plain = properties.get(P.Body)
  if (plain) return previewText(plain)
  const html = properties.get(P.Html)
  return html ? previewText(stripHtml(new TextDecoder().decode(html.subarray(0, 64 * 1024)))) : ''
}
