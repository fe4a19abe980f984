/** Where ActiveSync is: [MS-ASCMD] 2.2.1.1.2. */
import type { XmlWriter } from '#codec/xml/index.ts'
import type { FoundAccount } from './account.ts'
import { type Places, urlOf } from './places.ts'
import { schemas } from './schemas.ts'

export function writeMobileSync(xml: XmlWriter, places: Places, found: FoundAccount): void {
  xml.open('Response', { xmlns: schemas.mobileSync })
  if (found.kind === 'redirect') {
    xml.element('Culture', 'en:us').open('User').element('EMailAddress', found.address).close()
    xml.open('Action').element('Redirect', found.address).close().close()
    return
  }
  const { object } = found.account
  const url = urlOf(places, 'eas')
  xml
    .element('Culture', cultureOf(object.locale))
    .open('User')
    .element('DisplayName', object.displayName)
    .element('EMailAddress', object.address)
    .close()
    .open('Action')
    .open('Settings')
    .open('Server')
    .element('Type', 'MobileSync')
    .element('Url', url)
    .element('Name', url)
    .close()
    .close()
    .close()
    .close()
}

/** `de-AT` as `de:at`. */
function cultureOf(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize()
  return `${language}:${(region ?? 'us').toLowerCase()}`
}
