/**
 * The documents that describe the service, made from the table: types.xsd, messages.xsd and Services.wsdl. They say what the
 * schema says, in our own order of words. XML Schema 1.0; WSDL 1.1
 */
import { XmlWriter } from '#codec/xml/index.ts'
import type { ComplexRow, Particle, Row, SchemaTable, SimpleRow } from './rows.ts'
import { messagesNamespace, namespaces, type Prefix, type Schema, typesNamespace } from './schema.ts'

const xmlSchema = 'http://www.w3.org/2001/XMLSchema'
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

export function schemaDocument(schema: Schema, prefix: Prefix): string {
  const { table } = schema
  const isTypes = prefix === 't'
  const xml = new XmlWriter().declaration().open('xs:schema', {
    'xmlns:xs': xmlSchema,
    'xmlns:t': typesNamespace,
    'xmlns:m': messagesNamespace,
    targetNamespace: namespaces[prefix],
    elementFormDefault: 'qualified',
  })
  if (isTypes)
    xml.element('xs:import', '', { namespace: xmlNamespace, schemaLocation: 'http://www.w3.org/2001/xml.xsd' })
  else xml.element('xs:import', '', { namespace: typesNamespace, schemaLocation: 'types.xsd' })
  for (const [name, row] of Object.entries(isTypes ? table.types : table.messages)) writeType(xml, schema, name, row)
  for (const text of isTypes ? table.elements.types : table.elements.messages) {
    const [name = '', type = '', ...more] = text.split(' ')
    const head = more.includes('for') ? more[more.indexOf('for') + 1] : undefined
    xml.element('xs:element', '', {
      name,
      type: typeName(schema, type),
      abstract: more.includes('abstract') ? true : undefined,
      substitutionGroup: head === undefined ? undefined : `t:${head}`,
    })
  }
  return xml.close().take()
}

/** Types without a name of their own have a dot in it, which a name of XML may have as well. */
function typeName(schema: Schema, type: string): string {
  return type.startsWith('xs:') ? type : `${schema.prefixOf(type)}:${type}`
}

function writeType(xml: XmlWriter, schema: Schema, name: string, row: Row): void {
  if (row.simple !== undefined) writeSimpleType(xml, schema, name, row as SimpleRow)
  else writeComplexType(xml, schema, name, row as ComplexRow)
}

function writeSimpleType(xml: XmlWriter, schema: Schema, name: string, row: SimpleRow): void {
  xml.open('xs:simpleType', { name })
  if (row.list !== undefined) xml.element('xs:list', '', { itemType: typeName(schema, row.list) })
  else if (row.union) {
    xml.element('xs:union', '', { memberTypes: row.union.map((member) => typeName(schema, member)).join(' ') })
  } else {
    xml.open('xs:restriction', { base: typeName(schema, row.simple) })
    for (const pattern of row.patterns ?? []) xml.element('xs:pattern', '', { value: pattern })
    for (const [facet, value] of [
      ['xs:minLength', row.minLength],
      ['xs:length', row.length],
      ['xs:minInclusive', row.min],
      ['xs:maxInclusive', row.max],
    ] as const) {
      if (value !== undefined) xml.element(facet, '', { value })
    }
    if (row.values !== undefined) {
      for (const value of row.values.split('|')) xml.element('xs:enumeration', '', { value })
    }
    xml.close()
  }
  xml.close()
}

function writeComplexType(xml: XmlWriter, schema: Schema, name: string, row: ComplexRow): void {
  const body = (): void => {
    if (row.content !== undefined) writeParticle(xml, schema, row.content)
    for (const text of row.attributes ?? []) {
      const [attribute = '', type = '', sign] = text.split(' ')
      const use = sign === '!' ? 'required' : sign === '-' ? 'prohibited' : undefined
      if (attribute.startsWith('xml:')) xml.element('xs:attribute', '', { ref: attribute, use })
      else xml.element('xs:attribute', '', { name: attribute, type: typeName(schema, type), use })
    }
    if (row.soap) xml.element('xs:anyAttribute', '', { namespace: 'http://schemas.xmlsoap.org/soap/envelope/' })
  }
  xml.open('xs:complexType', { name, abstract: row.abstract })
  if (row.text !== undefined) {
    xml.open('xs:simpleContent').open('xs:extension', { base: typeName(schema, row.text) })
    body()
    xml.close().close()
  } else if (row.base !== undefined) {
    xml.open('xs:complexContent')
    xml.open(row.restricts ? 'xs:restriction' : 'xs:extension', { base: typeName(schema, row.base) })
    body()
    xml.close().close()
  } else body()
  xml.close()
}

const groups: Readonly<Record<string, string>> = { ',': 'xs:sequence', '|': 'xs:choice', '&': 'xs:all' }

