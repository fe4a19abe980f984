/**
 * The settings of a mailbox by the names that GetUserSettings has for them. [MS-OXWSADISC] 3.1.4.3.4.2
 *
 * A name in `known` without a value here is one that Exchange knows and this server has nothing to say about; any other
 * name is no setting.
 */
import type { XmlWriter } from '#codec/xml/index.ts'
import type { Account } from './account.ts'
import { type MailPlace, type Places, urlOf } from './places.ts'
import { dottedVersion } from '../exchange-version.ts'

export type Setting = { type: string; write(xml: XmlWriter): void }

interface Facts {
  account: Account
  places: Places
}

type Value = (facts: Facts) => Setting | string | boolean | undefined

const ews: Value = ({ places }) => (places.has('ews') ? urlOf(places, 'ews') : undefined)
const oab: Value = ({ places }) => (places.has('oab') ? urlOf(places, 'oab') : undefined)
const schemas =
  'Exchange2007, Exchange2007_SP1, Exchange2010, Exchange2010_SP1, Exchange2010_SP2, Exchange2013, Exchange2013_SP1, Exchange2015, Exchange2016'

const values: Readonly<Record<string, Value>> = {
  UserDisplayName: ({ account }) => account.object.displayName,
  UserDN: ({ account }) => account.object.legacyDn,
  UserDeploymentId: ({ account }) => account.organisation,
  AutoDiscoverSMTPAddress: ({ account }) => account.object.address,
  InternalMailboxServer: ({ account }) => account.mailbox,
  InternalMailboxServerDN: ({ account }) => account.serverDn,
  MailboxDN: ({ account }) => account.databaseDn,
  InternalRpcClientServer: ({ account }) => account.mailbox,
  ExternalMailboxServer: ({ places }) => places.hostname,
  ExternalMailboxServerRequiresSSL: ({ places }) => places.origin.startsWith('https:'),
  ExternalMailboxServerAuthenticationMethods: () => 'Basic',
  InternalMailboxServerAuthenticationMethods: () => 'Basic',
  PublicFolderServer: ({ places }) => places.hostname,
  PublicFolderInformation: ({ account }) => account.publicFolders,
  ActiveDirectoryServer: ({ places }) => places.hostname,
  InternalEwsUrl: ews,
  ExternalEwsUrl: ews,
  InternalEmwsUrl: ews,
  ExternalEmwsUrl: ews,
  EwsSupportedSchemas: ({ places }) => (places.has('ews') ? schemas : undefined),
  ExternalEwsVersion: ({ places }) => (places.has('ews') ? dottedVersion : undefined),
  InternalPhotosUrl: (facts) => photos(facts),
  ExternalPhotosUrl: (facts) => photos(facts),
  InternalOABUrl: oab,
  ExternalOABUrl: oab,
  InternalWebClientUrls: ({ places }) => webClient(places),
  ExternalWebClientUrls: ({ places }) => webClient(places),
  InternalImap4Connections: ({ places }) => connections(places, 'imap'),
  ExternalImap4Connections: ({ places }) => connections(places, 'imap'),
  InternalPop3Connections: ({ places }) => connections(places, 'pop3'),
  ExternalPop3Connections: ({ places }) => connections(places, 'pop3'),
  InternalSmtpConnections: ({ places }) => connections(places, 'smtp'),
  ExternalSmtpConnections: ({ places }) => connections(places, 'smtp'),
  AlternateMailboxes: ({ account }) => alternateMailboxes(account),
  CasVersion: () => dottedVersion,
  MailboxVersion: () => dottedVersion,
  CrossOrganizationSharingEnabled: () => false,
  UserMSOnline: () => false,
  ShowGalAsDefaultView: () => true,
}

/** Settings of Exchange that mean nothing here: its control panel, voice mail, SharePoint, RPC. */
const others =
  /^(?:(?:Internal|External)?Ecp\w*Url|Ecp\w+UrlFragment|(?:Internal|External)UMUrl|InternalRpcHttp\w+|MobileMailboxPolicy|DocumentSharingLocations|SPMySiteHostURL|SiteMailboxCreationURL|ExchangeRpcUrl|Interop\w+|RedirectUrl|EwsPartnerUrl|GroupingInformation|CertPrincipalName|(?:Internal|External)ServerExclusiveConnect|(?:Internal|External)OutlookServiceUrl)$/

export function isKnown(name: string): boolean {
  return Object.hasOwn(values, name) || others.test(name)
}

/** undefined: there is nothing to say. */
export function valueOf(name: string, facts: Facts): Setting | undefined {
  const value = Object.hasOwn(values, name) ? values[name]?.(facts) : undefined
  if (value === undefined) return undefined
  if (typeof value === 'object') return value
  const text = typeof value === 'boolean' ? (value ? 'True' : 'False') : value
  return { type: 'StringSetting', write: (xml) => void xml.element('Value', text) }
}

function photos({ places }: Facts): string | undefined {
  return places.has('ews') ? `${urlOf(places, 'ews')}/s/GetUserPhoto` : undefined
}

function webClient(places: Places): Setting | undefined {
  if (!places.has('web')) return undefined
  return {
    type: 'WebClientUrlCollectionSetting',
    write: (xml) =>
      void xml
        .open('WebClientUrls')
        .open('WebClientUrl')
        .element('AuthenticationMethods', 'Fba')
        .element('Url', urlOf(places, 'web'))
        .close()
        .close(),
  }
}

function connections(places: Places, protocol: MailPlace['protocol']): Setting | undefined {
  const mine = places.mail.filter((each) => each.protocol === protocol)
  if (mine.length === 0) return undefined
  return {
    type: 'ProtocolConnectionCollectionSetting',
    write(xml) {
      xml.open('ProtocolConnections')
      for (const { host, port, tls } of mine) {
        xml
          .open('ProtocolConnection')
          .element('EncryptionMethod', tls === 'implicit' ? 'SSL' : 'TLS')
          .element('Hostname', host)
          .element('Port', port)
          .close()
      }
      xml.close()
    },
  }
}

function alternateMailboxes({ others: mailboxes }: Account): Setting | undefined {
  if (mailboxes.length === 0) return undefined
  return {
    type: 'AlternateMailboxCollectionSetting',
    write(xml) {
      xml.open('AlternateMailboxes')
      for (const { object, mailbox } of mailboxes) {
        xml
          .open('AlternateMailbox')
          .element('Type', 'Delegate')
          .element('DisplayName', object.displayName)
          .element('LegacyDN', object.legacyDn)
          .element('Server', mailbox)
          .element('SmtpAddress', object.address)
          .element('OwnerSmtpAddress', object.address)
          .close()
      }
      xml.close()
    },
  }
}
