/**
 * What a request wants a folder to be: from the elements of a new folder, or from the changes of one that is there.
 * [MS-OXWSFOLD] 3.1.4.2, 3.1.4.8
 */
import { Bag, isNamedProperty, P } from '#model'
import { isComputedOfFolder } from '#store'
import { EwsFailure, type ResponseCode } from '../errors.ts'
import { extendedFieldOf, type ExtendedField, extendedValueOf } from '../fields/extended.ts'
import type {
  ArrayOfFoldersType,
  CalendarPermissionSetType,
  ExtendedPropertyType,
  FolderChangeType,
  PermissionSetType,
  SearchParametersType,
} from '../schema/index.ts'
import type { FolderElement } from './kind.ts'

export interface FolderDraft {
  element: FolderElement
  name?: string
  class?: string
  set: Bag
  remove: ExtendedField[]
  permissions?: PermissionSetType | CalendarPermissionSetType
  /** The permission list goes: all entries but the two that are always there. */
  unshare?: true
  search?: SearchParametersType
}

type NewFolder = ArrayOfFoldersType[number]

const classes: Readonly<Record<FolderElement, string>> = {
  Folder: 'IPF.Note',
  CalendarFolder: 'IPF.Appointment',
  ContactsFolder: 'IPF.Contact',
  SearchFolder: 'IPF.Note',
  TasksFolder: 'IPF.Task',
}

/** Throws an EwsFailure for what cannot be set. */
export async function newFolderDraft({ kind, ...value }: NewFolder): Promise<FolderDraft> {
  const draft: FolderDraft = { element: kind, set: new Bag(), remove: [] }
  await setElements(draft, value, 'ErrorInvalidPropertySet')
  if (draft.name === undefined) throw new EwsFailure('ErrorFolderSavePropertyError', 'A folder needs a name.')
  const own = classes[kind]
  if (draft.class === undefined) draft.class = own
  else if (kind !== 'Folder' && kind !== 'SearchFolder' && !isWithin(draft.class, own)) {
    throw new EwsFailure('ErrorNoFolderClassOverride')
  }
  if (kind === 'SearchFolder' && !draft.search)
    throw new EwsFailure('ErrorInvalidRequest', 'A search folder needs its parameters.')
  return draft
}

/** A class, or one below it. */
function isWithin(folderClass: string, parent: string): boolean {
  const [one, other] = [folderClass.toLowerCase(), parent.toLowerCase()]
  return one === other || one.startsWith(`${other}.`)
}

/** Throws an EwsFailure for what cannot be changed. */
export async function changedFolderDraft(
  element: FolderElement,
  updates: FolderChangeType['Updates'],
): Promise<FolderDraft> {
  const draft: FolderDraft = { element, set: new Bag(), remove: [] }
  for (const update of updates) {
    if (update.kind === 'AppendToFolderField') throw new EwsFailure('ErrorInvalidPropertyAppend')
    if (update.kind === 'DeleteFolderField') {
      if (update.Path.kind === 'FieldURI' && update.Path.FieldURI === 'folder:PermissionSet') {
        draft.unshare = true
        continue
      }
      if (update.Path.kind !== 'ExtendedFieldURI') throw new EwsFailure('ErrorInvalidPropertyDelete')
      draft.remove.push(writable(extendedFieldOf(update.Path), 'ErrorInvalidPropertyDelete'))
      continue
    }
    const { kind: _, Path, ...folders } = update
    const [given] = Object.values(folders).filter((one) => one !== undefined)
    if (!given) throw new EwsFailure('ErrorIncorrectUpdatePropertyCount')
    const elements = Object.entries(given).filter(([, value]) => value !== undefined)
    const [first] = elements
    // MS-OXWSCDATA_R335
    if (elements.length !== 1 || !first) throw new EwsFailure('ErrorIncorrectUpdatePropertyCount')
    const named = Path.kind === 'FieldURI' ? Path.FieldURI.replace(/^folder:/, '') : 'ExtendedProperty'
    if (first[0] !== named) throw new EwsFailure('ErrorUpdatePropertyMismatch')
    await setElements(draft, Object.fromEntries([first]), 'ErrorInvalidPropertySet')
  }
  return draft
}

async function setElements(
  draft: FolderDraft,
  value: Readonly<Record<string, unknown>>,
  readOnly: ResponseCode,
): Promise<void> {
  for (const [name, given] of Object.entries(value)) {
    if (given === undefined) continue
    switch (name) {
      case 'DisplayName':
        draft.name = checkedName(given as string)
        break
      case 'FolderClass':
        draft.class = given as string
        break
      case 'PermissionSet':
        draft.permissions = given as PermissionSetType
        break
      case 'SearchParameters':
        draft.search = given as SearchParametersType
        break
      case 'ExtendedProperty':
        for (const one of given as readonly ExtendedPropertyType[]) await setExtended(draft, one)
        break
      default:
        throw new EwsFailure(readOnly, `${name} cannot be set.`)
    }
  }
}

function checkedName(name: string): string {
  if (name.trim() === '') throw new EwsFailure('ErrorFolderSavePropertyError', 'A folder needs a name.')
  return name
}

async function setExtended(draft: FolderDraft, element: ExtendedPropertyType): Promise<void> {
  const field = extendedFieldOf(element.ExtendedFieldURI)
  const value = await extendedValueOf(field, element)
  if (field.property.key === P.DisplayName.key) draft.name = checkedName(value as string)
  else if (field.property.key === P.ContainerClass.key) draft.class = value as string
  else draft.set.set(writable(field, 'ErrorInvalidPropertySet').property, value as never)
}

function writable(field: ExtendedField, readOnly: ResponseCode): ExtendedField {
  const { property } = field
  if (!isNamedProperty(property) && isComputedOfFolder(property.tag)) throw new EwsFailure(readOnly)
  return field
}