function writeParticle(xml: XmlWriter, schema: Schema, particle: Particle): void {
  if (typeof particle !== 'string') {
    const [head, ...parts] = particle as readonly [string, ...Particle[]]
    xml.open(groups[head[0] as string] as string, occurrence(head.slice(1)))
    for (const part of parts) writeParticle(xml, schema, part)
    xml.close()
    return
  }
  const words = particle.split(' ')
  const [first = ''] = words
  const nillable = words.at(-1) === 'nil' ? true : undefined
  if (nillable) words.pop()
  if (first === 'any') {
    xml.element('xs:any', '', { namespace: '##any', processContents: 'skip', ...occurrence(words[1] ?? '') })
  } else if (first.startsWith('@')) {
    const name = first.slice(1)
    const ref = `${schema.element('t', name) ? 't' : 'm'}:${name}`
    xml.element('xs:element', '', { ref, ...occurrence(words[1] ?? '') })
  } else {
    const type = typeName(schema, words[1] as string)
    xml.element('xs:element', '', { name: first, type, nillable, ...occurrence(words[2] ?? '') })
  }
}

function occurrence(often: string): { minOccurs?: string; maxOccurs?: string } {
  switch (often) {
    case '':
      return {}
    case '?':
      return { minOccurs: '0' }
    case '*':
      return { minOccurs: '0', maxOccurs: 'unbounded' }
    case '+':
      return { maxOccurs: 'unbounded' }
    default: {
      const [, min = '0', max = ''] = /^\{(\d+),(\d*)\}$/.exec(often) ?? []
      return { minOccurs: min, maxOccurs: max === '' ? 'unbounded' : max }
    }
  }
}

const wsdl = 'http://schemas.xmlsoap.org/wsdl/'
const soap = 'http://schemas.xmlsoap.org/wsdl/soap/'

/** The operations that are in the list, at an address. */
export function serviceDescription(table: SchemaTable, offered: ReadonlySet<string>, address: string): string {
  const operations = table.operations
    .map((text) => text.split(' ') as [name: string, request: string, response: string, ...headers: string[]])
    .filter(([name]) => offered.has(name))
  const xml = new XmlWriter().declaration().open('wsdl:definitions', {
    'xmlns:wsdl': wsdl,
    'xmlns:soap': soap,
    'xmlns:xs': xmlSchema,
    'xmlns:t': typesNamespace,
    'xmlns:tns': messagesNamespace,
    targetNamespace: messagesNamespace,
  })
  xml.open('wsdl:types').open('xs:schema')
  xml.element('xs:import', '', { namespace: messagesNamespace, schemaLocation: 'messages.xsd' }).close().close()
  for (const [name, request, response, ...headers] of operations) {
    xml.open('wsdl:message', { name: `${name}SoapIn` })
    xml.element('wsdl:part', '', { name: 'request', element: `tns:${request}` })
    for (const header of headers) xml.element('wsdl:part', '', { name: header, element: `t:${header}` })
    xml.close().open('wsdl:message', { name: `${name}SoapOut` })
    xml.element('wsdl:part', '', { name: `${name}Result`, element: `tns:${response}` })
    xml.element('wsdl:part', '', { name: 'ServerVersion', element: 't:ServerVersionInfo' }).close()
  }
  xml.open('wsdl:portType', { name: 'ExchangeServicePortType' })
  for (const [name] of operations) {
    xml.open('wsdl:operation', { name })
    xml.element('wsdl:input', '', { message: `tns:${name}SoapIn` })
    xml.element('wsdl:output', '', { message: `tns:${name}SoapOut` }).close()
  }
  xml.close().open('wsdl:binding', { name: 'ExchangeServiceBinding', type: 'tns:ExchangeServicePortType' })
  xml.element('soap:binding', '', { style: 'document', transport: 'http://schemas.xmlsoap.org/soap/http' })
  for (const [name, , , ...headers] of operations) {
    xml.open('wsdl:operation', { name })
    xml.element('soap:operation', '', { soapAction: `${messagesNamespace}/${name}` }).open('wsdl:input')
    for (const part of headers) {
      xml.element('soap:header', '', { message: `tns:${name}SoapIn`, part, use: 'literal' })
    }
    xml.element('soap:body', '', { parts: 'request', use: 'literal' }).close().open('wsdl:output')
    xml.element('soap:body', '', { parts: `${name}Result`, use: 'literal' })
    xml.element('soap:header', '', { message: `tns:${name}SoapOut`, part: 'ServerVersion', use: 'literal' })
    xml.close().close()
  }
  xml.close().open('wsdl:service', { name: 'ExchangeServices' })
  xml.open('wsdl:port', { name: 'ExchangeServicePort', binding: 'tns:ExchangeServiceBinding' })
  return xml.element('soap:address', '', { location: address }).close().close().close().take()
}
