/**
 * The schema as its readers and writers use it: of every type its form, made from the table when it is first asked for.
 *
 * Elements become plain values:
 *
 *   attributes and elements     { Id: 'AAM…', ChangeKey: 'CQ…' }; an element that may come several times is a list
 *   nothing but one repeated    a list: `Categories: ['a', 'b']`
 *   a repeated choice           a list of kinds: `ItemIds: [{ kind: 'ItemId', Id: '…' }, { kind: 'OccurrenceItemId', … }]`
 *   one choice and nothing else a kind: `ParentFolderId: { kind: 'DistinguishedFolderId', Id: 'inbox' }`
 *   a head of substitutions     a kind under the head's name: `Path: { kind: 'FieldURI', FieldURI: 'item:Subject' }`
 *   text with attributes        { BodyType: 'HTML', value: '<p>' }
 *   text                        a string, number, boolean, or bytes (xs:base64Binary); times stay text
 *
 * An element of an abstract type says which type it is in `$type`.
 *
 * A kind whose own value is no object has it in `value`: `{ kind: 'And', value: [ … ] }`. A repeated choice beside other
 * things has the name `list`.
 */
import type { ComplexRow, Particle, Row, SchemaTable, SimpleRow } from './rows.ts'

export const messagesNamespace = 'http://schemas.microsoft.com/exchange/services/2006/messages'
export const typesNamespace = 'http://schemas.microsoft.com/exchange/services/2006/types'
export const errorsNamespace = 'http://schemas.microsoft.com/exchange/services/2006/errors'

export type Prefix = 't' | 'm'
export const namespaces: Readonly<Record<Prefix, string>> = { t: typesNamespace, m: messagesNamespace }

export interface ElementUse {
  kind: 'element'
  name: string
  prefix: Prefix
  type: string
  min: number
  max: number
  nil: boolean
  /** The head that it stands for. */
  head?: string | undefined
}
export interface GroupUse {
  kind: 'group'
  sign: ',' | '|' | '&'
  min: number
  max: number
  parts: ParticleUse[]
}
export interface AnyUse {
  kind: 'any'
  min: number
  max: number
}
export type ParticleUse = ElementUse | GroupUse | AnyUse

export interface Attribute {
  name: string
  type: string
  required: boolean
}

/** A property of an object. */
export interface Slot {
  name: string
  /** Elements by their names; several: the value is a kind. */
  elements: readonly ElementUse[]
  /** A kind, even where only one element is possible. */
  kinds: boolean
  many: boolean
  required: boolean
}

export type Form =
  | { form: 'simple'; type: string }
  /** Text with attributes. */
  | { form: 'text'; type: string; attributes: readonly Attribute[] }
  | { form: 'object'; attributes: readonly Attribute[]; slots: readonly Slot[]; any: boolean }
  /** `kinds`: every value is a kind. */
  | { form: 'list'; elements: readonly ElementUse[]; kinds: boolean }
  | { form: 'kind'; elements: readonly ElementUse[] }

export interface ComplexType {
  name: string
  form: Form
  content: ParticleUse | undefined
  attributes: readonly Attribute[]
  /** Its own name and those of its bases. */
  line: readonly string[]
  abstract: boolean
  /** Elements that can stand in it. */
  byName: ReadonlyMap<string, { slot: Slot | undefined; element: ElementUse }>
  /** Properties that an object of the type can have. */
  names: ReadonlySet<string>
}

export class Schema {
  readonly table: SchemaTable
  readonly #elements = new Map<string, ElementUse>()
  readonly #substitutes = new Map<string, string[]>()
  readonly #abstractElements = new Set<string>()
  readonly #complex = new Map<string, ComplexType>()

  constructor(table: SchemaTable) {
    this.table = table
    for (const [prefix, list] of [
      ['t', table.elements.types],
      ['m', table.elements.messages],
    ] as const) {
      for (const text of list) {
        const [name = '', type = '', ...rest] = text.split(' ')
        this.#elements.set(`${prefix}:${name}`, { kind: 'element', name, prefix, type, min: 1, max: 1, nil: false })
        if (rest.includes('abstract')) this.#abstractElements.add(name)
        const head = rest[rest.indexOf('for') + 1]
        if (rest.includes('for') && head) this.#substitutes.set(head, [...(this.#substitutes.get(head) ?? []), name])
      }
    }
  }

  row(type: string): Row | undefined {
    return this.table.types[type] ?? this.table.messages[type]
  }

  prefixOf(type: string): Prefix {
    return type in this.table.types ? 't' : 'm'
  }

  /** An element at the top of a schema. */
  element(prefix: Prefix, name: string): ElementUse | undefined {
    return this.#elements.get(`${prefix}:${name}`)
  }

  isSimple(type: string): boolean {
    if (type.startsWith('xs:')) return type !== 'xs:anyType'
    return this.row(type)?.simple !== undefined
  }

