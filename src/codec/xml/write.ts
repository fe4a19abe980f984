/**
 * XML as text, element by element. What was written so far can be taken at any time, so an answer of any length can be
 * sent piece by piece.
 *
 *   const xml = new XmlWriter()
 *   xml.declaration().open('Response', { xmlns: '…' }).element('Action', 'settings').close()
 *   xml.take()
 */
export type XmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>

export class XmlWriter {
  #text = ''
  readonly #open: string[] = []

  /** `<?xml …?>`: only at the beginning. */
  declaration(): this {
    this.#text += '<?xml version="1.0" encoding="utf-8"?>'
    return this
  }

  open(name: string, attributes?: XmlAttributes): this {
    this.#text += `<${name}${written(attributes)}>`
    this.#open.push(name)
    return this
  }

  close(): this {
    const name = this.#open.pop()
    if (name === undefined) throw new Error('no element is open')
    this.#text += `</${name}>`
    return this
  }

  /** An element with text in it; without text an empty one. Left out altogether when the text is undefined. */
  element(name: string, text: string | number | boolean | undefined, attributes?: XmlAttributes): this {
    if (text === undefined) return this
    const content = escapeText(String(text))
    this.#text +=
      content === '' ? `<${name}${written(attributes)}/>` : `<${name}${written(attributes)}>${content}</${name}>`
    return this
  }

  text(text: string): this {
    this.#text += escapeText(text)
    return this
  }

  /** What is XML already. */
  raw(xml: string): this {
    this.#text += xml
    return this
  }

  /** What was written since the last time. */
  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }
}

function written(attributes: XmlAttributes | undefined): string {
  let text = ''
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined) text += ` ${name}="${escapeAttribute(String(value))}"`
  }
  return text
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

function escapeText(text: string): string {
  return inXml(text).replace(/[&<>\r]/g, (character) => escapes[character] as string)
}

/** White space that is written as it is comes back as spaces. */
function escapeAttribute(text: string): string {
  return inXml(text).replace(/[&<>"\t\n\r]/g, (character) => escapes[character] as string)
}

/** XML 1.0 2.2: characters that cannot stand in a document at all are shown as the one for what is missing. */
function inXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/.test(text)
    ? text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    : text
}
