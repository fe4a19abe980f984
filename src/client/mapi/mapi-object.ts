/** What the objects of a client have in common: a handle in a logon, and that they are released. */
import type { Answer, CallOptions, MapiClient } from './client.ts'

export interface Place {
  client: MapiClient
  logonId: number
  private: boolean
}

export class MapiObject {
  readonly place: Place
  readonly handle: number

  constructor(place: Place, handle: number) {
    this.place = place
    this.handle = handle
  }

  async call(rop: string, value: object = {}, options: Partial<CallOptions> = {}): Promise<Answer> {
    const { client, logonId, private: isPrivate } = this.place
    return await client.call(rop, value, { logonId, private: isPrivate, input: this.handle, ...options })
  }

  async release(): Promise<void> {
    await this.call('RopRelease')
  }
}
