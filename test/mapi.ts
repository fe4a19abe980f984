/** For tests of MAPI: sessions of ada and ben in this process, over the world of test/groupware.ts. */
import { MapiSession, type MapiServices } from '#protocols/mapi/index.ts'
import type { Fixture } from './groupware.ts'

export interface MapiWorld {
  services: MapiServices
  adaDn: string
  benDn: string
  ada(): MapiSession
  ben(): MapiSession
}

export async function startSession(world: Fixture): Promise<MapiWorld> {
  const note = (event: string, fields?: Record<string, unknown>) => void world.logged.push({ event, fields })
  const log = { debug: note, info: note, warn: note, error: note, with: () => log }
  const { store, directory, groupware } = world
  const services: MapiServices = { store, directory, groupware, hostname: 'mail.example.test', log }
  const ada = await world.login('ada@example.test')
  const ben = await world.login('ben@example.test')
  return {
    services,
    adaDn: ada.user.legacyDn,
    benDn: ben.user.legacyDn,
    ada: () => new MapiSession({ services, login: ada, now: world.now }),
    ben: () => new MapiSession({ services, login: ben, now: world.now }),
  }
}
