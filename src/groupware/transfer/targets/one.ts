/** A file that holds one item. It takes the place of an older file only when it is whole. */
import { renameSync, writeFileSync } from 'node:fs'
import { type DocumentFormat, writeDocument } from '#convert/document/index.ts'
import { Failure } from '#model'
import type { OutgoingItem, Target } from '../outgoing.ts'

export interface OneTargetOptions {
  hostname?: string
  stampMillis: number
}

export function oneTarget(path: string, format: DocumentFormat, options: OneTargetOptions): Target {
  let bytes: Uint8Array | undefined
  return {
    async begin() {},
    has: () => false,
    async add({ load, seed }: OutgoingItem) {
      if (bytes) throw new Failure('unsupported', `${path} takes one item; name a folder for several`)
      bytes = writeDocument([await load()], format, { ...options, seed })
    },
    async finish() {
      if (!bytes) throw new Failure('notFound', `an item that ${path} could take`)
      writeFileSync(`${path}.part`, bytes, { flush: true })
      renameSync(`${path}.part`, path)
    },
    async pause() {},
  }
}
