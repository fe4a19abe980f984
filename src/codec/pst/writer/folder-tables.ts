/**
 * The tables of a folder's contents while the file is written. Those of folders that nothing comes into at the moment are
 * kept as small as they can be, and go on where they were: in memory, or in another process that goes on with the file.
 */
import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { BlockWriter } from './block-writer.ts'
import { type TableState, TableWriter, type Written } from './context-writer.ts'
import { associatedColumns, contentsColumns } from './templates.ts'

export type TableKind = 'normal' | 'associated'

/** A `TableState` each, compressed; absent where there is no row. */
export type TablesState = Partial<Record<TableKind, Uint8Array>>

const kinds: readonly TableKind[] = ['normal', 'associated']
const columns = { normal: contentsColumns, associated: associatedColumns } as const

export class FolderTables {
  readonly #blocks: BlockWriter
  readonly #open: Partial<Record<TableKind, TableWriter>> = {}
  #aside: TablesState

  constructor(blocks: BlockWriter, aside: TablesState = {}) {
    this.#blocks = blocks
    this.#aside = aside
  }

  /** To add rows to. */
  table(kind: TableKind): TableWriter {
    return (this.#open[kind] ??= this.#resume(kind))
  }

  /** Nothing comes into them for now. */
  setAside(): void {
    this.#aside = this.state()
    for (const kind of kinds) delete this.#open[kind]
  }

  finish(kind: TableKind): Written {
    const written = this.table(kind).finish()
    delete this.#open[kind]
    return written
  }

  state(): TablesState {
    const state: TablesState = { ...this.#aside }
    for (const kind of kinds) {
      const table = this.#open[kind]
      if (table) state[kind] = deflateRawSync(serialize(table.state()))
    }
    return state
  }

  #resume(kind: TableKind): TableWriter {
    const aside = this.#aside[kind]
    if (!aside) return new TableWriter(this.#blocks, columns[kind])
    return TableWriter.resume(this.#blocks, deserialize(inflateRawSync(aside)) as TableState)
  }
}
