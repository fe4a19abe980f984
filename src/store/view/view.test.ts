/**
 * Views are compared with filtering and sorting in plain JavaScript, on both engines, for random mailboxes, restrictions,
 * orders and changes. Rows are written straight into the tables, so that nothing but the view is under test.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { evaluate } from '#model/evaluate.ts'
import { fileTime, fold, makeTag, P, pack, type Restriction, type SortOrder } from '#model'
import { startPostgres } from '#test/postgres.ts'
import { openEngine, type Query, sql } from '../engine/index.ts'
import { flagBit } from '../flags.ts'
import { FileBlobs } from '../blobs.ts'
import { KnownNames, Names } from '../names.ts'
import { fullColumns, fullValues, messageRow } from '../records.ts'
import '../schema.ts'
import type { ViewDefinition, Viewer, ViewRow } from '../types.ts'
import { SortedCache } from './sorted-cache.ts'
import { FolderView } from './view.ts'

const folder = 10
const day = 86_400_000

interface Mail {
  id: number
  uid: number
  read: boolean
  received: number
  size: number
  importance: number
  subject: string
  sender: string
  attachments: boolean
  /** Only in the bag. */
  company: string | undefined
  priority: number | undefined
  keywords: string[] | undefined
}

const keywordsTag = makeTag(0x8001, 'string[]')
const tagOf = { company: P.CompanyName.tag, priority: P.Priority.tag, keywords: keywordsTag }

const data = mkdtempSync(join(tmpdir(), 'kontor-view-'))
const postgres = await startPostgres()
const database = await postgres?.database()
const engines = [
  { name: 'SQLite', engine: openEngine({ data, database: 'sqlite' }) },
  ...(database ? [{ name: 'PostgreSQL', engine: openEngine({ data, database }) }] : []),
]
after(async () => {
  for (const { engine } of engines) await engine.close()
  await postgres?.stop()
  rmSync(data, { recursive: true, force: true })
})

const blobs = new FileBlobs(data)
let shards = 0

class Fixture {
  readonly mails = new Map<number, Mail>()
  readonly shard
  readonly #sorted = new SortedCache()
  #seq = 0

  constructor(engine: (typeof engines)[number]['engine'], name: string) {
    this.shard = engine.shard(name)
  }

  static async make(engine: (typeof engines)[number]['engine'], mails: readonly Mail[]): Promise<Fixture> {
    const name = `ab-view-${process.pid}-${++shards}`
    await engine.createShard(name, async (q) => {
      await q.run(sql`insert into mailbox (mailbox, id, kind, owner, locale, display_name, created, next_id, seq, size,
        deleted_size, message_count, kept_since) values (${q.key}, ${name}, 'private', 'o', 'en', 'x', 0, 1, 0, 0, 0, 0, 0)`)
      await q.run(sql`insert into folder (mailbox, id, parent, kind, name, name_key, class, seq, created_seq, content_seq,
        created, modified, content_time, count, unread, associated_count, size, deleted_count, deleted_total, uid_validity,
        uid_next, subfolders, deleted, bag) values (${q.key}, ${folder}, 1, 1, 'Inbox', 'inbox', 'IPF.Note', 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 1, 1, 0, 0, ${pack([]).bytes})`)
    })
    const fixture = new Fixture(engine, name)
    await fixture.put(mails)
    return fixture
  }

  /** Creates or replaces. */
  async put(mails: readonly Mail[]): Promise<void> {
    await this.shard.write(async (q) => {
      for (const mail of mails) {
        await q.run(sql`delete from message where mailbox = ${q.key} and id = ${mail.id}`)
        await q.run(sql`delete from bag where mailbox = ${q.key} and message = ${mail.id}`)
        await q.run(
          sql`insert into message (mailbox, ${fullColumns}) values (${q.key}, ${sql.values(rowValues(mail, ++this.#seq))})`,
        )
        await q.run(sql`insert into bag (mailbox, message, bytes) values (${q.key}, ${mail.id}, ${bagOf(mail).bytes})`)
        this.mails.set(mail.id, mail)
      }
      await this.#touch(q)
    })
  }

