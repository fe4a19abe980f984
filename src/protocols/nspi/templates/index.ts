/**
 * Which templates there are, by the type of what they show and by their names. [MS-OXOABKT] 2.2, [MS-OXNSPI] 3.1.4.1.18
 *
 * In English and German; whoever asks for another language gets English ones, as names of templates say in their locale.
 */
import type { TextForm } from '../code-page.ts'
import { DisplayType } from '#groupware/address-book/index.ts'
import { listDialog, newAddressDialog, personDialog, type Words, words } from './dialogs.ts'
import { type Control, encodeTemplate } from './layout.ts'

export interface CreationTemplate {
  dn: string
  name: string
  addressType: string
  displayType: number
}

const root = '/o=Kontor/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Configuration/cn=Addressing'
const language = { 0x07: 'de', 0x09: 'en' } as const

/** Of a locale that has none: an empty list, never an error ([MS-OXNSPI] 3.1.4.1.3 constraint 11). */
export function creationTemplates(locale: number): CreationTemplate[] {
  const lang = language[(locale & 0x3ff) as keyof typeof language]
  if (!lang) return []
  const name = lang === 'de' ? 'Internetadresse' : 'Internet Address'
  return [{ dn: creationDn(lang), name, addressType: 'SMTP', displayType: DisplayType.addressTemplate }]
}

function creationDn(lang: 'en' | 'de'): string {
  return `${root}/cn=Address-Templates/cn=${lang === 'de' ? '407' : '409'}/cn=SMTP`
}

export interface WantedTemplate {
  /** [MS-OXNSPI] 2.2.1.3 */
  displayType: number
  dn: string | undefined
  locale: number
}

/** The template's data for a client; undefined when there is no such template. */
export function findTemplate({ displayType, dn, locale }: WantedTemplate, form: TextForm): Uint8Array | undefined {
  const controls = dn === undefined ? byType(displayType, locale) : byDn(dn)
  return controls && encodeTemplate(controls, form)
}

function byType(displayType: number, locale: number): Control[] | undefined {
  const own = wordsOf(locale)
  switch (displayType) {
    case DisplayType.mailUser:
    case DisplayType.remoteMailUser:
    case 7:
    case 8:
      return own && personDialog(own)
    case DisplayType.distList:
      return own && listDialog(own)
    default:
      return undefined
  }
}

/** Locale 0 is no language at all. */
function wordsOf(locale: number): Words | undefined {
  if (locale === 0) return undefined
  return words[language[(locale & 0x3ff) as keyof typeof language] ?? 'en']
}

function byDn(dn: string): Control[] | undefined {
  for (const lang of ['en', 'de'] as const) {
    if (dn.toLowerCase() === creationDn(lang).toLowerCase()) return newAddressDialog(words[lang])
  }
  return undefined
}
