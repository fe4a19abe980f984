import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { corpus } from '#test/corpus.ts'
import { decodeText, encodeText, guessCharset, guessText } from './index.ts'

const others = {
  shift_jis: ['日本語のメールです。よろしくお願いします。', 'Re: 会議のお知らせ (2024)', 'テストです'],
  'euc-jp': ['日本語のメールです。よろしくお願いします。', 'お世話になっております。'],
  'euc-kr': ['안녕하세요. 회의 일정을 알려 드립니다.', '제목: 한국어 메일'],
  gb18030: ['您好,这是一封中文邮件。谢谢您的来信。', '关于会议的通知', '简体中文'],
  big5: ['您好,這是一封中文郵件。謝謝您的來信。', '關於會議的通知和一些其他的事情'],
  'windows-1251': [
    'Здравствуйте! Это письмо на русском языке.',
    'Тема письма: встреча в понедельник',
    'Привет',
    'Лист українською мовою, її тема',
  ],
  'koi8-u': [
    'Здравствуйте! Это письмо на русском языке.',
    'Привет, как дела?',
    'Доброго дня, її лист українською мовою',
  ],
  'windows-1253': ['Καλημέρα! Αυτό είναι ένα μήνυμα στα ελληνικά.', 'Το θέμα της συνάντησης είναι η άδεια'],
  'iso-2022-jp': ['日本語のメール', 'Subject テスト'],
  'utf-16': ['any text'],
} as const
for (const [charset, texts] of Object.entries(others))
  for (const text of texts) {
    test(`raw ${charset} is read: ${text}`, () => {
      const bytes = encodeText(text, charset)
      assert.equal(guessCharset(bytes), charset)
      assert.equal(guessText(bytes), text)
      assert.equal(decodeText(bytes, 'us-ascii'), text)
      assert.equal(decodeText(bytes, 'unknown-8bit'), text)
      if (charset !== 'iso-2022-jp' && charset !== 'utf-16') assert.equal(decodeText(bytes, 'utf-8'), text)
    })
  }

for (const text of [
  'Grüße aus München, schöne Füße',
  'à é ü ö ä ß ï ñ',
  'É isso aí! Não há ações, são opções; à mãe, às irmãs',
  'Où êtes-vous allés cet été? À bientôt, ça va très bien',
  'Æbleskiver på øen; blåbærgrød, rødgrød med fløde',
  '€ 100 – “quoted” … naïve café',
  'ÄÖÜ ÄÖÜ',
  'Þórður Ægisson ætlaði út á Ísafjörð',
]) {
  test(`Western text stays Western: ${text}`, () => {
    const bytes = encodeText(text, 'windows-1252')
    assert.equal(guessCharset(bytes), undefined)
    assert.equal(guessText(bytes), text)
  })
}

test('who names a fallback knows better', () => {
  const bytes = encodeText('Привет, как дела?', 'koi8-r')
  assert.equal(decodeText(bytes, undefined, 'koi8-r'), 'Привет, как дела?')
  assert.notEqual(decodeText(bytes, undefined, 'windows-1251'), 'Привет, как дела?')
})

test('samples of mailcore2, GMime, Thunderbird and enmime', { skip: corpus ? false : 'no corpus' }, () => {
  for (const [file, charset] of [
    ['MailCore-mailcore2/charset-detection/input/gb18030.txt', 'gb18030'],
    ['MailCore-mailcore2/charset-detection/input/shift_jis.txt', 'shift_jis'],
    ['GNOME-gmime/data/filters/chinese.big5.txt', 'big5'],
    ['GNOME-gmime/data/filters/japanese.shift-jis.txt', 'shift_jis'],
    ['GNOME-gmime/data/filters/japanese.iso-2022-jp.txt', 'iso-2022-jp'],
    ['GNOME-gmime/data/filters/french-fable.cp1252.txt', undefined],
  ] as const)
    assert.equal(guessCharset(readFileSync(join(corpus as string, 'eml', file))), charset, file)
  const thunderbird = 'mozilla-releases-comm-central/message-reader/data'
  for (const [file, text] of [
    ['noCharsetKOI8U.eml', 'У меня большая семья'],
    ['noCharsetWindows1252.eml', 'recepción'],
  ] as const)
    assert.ok(guessText(readFileSync(join(corpus as string, 'eml', thunderbird, file))).includes(text), file)
  const bundle = readFileSync(join(corpus as string, 'eml/jhillyerd-enmime.jsonl'), 'utf8')
  const line = bundle.split('\n').find((one) => one.includes('chardet-success-big-5.raw')) ?? ''
  const { encoding, data } = JSON.parse(line) as { encoding: BufferEncoding; data: string }
  const mail = Buffer.from(data, encoding).toString('latin1')
  assert.equal(guessCharset(Buffer.from(mail.split(/\r?\n\r?\n/)[1] ?? '', 'base64')), 'big5')
})

test('words of Western letters are never taken for another script', () => {
  // Syllables: beside each letter with an accent there is one without.
  const syllable = fc
    .tuple(fc.constantFrom(...'bcdfghjklmnpqrstvwxyz'), fc.constantFrom(...'aeiouàáâãäåæèéêëìíîïòóôõöøùúûüýÀÉÖÜ'))
    .map((letters) => letters.join(''))
  const word = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((syllables) => syllables.join(''))
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '))
  fc.assert(fc.property(text, (said) => guessCharset(encodeText(said, 'windows-1252')) === undefined))
})
