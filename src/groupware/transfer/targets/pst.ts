/**
 * A data file of Outlook. It is written as OUT.part and gets its name when it is whole: its trees are written at the end, so one
 * that was broken off is begun again.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { PstSink } from '#codec/pst/index.ts'
import { PstOutput, type PstOutputFolder } from '#convert/pst/index.ts'
import { Failure, P } from '#model'
import type { OutgoingFolder, OutgoingItem, Target } from '../outgoing.ts'

export interface PstTargetOptions {
  /** What Outlook calls it. */
  name: string
  /** Told what of an item is not in the file, though the item is. */
  onLoss?: (where: string, why: string) => void
}

export function pstTarget(path: string, { name, onLoss }: PstTargetOptions): Target {
  if (existsSync(path)) throw new Failure('alreadyExists', `${path} exists already`)
  const part = `${path}.part`
  const file = openSync(part, 'w')
  const output = new PstOutput(fileSink(file), { name, recordKey: randomUUID() })
  const folders = new Map<string, PstOutputFolder>()
  let current: PstOutputFolder = output.top

  /** Folders above that hold nothing chosen are there nevertheless. */
  function folderAt({ path: names, class: folderClass, properties, isDeletedItems }: OutgoingFolder): PstOutputFolder {
    let parent = output.top
    for (const [index, each] of names.entries()) {
      const key = names.slice(0, index + 1).join('\0')
      const known = folders.get(key)
      const last = index === names.length - 1
      const folder =
        known ??
        output.addFolder(parent, {
          name: each,
          ...(last && folderClass !== undefined && { containerClass: folderClass }),
          ...(last && properties && { properties }),
          isDeletedItems: last && isDeletedItems === true,
        })
      folders.set(key, folder)
      parent = folder
    }
    return parent
  }

  return {
    async begin(folder) {
      if (current !== output.top) output.complete(current)
      current = folderAt(folder)
    },
    has: () => false,
    async add({ where, load }: OutgoingItem) {
      const item = await load()
      output.addItem(current, item, (what, why) =>
        onLoss?.(`${where} "${item.properties.get(P.Subject) ?? ''}"`, `${what}: ${why}`),
      )
    },
    async finish() {
      output.finish()
      fsyncSync(file)
      closeSync(file)
      renameSync(part, path)
    },
    async pause() {
      closeSync(file)
      rmSync(part, { force: true })
    },
  }
}

/** Straight to the disk: the writer holds no more than a block. */
function fileSink(file: number): PstSink {
  return {
    write(offset, bytes) {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, offset + done)
    },
  }
}
