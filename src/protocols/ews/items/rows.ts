/**
 * Rows of a view as fields read them: for answers with many items, which read nothing but rows. [MS-OXWSSRCH] 3.1.4.2
 *
 * What is not in a row (bodies, recipients, attachments) is left out, as Exchange does; GetItem gives it.
 */
import { RowNames } from '#groupware/items/names.ts'
import { Bag, isNamedProperty, N, type NamedPropertyOf, P, type TaggedProperty } from '#model'
import { type Mailbox, type MessageRow, propertyOf, type RowPart } from '#store'
import type { ComputedRow, Place } from '#store/computed/index.ts'
import type { ReadItem } from '../fields/field.ts'
import { type ItemKind, kindOfClass } from '../fields/kinds.ts'
import { fieldsOfShape, type Shape } from '../fields/shapes.ts'

type AnyProperty = NamedPropertyOf | TaggedProperty

const kinds: readonly ItemKind[] = [
  'Item',
  'Message',
  'CalendarItem',
  'Contact',
  'DistributionList',
  'MeetingMessage',
  'MeetingRequest',
  'MeetingResponse',
  'MeetingCancellation',
  'Task',
  'PostItem',
]

export class RowReader {
  /** What the view has to give with each row. */
  readonly columns: readonly RowPart[]
  readonly #properties: readonly (readonly [AnyProperty, number])[]
  readonly #place: Place
  readonly #wantsPreview: boolean

  private constructor(mailbox: Mailbox, rights: number, properties: ReadonlySet<AnyProperty>, names: RowNames) {
    this.#properties = [...properties].flatMap((property) => {
      const tag = names.tag(property)
      // Categories stand in a column of their own.
      return tag === undefined || property === N.Keywords ? [] : [[property, tag] as const]
    })
    this.#place = { mailbox: mailbox.id, public: mailbox.kind === 'public', rights }
    if (mailbox.viewer.kind === 'member') this.#place.viewer = mailbox.viewer.id
    this.#wantsPreview = properties.has(P.Body)
    this.columns = this.#wantsPreview ? ['bag', 'preview'] : ['bag']
  }

  /** `rights`: of the viewer at the folder. `more`: read besides what the shape says. */
  static async of(
    mailbox: Mailbox,
    rights: number,
    shape: Shape,
    more: readonly AnyProperty[] = [],
  ): Promise<RowReader> {
    const properties = new Set<AnyProperty>(more)
    for (const kind of kinds) {
      for (const field of fieldsOfShape(shape, kind)) {
        for (const property of field.needs) properties.add(property)
      }
    }
    for (const { property } of shape.extended) properties.add(property)
    return new RowReader(mailbox, rights, properties, await RowNames.of(mailbox, [...properties]))
  }

  read(row: MessageRow): ReadItem {
    const properties = new Bag()
    for (const [property, tag] of this.#properties) {
      const value = isNamedProperty(property)
        ? row.bag?.get(tag)
        : propertyOf(row as ComputedRow & MessageRow, tag, this.#place)
      if (value !== undefined) properties.set(property, value as never)
    }
    if (row.categories.length > 0) properties.set(N.Keywords, [...row.categories])
    if (this.#wantsPreview && row.preview !== undefined) properties.set(P.Body, row.preview)
    return { kind: kindOfClass(row.class), properties, row, recipients: [], attachments: [] }
  }
}

/** The shape without what rows do not have. */
export function shapeOfRows(shape: Shape): Shape {
  return { ...shape, rows: true }
}
