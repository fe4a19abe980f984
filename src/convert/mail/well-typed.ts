/**
 * Named properties whose type is not that of the table. A named property can be set with any type, by a client or by a TNEF part of
 * a stranger; whoever reads PidLidAppointmentStartWhole counts on a time. Conversions leave such values out.
 */
import { type Bag, findNamedProperty, isNamedProperty, type Item, type Property } from '#model'

export function isWellTyped(property: Property): boolean {
  if (!isNamedProperty(property)) return true
  const known = findNamedProperty(property)
  return known === undefined || known.type === property.type
}

/** The same bag when there is nothing to leave out. */
export function wellTyped(bag: Bag): Bag {
  const wrong = [...bag.named()].filter(([property]) => !isWellTyped(property))
  if (wrong.length === 0) return bag
  const copy = bag.copy()
  for (const [property] of wrong) copy.delete(property)
  return copy
}

/** Of the item itself; what is embedded in it is looked at when its turn comes. */
export function wellTypedItem(item: Item): Item {
  const properties = wellTyped(item.properties)
  return properties === item.properties ? item : { ...item, properties }
}
