/**
 * Values of schema.ts as XML, in the order of the schema, whatever the order of the properties. Lists and bytes may come
 * while they are written (values.ts): what stands before such a value is text by then, and is sent before it is waited for.
 */
import { XmlWriter, type XmlAttributes } from '#codec/xml/index.ts'
import type { Attribute, ComplexType, ElementUse, Schema } from './schema.ts'
import { writeSimple } from './simple.ts'
import { isStreamed } from './values.ts'

/** `t:Name` and `m:Name`: the prefixes are declared by whoever opens the envelope. */
export async function* writeElement(schema: Schema, element: ElementUse, value: unknown): AsyncGenerator<string> {
  yield* pieces(partsOf(schema, (writer) => write(writer, element, value)))
}

/** Text, or what becomes parts when it comes. */
type Part = string | AsyncIterable<readonly Part[]>

async function* pieces(parts: readonly Part[]): AsyncGenerator<string> {
  for (const part of parts) {
    if (typeof part === 'string') yield part
    else for await (const inner of part) yield* pieces(inner)
  }
}

interface Writer {
  readonly schema: Schema
  readonly xml: XmlWriter
  readonly parts: Part[]
}

function partsOf(schema: Schema, work: (writer: Writer) => void): Part[] {
  const writer: Writer = { schema, xml: new XmlWriter(), parts: [] }
  work(writer)
  writer.parts.push(writer.xml.take())
  return writer.parts
}

function write(writer: Writer, element: ElementUse, value: unknown): void {
  const { schema, xml } = writer
  const name = `${element.prefix}:${element.name}`
  if (value === null) {
    xml.element(name, '', { 'xsi:nil': true })
    return
  }
  if (schema.isSimple(element.type)) {
    writeText(writer, name, value)
    return
  }
  const { $type: typed } = value as { $type?: string }
  if (typed !== undefined) {
    writeTyped(writer, name, schema.complex(typed), value as Record<string, unknown>)
    return
  }
  const type = schema.complex(element.type)
  const { form } = type
  switch (form.form) {
    case 'simple':
      writeText(writer, name, value)
      return
    case 'text': {
      const object = value as Record<string, unknown>
      writeText(writer, name, object.value, attributesOf(form.attributes, object))
      return
    }
    case 'list':
      xml.open(name)
      writeMembers(writer, value, (inner, member) =>
        form.kinds ? writeKind(inner, type, member) : write(inner, form.elements[0] as ElementUse, member),
      )
      xml.close()
      return
    case 'kind':
      xml.open(name)
      writeKind(writer, type, value)
      xml.close()
      return
    case 'object':
      writeObject(writer, name, type, value as Record<string, unknown>)
  }
}

/** Of a type that the element's own, abstract one stands for. */
function writeTyped(writer: Writer, name: string, type: ComplexType, value: Record<string, unknown>): void {
  const object = { ...value }
  delete object.$type
  const prefix = writer.schema.prefixOf(type.name)
  writeObject(writer, name, type, object, { 'xsi:type': `${prefix}:${type.name}` })
}

function writeObject(
  writer: Writer,
  name: string,
  type: ComplexType,
  object: Record<string, unknown>,
  more: XmlAttributes = {},
): void {
  const { xml } = writer
  const { form } = type
  if (form.form !== 'object') throw new Error(`${type.name} has no properties`)
  checkNames(type, object)
  const attributes = { ...more, ...attributesOf(form.attributes, object) }
  if (form.slots.length === 0 && !form.any) {
    xml.element(name, '', attributes)
    return
  }
  xml.open(name, attributes)
  for (const slot of form.slots) {
    const inner = object[slot.name]
    if (inner === undefined) continue
    const one = (into: Writer, member: unknown): void =>
      slot.kinds ? writeKind(into, type, member) : write(into, slot.elements[0] as ElementUse, member)
    if (slot.many) writeMembers(writer, inner, one)
    else one(writer, inner)
  }
  if (form.any && typeof object.any === 'string') xml.raw(object.any)
  xml.close()
}

function writeKind(writer: Writer, type: ComplexType, value: unknown): void {
  const { kind, ...rest } = value as { kind: string; value?: unknown }
  const element = type.byName.get(kind)?.element
  if (!element) throw new Error(`${type.name} has no ${kind}`)
  const { form } = writer.schema.form(element.type)
  write(writer, element, form === 'object' || form === 'text' ? rest : rest.value)
}

function writeMembers(writer: Writer, members: unknown, one: (writer: Writer, member: unknown) => void): void {
  if (!isStreamed(members)) {
    for (const member of members as Iterable<unknown>) one(writer, member)
    return
  }
  const { schema } = writer
  later(writer, async function* () {
    for await (const member of members) yield partsOf(schema, (inner) => one(inner, member))
  })
}

function writeText(writer: Writer, name: string, value: unknown, attributes?: XmlAttributes): void {
  const { xml } = writer
  if (!isStreamed(value)) {
    xml.element(name, writeSimple(value), attributes)
    return
  }
  xml.open(name, attributes)
  later(writer, async function* () {
    for await (const text of base64(value as AsyncIterable<Uint8Array>)) yield [text]
  })
  xml.close()
}

function later({ xml, parts }: Writer, content: () => AsyncGenerator<readonly Part[]>): void {
  parts.push(xml.take(), content())
}

async function* base64(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array()
  for await (const piece of bytes) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const whole = all.length - (all.length % 3)
    yield writeSimple(all.subarray(0, whole))
    rest = Uint8Array.from(all.subarray(whole))
  }
  yield writeSimple(rest)
}

function attributesOf(attributes: readonly Attribute[], object: Record<string, unknown>): XmlAttributes {
  const values: Record<string, string> = {}
  for (const { name } of attributes) if (object[name] !== undefined) values[name] = writeSimple(object[name])
  return values
}

/** A property that the schema does not have would be lost without a word. */
function checkNames(type: ComplexType, object: Record<string, unknown>): void {
  for (const name in object) {
    if (object[name] !== undefined && !type.names.has(name)) throw new Error(`${type.name} has no ${name}`)
  }
}
