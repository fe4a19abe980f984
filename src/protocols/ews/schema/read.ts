/**
 * Elements of a request, checked against the schema, as the values of schema.ts. What does not fit is a Violation: where,
 * and what is wrong; the client gets it as ErrorSchemaValidation.
 */
import type { XmlElement } from '#codec/xml/index.ts'
import type { AnyUse, ComplexType, ElementUse, GroupUse, ParticleUse, Schema } from './schema.ts'
import { namespaces } from './schema.ts'
import { readSimple } from './simple.ts'

/** XML that is not what the schema says. */
export class Violation extends Error {
  override name = 'Violation'
  /** Characters from the beginning of the document to the end of the tag. */
  readonly offset: number
  /** The attribute that is wrong in the tag. */
  readonly attribute: string | undefined

  constructor(message: string, offset: number, attribute?: string) {
    super(message)
    this.offset = offset
    this.attribute = attribute
  }
}

const instance = 'nil'

/** The value of an element whose type is given. Throws a Violation. */
export function readElement(schema: Schema, element: XmlElement, use: Pick<ElementUse, 'type' | 'nil'>): unknown {
  if (use.nil && isNil(element)) return null
  if (schema.isSimple(use.type)) return simple(schema, element, use.type)
  if (use.type === 'xs:anyType') return undefined
  const type = typeOf(schema, element, use.type)
  const attributes = readAttributes(schema, element, type)
  const { form } = type
  if (form.form === 'simple') return simple(schema, element, form.type)
  if (form.form === 'text') return { ...attributes, value: simple(schema, element, form.type) }
  if (element.text.trim() !== '') {
    throw new Violation(`The element '${element.name}' cannot contain text.`, element.offset)
  }
  checkContent(element, type)
  const values = element.children.flatMap((each) => {
    const known = type.byName.get(each.name)
    return known ? [{ name: each.name, slot: known.slot, value: readElement(schema, each, known.element) }] : []
  })
  switch (form.form) {
    case 'list':
      return form.kinds
        ? values.map(({ name, value }) => kindOf(schema, type, name, value))
        : values.map(({ value }) => value)
    case 'kind': {
      const [first] = values
      return first && kindOf(schema, type, first.name, first.value)
    }
    case 'object': {
      const object: Record<string, unknown> = type.name === use.type ? attributes : { $type: type.name, ...attributes }
      for (const { name, slot, value } of values) {
        if (!slot) continue
        const one = slot.kinds ? kindOf(schema, type, name, value) : value
        if (!slot.many) object[slot.name] = one
        else {
          const list = object[slot.name] as unknown[] | undefined
          if (list) list.push(one)
          else object[slot.name] = [one]
        }
      }
      return object
    }
  }
}

/** xsi:type may name a type that is built upon the element's own. */
function typeOf(schema: Schema, element: XmlElement, name: string): ComplexType {
  const own = schema.complex(name)
  const given = element.attributes.type?.replace(/^.*:/, '')
  // Types that have an attribute of this name are not told apart by it.
  if (given === undefined || own.attributes.some((attribute) => attribute.name === 'type')) return own
  const row = schema.row(given)
  if (!row || row.simple !== undefined || !schema.complex(given).line.includes(name)) {
    throw new Violation(`'${shortened(given)}' is no type that is derived from '${name}'.`, element.offset)
  }
  return schema.complex(given)
}

function kindOf(schema: Schema, type: ComplexType, name: string, value: unknown): unknown {
  const form = schema.form(type.byName.get(name)?.element.type as string).form
  return form === 'object' || form === 'text' ? { kind: name, ...(value as object) } : { kind: name, value }
}

function isNil(element: XmlElement): boolean {
  return element.attributes[instance] === 'true' || element.attributes[instance] === '1'
}

function simple(schema: Schema, element: XmlElement, type: string): unknown {
  const [inner] = element.children
  if (inner)
    throw new Violation(`The element '${element.name}' cannot contain the element '${inner.name}'.`, inner.offset)
  const value = readSimple(schema, type, element.text)
  if (value === undefined) {
    throw new Violation(
      `The '${element.name}' element is invalid - ${wrongValue(schema, element.text, type)}`,
      element.offset,
    )
  }
  return value
}

