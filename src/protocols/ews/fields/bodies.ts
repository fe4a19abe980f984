/**
 * Bodies as a shape asks for them: which form, how much, and of what is quoted how much. [MS-OXWSCORE] 2.2.4.24 (Body, UniqueBody,
 * NormalizedBody, TextBody), [MS-OXWSCDATA] 2.2.4.47
 */
import { type Bodies, bodiesOf } from '#convert/bodies/index.ts'
import { htmlText, textHtml } from '#convert/bodies/index.ts'
import { type Bag, P } from '#model'
import type { BodyForm, BodyShape } from './context.ts'
import { xmlText } from './field.ts'
import { ownHtml, ownText } from './quoted.ts'
import { safeHtml } from './safe-html.ts'

/** All that `bodiesOf` looks at. */
export const bodyProperties = [P.Body, P.Html, P.RtfCompressed, P.RtfInSync, P.NativeBody, P.InternetCodepage] as const

export interface BodyElement {
  BodyType: 'HTML' | 'Text'
  IsTruncated?: boolean
  value: string
}

export function bodyElement(
  properties: Bag,
  form: BodyForm,
  { shape, part = 'whole' }: { shape: BodyShape; part?: 'whole' | 'own' },
): BodyElement {
  const bodies = bodiesOf(properties)
  const isHtml = form === 'HTML' || (form === 'Best' && bestIsHtml(bodies))
  if (!isHtml) {
    const text = part === 'own' ? ownText(bodies.text()) : bodies.text()
    return cut({ BodyType: 'Text', value: xmlText(text) }, shape)
  }
  const whole = bodies.native === undefined ? '' : bodies.html()
  const html = part === 'own' ? ownHtml(whole) : whole
  return cut({ BodyType: 'HTML', value: xmlText(shaped(html, shape)) }, shape)
}

/** What was written as text is best as text. */
function bestIsHtml({ native, encapsulated }: Bodies): boolean {
  return native === 'html' || (native === 'rtf' && encapsulated !== 'text')
}

function cut(body: BodyElement, { maximumBodySize }: BodyShape): BodyElement {
  if (maximumBodySize === undefined || body.value.length <= maximumBodySize) return { ...body, IsTruncated: false }
  return { ...body, IsTruncated: true, value: body.value.slice(0, Math.max(0, maximumBodySize)).toWellFormed() }
}

function shaped(html: string, shape: BodyShape): string {
  let out = shape.filterHtml ? safeHtml(html) : html
  if (shape.convertHtmlToUtf8) out = out.replace(/(<meta[^>]{0,200}charset\s*=\s*["']?)[\w.:-]+/gi, '$1utf-8')
  if (shape.inlineImageUrlTemplate !== undefined) {
    const template = shape.inlineImageUrlTemplate
    out = out.replace(/(["'(])cid:([^"')\s]{1,300})/gi, (_all, before: string, id: string) => {
      return `${before}${template.replaceAll('{id}', encodeURIComponent(id))}`
    })
  }
  if (shape.blockExternalImages) {
    out = out.replace(/(<img\b[^>]{0,2000}?)\bsrc(\s*=\s*["']?https?:)/gi, '$1blockedImageSrc$2')
  }
  if (shape.addBlankTargetToLinks) {
    out = out.replace(/<a\b(?![^>]{0,2000}\btarget\s*=)(?=[^>]{0,2000}\bhref)/gi, '<a target="_blank"')
  }
  return out
}

export { htmlText, textHtml }
