/** GetUserSettings: chosen settings of up to ninety mailboxes. [MS-OXWSADISC] 3.1.4.3 */
import { child, children, childText, type XmlWriter } from '#codec/xml/index.ts'
import { findAccount } from './account.ts'
import { placesFor } from './places.ts'
import type { SoapCall, SoapOperation } from './soap.ts'
import { isKnown, valueOf } from './user-settings.ts'

const mostUsers = 90

export const getUserSettings: SoapOperation = {
  name: 'GetUserSettings',
  async answer(xml, call) {
    const users = children(child(call.request, 'Users'), 'User').map((user) => childText(user, 'Mailbox') ?? '')
    const names = children(child(call.request, 'RequestedSettings'), 'Setting').map(({ text }) => text.trim())
    if (users.length === 0 || names.length === 0 || users.length > mostUsers) {
      xml.element('ErrorCode', 'InvalidRequest').element('ErrorMessage', 'No user, no setting, or too many users.')
      xml.element('UserResponses', '')
      return
    }
    xml.element('ErrorCode', 'NoError').element('ErrorMessage', '').open('UserResponses')
    for (const address of users) await writeUser(xml, call, address, [...new Set(names)])
    xml.close()
  },
}

async function writeUser(xml: XmlWriter, call: SoapCall, address: string, names: readonly string[]): Promise<void> {
  const found = await findAccount(call.services.directory, call.login, { address })
  xml.open('UserResponse')
  if (found.kind !== 'account') {
    const target = found.kind === 'redirect' ? found.address : undefined
    xml.element('ErrorCode', target === undefined ? 'InvalidUser' : 'RedirectAddress')
    xml.element(
      'ErrorMessage',
      target === undefined ? `There is no mailbox of ${address} here.` : 'Ask for this address.',
    )
    if (target === undefined) xml.element('RedirectTarget', '', { 'i:nil': true })
    else xml.element('RedirectTarget', target)
    xml.element('UserSettingErrors', '').element('UserSettings', '').close()
    return
  }
  const { account } = found
  const facts = { account, places: placesFor(call.places, account.object) }
  const values = names.map((name) => ({ name, value: valueOf(name, facts) }))
  xml
    .element('ErrorCode', 'NoError')
    .element('ErrorMessage', 'No error.')
    .element('RedirectTarget', '', { 'i:nil': true })
    .open('UserSettingErrors')
  for (const { name, value } of values) {
    if (value) continue
    const code = isKnown(name) ? 'SettingIsNotAvailable' : 'InvalidSetting'
    xml
      .open('UserSettingError')
      .element('ErrorCode', code)
      .element('ErrorMessage', `${code}: ${name}`)
      .element('SettingName', name)
      .close()
  }
  xml.close().open('UserSettings')
  for (const { name, value } of values) {
    if (!value) continue
    xml.open('UserSetting', { 'i:type': value.type }).element('Name', name)
    value.write(xml)
    xml.close()
  }
  xml.close().close()
}
