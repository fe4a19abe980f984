/** The properties that a request wants of folders: a base shape, and more. [MS-OXWSFOLD] 2.2.4.13 */
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { ArrayOfFoldersType, FolderResponseShapeType, PathKind } from '../schema/index.ts'
import { type ExtendedField, extendedFieldOf } from '../fields/extended.ts'
import { extendedProperties } from './extended.ts'
import { type FolderField, findFolderField, folderFields } from './fields.ts'
import { folderElement } from './kind.ts'

export type FolderValue = ArrayOfFoldersType[number]

export class FolderShape {
  readonly #fields: ReadonlySet<FolderField>
  readonly #extended: readonly ExtendedField[]

  private constructor(fields: Iterable<FolderField>, extended: readonly ExtendedField[]) {
    this.#fields = new Set(fields)
    this.#extended = extended
  }

  /** Throws an EwsFailure: ErrorInvalidPropertyRequest for a path that is none of folders. */
  static of({ BaseShape, AdditionalProperties = [] }: FolderResponseShapeType): FolderShape {
    const base = folderFields.filter(({ shapes }) => (shapes as readonly string[]).includes(BaseShape))
    const fields = AdditionalProperties.filter(({ kind }) => kind !== 'ExtendedFieldURI').map(fieldOf)
    const extended = AdditionalProperties.filter(({ kind }) => kind === 'ExtendedFieldURI').map(extendedFieldOf)
    return new FolderShape([...base, ...fields], extended)
  }

  static readonly idOnly: FolderShape = FolderShape.of({ BaseShape: 'IdOnly' })

  async read(call: Call, place: Place): Promise<FolderValue> {
    const element = folderElement(place.folder)
    const context = { call, element, ...place, tree: () => call.folderTree(place.mailbox) }
    const value: Record<string, unknown> = { kind: element }
    for (const field of this.#fields) {
      if (!field.only || field.only.includes(element)) value[field.element] = await field.read(context)
    }
    if (this.#extended.length > 0) {
      const properties = await extendedProperties(place, this.#extended)
      if (properties.length > 0) value.ExtendedProperty = properties
    }
    return value as unknown as FolderValue
  }
}

function fieldOf(path: PathKind): FolderField {
  const field = path.kind === 'FieldURI' ? findFolderField(path.FieldURI) : undefined
  if (!field) throw new EwsFailure('ErrorInvalidPropertyRequest')
  return field
}
