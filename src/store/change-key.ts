/**
 * The change key that came with an imported change ([MS-OXCFXICS] 3.2.5.9.4.2) stands in the bag as long as that change is
 * the newest one: the next change here, or a new place, takes it away.
 */
import { P, PackedBag } from '#model'

const removed: ReadonlyMap<number, undefined> = new Map([[P.ChangeKey.tag, undefined]])

export function withoutChangeKey(bytes: Uint8Array): Uint8Array {
  const bag = new PackedBag(bytes)
  return bag.has(P.ChangeKey) ? bag.with(removed).bytes : bytes
}
