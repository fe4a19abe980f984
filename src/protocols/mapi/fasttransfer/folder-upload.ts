/**
 * A stream that is put into a folder: messages and folders are made as they are complete. [MS-OXCFXICS] 3.2.5.8.2, and the
 * elements messageList, folderContent and topFolder of 2.2.4.3
 *
 * A subfolder whose name is taken adds to the one that is there: nothing is overwritten.
 */
import { Bag, Failure, P } from '#model'
import { type FolderId, isComputedOfFolder } from '#store'
import type { TransferContext } from '#groupware/fast-transfer/item.ts'
import { ItemAssembler, put } from '#model/fast-transfer/item-assembler.ts'
import type { Token } from '#model/fast-transfer/lexer.ts'
import { Meta } from '#model/fast-transfer/words.ts'

const maxDepth = 100

interface Frame {
  /** undefined: it is made when its properties are known. */
  id: FolderId | undefined
  parent: FolderId
  properties: Bag
}

interface OpenMessage {
  assembler: ItemAssembler
  associated: boolean
}

export class FolderUpload {
  readonly #context: TransferContext
  readonly #frames: Frame[]
  #message: OpenMessage | undefined

  constructor(context: TransferContext, folder: FolderId) {
    this.#context = context
    this.#frames = [{ id: folder, parent: folder, properties: new Bag() }]
  }

  /** Between two messages or folders. */
  get isComplete(): boolean {
    return this.#message === undefined && this.#frames.length === 1
  }

  abort(): void {
    this.#message?.assembler.abort()
    this.#message = undefined
  }

  async take(token: Token): Promise<void> {
    if (this.#message) {
      const { assembler } = this.#message
      if (token.kind === 'marker' && token.marker === 'endMessage' && assembler.isComplete)
        await this.#endMessage(this.#message)
      else await assembler.take(token)
      return
    }
    if (token.kind === 'marker') return this.#marker(token.marker)
    if (token.kind === 'begin') throw new Failure('tooBig', 'a property of a folder')
    if (token.kind === 'property') this.#property(token)
  }

  #property({ tag, name, value }: Token & { kind: 'property' }): void {
    if (tag === Meta.deleteSubobjects || tag === Meta.warning || (tag | 1) >>> 0 === (Meta.prefix | 1) >>> 0) return
    if (tag === Meta.newFolder || tag === P.FolderId.tag) return
    put(this.#top.properties, tag, name, value)
  }

  get #top(): Frame {
    return this.#frames.at(-1) as Frame
  }

  async #marker(marker: (Token & { kind: 'marker' })['marker']): Promise<void> {
    switch (marker) {
      case 'startMessage':
      case 'startFaiMessage':
        await this.#settled()
        this.#message = {
          assembler: new ItemAssembler(this.#context.store),
          associated: marker === 'startFaiMessage',
        }
        return
      case 'startTopFolder':
      case 'startSubFolder': {
        const parent = await this.#settled()
        if (this.#frames.length > maxDepth) throw new Failure('tooComplex', 'folders')
        this.#frames.push({ id: undefined, parent, properties: new Bag() })
        return
      }
      case 'endFolder':
        await this.#settled()
        if (this.#frames.length === 1) throw new Failure('invalid', 'the end of no folder')
        this.#frames.pop()
        return
      case 'errorInfo':
        return
      default:
        throw new Failure('invalid', `${marker} within a folder`)
    }
  }

  /** The innermost folder, made or changed as its properties say. */
  async #settled(): Promise<FolderId> {
    const frame = this.#top
    const { store, mailbox } = this.#context
    const { properties } = frame
    const name = properties.get(P.DisplayName)
    if (frame.id === undefined) {
      if (!name) throw new Failure('invalid', 'a folder without a name')
      frame.id = await store.write(mailbox, async (tx) => {
        const known = await tx.findChild(frame.parent, name)
        return known?.id ?? (await tx.createFolder({ parent: frame.parent, name, properties: settable(properties) }))
      })
    } else if (properties.size > 0) {
      const set = settable(properties)
      if (set.size > 0) await store.write(mailbox, (tx) => tx.updateFolder(frame.id as FolderId, { set }))
    }
    frame.properties = new Bag()
    return frame.id
  }

  async #endMessage({ assembler, associated }: OpenMessage): Promise<void> {
    const { store, mailbox } = this.#context
    this.#message = undefined
    const message = { ...assembler.item, associated }
    await store.prepare(message)
    await store.write(mailbox, (tx) => tx.createMessage(this.#top.id as FolderId, message))
  }
}

/** Without what the server computes; the name is the folder's own. */
function settable(properties: Bag): Bag {
  const kept = properties.copy()
  for (const [property] of properties) if ('tag' in property && isComputedOfFolder(property.tag)) kept.delete(property)
  kept.delete(P.DisplayName)
  return kept
}
