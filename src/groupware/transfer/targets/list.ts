/**
 * One file for all: a calendar, an address book, or one item alone. It is written at the end, from memory, and takes the place
 * of an older file only when it is whole.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { type DocumentFormat, formats, writeDocument } from '#convert/document/index.ts'
import { Failure, type Item } from '#model'
import type { OutgoingItem, Target } from '../outgoing.ts'

export interface ListTargetOptions {
  hostname?: string
  stampMillis: number
}

export function listTarget(path: string, format: DocumentFormat, options: ListTargetOptions): Target {
  const items: Item[] = []
  /** Of each item: what has no UID of its own is told from the others by it. */
  const seeds: string[] = []
  return {
    async begin() {},
    has: () => false,
    async add({ load, seed }: OutgoingItem) {
      if (formats[format].holds === 'one' && items.length > 0) {
        throw new Failure('unsupported', `${path} takes one item; name a folder for several`)
      }
      const item = await load()
      // Refused now, so that the others are written.
      writeDocument([item], format, options)
      seeds.push(seed)
      items.push(item)
    },
    async finish() {
      if (items.length === 0) throw new Failure('notFound', `an item that ${path} could take`)
      const seed = seeds[0] as string
      writeFileSync(`${path}.part`, writeDocument(items, format, { ...options, seed, uids: seeds }), { flush: true })
      renameSync(`${path}.part`, path)
    },
    async pause() {},
  }
}
