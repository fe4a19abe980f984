/**
 * The body of a message in its three forms: plain text, HTML, RTF. One of them is the native one; the others are made from
 * it when they are asked for, so that all three always say the same. [MS-OXBBODY]
 *
 * A plain text that is stored beside its HTML is taken as it is: its sender wrote both (RFC 2046 5.1.4).
 */
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { LayoutError } from '#codec/binary/index.ts'
import {
  compressRtf,
  decompressRtf,
  encapsulateHtml,
  encapsulateText,
  findEncapsulated,
  isRtf,
  rtfHtml,
  rtfText,
} from '#codec/rtf/index.ts'
import { type Bag, P } from '#model'
import { htmlText, textHtml } from './html.ts'

/** PidTagNativeBody. [MS-OXCMSG] 2.2.1.58.2 */
export const NativeBody = { undefined: 0, text: 1, rtf: 2, html: 3, clearSigned: 4 } as const

export type BodyKind = 'text' | 'html' | 'rtf'

export interface Bodies {
  /** undefined: the message has no body. */
  readonly native: BodyKind | undefined
  /** The native one is an RTF that was made from one of the others. */
  readonly encapsulated: 'text' | 'html' | undefined
  text(): string
  html(): string
  /** Not compressed. */
  rtf(): Uint8Array
}

export function bodiesOf(bag: Bag): Bodies {
  const stored = new Stored(bag)
  const native = bestBody(bag, stored)
  switch (native) {
    case 'text':
      return fromText(stored.text as string)
    case 'html':
      return fromHtml(stored.html as string, stored.text, bag.get(P.RtfInSync) === true ? stored.rtf : undefined)
    case 'rtf':
      return fromRtf(stored.rtf as Uint8Array, stored.text)
    case undefined:
      return { ...fromText(''), native: undefined }
  }
}

/**
 * [MS-OXBBODY] 2.1.3.1: what PidTagNativeBody says when that form is there; else RTF if it is in sync or alone, else HTML, else
 * plain text.
 */
function bestBody(bag: Bag, stored: Stored): BodyKind | undefined {
  const native = bag.get(P.NativeBody)
  if (native === NativeBody.text && stored.text !== undefined) return 'text'
  if ((native === NativeBody.html || native === NativeBody.clearSigned) && stored.html !== undefined) return 'html'
  if (native === NativeBody.rtf && stored.rtf !== undefined) return 'rtf'
  const inSync = bag.get(P.RtfInSync) === true
  if (inSync && stored.rtf !== undefined) return 'rtf'
  if (stored.html !== undefined) return 'html'
  if (stored.text !== undefined) return 'text'
  return stored.rtf === undefined ? undefined : 'rtf'
}

/** What is in the bag; RTF that cannot be read counts as none. */
class Stored {
  readonly text: string | undefined
  readonly #bag: Bag
  #html: string | undefined
  #rtf: Uint8Array | undefined
  #rtfRead = false

  constructor(bag: Bag) {
    this.#bag = bag
    this.text = bag.get(P.Body)
  }

  get html(): string | undefined {
    const bytes = this.#bag.get(P.Html)
    // PidTagBodyHtml is the same property as text.
    if (bytes === undefined) return this.#bag.get(P.BodyHtml)
    this.#html ??= decodeText(bytes, findCharsetOfCodePage(this.#bag.get(P.InternetCodepage) ?? 65001))
    return this.#html
  }

  get rtf(): Uint8Array | undefined {
    if (this.#rtfRead) return this.#rtf
    this.#rtfRead = true
    const compressed = this.#bag.get(P.RtfCompressed)
    if (compressed === undefined || compressed.length === 0) return undefined
    try {
      const rtf = decompressRtf(compressed)
      // Reading it once says whether it can be read.
      if (isRtf(rtf)) rtfText(rtf)
      this.#rtf = isRtf(rtf) ? rtf : undefined
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
    return this.#rtf
  }
}

function fromText(text: string): Bodies {
  return {
    native: 'text',
    encapsulated: undefined,
    text: () => text,
    html: () => textHtml(text),
    rtf: () => encapsulateText(text),
  }
}

function fromHtml(html: string, text: string | undefined, rtf: Uint8Array | undefined): Bodies {
  return {
    native: 'html',
    encapsulated: undefined,
    text: () => text ?? htmlText(html),
    html: () => html,
    rtf: () => rtf ?? encapsulateHtml(html),
  }
}

function fromRtf(rtf: Uint8Array, text: string | undefined): Bodies {
  const inside = findEncapsulated(rtf)
  return {
    native: 'rtf',
    encapsulated: inside?.from,
    text: () => {
      if (inside?.from === 'text') return inside.text
      return text ?? (inside ? htmlText(inside.text) : rtfText(rtf))
    },
    html: () => {
      if (inside?.from === 'html') return inside.text
      return inside ? textHtml(inside.text) : rtfHtml(rtf)
    },
    rtf: () => rtf,
  }
}

/**
 * Writes a new body: it becomes the native one, and the others are gone until somebody asks `bodiesOf` for them. What a client
 * has written in several forms at once is settled by `settleBodies`.
 */
export function setBody(bag: Bag, body: { text: string } | { html: string } | { rtf: Uint8Array }): void {
  for (const property of [P.Body, P.Html, P.BodyHtml, P.RtfCompressed]) bag.delete(property)
  if ('text' in body) bag.set(P.Body, body.text)
  else if ('html' in body) bag.set(P.Html, Buffer.from(body.html, 'utf8')).set(P.InternetCodepage, 65001)
  else bag.set(P.RtfCompressed, compressRtf(body.rtf))
  settleBodies(bag)
}

/** PidTagNativeBody and PidTagRtfInSync say what is there. [MS-OXBBODY] 2.1.3.1, [MS-OXCMSG] 2.2.1.58.5 */
export function settleBodies(bag: Bag): void {
  const { native } = bodiesOf(bag)
  if (native === undefined) {
    bag.delete(P.NativeBody)
    bag.delete(P.RtfInSync)
    return
  }
  bag.set(P.NativeBody, NativeBody[native])
  bag.set(P.RtfInSync, native === 'rtf')
}