  simpleRow(type: string): SimpleRow | undefined {
    const row = this.row(type)
    return row?.simple === undefined ? undefined : (row as SimpleRow)
  }

  complex(name: string): ComplexType {
    let type = this.#complex.get(name)
    if (!type) this.#complex.set(name, (type = this.#makeComplex(name)))
    return type
  }

  /** The types that are built upon an abstract one and are not abstract themselves. */
  derived(type: string): string[] {
    if (!this.#isAbstract(type)) return []
    const all = [...Object.keys(this.table.types), ...Object.keys(this.table.messages)]
    return all.filter(
      (name) => !this.isSimple(name) && !this.#isAbstract(name) && this.complex(name).line.includes(type),
    )
  }

  /** Elements that stand for others, by the name of the head. */
  heads(): Map<string, ElementUse[]> {
    const heads = new Map<string, ElementUse[]>()
    for (const name of this.#substitutes.keys()) {
      const group = this.#elementUse(`@${name}`, 't') as GroupUse
      heads.set(name, group.parts as ElementUse[])
    }
    return heads
  }

  #isAbstract(type: string): boolean {
    const row = this.row(type)
    return row !== undefined && row.simple === undefined && (row as ComplexRow).abstract === true
  }

  /** What the elements of this type are as values. */
  form(type: string): Form {
    return this.isSimple(type) ? { form: 'simple', type } : this.complex(type).form
  }

  #makeComplex(name: string): ComplexType {
    const line: string[] = []
    const rows: ComplexRow[] = []
    for (let each: string | undefined = name; each !== undefined && each !== 'xs:anyType'; ) {
      const row: Row | undefined = this.row(each)
      if (!row || row.simple !== undefined) throw new Error(`there is no complex type ${each}`)
      line.push(each)
      rows.unshift(row)
      each = row.base
    }
    const attributes = attributesOf(rows)
    const replaced = rows.findLastIndex((row) => row.restricts === true)
    const parts = rows.flatMap((row, index) =>
      index < replaced
        ? []
        : row.content === undefined
          ? []
          : [this.#use(row.content, this.prefixOf(line[line.length - 1 - index] as string))],
    )
    const content: ParticleUse | undefined =
      parts.length < 2 ? parts[0] : { kind: 'group', sign: ',', min: 1, max: 1, parts }
    const text = this.#textType(rows)
    const form = formOf(content, attributes, text)
    const byName = new Map<string, { slot: Slot | undefined; element: ElementUse }>()
    const slots = form.form === 'object' ? form.slots : []
    for (const slot of slots) for (const element of slot.elements) byName.set(element.name, { slot, element })
    if (form.form === 'list' || form.form === 'kind') {
      for (const element of form.elements) byName.set(element.name, { slot: undefined, element })
    }
    const names = new Set([...attributes, ...slots].map((each) => each.name))
    if (form.form === 'object' && form.any) names.add('any')
    return { name, form, content, attributes, line, abstract: rows.at(-1)?.abstract === true, byName, names }
  }

  /** Text types may be built upon complex types that have text. */
  #textType(rows: readonly ComplexRow[]): string | undefined {
    const text = rows.find((row) => row.text !== undefined)?.text
    if (text === undefined || this.isSimple(text)) return text
    const inner = this.complex(text).form
    if (inner.form !== 'text' && inner.form !== 'simple') throw new Error(`${text} has no text`)
    return inner.type
  }

  #use(particle: Particle, prefix: Prefix): ParticleUse {
    if (typeof particle === 'string') return this.#elementUse(particle, prefix)
    const [head, ...parts] = particle as readonly [string, ...Particle[]]
    const [min, max] = oftenOf(head.slice(1))
    return {
      kind: 'group',
      sign: head[0] as ',' | '|' | '&',
      min,
      max,
      parts: parts.map((part) => this.#use(part, prefix)),
    }
  }

  #elementUse(text: string, prefix: Prefix): ParticleUse {
    const words = text.split(' ')
    const [first = ''] = words
    if (first === 'any') {
      const [min, max] = oftenOf(words[1] ?? '')
      return { kind: 'any', min, max }
    }
    const nil = words.at(-1) === 'nil'
    if (nil) words.pop()
    if (!first.startsWith('@')) {
      const [min, max] = oftenOf(words[2] ?? '')
      return { kind: 'element', name: first, prefix, type: words[1] as string, min, max, nil }
    }
    const name = first.slice(1)
    const [min, max] = oftenOf(words[1] ?? '')
    const declared = this.#elements.get(`t:${name}`) ?? this.#elements.get(`m:${name}`)
    if (!declared) throw new Error(`there is no element ${name}`)
    const substitutes = this.#substitutes.get(name)
    if (!substitutes) return { ...declared, min, max, nil }
    const own = this.#abstractElements.has(name) || this.#isAbstract(declared.type) ? [] : [name]
    const parts = [...own, ...substitutes].map((each) => {
      const element = this.#elements.get(`t:${each}`)
      if (!element) throw new Error(`there is no element ${each}`)
      return { ...element, head: name }
    })
    return { kind: 'group', sign: '|', min, max, parts }
  }
}

