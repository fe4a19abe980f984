/** What was put into RTF taken out again, and RTF of any kind as plain text. [MS-OXRTFEX] 2.2.3 */
import { readRtf, type RtfSink, rtfOrigin } from './read.ts'
import { symbolHtml, symbolText } from './symbols.ts'

export interface Encapsulated {
  from: 'html' | 'text'
  text: string
}

/** The HTML or the text that the RTF was made from; undefined if it is RTF by birth. */
export function findEncapsulated(rtf: Uint8Array): Encapsulated | undefined {
  const from = rtfOrigin(rtf)
  if (from === undefined) return undefined
  const parts: string[] = []
  readRtf(rtf, from === 'html' ? htmlSink(parts) : originalTextSink(parts))
  return { from, text: parts.join('').toWellFormed() }
}

/** [MS-OXRTFEX] 2.2.3.2: HTMLTAGs, and the text between them that is not there for readers of RTF only. */
function htmlSink(parts: string[]): RtfSink {
  return {
    text(text, { destination, rtfOnly }) {
      if (destination === 'htmltag' || (destination === 'text' && !rtfOnly)) parts.push(text)
    },
    symbol(name, { destination, rtfOnly }) {
      if (destination === 'htmltag' || (destination === 'text' && !rtfOnly)) parts.push(symbolHtml.get(name) ?? '')
    },
  }
}

/** [MS-OXRTFEX] 2.2.3.3 */
function originalTextSink(parts: string[]): RtfSink {
  return {
    text(text, { destination }) {
      if (destination === 'text') parts.push(text)
    },
    symbol(name, { destination }) {
      if (destination === 'text') parts.push(symbolText.get(name) ?? '')
    },
  }
}

/** The text of any RTF, numbers and bullets of lists among it, without formats. */
export function rtfText(rtf: Uint8Array): string {
  const parts: string[] = []
  readRtf(rtf, {
    text(text, { destination }) {
      if (destination === 'text' || destination === 'listtext') parts.push(text)
    },
    symbol(name, { destination }) {
      if (destination === 'text' || destination === 'listtext') parts.push(symbolText.get(name) ?? '')
    },
  })
  return parts.join('').toWellFormed()
}
