/** A stream of a property. [MS-OXCPRPT] 2.2.14 */
import { MapiObject, type Place } from './mapi-object.ts'

const piece = 0x7000

export class Stream extends MapiObject {
  /** Bytes when it was opened. */
  readonly openedSize: number

  constructor(place: Place, handle: number, size: number) {
    super(place, handle)
    this.openedSize = size
  }

  async read(count = piece): Promise<Uint8Array> {
    return (await this.call('RopReadStream', { byteCount: count })).value.data
  }

  async readAll(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    for (let next = await this.read(); next.length > 0; next = await this.read()) pieces.push(next.slice())
    return Buffer.concat(pieces)
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += piece) {
      await this.call('RopWriteStream', { data: bytes.subarray(at, at + piece) })
    }
  }

  async seek(origin: 'beginning' | 'current' | 'end', offset: number): Promise<number> {
    const number = { beginning: 0, current: 1, end: 2 }[origin]
    return Number((await this.call('RopSeekStream', { origin: number, offset: BigInt(offset) })).value.newPosition)
  }

  async setSize(size: number): Promise<void> {
    await this.call('RopSetStreamSize', { streamSize: BigInt(size) })
  }

  async size(): Promise<number> {
    return (await this.call('RopGetStreamSize')).value.streamSize
  }

  async commit(): Promise<void> {
    await this.call('RopCommitStream')
  }

  async clone(): Promise<Stream> {
    return new Stream(this.place, (await this.call('RopCloneStream')).handle, this.openedSize)
  }

  async copyTo(target: Stream, byteCount: number): Promise<number> {
    const value = { byteCount: BigInt(byteCount) }
    const answer = await this.call('RopCopyToStream', value, { destination: target.handle })
    return Number(answer.value.writtenByteCount)
  }
}