function readAttributes(schema: Schema, element: XmlElement, type: ComplexType): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { name, type: attributeType, required } of type.attributes) {
    const text = element.attributes[name]
    if (text === undefined) {
      if (required) throw new Violation(`The required attribute '${name}' is missing.`, element.offset)
      continue
    }
    const value = readSimple(schema, attributeType, text)
    if (value === undefined) {
      throw new Violation(
        `The '${name}' attribute is invalid - ${wrongValue(schema, text, attributeType)}`,
        element.offset,
        name,
      )
    }
    values[name] = value
  }
  // What is not declared is passed over: exchangelib gives FindPeople a Traversal, and Exchange takes it.
  return values
}

/** In the words that clients know. */
function wrongValue(schema: Schema, text: string, type: string): string {
  const name = type.startsWith('xs:')
    ? `http://www.w3.org/2001/XMLSchema:${type.slice(3)}`
    : `${namespaces[schema.prefixOf(type)]}:${type}`
  const constraint = schema.simpleRow(type)?.values === undefined ? '' : ' - The Enumeration constraint failed'
  return `The value '${shortened(text)}' is invalid according to its datatype '${name}'${constraint}.`
}

function shortened(text: string): string {
  return text.length <= 64 ? text : `${text.slice(0, 64)}…`
}

/** How far the children were found to fit, and what could have stood there. */
interface Attempt {
  place: number
  expected: string[]
}

/** Matches the children against the content model. The schema is deterministic: what fits first is what is meant. */
function checkContent(element: XmlElement, type: ComplexType): void {
  const { children } = element
  const attempt: Attempt = { place: 0, expected: [] }
  const end = type.content ? match(type.content, children, 0, attempt) : 0
  if (end === children.length) return
  const wrong = children[Math.max(attempt.place, end ?? 0)]
  const expected = listed(attempt.expected)
  if (!wrong) {
    throw new Violation(`The element '${element.name}' has incomplete content. Expected: ${expected}.`, element.offset)
  }
  throw new Violation(
    `The element '${element.name}' in namespace '${element.namespace}' has invalid child element '${wrong.name}' in namespace '${wrong.namespace}'. Expected: ${expected}.`,
    wrong.offset,
  )
}

function listed(names: readonly string[]): string {
  const unique = [...new Set(names)]
  if (unique.length === 0) return 'nothing more'
  return unique.length > 12 ? `${unique.slice(0, 12).join(', ')} …` : unique.join(', ')
}

/** Where the match ends; undefined where something is missing. */
function match(
  part: ParticleUse,
  children: readonly XmlElement[],
  start: number,
  attempt: Attempt,
): number | undefined {
  let at = start
  for (let count = 0; count < part.max; count++) {
    const end = once(part, children, at, attempt)
    if (end === undefined) return count >= part.min ? at : undefined
    // What fits without taking anything fits as often as it has to.
    if (end === at) return at
    at = end
  }
  return at
}

function once(part: ParticleUse, children: readonly XmlElement[], start: number, attempt: Attempt): number | undefined {
  if (part.kind === 'group') {
    if (part.sign === ',') return inOrder(part, children, start, attempt)
    return part.sign === '|' ? oneOf(part, children, start, attempt) : inAnyOrder(part, children, start, attempt)
  }
  if (fits(part, children[start])) return start + 1
  if (start > attempt.place) {
    attempt.place = start
    attempt.expected = []
  }
  if (part.kind === 'element' && start === attempt.place) attempt.expected.push(part.name)
  return undefined
}

function inOrder(
  group: GroupUse,
  children: readonly XmlElement[],
  start: number,
  attempt: Attempt,
): number | undefined {
  let at = start
  for (const part of group.parts) {
    const end = match(part, children, at, attempt)
    if (end === undefined) return undefined
    at = end
  }
  return at
}

function oneOf(group: GroupUse, children: readonly XmlElement[], start: number, attempt: Attempt): number | undefined {
  let empty: number | undefined
  for (const part of group.parts) {
    const end = match(part, children, start, attempt)
    if (end !== undefined && end > start) return end
    empty ??= end
  }
  return empty
}

function inAnyOrder(
  group: GroupUse,
  children: readonly XmlElement[],
  start: number,
  attempt: Attempt,
): number | undefined {
  const left = new Set(group.parts)
  let at = start
  for (let took = true; took; ) {
    took = false
    for (const part of left) {
      const end = match(part, children, at, attempt)
      if (end === undefined || end === at) continue
      left.delete(part)
      at = end
      took = true
      break
    }
  }
  return [...left].every(({ min }) => min === 0) ? at : undefined
}

function fits(part: ElementUse | AnyUse, child: XmlElement | undefined): boolean {
  if (!child) return false
  return part.kind === 'any' || (part.name === child.name && namespaces[part.prefix] === child.namespace)
}
