/**
 * Writes src/protocols/ews/schema/data/table.generated.ts and types.generated.ts from the EWS schemas in the specifications'
 * folder: what types, elements and operations there are. Run it when those change: node tools/generate-ews-schema.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { child, children, readXml, type XmlElement } from '#codec/xml/index.ts'
import type { ComplexRow, Particle, Row, SchemaTable, SimpleRow } from '#protocols/ews/schema/rows.ts'
import { Schema } from '#protocols/ews/schema/schema.ts'
import { typeDeclarations } from '#protocols/ews/schema/declare.ts'
import { specs } from '#test/corpus.ts'

if (!specs) throw new Error('The folder of the specifications is absent.')
const folder = join(specs, 'ews/schemas')
const target = join(import.meta.dirname, '../src/protocols/ews/schema/data')

const groupSigns: Readonly<Record<string, string>> = { sequence: ',', choice: '|', all: '&' }
const uses: Readonly<Record<string, string>> = { required: ' !', prohibited: ' -' }
const files = { types: schemaOf('Types.xsd'), messages: schemaOf('Messages.xsd') }
const groups = byName(files.types, 'group')
const attributeGroups = byName(files.types, 'attributeGroup')
const rows: Record<'types' | 'messages', Record<string, Row>> = { types: {}, messages: {} }
const elements: Record<'types' | 'messages', string[]> = { types: [], messages: [] }

for (const file of ['types', 'messages'] as const) {
  for (const one of files[file].children) {
    const name = one.attributes.name as string
    if (one.name === 'complexType') rows[file][name] = complexRow(one, name, file)
    else if (one.name === 'simpleType') rows[file][name] = simpleRow(one, name, file)
    else if (one.name === 'element') {
      const words = [name, typeOf(one, name, file)]
      if (one.attributes.abstract === 'true') words.push('abstract')
      if (one.attributes.substitutionGroup) words.push('for', local(one.attributes.substitutionGroup))
      elements[file].push(words.join(' '))
    }
  }
}
const doubled = Object.keys(rows.types).filter((name) => name in rows.messages)
if (doubled.length > 0) throw new Error(`in both schemas: ${doubled.join(' ')}`)

// Exchange 2016 takes what [MS-OXWSSYNC] 3.1.4.2.3.8 has and its schema leaves out.
const syncItems = rows.messages.SyncFolderItemsType as ComplexRow
const windowOfItems = ['NumberOfDays xs:int ?', 'MaximumCount xs:int ?', 'MinimumCount xs:int ?']
syncItems.content = [...(syncItems.content as readonly Particle[]), ...windowOfItems]

const table: SchemaTable = { ...rows, elements, operations: operations() }
const head =
  '/** The EWS schema as a table: schema/rows.ts says how to read it. Written by tools/generate-ews-schema.ts. */\n'
writeFileSync(
  join(target, 'table.generated.ts'),
  `${head}import type { SchemaTable } from '../rows.ts'\n\nexport const table: SchemaTable = ${print(table)}\n`,
)
writeFileSync(join(target, 'types.generated.ts'), typeDeclarations(new Schema(table)))

function schemaOf(file: string): XmlElement {
  return readXml(readFileSync(join(folder, file)))
}

function byName(schema: XmlElement, kind: string): Map<string, XmlElement> {
  return new Map(children(schema, kind).map((one) => [one.attributes.name as string, one]))
}

/** Without its prefix; what XML Schema has keeps `xs:`. */
function local(name: string): string {
  return name.startsWith('xs:') ? name : name.replace(/^\w+:/, '')
}

/** The type of an element or attribute, which may stand in it without a name. */
function typeOf(one: XmlElement, path: string, file: 'types' | 'messages'): string {
  if (one.attributes.type) return local(one.attributes.type)
  const complex = child(one, 'complexType')
  const simple = child(one, 'simpleType')
  if (!complex && !simple) return 'xs:anyType'
  const name = `${path}.Type`
  rows[file][name] = complex ? complexRow(complex, name, file) : simpleRow(simple as XmlElement, name, file)
  return name
}

function simpleRow(one: XmlElement, name: string, file: 'types' | 'messages'): SimpleRow {
  const list = child(one, 'list')
  if (list) {
    const of = list.attributes.itemType ?? inline(child(list, 'simpleType') as XmlElement, `${name}.Item`, file)
    return { simple: 'xs:list', list: local(of) }
  }
  const union = child(one, 'union')
  if (union) {
    const members = (union.attributes.memberTypes ?? '').split(/\s+/).filter((member) => member !== '')
    const inner = children(union, 'simpleType').map((each, n) => inline(each, `${name}.${n + 1}`, file))
    return { simple: 'xs:union', union: [...members, ...inner].map(local) }
  }
  const restriction = child(one, 'restriction') as XmlElement
  const nested = child(restriction, 'simpleType')
  const row: SimpleRow = {
    simple: restriction.attributes.base
      ? local(restriction.attributes.base)
      : inline(nested as XmlElement, `${name}.Base`, file),
  }
  const values = children(restriction, 'enumeration').map(({ attributes }) => attributes.value as string)
  if (values.some((value) => value.includes('|'))) throw new Error(`| in a value of ${name}`)
  if (values.length > 0) row.values = values.join('|')
  const patterns = children(restriction, 'pattern').map(({ attributes }) => attributes.value as string)
  if (patterns.length > 0) row.patterns = patterns
  const facet = (facetName: string) => child(restriction, facetName)?.attributes.value
  const number = (key: 'minLength' | 'length' | 'min' | 'max', facetName: string) => {
    const value = facet(facetName)
    if (value !== undefined) row[key] = Number(value)
  }
  number('minLength', 'minLength')
  number('length', 'length')
  number('min', 'minInclusive')
  number('max', 'maxInclusive')
  return row
}

