/**
 * What an item has no property for is kept as it was written and comes back out: lines of unknown properties, whole components, and
 * the exact form of known ones, which counts while it still says what the item says.
 *
 * It stands in one named property of Kontor's, each value a line or a component.
 */
import {
  type Component,
  componentText,
  parseComponents,
  parseLine,
  type Property,
  propertyLine,
} from '#codec/ical/index.ts'
import { type Bag, PropertySet } from '#model'

const name = { set: PropertySet.PUBLIC_STRINGS, string: 'urn:kontor:icalendar' }
const ENTRIES_MAX = 500
const LENGTH_MAX = 100_000

export class Kept {
  readonly properties: Property[] = []
  readonly components: Component[] = []

  find(propertyName: string): Property | undefined {
    return this.properties.find((one) => one.name === propertyName)
  }

  /** Without what is too much to be kept. */
  store(properties: Bag): void {
    const entries = [...this.properties.map(propertyLine), ...this.components.map(componentText)]
    const some = entries.filter((entry) => entry.length <= LENGTH_MAX).slice(0, ENTRIES_MAX)
    if (some.length > 0) properties.setName(name, 'string[]', some)
  }
}

export function readKept(properties: Bag): Kept {
  const kept = new Kept()
  const entries = properties.getName(name)
  for (const entry of Array.isArray(entries) ? (entries as unknown[]) : []) {
    if (typeof entry !== 'string') continue
    if (entry.startsWith('BEGIN:')) kept.components.push(...parseComponents(entry).components)
    else {
      const property = parseLine(entry)
      if (typeof property !== 'string') kept.properties.push(property)
    }
  }
  return kept
}

export function forgetKept(properties: Bag): void {
  properties.deleteName(name)
}
