/**
 * Managed folders: what an organisation wants in every mailbox, below one folder for them. [MS-OXWSFOLD] 2.2.4.13
 *
 * Exchange has an administrator's list of names for them. Here there is none: a folder of any name can be had. What makes it
 * managed are the properties that Exchange has on it: PR_MANAGED_FOLDER_INFORMATION (bits) and its neighbours.
 */
import { randomUUID } from 'node:crypto'
import { Bag, makeTag, PropertyType, SpecialFolder } from '#model'
import type { Folder, FolderId, Mailbox } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { ManagedFolderInformationType } from '../schema/index.ts'

const tag = {
  information: makeTag(0x672d, PropertyType.int32),
  size: makeTag(0x6730, PropertyType.int32),
  quota: makeTag(0x6731, PropertyType.int32),
  id: makeTag(0x6732, PropertyType.string),
  comment: makeTag(0x6733, PropertyType.string),
}
const bit = { managed: 0x01, protected: 0x02, mustDisplayComment: 0x04, hasQuota: 0x08, root: 0x10 }
const rootName = 'Managed Folders'

/** undefined: it is not managed. */
export function managedInformation({ bag }: Folder): ManagedFolderInformationType | undefined {
  const bits = bag.get(tag.information)
  if (typeof bits !== 'number') return undefined
  const has = (one: keyof typeof bit): boolean => (bits & bit[one]) !== 0
  const text = (one: number): string => (bag.get(one) as string | undefined) ?? ''
  return {
    CanDelete: !has('protected'),
    CanRenameOrMove: !has('protected'),
    MustDisplayComment: has('mustDisplayComment'),
    HasQuota: has('hasQuota'),
    IsManagedFoldersRoot: has('root'),
    ManagedFolderId: text(tag.id),
    Comment: text(tag.comment),
    StorageQuota: has('hasQuota') ? (bag.get(tag.quota) as number | undefined) : undefined,
    FolderSize: bag.get(tag.size) as number | undefined,
  }
}

/** Throws ErrorManagedFolderAlreadyExists. */
export async function createManaged(call: Call, mailbox: Mailbox, name: string): Promise<Folder> {
  if (name.trim() === '') throw new EwsFailure('ErrorManagedFolderNotFound')
  const id = await call.store.write(mailbox, async (tx) => {
    const root = (await tx.findChild(SpecialFolder.ipmSubtree, rootName))?.id ?? (await create(rootOf))
    if (await tx.findChild(root, name)) throw new EwsFailure('ErrorManagedFolderAlreadyExists')
    return await create({ parent: root, name, bits: bit.managed })

    async function create({ parent, name: named, bits }: { parent: FolderId; name: string; bits: number }) {
      const properties = new Bag().setTag(tag.information, bits).setTag(tag.id, randomUUID()).setTag(tag.comment, '')
      return await tx.createFolder({ parent, name: named, class: 'IPF.Note', properties })
    }
  })
  call.foldersChanged(mailbox)
  return await mailbox.getFolder(id)
}

const rootOf = { parent: SpecialFolder.ipmSubtree, name: rootName, bits: bit.managed | bit.root }
