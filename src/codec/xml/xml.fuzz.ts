/** XML of clients: read within the limits, or refused; what was read can be written and read again. */
import { LayoutError } from '../binary/index.ts'
import { readXml, type XmlElement, XmlWriter } from './index.ts'

export default {
  name: 'XML',
  seeds: () =>
    [
      '<?xml version="1.0" encoding="utf-8"?><a:x xmlns:a="urn:one" b="&#10;1"><!-- c --><a:y>t<![CDATA[<]]></a:y></a:x>',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/><s:Body/></s:Envelope>',
    ].map((text) => Buffer.from(text)),
  run(input: Uint8Array): void {
    let root: XmlElement
    try {
      root = readXml(input, { bytes: 100_000 })
    } catch (error) {
      if (error instanceof LayoutError) return
      throw error
    }
    const xml = new XmlWriter()
    write(xml, root)
    if (readXml(xml.take()).text !== root.text) throw new Error('not the same again')
  },
}

function write(xml: XmlWriter, { name, text, children }: XmlElement): void {
  xml.open(name).text(text)
  for (const each of children) write(xml, each)
  xml.close()
}
