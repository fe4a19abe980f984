/**
 * Named properties of one mailbox: which id from 0x8000 on stands for which name. [MS-OXCPRPT] 3.2.5.9, 3.2.5.10
 *
 * An id, once given, never changes and never goes, so what was read may be kept. Ids that a transaction has made are
 * kept apart until it has committed.
 */
import { canonicalName, Failure, type NamedProperties, type NamedProperty, nameKey } from '#model'
import { type Query, sql } from './engine/index.ts'

/** 0xFFFF is not an id; [MS-OXCPRPT] 3.2.5.10 wants ecTooBig when no ids are left. */
const firstId = 0x8000
const lastId = 0xfffe

/** What a thread knows of the names of one mailbox. */
export class KnownNames {
  readonly ids = new Map<string, number>()
  readonly names = new Map<number, NamedProperty>()

  add(id: number, name: NamedProperty): void {
    this.ids.set(nameKey(name), id)
    this.names.set(id, name)
  }
}

export class Names implements NamedProperties {
  readonly #known: KnownNames
  readonly #made = new KnownNames()

  constructor(known: KnownNames) {
    this.#known = known
  }

  idOf(name: NamedProperty): number | undefined {
    const key = nameKey(name)
    return this.#known.ids.get(key) ?? this.#made.ids.get(key)
  }

  nameOf(id: number): NamedProperty | undefined {
    return this.#known.names.get(id) ?? this.#made.names.get(id)
  }

  /** Afterwards `idOf` answers for these names, where the mailbox has them; with `create` it then has them all. */
  async load(q: Query, names: readonly NamedProperty[], create: boolean): Promise<void> {
    if (names.every((name) => this.idOf(name) !== undefined)) return
    await this.#read(q)
    if (!create) return
    let next = this.#next()
    for (const name of names) {
      if (this.idOf(name) !== undefined) continue
      if (next > lastId) throw new Failure('tooMany', 'named properties')
      const { set, lid, string } = canonicalName(name)
      await q.run(sql`
        insert into named_property (mailbox, id, property_set, lid, name)
        values (${q.key}, ${next}, ${set}, ${lid}, ${string === undefined ? null : clean(string)})`)
      this.#made.add(next++, canonicalName(name))
    }
  }

  /** Afterwards `nameOf` answers for these ids, where the mailbox has them. */
  async loadIds(q: Query, ids: readonly number[]): Promise<void> {
    if (ids.some((id) => id >= firstId && this.nameOf(id) === undefined)) await this.#read(q)
  }

  /** After the commit. */
  committed(): void {
    for (const [id, name] of this.#made.names) this.#known.add(id, name)
  }

  #next(): number {
    return Math.max(firstId - 1, ...this.#known.names.keys(), ...this.#made.names.keys()) + 1
  }

  async #read(q: Query): Promise<void> {
    const rows = await q.all<{ id: number; property_set: string; lid: number | null; name: string | null }>(sql`
      select id, property_set, lid, name from named_property where mailbox = ${q.key}`)
    for (const { id, property_set: set, lid, name } of rows) {
      // What this transaction made is read back, too, and not yet everybody's.
      if (this.nameOf(id) === undefined) {
        this.#known.add(id, lid === null ? { set, string: name ?? '' } : { set, lid })
      }
    }
  }
}

function clean(text: string): string {
  return text.replaceAll('\0', '')
}
