/**
 * A download that a client has open: FastTransfer of an object, or a synchronisation. [MS-OXCFXICS] 3.2.1.2, 3.2.5.8.1.5
 */
import { Failure } from '#model'
import { RopFailure } from '../failures.ts'
import type { Logon } from './logon.ts'
import { ServerObject } from './server-object.ts'
import type { Chunk } from '#model/fast-transfer/chunk.ts'
import { type TransferContext, TransferNames } from '#groupware/fast-transfer/item.ts'
import { type Buffered, TransferSource } from '#model/fast-transfer/source.ts'

export function transferContext({ store, mailbox }: Logon): TransferContext {
  return { store, mailbox, names: new TransferNames(mailbox) }
}

export abstract class DownloadObject extends ServerObject {
  readonly kind = 'transfer'
  readonly logon: Logon
  #source: TransferSource | undefined
  #error: unknown

  constructor(logon: Logon) {
    super()
    this.logon = logon
  }

  /** Begins with the first buffer that somebody asks for. */
  protected abstract begin(): AsyncIterable<Chunk>

  get begun(): boolean {
    return this.#source !== undefined
  }

  async read(size: number): Promise<Buffered> {
    // [MS-OXCFXICS] 3.2.5.8.1.5: what has failed goes on failing.
    if (this.#error !== undefined) throw this.#error
    this.#source ??= new TransferSource(this.begin())
    try {
      return await this.#source.read(size)
    } catch (error) {
      if (error instanceof Failure && error.code === 'tooBig') throw new RopFailure('bufferTooSmall', 'transfer buffer')
      this.#error = error
      throw error
    }
  }

  override release(): void {
    this.#source?.release()
  }
}

/** FastTransfer of messages, folders, attachments, or of a state. */
export class TransferObject extends DownloadObject {
  readonly #chunks: AsyncIterable<Chunk>

  constructor(logon: Logon, chunks: AsyncIterable<Chunk>) {
    super(logon)
    this.#chunks = chunks
  }

  protected begin(): AsyncIterable<Chunk> {
    return this.#chunks
  }
}