  async remove(ids: readonly number[]): Promise<void> {
    await this.shard.write(async (q) => {
      for (const id of ids) {
        const mail = this.mails.get(id)
        if (!mail) continue
        this.mails.delete(id)
        await q.run(sql`delete from message where mailbox = ${q.key} and id = ${id}`)
        await q.run(sql`delete from bag where mailbox = ${q.key} and message = ${id}`)
        await q.run(sql`insert into tombstone (mailbox, folder, seq, kind, id, uid, created_seq, associated, at)
          values (${q.key}, ${folder}, ${++this.#seq}, 1, ${id}, ${mail.uid}, 0, 0, 0)`)
      }
      await this.#touch(q)
    })
  }

  async #touch(q: Query): Promise<void> {
    await q.run(sql`update folder set content_seq = ${this.#seq}, count = ${this.mails.size}
      where mailbox = ${q.key} and id = ${folder}`)
  }

  view(definition: ViewDefinition, viewer: Viewer = { kind: 'system' }): FolderView {
    const rows = async (_: Query, records: readonly Parameters<typeof messageRow>[0][]) => records.map(messageRow)
    return new FolderView(
      {
        shard: this.shard,
        mailbox: 'x',
        viewer,
        public: viewer.kind === 'member',
        blobs,
        names: new Names(new KnownNames()),
        rows,
        sorted: this.#sorted,
      },
      folder,
      definition,
    )
  }
}

function rowValues(mail: Mail, seq: number) {
  return fullValues({
    id: mail.id,
    folder,
    uid: mail.uid,
    seq,
    created_seq: seq,
    content_seq: seq,
    mark_seq: 0,
    flags: mail.read ? flagBit.read : 0,
    categories: null,
    received: mail.received,
    saved: 0,
    created: 0,
    modified: 0,
    size: mail.size,
    source_size: null,
    class: 'IPM.Note',
    associated: 0,
    has_attachments: mail.attachments ? 1 : 0,
    importance: mail.importance,
    conversation: new Uint8Array(16),
    email_id: 'e',
    last_parent: null,
    creator: null,
    parts: 0,
    subject_key: fold(mail.subject),
    sender_key: fold(mail.sender),
    to_key: '',
    message_id_hash: null,
    bag: bagOf(mail).bytes,
  })
}

function bagOf(mail: Mail) {
  return pack([
    [P.NormalizedSubject.tag, mail.subject],
    [P.SentRepresentingName.tag, mail.sender],
    [tagOf.company, mail.company],
    [tagOf.priority, mail.priority],
    [tagOf.keywords, mail.keywords],
  ])
}

/** A mail as evaluate() sees it, with nothing of the view's own code. */
function sourceOf(mail: Mail) {
  const values = new Map<number, unknown>(bagOf(mail).entries())
  values.set(P.MessageDeliveryTime.tag, fileTime.from(mail.received))
  values.set(P.MessageSize.tag, mail.size)
  values.set(P.Importance.tag, mail.importance)
  values.set(P.HasAttachments.tag, mail.attachments)
  values.set(P.Read.tag, mail.read)
  values.set(P.MessageFlags.tag, 0x2 | (mail.read ? 0x401 : 0) | (mail.attachments ? 0x10 : 0))
  return {
    get: (tag: number) => values.get(tag),
    has: (tag: number) => values.has(tag),
    sizeOf: (tag: number) => (values.has(tag) ? bagOf(mail).sizeOf(tag) : undefined),
  }
}

const words = [
  '',
  'a',
  'A',
  'ä',
  'Report',
  'report 2',
  'Straße',
  'STRASSE',
  '100%',
  'under_score',
  'back\\slash',
  '東京',
]
const word = fc.constantFrom(...words)
const mail: fc.Arbitrary<Omit<Mail, 'id' | 'uid'>> = fc.record({
  read: fc.boolean(),
  received: fc.integer({ min: -3, max: 3 }).map((days) => days * day),
  size: fc.nat(4),
  importance: fc.nat(2),
  subject: word,
  sender: word,
  attachments: fc.boolean(),
  company: fc.option(word, { nil: undefined }),
  priority: fc.option(fc.integer({ min: -1, max: 1 }), { nil: undefined }),
  keywords: fc.option(fc.array(fc.constantFrom('red', 'Blue', 'green'), { minLength: 1, maxLength: 3 }), {
    nil: undefined,
  }),
})
const mails = fc.array(mail, { maxLength: 25 }).chain((made) =>
  fc
    .shuffledSubarray(
      made.map((_, index) => index),
      { minLength: made.length, maxLength: made.length },
    )
    .map((uids) => made.map((one, index): Mail => ({ ...one, id: index + 100, uid: (uids[index] as number) + 1 }))),
)

