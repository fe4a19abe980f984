/**
 * Holds answers of EWS against the schemas of Exchange, with libxml2; nothing is checked where the specifications are absent.
 *
 *   validateMessage(xml)      throws what the schema says against the message
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm'
import { specs } from './corpus.ts'

let validate: ((xml: string) => void) | undefined

/** `xml`: the element of an answer, with all its namespaces. */
export function validateMessage(xml: string): void {
  if (!specs) return
  const read = (name: string): string => readFileSync(join(specs as string, 'ews/schemas', name), 'utf8')
  validate ??= validatorOf(read('Messages.xsd'), read('Types.xsd'))
  validate(xml)
}

/** What the schemas import, by the names of the files; filled before each is loaded. */
const files = new Map<string, Buffer>()
let registered = false

export function validatorOf(messages: string, types: string): (xml: string) => void {
  const xmlAttributes =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">' +
    '<xs:attribute name="lang" type="xs:language"/></xs:schema>'
  // Exchange's own refers to xml:lang without saying where it is.
  const complete = types.replace(
    /(<xs:import namespace="http:\/\/www.w3.org\/XML\/1998\/namespace")\/>/,
    '$1 schemaLocation="xml.xsd"/>',
  )
  files.set('types.xsd', Buffer.from(complete))
  files.set('xml.xsd', Buffer.from(xmlAttributes))
  register()
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(messages, { url: 'file:///messages.xsd' }))
  return (xml) => {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
    } finally {
      document.dispose()
    }
  }
}

function register(): void {
  if (registered) return
  registered = true
  const open = new Map<number, { bytes: Uint8Array; at: number }>()
  let last = 0
  xmlRegisterInputProvider({
    match: (name) => files.has(basename(name)),
    open: (name) => {
      open.set(++last, { bytes: files.get(basename(name)) as Uint8Array, at: 0 })
      return last
    },
    read: (fd, buffer) => {
      const file = open.get(fd)
      if (!file) return -1
      const piece = file.bytes.subarray(file.at, file.at + buffer.byteLength)
      buffer.set(piece)
      file.at += piece.length
      return piece.length
    },
    close: (fd) => open.delete(fd),
  })
}
