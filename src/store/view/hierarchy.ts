/**
 * The folders below a folder as a table: [MS-OXCFOLD] 2.2.1.13 (RopGetHierarchyTable). Rows answer for every property of
 * computed/folder.ts.
 */
import type { PropertySource } from '#model/evaluate.ts'
import { folderPropertyOf, type FolderPlace } from '../computed/folder.ts'
import type { Mailbox } from '../store.ts'
import type { Folder, FolderId } from '../types.ts'
import { sizeOfValue } from './bag-row.ts'
import { type SmallDefinition, SmallView } from './small-view.ts'

export interface HierarchyDefinition extends SmallDefinition {
  /** All below it, not only direct children. */
  deep?: boolean
  /** Those that were soft-deleted in it, in place of the live ones. */
  softDeleted?: boolean
  /** PidTagEntryId of the store, for rows that carry it. */
  storeEntryId?: Uint8Array
  /** The folder whose children they are is the subtree that clients show, or lies in it. */
  inIpmSubtree?: boolean
}

export class FolderRow implements PropertySource {
  readonly folder: Folder
  /** 1 is a direct child. */
  readonly depth: number
  readonly #place: FolderPlace

  constructor(folder: Folder, depth: number, place: FolderPlace) {
    this.folder = folder
    this.depth = depth
    this.#place = { ...place, depth }
  }

  get(tag: number): unknown {
    return folderPropertyOf(this.folder, tag, this.#place)
  }

  has(tag: number): boolean {
    return this.get(tag) !== undefined || this.folder.bag.has(tag)
  }

  sizeOf(tag: number): number | undefined {
    return this.folder.bag.sizeOf(tag) ?? sizeOfValue(this.get(tag))
  }
}

export function hierarchyView(
  mailbox: Mailbox,
  parent: FolderId,
  definition: HierarchyDefinition = {},
): SmallView<FolderRow> {
  const { deep, softDeleted, storeEntryId, inIpmSubtree } = definition
  const place: FolderPlace = {
    mailbox: mailbox.id,
    public: mailbox.kind === 'public',
    ...(storeEntryId && { storeEntryId }),
    ...(inIpmSubtree !== undefined && { inIpmSubtree }),
  }
  return new SmallView(
    {
      stamp: () => mailbox.seq(),
      async rows() {
        const { all, top } = softDeleted
          ? { all: await mailbox.deletedFolders(), top: (folder: Folder) => folder.lastParent === parent }
          : { all: await mailbox.folders(parent), top: (folder: Folder) => folder.parent === parent }
        const depths = new Map<FolderId, number>()
        const rows: FolderRow[] = []
        for (const folder of all) {
          const above = top(folder) ? 0 : depths.get(folder.parent)
          if (above === undefined) continue
          depths.set(folder.id, above + 1)
          if (above > 0 && !deep) continue
          if (folder.kind === 'search') Object.assign(folder, await mailbox.searchCounts(folder.id))
          rows.push(new FolderRow(folder, above + 1, place))
        }
        return rows
      },
    },
    definition,
  )
}
