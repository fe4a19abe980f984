/**
 * The demo organisation: who is in it. Harbour & Sommer is a small office for harbour logistics that does not exist;
 * example.test can never be a real domain (RFC 2606).
 */
import type { NewObject } from '#directory'

export const demoDomain = 'example.test'
export const demoName = 'Harbour & Sommer'

/** Who logs in. */
export const people: readonly NewObject[] = [
  {
    kind: 'user',
    address: `ada@${demoDomain}`,
    aliases: [`ada.sommer@${demoDomain}`],
    attributes: {
      displayName: 'Ada Sommer',
      givenName: 'Ada',
      surname: 'Sommer',
      title: 'Geschäftsführerin',
      department: 'Leitung',
      company: demoName,
      office: 'Kai 3, Zimmer 12',
      phone: '+49 40 5550 1200',
      mobile: '+49 170 555 0112',
      city: 'Hamburg',
      country: 'DE',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
    },
  },
  {
    kind: 'user',
    address: `ben@${demoDomain}`,
    aliases: [`ben.okafor@${demoDomain}`],
    attributes: {
      displayName: 'Ben Okafor',
      givenName: 'Ben',
      surname: 'Okafor',
      title: 'Operations',
      department: 'Operations',
      company: demoName,
      office: 'Kai 3, Zimmer 14',
      phone: '+49 40 5550 1201',
      city: 'Hamburg',
      country: 'DE',
      locale: 'en-GB',
      timeZone: 'Europe/London',
    },
  },
  {
    kind: 'user',
    address: `chiara@${demoDomain}`,
    aliases: [`chiara.rossi@${demoDomain}`],
    attributes: {
      displayName: 'Chiara Rossi',
      givenName: 'Chiara',
      surname: 'Rossi',
      title: 'Contabilità',
      department: 'Contabilità',
      company: demoName,
      office: 'Genova',
      phone: '+39 010 555 0130',
      city: 'Genova',
      country: 'IT',
      locale: 'it-IT',
      timeZone: 'Europe/Rome',
    },
  },
]

/** What has an address and no password. */
export const others: readonly NewObject[] = [
  {
    kind: 'shared',
    address: `info@${demoDomain}`,
    // RFC 5321 4.5.1: somebody reads what is sent to the postmaster.
    aliases: [`postmaster@${demoDomain}`],
    attributes: { displayName: 'Info', company: demoName, locale: 'en-GB', timeZone: 'Europe/Berlin' },
  },
  {
    kind: 'room',
    address: `harbour-room@${demoDomain}`,
    attributes: {
      displayName: 'Harbour Room',
      capacity: 8,
      building: 'Kai 3',
      floor: '1',
      locale: 'en-GB',
      timeZone: 'Europe/Berlin',
    },
  },
  {
    kind: 'group',
    address: `team@${demoDomain}`,
    attributes: { displayName: 'Team', members: people.map(({ address }) => address), whoMaySend: 'anyone' },
  },
]

/** Both have full access to the shared mailbox. */
export const sharedWith = [`ada@${demoDomain}`, `ben@${demoDomain}`] as const
