/** Bytes that come piece by piece and go into a blob as they come, so that no attachment is in memory as a whole. */
/** Where contents go; the store is one. */
export interface BlobStore {
  putBlob(content: AsyncIterable<Uint8Array>): Promise<{ blob: string; size: number }>
}

export class BlobSink {
  readonly #done: Promise<{ blob: string; size: number }>
  #next = Promise.withResolvers<Uint8Array | undefined>()
  #taken = Promise.withResolvers<void>()

  constructor(store: BlobStore) {
    this.#done = store.putBlob(this.#pieces())
    // Whoever waits for the end hears of it; nobody else has to.
    this.#done.catch(() => this.#taken.resolve())
  }

  /** Resolves when it has been taken. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#taken = Promise.withResolvers<void>()
    this.#next.resolve(bytes)
    await Promise.race([this.#taken.promise, this.#done])
  }

  async end(): Promise<{ blob: string; size: number }> {
    this.#next.resolve(undefined)
    return this.#done
  }

  /** Nobody wants it any more. */
  abort(): void {
    this.#next.reject(new Error('the upload was broken off'))
    this.#next.promise.catch(() => undefined)
  }

  async *#pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const bytes = await this.#next.promise
      if (!bytes) return
      this.#next = Promise.withResolvers<Uint8Array | undefined>()
      yield bytes.slice()
      this.#taken.resolve()
    }
  }
}
