/**
 * RTF that was RTF from the beginning, as HTML: paragraphs, bold, italic, underlined, struck out, sizes, colours, links.
 * Pictures and objects are attachments of the message and stay out. [MSFT-RTF]
 */
import { readRtf, type RtfSink, type RtfState } from './read.ts'
import { symbolText } from './symbols.ts'

export function rtfHtml(rtf: Uint8Array): string {
  const writer = new HtmlWriter()
  const { colors } = readRtf(rtf, writer)
  return writer.finish(colors)
}

type Style = Pick<RtfState, 'bold' | 'italic' | 'underline' | 'strike' | 'size' | 'color' | 'link'>

interface Run {
  text: string
  style: Style
}

const PARAGRAPH_ENDS = new Set(['par', 'row', 'nestrow', 'sect', 'page'])

class HtmlWriter implements RtfSink {
  readonly #paragraphs: Run[][] = [[]]
  #instruction = ''

  text(text: string, state: RtfState): void {
    if (state.destination !== 'instruction') this.#add(text, state)
    else if (this.#instruction.length < INSTRUCTION_MAX) this.#instruction += text.slice(0, INSTRUCTION_MAX)
  }

  symbol(name: string, state: RtfState): void {
    if (!isText(state)) return
    if (PARAGRAPH_ENDS.has(name)) this.#paragraphs.push([])
    else this.#add(symbolText.get(name)?.replace('\r\n', '\n') ?? '', state)
  }

  /** {\field{\*\fldinst HYPERLINK "…"}{\fldrslt …}}: the address holds for the rest of the group around it. */
  groupEnd(outer: RtfState): void {
    if (this.#instruction === '' || outer.destination === 'instruction') return
    const [, address] = /^\s*HYPERLINK\s+"?([^"\s]+)/i.exec(this.#instruction) ?? []
    this.#instruction = ''
    if (address !== undefined && /^(?:https?|mailto|ftp|tel):/i.test(address)) outer.link = address
  }

  finish(colors: readonly (string | undefined)[]): string {
    // The last \par ends a paragraph and begins none.
    if (this.#paragraphs.length > 1 && this.#paragraphs.at(-1)?.length === 0) this.#paragraphs.pop()
    const body = this.#paragraphs.map((runs) => `<p>${paragraphHtml(runs, colors) || '<br>'}</p>\r\n`)
    return `<html><head><meta charset="utf-8"></head><body>\r\n${body.join('')}</body></html>\r\n`.toWellFormed()
  }

  #add(text: string, state: RtfState): void {
    if (text === '' || !isText(state)) return
    const runs = this.#paragraphs.at(-1) as Run[]
    const last = runs.at(-1)
    if (last && sameStyle(last.style, state)) last.text += text
    else {
      const { bold, italic, underline, strike, size, color, link } = state
      runs.push({ text, style: { bold, italic, underline, strike, size, color, link } })
    }
  }
}

const INSTRUCTION_MAX = 2200

function isText({ destination }: RtfState): boolean {
  return destination === 'text' || destination === 'listtext'
}

function sameStyle(a: Style, b: Style): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.size === b.size &&
    a.color === b.color &&
    a.link === b.link
  )
}

function paragraphHtml(runs: readonly Run[], colors: readonly (string | undefined)[]): string {
  return runs.map(({ text, style }) => styled(escapeHtml(text), style, colors)).join('')
}

function styled(text: string, style: Style, colors: readonly (string | undefined)[]): string {
  let html = text
  const css: string[] = []
  if (style.size > 0 && style.size < 1000) css.push(`font-size:${style.size / 2}pt`)
  const color = style.color > 0 ? colors[style.color] : undefined
  if (color !== undefined) css.push(`color:${color}`)
  if (css.length > 0) html = `<span style="${css.join(';')}">${html}</span>`
  if (style.strike) html = `<s>${html}</s>`
  if (style.underline) html = `<u>${html}</u>`
  if (style.italic) html = `<i>${html}</i>`
  if (style.bold) html = `<b>${html}</b>`
  return style.link === undefined ? html : `<a href="${escapeHtml(style.link)}">${html}</a>`
}

/** Runs of blanks stay what they are. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"\n\t]| {2,}/g, (match) => entities[match] ?? '&nbsp;'.repeat(match.length - 1) + ' ')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '<br>',
  '\t': '&emsp;',
}
