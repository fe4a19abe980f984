/**
 * Configuration messages: what clients keep of a person's settings, an associated message of a folder for each name. Outlook finds them by
 * their message class, EWS by the name behind `IPM.Configuration.`. [MS-OXOCFG] 2.2.2
 *
 * Three streams may stand in one: a dictionary, XML, bytes; PidTagRoamingDatatypes says which.
 */
import { Bag, Failure, P } from '#model'
import type { FolderId, Mailbox, MessageId, Store } from '#store'

export interface Configuration {
  id: MessageId
  name: string
  /** Streams that are there. */
  dictionary?: Uint8Array
  xml?: Uint8Array
  binary?: Uint8Array
}

export type ConfigurationStreams = Pick<Configuration, 'dictionary' | 'xml' | 'binary'>

/** [MS-OXOCFG] 2.2.2.1 */
const DataType = { binary: 1, xml: 2, dictionary: 4 } as const
const prefix = 'IPM.Configuration.'
/** Dots part a class into levels; a name that has some is still one message's. */
const nameRule = /^[\p{L}\p{N}._-]{1,237}$/u
const STREAM_MAX = 1024 * 1024

/** The one that changed last where several have the name: Outlook makes doubles. */
export async function findConfiguration(
  mailbox: Pick<Mailbox, 'associated' | 'getMessage'>,
  folder: FolderId,
  name: string,
): Promise<Configuration | undefined> {
  const ids = await mailbox.associated(folder, [`${prefix}${checked(name)}`])
  const messages = await Promise.all(ids.map((id) => mailbox.getMessage(id)))
  const newest = messages.sort((a, b) => b.seq - a.seq)[0]
  if (!newest) return undefined
  const properties = await newest.properties()
  const dictionary = properties.get(P.RoamingDictionary)
  const xml = properties.get(P.RoamingXmlStream)
  const binary = properties.get(P.RoamingBinary)
  return { id: newest.id, name, ...(dictionary && { dictionary }), ...(xml && { xml }), ...(binary && { binary }) }
}

/** Throws alreadyExists. */
export async function createConfiguration(
  store: Store,
  mailbox: Mailbox,
  folder: FolderId,
  name: string,
  streams: ConfigurationStreams,
): Promise<MessageId> {
  if (await findConfiguration(mailbox, folder, name)) throw new Failure('alreadyExists', name)
  const properties = streamsBag(streams)
  properties.set(P.MessageClass, `${prefix}${name}`)
  properties.set(P.RoamingDatatypes, dataTypes(streams))
  const { id } = await store.write(mailbox, (tx) =>
    tx.createMessage(folder, { properties, recipients: [], attachments: [], associated: true }),
  )
  return id
}

/** Streams that are not named stay. Throws notFound. */
export async function updateConfiguration(
  store: Store,
  mailbox: Mailbox,
  folder: FolderId,
  name: string,
  streams: ConfigurationStreams,
): Promise<void> {
  const present = await getConfiguration(mailbox, folder, name)
  const set = streamsBag(streams)
  set.set(P.RoamingDatatypes, dataTypes({ ...present, ...streams }))
  await store.write(mailbox, (tx) => tx.updateMessage(present.id, { set }))
}

export async function deleteConfiguration(
  store: Store,
  mailbox: Mailbox,
  folder: FolderId,
  name: string,
): Promise<void> {
  const { id } = await getConfiguration(mailbox, folder, name)
  await store.write(mailbox, (tx) => tx.deleteMessages([id], { hard: true }))
}

export async function getConfiguration(mailbox: Mailbox, folder: FolderId, name: string): Promise<Configuration> {
  const found = await findConfiguration(mailbox, folder, name)
  if (!found) throw new Failure('notFound', name)
  return found
}

function checked(name: string): string {
  if (!nameRule.test(name)) throw new Failure('invalid', 'configuration name')
  return name
}

function streamsBag({ dictionary, xml, binary }: ConfigurationStreams): Bag {
  for (const stream of [dictionary, xml, binary])
    if (stream && stream.length > STREAM_MAX) throw new Failure('tooBig', 'configuration')
  const bag = new Bag()
  if (dictionary) bag.set(P.RoamingDictionary, dictionary)
  if (xml) bag.set(P.RoamingXmlStream, xml)
  if (binary) bag.set(P.RoamingBinary, binary)
  return bag
}

function dataTypes(streams: ConfigurationStreams): number {
  let types = 0
  for (const [name, bit] of Object.entries(DataType)) if (streams[name as keyof typeof DataType]) types |= bit
  return types
}