const relation = fc.constantFrom('<', '<=', '>', '>=', '==', '!=') as fc.Arbitrary<
  '<' | '<=' | '>' | '>=' | '==' | '!='
>
const condition: fc.Arbitrary<Restriction> = fc.oneof(
  fc
    .record({ relation, at: fc.integer({ min: -4, max: 4 }), ticks: fc.constantFrom(0n, 1n, -1n) })
    .map(({ relation, at, ticks }) => property(relation, P.MessageDeliveryTime.tag, fileTime.from(at * day) + ticks)),
  fc.tuple(relation, fc.nat(5)).map(([relation, value]) => property(relation, P.MessageSize.tag, value)),
  fc
    .tuple(relation, fc.integer({ min: -1, max: 1 }))
    .map(([relation, value]) => property(relation, tagOf.priority, value)),
  fc.tuple(relation, fc.boolean()).map(([relation, value]) => property(relation, P.HasAttachments.tag, value)),
  fc
    .tuple(fc.constantFrom('==' as const, '!=' as const), word)
    .map(([relation, value]) => property(relation, P.NormalizedSubject.tag, value)),
  fc.tuple(relation, word).map(([relation, value]) => property(relation, tagOf.company, value)),
  fc
    .record({
      match: fc.constantFrom('full' as const, 'substring' as const, 'prefix' as const, 'prefixOfWord' as const),
      fuzzy: fc.nat(7),
      tag: fc.constantFrom(P.NormalizedSubject.tag, P.SentRepresentingName.tag, tagOf.company),
      value: word,
    })
    .map(
      ({ match, fuzzy, tag, value }): Restriction => ({ kind: 'content', match, fuzzy, tag, value: { tag, value } }),
    ),
  fc
    .record({ test: fc.constantFrom('zero' as const, 'nonZero' as const), mask: fc.constantFrom(1, 0x10, 0x11, 2, 3) })
    .map(({ test, mask }): Restriction => ({ kind: 'bits', test, tag: P.MessageFlags.tag, mask })),
  fc
    .constantFrom(tagOf.company, P.HasAttachments.tag, P.NormalizedSubject.tag, 0x12340003)
    .map((tag): Restriction => ({ kind: 'exists', tag })),
  fc
    .tuple(relation, fc.nat(12))
    .map(([relation, size]): Restriction => ({ kind: 'size', relation, tag: tagOf.company, size })),
)
const restriction = fc.letrec<{ node: Restriction }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    condition,
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('node') }),
  ),
})).node

function property(relation: '<' | '<=' | '>' | '>=' | '==' | '!=', tag: number, value: unknown): Restriction {
  return { kind: 'property', relation, tag, value: { tag, value } as never }
}

const sortTags = [
  P.MessageDeliveryTime.tag,
  P.NormalizedSubject.tag,
  P.SentRepresentingName.tag,
  P.MessageSize.tag,
  P.HasAttachments.tag,
  tagOf.company,
  tagOf.priority,
]
const sortColumn = fc.record({
  tag: fc.constantFrom(...sortTags),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
})
const order: fc.Arbitrary<SortOrder | undefined> = fc.option(
  fc
    .uniqueArray(sortColumn, { minLength: 1, maxLength: 3, selector: ({ tag }) => tag })
    .map((columns) => ({ columns, categories: 0, expanded: 0 })),
  { nil: undefined },
)

/** The value by which a mail sorts; a text column of its own does not tell a missing text from an empty one. */
function sortValue(one: Mail, tag: number): string | number | boolean | undefined {
  switch (tag) {
    case P.MessageDeliveryTime.tag:
      return one.received
    case P.NormalizedSubject.tag:
      return fold(one.subject)
    case P.SentRepresentingName.tag:
      return fold(one.sender)
    case P.MessageSize.tag:
      return one.size
    case P.HasAttachments.tag:
      return one.attachments
    case tagOf.company:
      return one.company === undefined ? undefined : fold(one.company)
    default:
      return one.priority
  }
}

