/**
 * Holds answers of EWS against the schemas of Exchange, with libxml2: undefined where the specifications are absent.
 *
 *   validateMessage(xml)      throws what the schema says against the message
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { XmlDocument, xmlRegisterInputProvider, XsdValidator } from 'libxml2-wasm'
import { specs } from './corpus.ts'

let validator: XsdValidator | undefined

/** `xml`: the element of an answer, with all its namespaces. */
export function validateMessage(xml: string): void {
  if (!specs) return
  validator ??= load(join(specs, 'ews/schemas'))
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
  } finally {
    document.dispose()
  }
}

function load(folder: string): XsdValidator {
  // Messages.xsd names the other file in another case, and that one refers to xml:lang without saying where it is.
  const xml =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">' +
    '<xs:attribute name="lang" type="xs:language"/></xs:schema>'
  const types = readFileSync(join(folder, 'Types.xsd'), 'utf8').replace(
    /(<xs:import namespace="http:\/\/www.w3.org\/XML\/1998\/namespace")\/>/,
    '$1 schemaLocation="xml.xsd"/>',
  )
  const files = new Map([
    ['types.xsd', Buffer.from(types)],
    ['xml.xsd', Buffer.from(xml)],
  ])
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
  const path = join(folder, 'Messages.xsd')
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }))
}
