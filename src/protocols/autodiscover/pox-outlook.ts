/**
 * What Outlook and Apple Mail are told of a mailbox: [MS-OXDSCLI] 2.2.4.1.1.2.
 *
 * The protocols of an account in the order in which Exchange has them: EXCH and EXPR carry the names of the mailbox's server and
 * the URLs of web services, WEB the page for a browser, and mapiHttp, for who has said that he speaks it, the two
 * endpoints over which everything goes.
 */
import type { XmlWriter } from '#codec/xml/index.ts'
import type { Account, FoundAccount } from './account.ts'
import { mapiUrl, type Places, urlOf } from './places.ts'
import { schemas } from './schemas.ts'
import { serverVersion } from '../exchange-version.ts'

export function writeOutlook(xml: XmlWriter, places: Places, found: FoundAccount, speaksMapiHttp: boolean): void {
  xml.open('Response', { xmlns: schemas.outlook })
  if (found.kind === 'redirect') {
    xml.open('Account').element('Action', 'redirectAddr').element('RedirectAddr', found.address).close().close()
    return
  }
  const { account } = found
  const { object } = account
  xml
    .open('User')
    .element('DisplayName', object.displayName)
    .element('LegacyDN', object.legacyDn)
    .element('AutoDiscoverSMTPAddress', object.address)
    .element('DeploymentId', account.organisation)
    .close()
    .open('Account')
    .element('AccountType', 'email')
    .element('Action', 'settings')
    .element('MicrosoftOnline', 'False')
    .element('ConsumerMailbox', 'False')
  writeExchange(xml, places, account)
  writeOutlookAnywhere(xml, places)
  if (places.has('web')) writeWeb(xml, places)
  if (speaksMapiHttp) writeMapiHttp(xml, places, account)
  // Outlook takes the first that it can; whoever has MAPI is told of nothing else.
  if (!places.has('mapi')) writeMail(xml, places, account)
  for (const { object: other, mailbox, serverDn } of account.others) {
    xml
      .open('AlternativeMailbox')
      .element('Type', 'Delegate')
      .element('DisplayName', other.displayName)
      .element('LegacyDN', other.legacyDn)
      .element('Server', mailbox)
      .element('ServerDN', serverDn)
      .element('SmtpAddress', other.address)
      .element('OwnerSmtpAddress', other.address)
      .close()
  }
  if (account.publicFolders !== undefined) {
    xml.open('PublicFolderInformation').element('SmtpAddress', account.publicFolders).close()
  }
  xml.close().close()
}

function writeExchange(xml: XmlWriter, places: Places, account: Account): void {
  xml
    .open('Protocol')
    .element('Type', 'EXCH')
    .element('Server', account.mailbox)
    .element('ServerDN', account.serverDn)
    .element('ServerVersion', serverVersion)
    .element('MdbDN', account.databaseDn)
    .element('PublicFolderServer', places.hostname)
    .element('AuthPackage', 'Basic')
  writeWebServices(xml, places)
  xml.close()
}

function writeOutlookAnywhere(xml: XmlWriter, places: Places): void {
  xml
    .open('Protocol')
    .element('Type', 'EXPR')
    .element('Server', places.hostname)
    .element('SSL', places.origin.startsWith('https:') ? 'On' : 'Off')
    .element('CertPrincipalName', 'None')
    .element('AuthPackage', 'Basic')
  writeWebServices(xml, places)
  xml.close()
}

/** Availability and out of office are operations of EWS. */
function writeWebServices(xml: XmlWriter, places: Places): void {
  if (places.has('ews')) {
    const url = urlOf(places, 'ews')
    xml.element('ASUrl', url).element('EwsUrl', url).element('EmwsUrl', url).element('OOFUrl', url)
  }
  if (places.has('oab')) xml.element('OABUrl', urlOf(places, 'oab'))
}

function writeWeb(xml: XmlWriter, places: Places): void {
  const url = urlOf(places, 'web')
  xml.open('Protocol').element('Type', 'WEB')
  for (const side of ['External', 'Internal']) {
    xml.open(side).element('OWAUrl', url, { AuthenticationMethod: 'Fba' }).close()
  }
  xml.close()
}

function writeMapiHttp(xml: XmlWriter, places: Places, { mailbox }: Account): void {
  xml.open('Protocol', { Type: 'mapiHttp', Version: '1' })
  for (const [name, endpoint] of [
    ['MailStore', 'emsmdb'],
    ['AddressBook', 'nspi'],
  ] as const) {
    const url = mapiUrl(places, endpoint, mailbox)
    xml.open(name).element('InternalUrl', url).element('ExternalUrl', url).close()
  }
  xml.close()
}

/** For programs that read Outlook's answers and speak IMAP. */
function writeMail(xml: XmlWriter, { mail }: Places, { object }: Account): void {
  for (const { protocol, host, port, tls } of mail.filter((each) => each.tls === 'implicit')) {
    xml
      .open('Protocol')
      .element('Type', protocol.toUpperCase())
      .element('Server', host)
      .element('Port', port)
      .element('LoginName', object.address)
      .element('DomainRequired', 'off')
      .element('SPA', 'off')
      .element('SSL', 'on')
      .element('Encryption', tls === 'implicit' ? 'SSL' : 'TLS')
      .element('AuthRequired', 'on')
    if (protocol === 'smtp') xml.element('UsePOPAuth', 'off').element('SMTPLast', 'off')
    xml.close()
  }
}
