/**
 * An open folder: its id, in its logon. What it is now the store says each time, so two handles of a folder never
 * contradict each other; what is set is set at once. [MS-OXCFOLD] 2.2.2
 */
import { Failure, P, PublicFolder, SpecialFolder, type TaggedValue, tagId, unicodeTag } from '#model'
import {
  type Folder,
  type FolderId,
  type FolderPlace,
  folderProperties,
  folderPropertyOf,
  isComputedOfFolder,
  type Mailbox,
} from '#store'
import type { Logon } from './logon.ts'
import { type Problem, PropertyObject, sortOut } from './property-object.ts'
import type { Spool } from './spool.ts'
import { bagOf, removals } from './tag-map.ts'
import { valueOfStream } from './streamed-value.ts'

export class FolderObject extends PropertyObject {
  readonly kind = 'folder'
  readonly logon: Logon
  readonly id: FolderId
  readonly writable = true

  constructor(logon: Logon, id: FolderId) {
    super()
    this.logon = logon
    this.id = id
  }

  get codePage(): number {
    return this.logon.codePage
  }

  /** Whoever holds a folder open that was deleted, or that he may not see any more, is told that it is so. */
  async load(): Promise<Folder> {
    const folder = await this.logon.mailbox.findFolder(this.id)
    if (!folder) throw new Failure((await this.#exists()) ? 'accessDenied' : 'deleted', `folder ${this.id}`)
    return folder
  }

  async #exists(): Promise<boolean> {
    const whole = await this.logon.store.open(this.logon.mailbox.id, { kind: 'system' })
    return (await whole.findFolder(this.id)) !== undefined
  }

  async tags(): Promise<number[]> {
    const all = new Set<number>()
    const folder = await this.load()
    for (const [tag] of folderProperties(folder, await this.#place(folder))) all.add(tag)
    return [...all]
  }

  async get(tag: number): Promise<unknown> {
    const folder = await this.load()
    return folderPropertyOf(folder, tag, await this.#place(folder, tag))
  }

  async set(values: readonly TaggedValue[]): Promise<Problem[]> {
    const { allowed, problems } = sortOut(values, ({ tag }) => tag, forbidden)
    const changed = new Map(allowed.map(({ tag, value }) => [unicodeTag(tag), value]))
    const name = changed.get(P.DisplayName.tag)
    changed.delete(P.DisplayName.tag)
    await this.#write(async (mailbox) => ({
      ...(typeof name === 'string' ? { name } : {}),
      ...(changed.size > 0 ? { set: await bagOf(changed, mailbox) } : {}),
    }))
    return problems
  }

  async remove(tags: readonly number[]): Promise<Problem[]> {
    const { allowed, problems } = sortOut(
      tags,
      (tag) => tag,
      (tag) => (tag === P.DisplayName.tag ? 'accessDenied' : forbidden(tag)),
    )
    await this.#write(async (mailbox) => {
      const gone = await removals(allowed.map(unicodeTag), mailbox)
      return { remove: gone.filter((one) => typeof one === 'number') }
    })
    return problems
  }

  async setStreamed(tag: number, spool: Spool): Promise<void> {
    await this.set([{ tag, value: valueOfStream(tag, await spool.bytes()) }])
  }

  async #write(
    change: (mailbox: Mailbox) => Promise<Parameters<import('#store').Transaction['updateFolder']>[1]>,
  ): Promise<void> {
    const { store, mailbox } = this.logon
    const what = await change(mailbox)
    if (Object.keys(what).length === 0) return
    await store.write(mailbox, (tx) => tx.updateFolder(this.id, what))
  }

  /** It is the subtree that clients show, or lies in it. */
  async isInIpmSubtree(): Promise<boolean> {
    const { mailbox } = this.logon
    const top = this.logon.private ? SpecialFolder.ipmSubtree : PublicFolder.ipmSubtree
    for (let id = this.id; id !== top; ) {
      const folder = await mailbox.findFolder(id)
      if (!folder || folder.parent === id) return false
      id = folder.parent
    }
    return true
  }

  /** Where it lies is looked for only for the flags that say so. */
  async #place({ id }: Folder, tag?: number): Promise<FolderPlace> {
    const { mailbox } = this.logon
    const isAsked = tag === P.FolderFlags.tag && id !== SpecialFolder.ipmSubtree
    return {
      mailbox: mailbox.id,
      public: !this.logon.private,
      storeEntryId: this.logon.entryId,
      inIpmSubtree: isAsked && (await this.isInIpmSubtree()),
    }
  }
}

/** [MS-OXCFOLD] 2.2.2.1, 2.2.2.2.1: what the server computes is read-only. */
function forbidden(tag: number): 'accessDenied' | undefined {
  return isComputedOfFolder(tag) || tagId(tag) === 0 ? 'accessDenied' : undefined
}
