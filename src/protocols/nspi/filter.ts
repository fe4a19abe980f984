/**
 * The objects of a container that a restriction lets through. [MS-OXNSPI] 3.1.4.1.10 constraint 8
 *
 * What people type comes as a restriction on PidTagAnr, a property that no object has: it stands for "may be meant by this
 * text" ([MS-OXOABK] 3.1.4.2). The directory answers such a text from its index; the objects that it names then have the
 * text as their value. Where the restriction demands one, nothing else is looked at.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DirectoryObject } from '#directory'
import { compileRestriction, P, type Restriction, tagId, type TaggedValue, unicodeTag } from '#model'
import { type AddressBook, type Table } from './address-book.ts'
import { type TextForm, textForm } from './code-page.ts'
import { NspiError } from './operation.ts'
import { midOf, bookProperties } from '#groupware/address-book/index.ts'

const objectsPerTurn = 200
/** A text that may mean more people than that means nobody in particular. */
const mostMeant = 5000

/** In the order of the table. Throws tableTooBig when there are more than `limit`. */
export async function matching(
  book: AddressBook,
  {
    containerId,
    filter,
    codePage,
    limit,
  }: { containerId: number; filter: Restriction; codePage: number; limit: number },
): Promise<number[]> {
  const table = await book.table(containerId)
  const form = textForm(codePage)
  const restriction = inUnicode(filter, form)
  const accepts = compileRestriction(restriction)
  const meant = await meantBy(book, containerId, restriction)
  const candidates = demanded(restriction)
    ? [...meant.keys()].sort((a, b) => (table.positionOf(a) ?? 0) - (table.positionOf(b) ?? 0))
    : idsOf(table)
  const found: number[] = []
  let batch: number[] = []
  const look = async () => {
    const objects = await book.objects(batch)
    for (const object of objects) {
      if (object && accepts(sourceOf(object, book, meant.get(midOf(object))))) found.push(midOf(object))
    }
    batch = []
    if (found.length > limit) throw new NspiError('tableTooBig')
    await nextTurn()
  }
  for (const mid of candidates) {
    batch.push(mid)
    if (batch.length === objectsPerTurn) await look()
  }
  if (batch.length > 0) await look()
  return found
}

function* idsOf(table: Table): Generator<number> {
  for (let position = 0; position < table.length; position++) yield table.midAt(position)
}

function sourceOf(object: DirectoryObject, book: AddressBook, texts: readonly string[] | undefined) {
  const get = (tag: number): unknown => {
    if (tagId(tag) === P.Anr.id) return texts
    const property = bookProperties.get(tagId(tag))
    if (!property) return undefined
    // An object-valued property exists where it can be opened.
    if (property.names) return property.names.on.includes(object.kind) ? true : undefined
    return property.value(object, book)
  }
  return { get, has: (tag: number) => get(tag) !== undefined, sizeOf: () => undefined }
}

/** Which texts of the restriction mean which objects. */
async function meantBy(
  book: AddressBook,
  containerId: number,
  restriction: Restriction,
): Promise<Map<number, string[]>> {
  const meant = new Map<number, string[]>()
  for (const text of new Set(anrTexts(restriction))) {
    const objects = await book.resolve(text, containerId, mostMeant + 1)
    if (objects.length > mostMeant) throw new NspiError('tableTooBig')
    for (const object of objects) {
      const texts = meant.get(midOf(object))
      if (texts) texts.push(text)
      else meant.set(midOf(object), [text])
    }
  }
  return meant
}

function* anrTexts(restriction: Restriction): Generator<string> {
  switch (restriction.kind) {
    case 'and':
    case 'or':
      for (const one of restriction.of) yield* anrTexts(one)
      return
    case 'not':
      yield* anrTexts(restriction.of)
      return
    case 'property':
    case 'content':
      if (tagId(restriction.tag) === P.Anr.id && typeof restriction.value.value === 'string')
        yield restriction.value.value
  }
}

/** Whether only objects that a text means can fit. */
function demanded(restriction: Restriction): boolean {
  if (restriction.kind === 'and') return restriction.of.some(demanded)
  if (restriction.kind === 'or') return restriction.of.length > 0 && restriction.of.every(demanded)
  if (restriction.kind === 'property') return tagId(restriction.tag) === P.Anr.id && restriction.relation === '=='
  return restriction.kind === 'content' && tagId(restriction.tag) === P.Anr.id
}

/** 8-bit strings in the client's code page become what they say: [MS-OXNSPI] 3.1.4.3.4. */
function inUnicode(restriction: Restriction, form: TextForm): Restriction {
  switch (restriction.kind) {
    case 'and':
    case 'or':
      return { ...restriction, of: restriction.of.map((one) => inUnicode(one, form)) }
    case 'not':
      return { ...restriction, of: inUnicode(restriction.of, form) }
    case 'property':
    case 'content':
      return { ...restriction, tag: unicodeTag(restriction.tag), value: valueInUnicode(restriction.value, form) }
    case 'compare':
    case 'bits':
    case 'size':
    case 'exists':
      return restriction
    default:
      // Nothing of an address book has recipients, attachments or comments.
      throw new NspiError('tooComplex')
  }
}

function valueInUnicode({ tag, value }: TaggedValue, form: TextForm): TaggedValue {
  const wide = unicodeTag(tag)
  if (wide === tag) return { tag, value }
  const text = (one: unknown) => (typeof one === 'string' ? form.from8(one) : one)
  return { tag: wide, value: Array.isArray(value) ? value.map(text) : text(value) }
}
