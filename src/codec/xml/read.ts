/**
 * XML into elements, by saxes, within limits that are held while it is read. There is no DTD: a document type, and with it
 * every entity but the five of XML, is refused.
 *
 * Encodings: UTF-8 and UTF-16 by their marks, others by what the declaration says.
 */
import { setImmediate } from 'node:timers/promises'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { LayoutError } from '../binary/index.ts'
import type { XmlElement } from './element.ts'

export interface XmlLimits {
  /** Of the document. */
  bytes: number
  /** Elements within elements. */
  depth: number
  elements: number
  /** Of one element. */
  attributes: number
}

/** What a request of a client has at most: deep restrictions in EWS nest some twenty elements. */
const usualLimits: XmlLimits = { bytes: 64 * 1024 * 1024, depth: 128, elements: 1_000_000, attributes: 64 }

const xmlns = 'http://www.w3.org/2000/xmlns/'

type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlElement[]; parts: string[] }

/** The root element. Throws a LayoutError with the place in characters. */
export function readXml(document: Uint8Array | string, limits: Partial<XmlLimits> = {}): XmlElement {
  const most = { ...usualLimits, ...limits }
  if (document.length > most.bytes) throw new LayoutError(`${document.length} bytes of XML`, 0, 'XML')
  const text = typeof document === 'string' ? document : decodeXml(document)
  const { parser, root } = treeParser(most)
  parser.write(text).close()
  return root()
}

/** Characters between two breaths: some milliseconds. */
const charactersAtOnce = 256 * 1024

/** The same for documents of any length: others have their turn in between. */
export async function readXmlWithBreaths(document: string, limits: Partial<XmlLimits> = {}): Promise<XmlElement> {
  const most = { ...usualLimits, ...limits }
  if (document.length > most.bytes) throw new LayoutError(`${document.length} bytes of XML`, 0, 'XML')
  const { parser, root } = treeParser(most)
  let joined = 0
  for (let at = 0; at < document.length; at += charactersAtOnce) {
    if (at > 0) await setImmediate()
    parser.write(document.slice(at, at + charactersAtOnce))
    joined = joinPieces(parser, joined)
  }
  parser.close()
  return root()
}

/**
 * saxes adds to what it has of a comment, a text or an attribute whatever stands before the next character that could end it.
 * V8 keeps such a string as a tree of its pieces: a comment of `-a-a-a…` takes thirty times its length. So it is made one
 * whenever it has grown by an eighth. Gives back the length that was joined last.
 */
function joinPieces(parser: SaxesParser<{ xmlns: true }>, joined: number): number {
  const { text, entity } = parser as unknown as { text: string; entity: string }
  if (entity.length > mostEntityCharacters) throw new LayoutError('an entity without an end', parser.position, 'XML')
  if (text.length < joined) return text.length
  if (text.length - joined < Math.max(leastJoinedCharacters, text.length / 8)) return joined
  // An expression is matched against one string, and V8 leaves it as one.
  return /\0$/.test(text) ? 0 : text.length
}

const leastJoinedCharacters = 1024 * 1024
/** `&#x0010ffff;` is one of twelve. */
const mostEntityCharacters = 1024

function treeParser(most: XmlLimits): { parser: SaxesParser<{ xmlns: true }>; root: () => XmlElement } {
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = []
  let root: Open | undefined
  let count = 0
  const refuse = (problem: string): never => {
    throw new LayoutError(problem, parser.position, 'XML')
  }
  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => refuse('a document type is not allowed'))
  parser.on('opentagstart', () => {
    if (open.length >= most.depth) refuse(`more than ${most.depth} elements within each other`)
    if (++count > most.elements) refuse(`more than ${most.elements} elements`)
  })
  let attributes = 0
  parser.on('attribute', () => {
    if (++attributes > most.attributes) refuse(`more than ${most.attributes} attributes`)
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    attributes = 0
    const element: Open = {
      name: tag.local,
      namespace: tag.uri,
      attributes: attributesOf(tag),
      children: [],
      text: '',
      offset: parser.position,
      parts: [],
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const take = (part: string): void => void open.at(-1)?.parts.push(part)
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', () => {
    const element = open.pop() as Open
    element.text = element.parts.length === 1 ? (element.parts[0] as string) : element.parts.join('')
    element.parts = []
  })
  return { parser, root: () => root ?? refuse('there is no element') }
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>
  for (const { local, uri, value } of Object.values(tag.attributes)) if (uri !== xmlns) attributes[local] = value
  return attributes
}

/** The text of a document, without its mark. Throws a LayoutError. */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    throw new LayoutError(`the text cannot be decoded: ${(error as Error).message}`, 0, 'XML')
  }
}

/** XML 1.0, appendix F. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1')
  const declared = /^<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head)?.[1]
  // Texts that say UTF-16 and are not: what wrote the declaration did not write the bytes.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared
}
