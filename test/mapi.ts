/** For tests of MAPI: sessions of ada and ben in this process, over the world of test/groupware.ts. */
import { after } from 'node:test'
import { localTransport, MapiClient, type Store } from '#client/mapi/index.ts'
import { MapiSession, type MapiServices } from '#protocols/mapi/index.ts'
import type { Fixture } from './groupware.ts'

export interface MapiWorld {
  services: MapiServices
  adaDn: string
  benDn: string
  ada(): MapiSession
  ben(): MapiSession
  /** A new session of somebody, logged on to a mailbox: his own, or that of another one. */
  logOn(who: 'ada' | 'ben', mailbox?: 'ada' | 'ben' | 'public'): Promise<Store>
}

export async function startSession(world: Fixture): Promise<MapiWorld> {
  const note = (event: string, fields?: Record<string, unknown>) => void world.logged.push({ event, fields })
  const log = { debug: note, info: note, warn: note, error: note, with: () => log }
  const { store, directory, groupware } = world
  const services: MapiServices = { store, directory, groupware, hostname: 'mail.example.test', log }
  const ada = await world.login('ada@example.test')
  const ben = await world.login('ben@example.test')
  const session = { ada, ben }
  const sessions: MapiSession[] = []
  after(() => {
    for (const one of sessions) one.close()
  })
  const start = (who: 'ada' | 'ben') => {
    const started = new MapiSession({ services, login: session[who], now: world.now })
    sessions.push(started)
    return started
  }
  return {
    services,
    adaDn: ada.user.legacyDn,
    benDn: ben.user.legacyDn,
    ada: () => start('ada'),
    ben: () => start('ben'),
    async logOn(who, mailbox = who) {
      const client = new MapiClient(localTransport(start(who)))
      return await client.logon(mailbox === 'public' ? {} : { mailbox: session[mailbox].user.legacyDn })
    },
  }
}