function inline(simple: XmlElement, name: string, file: 'types' | 'messages'): string {
  rows[file][name] = simpleRow(simple, name, file)
  return name
}

function complexRow(one: XmlElement, name: string, file: 'types' | 'messages'): ComplexRow {
  const row: ComplexRow = {}
  if (one.attributes.abstract === 'true') row.abstract = true
  const simple = child(child(one, 'simpleContent'), 'extension')
  const complex = child(one, 'complexContent')
  const derived = child(complex, 'extension') ?? child(complex, 'restriction')
  if (child(complex, 'restriction')) row.restricts = true
  const body = simple ?? derived ?? one
  if (simple) row.text = local(simple.attributes.base as string)
  if (derived) row.base = local(derived.attributes.base as string)
  const content = body.children.find(({ name: kind }) => ['sequence', 'choice', 'all', 'group'].includes(kind))
  if (content) {
    const particle = particleOf(content, name, file)
    if (particle.length > 1) row.content = particle
  }
  const attributes = [
    ...children(body, 'attribute'),
    ...children(body, 'attributeGroup').flatMap((ref) =>
      children(attributeGroups.get(local(ref.attributes.ref as string)), 'attribute'),
    ),
  ].map((attribute) => {
    const { name: attributeName = attribute.attributes.ref as string } = attribute.attributes
    const type = attribute.attributes.ref ? 'xs:language' : typeOf(attribute, `${name}.${attributeName}`, file)
    return `${attributeName} ${type}${uses[attribute.attributes.use ?? ''] ?? ''}`
  })
  if (attributes.length > 0) row.attributes = attributes
  if (child(body, 'anyAttribute')) row.soap = true
  return row
}

function particleOf(one: XmlElement, path: string, file: 'types' | 'messages'): Particle {
  const often = occurs(one)
  if (one.name === 'any') return often === '' ? 'any' : `any ${often}`
  if (one.name === 'group') {
    const group = groups.get(local(one.attributes.ref as string))
    const content = group?.children.find(({ name }) => name in groupSigns)
    if (!content) throw new Error(`no group ${one.attributes.ref}`)
    const [sign, ...parts] = particleOf(content, path, file) as [string, ...Particle[]]
    return [`${sign}${often}`, ...parts]
  }
  if (one.name === 'element') {
    const words = one.attributes.ref
      ? [`@${local(one.attributes.ref)}`]
      : [one.attributes.name as string, typeOf(one, `${path}.${one.attributes.name}`, file)]
    if (often !== '') words.push(often)
    if (one.attributes.nillable === 'true') words.push('nil')
    return words.join(' ')
  }
  const parts = one.children
    .filter(({ name }) => name !== 'annotation')
    .map((part) => particleOf(part, path, file))
    .filter((part) => typeof part === 'string' || part.length > 1)
  return [`${groupSigns[one.name] as string}${often}`, ...parts]
}

function occurs({ attributes }: XmlElement): string {
  const min = Number(attributes.minOccurs ?? 1)
  const max = attributes.maxOccurs ?? '1'
  if (max === 'unbounded') return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  if (max === '1') return min === 0 ? '?' : ''
  return `{${min},${max}}`
}

/** Of Services.wsdl, and the two that only the WSDL of the interoperability suites has. */
function operations(): string[] {
  const wsdl = schemaOf('Services.wsdl')
  const messages = new Map(
    children(wsdl, 'message').map((message) => [
      message.attributes.name as string,
      children(message, 'part').map(({ attributes }) => local(attributes.element as string)),
    ]),
  )
  const found = children(child(wsdl, 'portType'), 'operation').map((one) => {
    const parts = (side: string) => messages.get(local(child(one, side)?.attributes.message as string)) ?? []
    const [request, ...headers] = parts('input')
    return [one.attributes.name, request, parts('output')[0], ...headers].join(' ')
  })
  const headers = 'ExchangeImpersonation MailboxCulture RequestServerVersion TimeZoneContext'
  for (const name of ['GetReminders', 'PerformReminderAction']) {
    if (!found.some((one) => one.startsWith(`${name} `))) found.push(`${name} ${name} ${name}Response ${headers}`)
  }
  return found.toSorted()
}

function print(value: unknown): string {
  return JSON.stringify(value, undefined, 1)
}