function attributesOf(rows: readonly ComplexRow[]): Attribute[] {
  const attributes = new Map<string, Attribute>()
  for (const text of rows.flatMap((row) => row.attributes ?? [])) {
    const [name = '', type = '', sign] = text.split(' ')
    if (sign === '-') attributes.delete(name)
    else attributes.set(name, { name, type, required: sign === '!' })
  }
  return [...attributes.values()]
}

function oftenOf(text: string): [min: number, max: number] {
  if (text === '') return [1, 1]
  if (text === '?') return [0, 1]
  if (text === '*') return [0, Infinity]
  if (text === '+') return [1, Infinity]
  const [, min, max] = /^\{(\d+),(\d*)\}$/.exec(text) ?? []
  if (min === undefined) throw new Error(`how often is ${text}`)
  return [Number(min), max === '' ? Infinity : Number(max)]
}

function formOf(content: ParticleUse | undefined, attributes: readonly Attribute[], text: string | undefined): Form {
  if (text !== undefined) {
    return attributes.length === 0 ? { form: 'simple', type: text } : { form: 'text', type: text, attributes }
  }
  const bare = content && unwrap(content)
  if (bare && attributes.length === 0) {
    if (bare.kind === 'element' && bare.max > 1) return { form: 'list', elements: [bare], kinds: false }
    const elements = bare.kind === 'group' && bare.sign === '|' ? elementsOnly(bare) : undefined
    if (elements && bare.max > 1) return { form: 'list', elements, kinds: isKinds(elements) }
    // A head alone keeps its name, so that what stands beside it in other types can be found the same way.
    if (elements && elements.length > 1 && !elements.every(({ head }) => head !== undefined)) {
      return { form: 'kind', elements }
    }
  }
  const slots: Slot[] = []
  let any = false
  const walk = (part: ParticleUse, many: boolean, required: boolean): void => {
    if (part.kind === 'any') {
      any = true
      return
    }
    if (part.kind === 'element') {
      put(slots, {
        name: part.head ?? part.name,
        elements: [part],
        kinds: part.head !== undefined,
        many: many || part.max > 1,
        required: required && part.min > 0,
      })
      return
    }
    const elements = part.sign === '|' ? elementsOnly(part) : undefined
    if (elements && part.max > 1 && elements.length > 1) {
      const head = elements.every((each) => each.head !== undefined) ? elements[0]?.head : undefined
      put(slots, { name: head ?? 'list', elements, kinds: true, many: true, required: required && part.min > 0 })
      return
    }
    const inner = required && part.min > 0
    const isHead = elements?.every((each) => each.head !== undefined) === true
    if (isHead) {
      put(slots, {
        name: elements?.[0]?.head as string,
        elements: elements ?? [],
        kinds: true,
        many: many || part.max > 1,
        required: inner,
      })
      return
    }
    for (const each of part.parts) walk(each, many || part.max > 1, inner && part.sign !== '|')
  }
  if (content) walk(content, false, true)
  const taken = new Set(attributes.map(({ name }) => name))
  for (const { name } of slots) if (taken.has(name)) throw new Error(`${name} is an attribute and an element`)
  return { form: 'object', attributes, slots, any }
}

/** A name that stands in two branches of a choice is one property. */
function put(slots: Slot[], slot: Slot): void {
  const at = slots.findIndex(({ name }) => name === slot.name)
  const before = slots[at]
  if (!before) slots.push(slot)
  else {
    const more = slot.elements.filter(({ name }) => !before.elements.some((each) => each.name === name))
    slots[at] = { ...before, elements: [...before.elements, ...more], many: before.many || slot.many, required: false }
  }
}

/** Groups around one thing that stands once say nothing. */
function unwrap(part: ParticleUse): ParticleUse {
  let one = part
  while (one.kind === 'group' && one.parts.length === 1) {
    const inner = one.parts[0] as ParticleUse
    const outerMany = one.max > 1
    if (outerMany && inner.kind === 'any') break
    one = outerMany ? { ...inner, max: Infinity, min: one.min } : inner
  }
  return one
}

/** The elements of a choice that has nothing but elements; heads with all that can stand for them. */
function elementsOnly(group: GroupUse): ElementUse[] | undefined {
  const elements: ElementUse[] = []
  for (const part of group.parts) {
    if (part.kind === 'element') {
      if (part.max > 1) return undefined
      elements.push(part)
    } else if (part.kind === 'group' && part.sign === '|' && part.max === 1) {
      const inner = elementsOnly(part)
      if (!inner) return undefined
      elements.push(...inner)
    } else return undefined
  }
  return elements
}

function isKinds(elements: readonly ElementUse[]): boolean {
  return elements.length > 1
}
