/** TypeScript's names for the values of schema.ts: what types.generated.ts consists of. */
import type { Attribute, ElementUse, Schema, Slot } from './schema.ts'

export function typeDeclarations(schema: Schema): string {
  const lines = [
    '/** The values that elements of the EWS schema become: schema.ts says how. Written by tools/generate-ews-schema.ts. */',
    "import type { Base64 } from '../values.ts'",
    '',
    'export type Kind<Name extends string, Value> = { kind: Name } & Value',
    'export type Typed<Name extends string, Value> = { $type: Name } & Value',
    'export type KindOf<Name extends string, Value> = { kind: Name; value: Value }',
    '',
  ]
  const names = [...Object.keys(schema.table.types), ...Object.keys(schema.table.messages)]
  for (const name of names) lines.push(declaration(schema, name), '')
  for (const [head, elements] of schema.heads()) {
    lines.push(`export type ${head}Kind = ${eachKindText(schema, elements)}`, '')
  }
  lines.push(...elementMap(schema))
  return `${lines.join('\n')}\n`
}

function declaration(schema: Schema, name: string): string {
  const id = identifier(name)
  if (schema.isSimple(name)) return `export type ${id} = ${simpleText(schema, name)}`
  const form = schema.form(name)
  switch (form.form) {
    case 'simple':
      return `export type ${id} = ${valueText(schema, form.type)}`
    case 'text':
      return `export interface ${id} {\n${attributesText(schema, form.attributes)}  value: ${valueText(schema, form.type)}\n}`
    case 'list':
      return `export type ${id} = readonly (${form.kinds ? kindsText(schema, form.elements) : elementText(schema, form.elements)})[]`
    case 'kind':
      return `export type ${id} = ${kindsText(schema, form.elements)}`
    case 'object': {
      const slots = form.slots.map((slot) => slotText(schema, slot)).join('')
      const any = form.any
        ? '  /** Elements of any kind, as XML; what was read is not kept. */\n  any?: string | undefined\n'
        : ''
      return `export interface ${id} {\n${attributesText(schema, form.attributes)}${slots}${any}}`
    }
  }
}

function slotText(schema: Schema, { name, elements, kinds, many, required }: Slot): string {
  const one = kinds ? kindsText(schema, elements) : elementText(schema, elements)
  return property(name, many ? `readonly (${one})[]` : one, required)
}

function attributesText(schema: Schema, attributes: readonly Attribute[]): string {
  return attributes.map(({ name, type, required }) => property(name, valueText(schema, type), required)).join('')
}

function property(name: string, type: string, required: boolean): string {
  const quoted = /^\w+$/.test(name) ? name : `'${name}'`
  return `  ${quoted}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}\n`
}

function elementText(schema: Schema, elements: readonly ElementUse[]): string {
  const texts = elements.map(({ type, nil }) => `${valueText(schema, type)}${nil ? ' | null' : ''}`)
  return [...new Set(texts)].join(' | ')
}

/** What stands for a head has one name wherever it stands. */
function kindsText(schema: Schema, elements: readonly ElementUse[]): string {
  const heads = Map.groupBy(elements, ({ head }) => head)
  return [...heads]
    .map(([head, these]) => (head === undefined ? eachKindText(schema, these) : `${head}Kind`))
    .join(' | ')
}

function eachKindText(schema: Schema, elements: readonly ElementUse[]): string {
  return elements
    .map(({ name, type }) => {
      const form = schema.form(type).form
      return `${form === 'object' || form === 'text' ? 'Kind' : 'KindOf'}<'${name}', ${valueText(schema, type)}>`
    })
    .join(' | ')
}

function valueText(schema: Schema, type: string): string {
  if (type.startsWith('xs:')) return builtIn(type)
  if (!schema.row(type)) return 'unknown'
  const derived = schema.derived(type)
  if (derived.length === 0) return identifier(type)
  return derived.map((one) => `Typed<'${one}', ${identifier(one)}>`).join(' | ')
}

function simpleText(schema: Schema, name: string): string {
  const row = schema.simpleRow(name)
  if (!row) return 'unknown'
  if (row.list !== undefined) return `readonly (${valueText(schema, row.list)})[]`
  if (row.union) return [...new Set(row.union.map((each) => valueText(schema, each)))].join(' | ')
  if (row.values !== undefined) {
    return row.values
      .split('|')
      .map((value) => `'${value.replaceAll("'", "\\'")}'`)
      .join(' | ')
  }
  return valueText(schema, row.simple)
}

function builtIn(type: string): string {
  switch (type) {
    case 'xs:boolean':
      return 'boolean'
    case 'xs:base64Binary':
      return 'Base64'
    case 'xs:int':
    case 'xs:integer':
    case 'xs:long':
    case 'xs:short':
    case 'xs:byte':
    case 'xs:unsignedByte':
    case 'xs:unsignedInt':
    case 'xs:unsignedShort':
    case 'xs:unsignedLong':
    case 'xs:nonNegativeInteger':
    case 'xs:positiveInteger':
    case 'xs:float':
    case 'xs:double':
    case 'xs:decimal':
      return 'number'
    case 'xs:anyType':
      return 'unknown'
    default:
      return 'string'
  }
}

function identifier(name: string): string {
  return name.replaceAll('.', '_')
}

/** What requests and answers are called, and what they are. */
function elementMap(schema: Schema): string[] {
  const lines = ['export interface MessageElements {']
  for (const text of schema.table.elements.messages) {
    const [name, type = ''] = text.split(' ')
    lines.push(`  ${name}: ${valueText(schema, type)}`)
  }
  lines.push('}', '', 'export interface OperationTypes {')
  for (const text of schema.table.operations) {
    const [name, request, response] = text.split(' ')
    lines.push(`  ${name}: { request: MessageElements['${request}']; response: MessageElements['${response}'] }`)
  }
  lines.push('}')
  return lines
}
