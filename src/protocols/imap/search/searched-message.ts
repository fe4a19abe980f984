/**
 * A message while it is searched: each text is decoded and folded once, however many keys of the program ask for it.
 */
import { type Header, readHeader } from '#codec/mime/index.ts'
import { fold } from '#model'
import { FetchedMessage } from '../fetch/source.ts'

export class SearchedMessage extends FetchedMessage {
  readonly #texts = new Map<string, string>()
  readonly #fields = new Map<string, readonly string[]>()
  #header: Header | undefined

  /** Folded, made at the first question. */
  text(name: string, make: () => string): string {
    let text = this.#texts.get(name)
    if (text === undefined) {
      text = fold(make())
      this.#texts.set(name, text)
    }
    return text
  }

  /** The fields of this name in the header, folded. */
  async fields(name: string): Promise<readonly string[]> {
    let fields = this.#fields.get(name)
    if (fields === undefined) {
      const header = (this.#header ??= await this.#readHeader())
      fields = header.all(name).map((field) => fold(field.text))
      this.#fields.set(name, fields)
    }
    return fields
  }

  async #readHeader(): Promise<Header> {
    const { bytes, structure } = await this.source()
    const header = await bytes.bytes(structure.start, structure.bodyStart)
    return readHeader(header, { start: 0, bodyStart: header.length })
  }
}