function naive(all: Iterable<Mail>, where: Restriction | undefined, by: SortOrder | undefined): number[] {
  const columns = by?.columns ?? []
  const tie = columns.at(-1)?.direction === 'descending' ? -1 : 1
  return [...all]
    .filter((one) => where === undefined || evaluate(where, sourceOf(one)))
    .sort((a, b) => {
      for (const { tag, direction } of columns) {
        const order = compare(sortValue(a, tag), sortValue(b, tag))
        if (order !== 0) return direction === 'descending' ? -order : order
      }
      return columns.length === 0 ? a.uid - b.uid : (a.id - b.id) * tie
    })
    .map(({ id }) => id)
}

/** Missing values first; texts by their bytes, as both engines compare them. */
function compare(a: string | number | boolean | undefined, b: string | number | boolean | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string))
  return Number(a) - Number(b)
}

const idsOf = (rows: readonly ViewRow[]) => rows.map((row) => (row.kind === 'message' ? row.id : row.category))

for (const { name, engine } of engines) {
  const numRuns = name === 'SQLite' ? 80 : 20

  test(`${name}: a view is what filtering and sorting would give`, async () => {
    await fc.assert(
      fc.asyncProperty(
        mails,
        fc.option(restriction, { nil: undefined }),
        order,
        fc.nat(30),
        fc.nat(10),
        async (made, where, by, from, count) => {
          const fixture = await Fixture.make(engine, made)
          const view = fixture.view({ ...(where && { where }), ...(by && { order: by }) })
          const wanted = naive(made, where, by)
          assert.deepEqual(idsOf(await view.rows(from, count)), wanted.slice(from, from + count), 'page')
          assert.equal(await view.length(), wanted.length)
          assert.deepEqual(idsOf(await view.rows(0, 100)), wanted)
          const { ids, uids } = await view.ids()
          assert.deepEqual([...ids], wanted)
          assert.deepEqual(
            [...uids],
            wanted.map((id) => fixture.mails.get(id)?.uid),
          )
          for (const [position, id] of wanted.entries()) assert.equal(await view.indexOf(id), position)
          assert.equal(await view.indexOf(99_999), undefined)
        },
      ),
      { numRuns },
    )
  })

  test(`${name}: an open view follows what changes`, async () => {
    const step = fc.record({
      remove: fc.array(fc.integer({ min: 100, max: 130 }), { maxLength: 4 }),
      put: fc.array(fc.tuple(fc.integer({ min: 100, max: 140 }), mail), { maxLength: 4 }),
      from: fc.nat(10),
      count: fc.integer({ min: 1, max: 40 }),
    })
    await fc.assert(
      fc.asyncProperty(
        mails,
        fc.option(restriction, { nil: undefined }),
        order,
        fc.array(step, { maxLength: 4 }),
        async (made, where, by, steps) => {
          const fixture = await Fixture.make(engine, made)
          const view = fixture.view({ ...(where && { where }), ...(by && { order: by }) })
          await view.rows(0, 3)
          for (const { remove, put, from, count } of steps) {
            await fixture.remove(remove)
            // A changed mail keeps its uid; a new one gets one that nobody has.
            await fixture.put(put.map(([id, one]) => ({ ...one, id, uid: fixture.mails.get(id)?.uid ?? id + 1000 })))
            const wanted = naive(fixture.mails.values(), where, by)
            assert.deepEqual(idsOf(await view.rows(from, count)), wanted.slice(from, from + count))
            // One that is opened now goes on from what another view has sorted.
            const another = fixture.view({ ...(where && { where }), ...(by && { order: by }) })
            assert.deepEqual(idsOf(await another.rows(0, 100)), wanted)
          }
          assert.deepEqual([...(await view.ids()).ids], naive(fixture.mails.values(), where, by))
        },
      ),
      { numRuns },
    )
  })

  test(`${name}: find gives the next row that fits, forward and backward`, async () => {
    await fc.assert(
      fc.asyncProperty(mails, order, restriction, fc.nat(30), async (made, by, wanted, from) => {
        const fixture = await Fixture.make(engine, made)
        const view = fixture.view({ ...(by && { order: by }) })
        const fits = naive(made, undefined, by).map((id) => evaluate(wanted, sourceOf(fixture.mails.get(id) as Mail)))
        const forward = fits.findIndex((fit, position) => fit && position >= from)
        const backward = fits.findLastIndex((fit, position) => fit && position <= from)
        assert.equal(await view.find(wanted, from), forward < 0 ? undefined : forward)
        assert.equal(await view.find(wanted, from, true), backward < 0 ? undefined : backward)
      }),
      { numRuns },
    )
  })
}
