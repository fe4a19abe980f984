/** An object with properties. [MS-OXCPRPT] 2.2 */
import {
  type Cell,
  makeTag,
  type Property,
  type PropertyType,
  PropertyType as Type,
  type TaggedProperty,
  type TaggedValue,
} from '#model'
import { MapiObject } from './mapi-object.ts'
import { Stream } from './stream.ts'

/** A tag, or a property of P. */
export type Tag = number | TaggedProperty

export class PropertyHolder extends MapiObject {
  /** Cells in the order of the tags: a value, or an error. */
  async getRow(tags: readonly Tag[], propertySizeLimit = 0): Promise<Cell[]> {
    const propertyTags = tags.map(tagOf)
    const { value } = await this.call('RopGetPropertiesSpecific', {
      propertySizeLimit,
      wantUnicode: true,
      propertyTags,
    })
    return value.row
  }

  /** One value; undefined where the object does not have it. */
  async get(tag: Tag): Promise<unknown> {
    const [cell] = await this.getRow([tag])
    return cell && 'value' in cell ? cell.value : undefined
  }

  async getAll(propertySizeLimit = 0): Promise<Map<number, unknown>> {
    const { value } = await this.call('RopGetPropertiesAll', { propertySizeLimit, wantUnicode: true })
    return new Map((value.values as TaggedValue[]).map((one) => [one.tag, one.value]))
  }

  async tags(): Promise<number[]> {
    return (await this.call('RopGetPropertiesList')).value.propertyTags
  }

  /** The problems that single values met. */
  async set(...values: readonly (readonly [tag: Tag, value: unknown])[]): Promise<Problem[]> {
    const tagged = values.map(([tag, value]) => ({ tag: tagOf(tag), value }))
    return (await this.call('RopSetProperties', { values: tagged })).value.problems
  }

  async remove(...tags: readonly Tag[]): Promise<Problem[]> {
    return (await this.call('RopDeleteProperties', { propertyTags: tags.map(tagOf) })).value.problems
  }

  async openStream(tag: Tag, mode: 'read' | 'readWrite' | 'create' = 'read'): Promise<Stream> {
    const openModeFlags = { read: 0, readWrite: 1, create: 2 }[mode]
    const { handle, value } = await this.call('RopOpenStream', { propertyTag: tagOf(tag), openModeFlags })
    return new Stream(this.place, handle, value.streamSize)
  }

  /** Ids from 0x8000 on for names. */
  async idsOf(names: readonly Property[], create = false): Promise<number[]> {
    const propertyNames = names.filter((one) => 'set' in one)
    const { value } = await this.call('RopGetPropertyIdsFromNames', { flags: create ? 2 : 0, propertyNames })
    return value.propertyIds
  }
}

export interface Problem {
  index: number
  tag: number
  error: number
}

export function tagOf(tag: Tag): number {
  return typeof tag === 'number' ? tag : tag.tag
}

/** The same property with another type. */
export function tagAs(property: TaggedProperty, type: PropertyType): number {
  return makeTag(property.id, Type[type])
}
