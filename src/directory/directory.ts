/**
 * The directory over the shard of that name: answers through the cache, logins, and changes.
 */
import { Failure, found } from '#model'
import type { Engine, Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { type AddressList, readAddressList, readIdsOfNumbers, readNumbersFrom } from './address-list.ts'
import { findAddress, foldLocal, getAddress } from './address.ts'
import type { Content } from './attributes.ts'
import { createAuthenticator } from './authenticate.ts'
import { createCache } from './cache.ts'
import type { DirectoryChanges } from './changes.ts'
import { createCredentials } from './credentials.ts'
import { findDomainName } from './domain-name.ts'
import { followChanges, readChanges, signalPrefix } from './feed.ts'
import { findByWords } from './name-words.ts'
import { createHasher, type Hasher } from './password.ts'
import {
  findIdByKey,
  findObjectRow,
  nameKey,
  readDomains,
  readGroups,
  readObjects,
  readOrganisations,
  readSeq,
  readSources,
  readTargets,
  x500Key,
} from './records.ts'
import { findHit, resolveAddress } from './resolve.ts'
import { readMaySendTo, readOtherMailboxes, readSendingRight, readViewer } from './standing.ts'
import type { Directory, DirectoryObject, Domain, ListQuery } from './types.ts'
import { createClock } from './write/clock.ts'
import { createTransaction } from './write/transaction.ts'
import './schema.ts'

export interface DirectoryOptions {
  engine: Engine
  hasher?: Hasher
  /** Milliseconds. */
  now?: () => number
}

/** The engine is the caller's: close it after the directory. */
export async function openDirectory({
  engine,
  hasher = createHasher(),
  now = Date.now,
}: DirectoryOptions): Promise<Directory & DirectoryChanges> {
  const shard = engine.shard('directory')
  const cache = createCache(shard, now)
  const stopListening = engine.signals.listen((text) => text.startsWith(signalPrefix) && cache.doubt())
  const authenticator = createAuthenticator({ shard, cache, hasher, now })

  const domainMap = () =>
    cache.get<ReadonlyMap<string, Domain>>(
      'domains',
      async (q) => new Map((await readDomains(q)).map((each) => [each.name, each])),
    )

  /** One object, by what `find` finds. */
  const one = (question: string, find: (q: Query) => Promise<string | undefined>) =>
    cache.get<DirectoryObject | undefined>(question, async (q) => {
      const id = await find(q)
      return id === undefined ? undefined : (await readObjects(q, [id]))[0]
    })

  async function findByAddress(text: string): Promise<DirectoryObject | undefined> {
    const address = findAddress(text)
    if (!address) return undefined
    const domains = await domainMap()
    return one(`address ${address.key}`, async (q) =>
      // A contact's address is in nobody's domain.
      domains.has(address.domain)
        ? (await findHit(q, address, domains, { details: false }))?.id
        : findIdByKey(q, address.key),
    )
  }

  async function sendingRight(user: string, text: string) {
    const address = findAddress(text)
    if (!address) return undefined
    const domains = await domainMap()
    return cache.get(`sending ${user} ${address.key}`, (q) => readSendingRight(q, user, address, domains))
  }

  /** The list is long and read in pieces, so it does not hang on the cache; but it is as old as its number says. */
  const lists = new Map<string, { seq: number; list: Promise<AddressList> }>()

  async function addressList(organisation: string): Promise<AddressList> {
    const seq = await cache.get('seq', readSeq)
    const kept = lists.get(organisation)
    if (kept?.seq === seq) return kept.list
    const list = readAddressList(shard, organisation)
    lists.set(organisation, { seq, list })
    list.catch(() => lists.delete(organisation))
    return list
  }

  return {
    ...authenticator,

    findObject: (id) => one(`object ${id}`, async () => id),
    findByAddress,
    findByMailbox: (mailbox) =>
      one(`mailbox ${mailbox}`, async (q) => {
        return (await q.get<{ id: string }>(sql`select id from object where mailbox = ${mailbox}`))?.id
      }),
    findByLegacyDn: (dn) => one(`dn ${x500Key(dn)}`, (q) => findIdByKey(q, x500Key(dn))),
    objects: (ids) => shard.read((q) => readObjects(q, ids)),
    list: (query) => shard.read((q) => readList(q, query)),
    addressList,
    numbersFrom: (organisation, text, limit) => shard.read((q) => readNumbersFrom(q, organisation, text, limit)),
    objectsByNumber: (numbers) =>
      shard.read(async (q) => {
        const ids = await readIdsOfNumbers(q, numbers)
        const objects = new Map((await readObjects(q, [...ids.values()])).map((each) => [each.createdSeq, each]))
        return numbers.map((number) => objects.get(number))
      }),
    async resolveName(organisation, text, limit) {
      if (text.includes('@')) {
        const exact = await findByAddress(text)
        if (exact?.organisation === organisation) return [exact]
      }
      return shard.read(async (q) => {
        const found = await readObjects(q, await findByWords(q, organisation, text, limit))
        const key = new Map(found.map((each) => [each, nameKey(each.displayName)]))
        return found.sort((a, b) => compare(key.get(a) as string, key.get(b) as string))
      })
    },
    targets: (source, relation) => cache.get(`targets ${relation} ${source}`, (q) => readTargets(q, source, relation)),
    sources: (target, relation) => cache.get(`sources ${relation} ${target}`, (q) => readSources(q, target, relation)),
    groups: (member) => cache.get(`groups ${member}`, (q) => readGroups(q, member)),
    photo: (id) =>
      shard.read(async (q) => {
        const row = await q.get<{ type: string; content: Uint8Array }>(
          sql`select type, content from photo where object = ${id}`,
        )
        return row && { type: row.type as 'image/jpeg', bytes: row.content }
      }),

    organisations: () => cache.get('organisations', readOrganisations),
    domains: () => cache.get('domain list', readDomains),
    async isOwnDomain(domain) {
      const name = findDomainName(domain)
      return name !== undefined && (await domainMap()).has(name)
    },

    async resolve(text) {
      const address = getAddress(text)
      const domains = await domainMap()
      if (!domains.has(address.domain)) return { kind: 'external', address: address.text, object: undefined }
      return cache.get(`resolve ${address.key}`, (q) => resolveAddress(q, address, domains))
    },
    sendingRight,
    async maySendAs(user, address) {
      return (await sendingRight(user, address)) !== undefined
    },
    async maySendTo(list, sender) {
      const domains = await domainMap()
      return shard.read((q) => readMaySendTo(q, list, sender, domains))
    },

    viewer: (user, mailbox) => cache.get(`viewer ${user} ${mailbox}`, (q) => readViewer(q, user, mailbox)),
    otherMailboxes: (user) => cache.get(`others ${user}`, (q) => readOtherMailboxes(q, user)),

    async noteSharing(mailbox, members) {
      const wanted = [...new Set(members)].sort()
      const read = (q: Query) =>
        q.all<{ member: string }>(sql`select member from sharing where mailbox = ${mailbox} order by member`)
      const held = await shard.read(read)
      if (held.length === wanted.length && held.every((row, index) => row.member === wanted[index])) return
      await change(async (q, clock) => {
        await q.run(sql`delete from sharing where mailbox = ${mailbox}`)
        for (const member of wanted)
          await q.run(sql`insert into sharing (mailbox, member) values (${mailbox}, ${member})`)
        // The clock moves for the caches; there is no object that changed.
        await clock.seq()
      })
    },

    seq: () => shard.read(readSeq),
    changes: (since, options = {}) => shard.read((q) => readChanges(q, since, options)),
    follow: (since, signal) => followChanges(shard, engine.signals, since, signal),

    content: (id) =>
      shard.read(async (q) => JSON.parse(found(await findObjectRow(q, id), 'object').content) as Content),
    write: (work) => change((q, clock) => work(createTransaction(q, clock))),
    ...createCredentials({ shard, change, hasher, now }),

    async close() {
      stopListening()
    },
  }

  async function change<T>(work: (q: Query, clock: ReturnType<typeof createClock>) => Promise<T>): Promise<T> {
    const { value, seq } = await shard.write(async (q) => {
      const clock = createClock(q, now())
      return { value: await work(q, clock), seq: clock.moved() }
    })
    if (seq !== undefined) {
      cache.doubt()
      engine.signals.send(`${signalPrefix}${seq}`)
    }
    return value
  }
}

const mostListed = 1000

async function readList(q: Query, query: ListQuery): Promise<DirectoryObject[]> {
  const conditions = [sql`1 = 1`]
  if (query.organisation !== undefined) conditions.push(sql`organisation = ${query.organisation}`)
  if (query.kinds) conditions.push(sql`kind ${sql.oneOf(query.kinds)}`)
  if (!query.hidden) conditions.push(sql`hidden = 0`)
  if (query.like !== undefined) {
    const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
    const name = `%${escaped(nameKey(query.like))}%`
    const address = `${escaped(foldLocal(query.like))}%`
    conditions.push(sql`(name_key like ${name} escape '\\' or exists (
      select 1 from address where address.object = object.id and address_key like ${address} escape '\\'))`)
  }
  if (query.after !== undefined) {
    const after = await q.get<{ name_key: string }>(sql`select name_key from object where id = ${query.after}`)
    if (!after) throw new Failure('notFound', 'the object to go on behind')
    conditions.push(sql`(name_key, id) > (${after.name_key}, ${query.after})`)
  }
  const limit = Math.max(0, Math.min(query.limit ?? mostListed, mostListed))
  const rows = await q.all<{ id: string }>(
    sql`select id from object where ${sql.and(conditions)} order by name_key, id limit ${limit}`,
  )
  return readObjects(
    q,
    rows.map((row) => row.id),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
