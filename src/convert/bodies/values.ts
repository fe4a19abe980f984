/**
 * The body as properties: whichever of them a client asks for, whatever is stored. [MS-OXBBODY] 2.1.3, [MS-OXCMSG] 2.2.1.58
 *
 * `bodyValue` needs those of `bodyIngredients` that the message has. Setting one of `bodyForms` makes the others and the `bodyFacts`
 * about them old: who does so removes them, unless the same client has set them as well.
 */
import { decodeText, encodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { compressRtf } from '#codec/rtf/index.ts'
import { type Bag, P } from '#model'
import { bodiesOf, NativeBody } from './bodies.ts'

/** The tags of the body in its forms. */
export const bodyForms: ReadonlySet<number> = new Set([P.Body.tag, P.Html.tag, P.BodyHtml.tag, P.RtfCompressed.tag])
/** What is said of them. */
export const bodyFacts: ReadonlySet<number> = new Set([P.NativeBody.tag, P.RtfInSync.tag])
export const bodyIngredients: readonly number[] = [...bodyForms, ...bodyFacts, P.InternetCodepage.tag]

/** undefined: the message has no body, or the tag is none of a body. */
export function bodyValue(bag: Bag, tag: number): string | Uint8Array | number | boolean | undefined {
  const bodies = bodiesOf(bag)
  if (bodies.native === undefined) return undefined
  switch (tag) {
    case P.Body.tag:
      return bodies.text()
    case P.BodyHtml.tag:
      return bodies.html()
    case P.Html.tag:
      return bodies.native === 'html' && bag.has(P.Html)
        ? bag.get(P.Html)
        : htmlBytes(bodies.html(), bag.get(P.InternetCodepage))
    case P.RtfCompressed.tag:
      return compressRtf(bodies.rtf())
    case P.NativeBody.tag:
      return NativeBody[bodies.native]
    case P.RtfInSync.tag:
      return bodies.native === 'rtf'
    default:
      return undefined
  }
}

/** In the charset that PidTagInternetCodepage tells its reader; what that one lacks is a character reference. */
function htmlBytes(html: string, codePage: number | undefined): Uint8Array {
  const charset = (codePage === undefined ? undefined : findCharsetOfCodePage(codePage)) ?? 'utf-8'
  const marked = html.replace(/(<meta\b[^>]{0,200}charset=)utf-8/i, `$1${charset}`)
  const bytes = encodeText(marked, charset)
  if (charset === 'utf-8' || decodeText(bytes, charset) === marked) return bytes
  let out = ''
  const known = new Map<string, string>()
  for (const character of marked) {
    if (character < '\x80') out += character
    else {
      let written = known.get(character)
      if (written === undefined) {
        const same = decodeText(encodeText(character, charset), charset) === character
        known.set(character, (written = same ? character : `&#${character.codePointAt(0)};`))
      }
      out += written
    }
  }
  return encodeText(out, charset)
}
