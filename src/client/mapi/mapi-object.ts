/** What the objects of a client have in common: a handle in a logon, and that they are released. */
import type { Rop } from '#protocols/mapi/rop/rop.ts'
import type { Answer, CallOptions, MapiClient } from './client.ts'

export interface Place {
  client: MapiClient
  logonId: number
  private: boolean
  /** The replica that ids of this store name. */
  replica?: number
}

export class MapiObject {
  readonly place: Place
  /** The server's; that of a store changes when the client has to log on again. */
  handle: number

  constructor(place: Place, handle: number) {
    this.place = place
    this.handle = handle
  }

  /** A ROP on this object; by its name as the specification has it the fields are not checked. */
  call<Q, A>(rop: Rop<Q, A>, value: Q, options?: Partial<CallOptions>): Promise<Answer<A>>
  call(rop: string, value?: object, options?: Partial<CallOptions>): Promise<Answer>
  async call(rop: Rop | string, value: object = {}, options: Partial<CallOptions> = {}): Promise<Answer> {
    return await this.place.client.call(rop as string, value, { ...this.options(), ...options })
  }

  /** For calls of a batch on this object. */
  options(): CallOptions {
    const { logonId, private: isPrivate } = this.place
    return { logonId, private: isPrivate, input: this.handle }
  }

  async release(): Promise<void> {
    await this.call('RopRelease')
  }
}
