/**
 * The mail of the demo organisation: what people in an office get, in several languages and of every common make. All of
 * it is made up. Dates count back from the first start.
 */
import type { Entity } from '#codec/mime/index.ts'
import type { SpecialFolderKey } from '#model'
import type { Flag } from '#store'
import { chartImage, invitation, pdfPage } from './attachments.ts'

export interface Person {
  name: string
  address: string
}

export interface DemoMail {
  id: string
  from: Person
  to: readonly Person[]
  cc?: readonly Person[]
  subject: string
  hoursAgo: number
  /** The ids of the mails before it, the oldest first. */
  thread?: readonly string[]
  headers?: readonly (readonly [string, string])[]
  content: Pick<Entity, 'type' | 'parameters' | 'disposition' | 'encoding' | 'body'>
  /** Where copies lie; a mail without is delivered now, to everyone it is addressed to. */
  copies?: readonly { owner: string; folder: SpecialFolderKey; flags?: readonly Flag[] }[]
}

const ada: Person = { name: 'Ada Sommer', address: 'ada@example.test' }
const ben: Person = { name: 'Ben Okafor', address: 'ben@example.test' }
const chiara: Person = { name: 'Chiara Rossi', address: 'chiara@example.test' }
const info: Person = { name: 'Info', address: 'info@example.test' }
const team: Person = { name: 'Team', address: 'team@example.test' }
const jonas: Person = { name: 'Jonas Petersen', address: 'jonas.petersen@hafenbau.example.org' }
const marta: Person = { name: 'Marta Wiśniewska', address: 'marta@zegluga.example.net' }
const kenji: Person = { name: '田中 健司', address: 'tanaka@minato.example.com' }
const layla: Person = { name: 'ليلى حداد', address: 'layla@almina.example.org' }
const noam: Person = { name: 'נועם לוי', address: 'noam@namal.example.net' }
const lucie: Person = { name: 'Lucie Moreau', address: 'lucie.moreau@quai.example.org' }

const text = (body: string): DemoMail['content'] => ({ type: 'text/plain', body: { text: body } })
const html = (body: string): Entity => ({
  type: 'text/html',
  body: { text: `<!doctype html><html><body style="font-family:sans-serif">${body}</body></html>` },
})
const alternative = (plain: string, rich: string): Entity => ({
  type: 'multipart/alternative',
  body: { parts: [{ type: 'text/plain', body: { text: plain } }, html(rich)] },
})

/** `now` is the first start; times of meetings follow it. */
export function demoMails(now: Date): readonly DemoMail[] {
  const meeting = new Date(now)
  meeting.setUTCDate(meeting.getUTCDate() + 3)
  meeting.setUTCHours(13, 0, 0, 0)
  return [
    {
      id: 'angebot-1',
      from: jonas,
      to: [ada],
      subject: 'Angebot für die Verladebrücke am Kai 3',
      hoursAgo: 120,
      content: {
        type: 'multipart/mixed',
        body: {
          parts: [
            {
              type: 'text/plain',
              body: {
                text: `Sehr geehrte Frau Sommer,\n\nanbei unser Angebot für die Überholung der Verladebrücke. Wir könnten in der\nzweiten Monatshälfte beginnen; für größere Teile rechnen wir mit drei Wochen\nLieferzeit.\n\nMit freundlichen Grüßen\nJonas Petersen\n\n-- \nPetersen Hafenbau\n`,
              },
            },
            {
              type: 'application/pdf',
              disposition: { type: 'attachment', parameters: { filename: 'Angebot Verladebrücke Kai 3.pdf' } },
              body: {
                bytes: pdfPage([
                  'Petersen Hafenbau',
                  'Angebot 2291',
                  '',
                  'Ueberholung der Verladebruecke, Kai 3',
                  'Summe: 48.300 EUR',
                ]),
              },
            },
          ],
        },
      },
      copies: [{ owner: ada.address, folder: 'inbox', flags: ['read', 'answered'] }],
    },
    {
      id: 'angebot-2',
      from: ada,
      to: [jonas],
      cc: [chiara],
      subject: 'Re: Angebot für die Verladebrücke am Kai 3',
      hoursAgo: 117,
      thread: ['angebot-1'],
      content: text(
        `Lieber Herr Petersen,\n\nvielen Dank. Passt uns der 16.? Frau Rossi (in Kopie) prüft die Zahlen.\n\nViele Grüße\nAda Sommer\n\n> anbei unser Angebot für die Überholung der Verladebrücke. Wir könnten in der\n> zweiten Monatshälfte beginnen\n`,
      ),
      copies: [
        { owner: ada.address, folder: 'sentItems', flags: ['read'] },
        { owner: chiara.address, folder: 'inbox', flags: ['read'] },
      ],
    },
    {
      id: 'angebot-3',
      from: jonas,
      to: [ada],
      cc: [chiara],
      subject: 'AW: Angebot für die Verladebrücke am Kai 3',
      hoursAgo: 95,
      thread: ['angebot-1', 'angebot-2'],
      content: text('Der 16. passt. Wir kommen um sieben, vor der ersten Flut.\n\nGrüße\nJonas Petersen\n'),
      copies: [
        { owner: ada.address, folder: 'inbox', flags: ['read', 'flagged'] },
        { owner: chiara.address, folder: 'inbox' },
      ],
    },
    {
      id: 'quarter',
      from: chiara,
      to: [ada, ben],
      subject: 'Terzo trimestre: i numeri',
      hoursAgo: 74,
      content: {
        type: 'multipart/mixed',
        body: {
          parts: [
            {
              type: 'multipart/related',
              parameters: { type: 'text/html' },
              body: {
                parts: [
                  html(
                    '<p>Ciao a tutti,</p><p>ecco i volumi del trimestre. Settembre è andato <b>meglio del previsto</b>.</p><p><img src="cid:chart@example.test" alt="Volumi per mese" width="320" height="160"></p><p>La tabella è allegata.</p><p>Chiara</p>',
                  ),
                  {
                    type: 'image/png',
                    headers: [['Content-ID', '<chart@example.test>']],
                    disposition: { type: 'inline', parameters: { filename: 'volumi.png' } },
                    body: { bytes: chartImage() },
                  },
                ],
              },
            },
            {
              type: 'text/csv',
              disposition: { type: 'attachment', parameters: { filename: 'volumi.csv' } },
              body: { text: 'mese;container;peso (t)\r\nluglio;412;8113\r\nagosto;377;7420\r\nsettembre;498;9904\r\n' },
            },
          ],
        },
      },
      copies: [
        { owner: ada.address, folder: 'inbox', flags: ['read'] },
        { owner: ben.address, folder: 'inbox' },
        { owner: chiara.address, folder: 'sentItems', flags: ['read'] },
      ],
    },
    {
      id: 'tokyo',
      from: kenji,
      to: [ben],
      subject: '来月のコンテナ輸送について',
      hoursAgo: 60,
      content: {
        type: 'text/plain',
        body: {
          charset: 'utf-8',
          text: 'オカフォー様\n\nいつもお世話になっております。湊海運の田中です。\n来月の東京からハンブルクへのコンテナ輸送について、出港日が十五日に変わりました。\n書類は明日お送りいたします。\n\nどうぞよろしくお願いいたします。\n田中 健司\n',
        },
      },
      copies: [{ owner: ben.address, folder: 'inbox', flags: ['flagged'] }],
    },
    {
      id: 'gdansk',
      from: marta,
      to: [ben],
      cc: [info],
      subject: 'Zapytanie o wolne miejsca na przyszły tydzień',
      hoursAgo: 52,
      content: alternative(
        'Dzień dobry,\n\nczy mają Państwo jeszcze wolne miejsca na środę? Chodzi o trzy kontenery z Gdańska,\nłącznie około 54 ton.\n\nZ poważaniem\nMarta Wiśniewska\n',
        '<p>Dzień dobry,</p><p>czy mają Państwo jeszcze wolne miejsca na <b>środę</b>? Chodzi o trzy kontenery z Gdańska, łącznie około 54 ton.</p><p>Z poważaniem<br>Marta Wiśniewska</p>',
      ),
      copies: [
        { owner: ben.address, folder: 'inbox', flags: ['read'] },
        { owner: info.address, folder: 'inbox' },
      ],
    },
    {
      id: 'beirut',
      from: layla,
      to: [ada],
      subject: 'شحنة الأثاث إلى هامبورغ',
      hoursAgo: 49,
      content: {
        type: 'text/html',
        body: {
          text: '<!doctype html><html lang="ar" dir="rtl"><body><p>السيدة زومر المحترمة،</p><p>وصلت شحنة الأثاث إلى الميناء اليوم، وعددها ٢٤ صندوقًا. نرجو تأكيد موعد الاستلام يوم الثلاثاء الساعة ١٠:٣٠.</p><p>مع خالص التحية،<br>ليلى حداد</p></body></html>',
        },
      },
      copies: [{ owner: ada.address, folder: 'inbox' }],
    },
    {
      id: 'haifa',
      from: noam,
      to: [info],
      subject: 'שאלה לגבי זמני הפריקה',
      hoursAgo: 44,
      content: text('שלום,\n\nהאם אפשר לפרוק את המשלוח (PO 7781) כבר ביום ראשון בבוקר?\n\nתודה,\nנועם לוי\n'),
      copies: [{ owner: info.address, folder: 'inbox', flags: ['read'] }],
    },
    {
      id: 'nantes',
      from: lucie,
      to: [ada, chiara],
      subject: 'Facture n° 118 : relance',
      hoursAgo: 40,
      headers: [
        ['Importance', 'high'],
        ['X-Priority', '1'],
      ],
      content: {
        // Software of long ago: a body in ISO-8859-15.
        type: 'text/plain',
        encoding: 'quoted-printable',
        body: {
          charset: 'iso-8859-15',
          text: 'Bonjour,\n\nsauf erreur de notre part, la facture n° 118 (1 240,50 €) reste impayée.\nMerci de nous indiquer la date du règlement prévu.\n\nCordialement,\nLucie Moreau\n',
        },
      },
      copies: [
        { owner: ada.address, folder: 'inbox', flags: ['read', 'forwarded'] },
        { owner: chiara.address, folder: 'inbox', flags: ['flagged'] },
      ],
    },
    {
      id: 'invitation',
      from: ada,
      to: [ben, chiara],
      subject: 'Planung für den Winter',
      hoursAgo: 30,
      content: {
        type: 'multipart/alternative',
        body: {
          parts: [
            {
              type: 'text/plain',
              body: { text: 'Planung für den Winter\nHarbour Room\n\nBitte bringt eure Wunschtermine mit.\n' },
            },
            {
              type: 'text/calendar',
              parameters: { method: 'REQUEST' },
              body: {
                text: invitation({
                  uid: 'winter-planning@example.test',
                  sent: new Date(now.getTime() - 30 * 3600_000),
                  start: meeting,
                  minutes: 60,
                  summary: 'Planung für den Winter',
                  location: 'Harbour Room',
                  organizer: ada,
                  attendees: [ben, chiara],
                }),
              },
            },
          ],
        },
      },
      copies: [
        { owner: ada.address, folder: 'sentItems', flags: ['read'] },
        { owner: ben.address, folder: 'inbox', flags: ['read'] },
        { owner: chiara.address, folder: 'inbox' },
      ],
    },
    {
      id: 'list-1',
      from: { name: 'Priya N.', address: 'priya@tides.example.com' },
      to: [{ name: 'tides', address: 'tides@lists.example.org' }],
      subject: '[tides] Which gauge is right at St. Pauli?',
      hoursAgo: 28,
      headers: mailingList,
      content: text(
        'Two gauges 300 m apart disagree by 11 cm at low water since Sunday.\nDoes anybody see the same, or is one of them silted up?\n\nPriya\n',
      ),
      copies: [{ owner: ben.address, folder: 'inbox', flags: ['read'] }],
    },
    {
      id: 'list-2',
      from: { name: 'Håkan Ö.', address: 'hakan@sjokort.example.net' },
      to: [{ name: 'tides', address: 'tides@lists.example.org' }],
      subject: 'Re: [tides] Which gauge is right at St. Pauli?',
      hoursAgo: 26,
      thread: ['list-1'],
      headers: mailingList,
      content: text(
        'Priya wrote:\n> Two gauges 300 m apart disagree by 11 cm at low water since Sunday.\n\nSame here. The upstream one was moved on Saturday; nobody corrected its zero yet.\n\nHåkan\n',
      ),
      copies: [{ owner: ben.address, folder: 'inbox' }],
    },
    {
      id: 'list-3',
      from: { name: 'Priya N.', address: 'priya@tides.example.com' },
      to: [{ name: 'tides', address: 'tides@lists.example.org' }],
      subject: 'Re: [tides] Which gauge is right at St. Pauli?',
      hoursAgo: 25,
      thread: ['list-1', 'list-2'],
      headers: mailingList,
      content: text('That explains it to the centimetre. Thank you!\n\nPriya\n'),
      copies: [{ owner: ben.address, folder: 'inbox' }],
    },
    {
      id: 'newsletter',
      from: { name: 'Kaufmann & Möwe', address: 'neues@kaufmann.example.com' },
      to: [ada],
      subject: 'Herbst am Wasser: Jacken, die den Regen kennen ☔',
      hoursAgo: 22,
      headers: [
        ['List-Unsubscribe', '<mailto:abmelden@kaufmann.example.com>, <https://kaufmann.example.com/ab/8f3>'],
        ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
        ['Precedence', 'bulk'],
      ],
      content: alternative(
        'Herbst am Wasser\n\nUnsere neuen Jacken sind da. Alle Größen: https://kaufmann.example.com/jacken\n',
        '<table width="100%" style="background:#eef3f6"><tr><td align="center"><h1 style="color:#0b6e4f">Herbst am Wasser</h1><p>Unsere neuen Jacken sind da.</p><p><a href="https://kaufmann.example.com/jacken">Alle Größen ansehen</a></p><p style="font-size:11px;color:#777">Sie bekommen diese Mail, weil Sie bei uns eingekauft haben.</p></td></tr></table>',
      ),
      copies: [{ owner: ada.address, folder: 'inbox' }],
    },
    {
      id: 'bounce',
      from: { name: 'Mail Delivery System', address: 'mailer-daemon@relay.example.org' },
      to: [ben],
      subject: 'Undelivered Mail Returned to Sender',
      hoursAgo: 20,
      headers: [['Auto-Submitted', 'auto-replied']],
      content: {
        // RFC 6522, RFC 3464
        type: 'multipart/report',
        parameters: { 'report-type': 'delivery-status' },
        body: {
          parts: [
            {
              type: 'text/plain',
              body: {
                text: 'Your message could not be delivered to\n\n  harbormaster@pier9.example.net\n\nThe server there said: no such mailbox.\n',
              },
            },
            {
              type: 'message/delivery-status',
              body: {
                bytes: Buffer.from(
                  'Reporting-MTA: dns; relay.example.org\r\n\r\nFinal-Recipient: rfc822; harbormaster@pier9.example.net\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such mailbox\r\n',
                ),
              },
              encoding: '7bit',
            },
            {
              type: 'text/rfc822-headers',
              body: {
                text: 'From: Ben Okafor <ben@example.test>\r\nTo: harbormaster@pier9.example.net\r\nSubject: Berth for Thursday\r\n',
              },
            },
          ],
        },
      },
      copies: [{ owner: ben.address, folder: 'inbox' }],
    },
    {
      id: 'forwarded',
      from: ben,
      to: [ada],
      subject: 'Fwd: Papers for the Minerva',
      hoursAgo: 18,
      content: {
        type: 'multipart/mixed',
        body: {
          parts: [
            {
              type: 'text/plain',
              body: { text: 'Ada, the whole mail is attached as it came. Could you sign by Friday?\n\nBen\n' },
            },
            {
              type: 'message/rfc822',
              body: {
                message: {
                  headers: [
                    ['From', 'Captain Iris Vang <iris@minerva.example.com>'],
                    ['To', 'Ben Okafor <ben@example.test>'],
                    ['Subject', 'Papers for the Minerva'],
                    ['Message-ID', '<minerva-papers@minerva.example.com>'],
                  ],
                  type: 'text/plain',
                  body: { text: 'Two signatures needed, both on page 3. Thanks!\n\nIris\n' },
                },
              },
            },
          ],
        },
      },
      copies: [
        { owner: ada.address, folder: 'inbox', flags: ['flagged'] },
        { owner: ben.address, folder: 'sentItems', flags: ['read'] },
      ],
    },
    {
      id: 'lunch',
      from: chiara,
      to: [ben],
      subject: 'Pizza? 🍕',
      hoursAgo: 6,
      content: text('Oggi sono in città! 🚆 Pranzo alle 13 dal solito posto? 😋\n\nC.\n'),
      copies: [
        { owner: ben.address, folder: 'inbox', flags: ['read', 'answered'] },
        { owner: chiara.address, folder: 'sentItems', flags: ['read'] },
      ],
    },
    {
      id: 'lunch-2',
      from: ben,
      to: [chiara],
      subject: 'Re: Pizza? 🍕',
      hoursAgo: 5,
      thread: ['lunch'],
      content: text('👍 See you at one!\n'),
      copies: [
        { owner: chiara.address, folder: 'inbox' },
        { owner: ben.address, folder: 'sentItems', flags: ['read'] },
      ],
    },
    {
      id: 'team',
      from: ada,
      to: [team],
      subject: 'Montag bleibt der Kran stehen',
      hoursAgo: 1,
      content: text(
        'Hallo zusammen,\n\nam Montag wird der Kran geprüft. Bitte plant bis 14 Uhr nichts für Kai 3.\n\nAda\n',
      ),
    },
    {
      id: 'question',
      from: { name: 'Samuel Brandt', address: 'samuel.brandt@kontorhaus.example.org' },
      to: [info],
      subject: 'Do you take private removals?',
      hoursAgo: 0.5,
      content: text(
        'Hello,\n\nwe are moving from Hamburg to Porto in spring, about half a container.\nIs that something you do, and whom should I talk to?\n\nKind regards\nSamuel Brandt\n',
      ),
    },
    {
      id: 'welcome',
      from: { name: 'Kontor', address: 'kontor@example.test' },
      to: [ada, ben, chiara],
      subject: 'Welcome to Kontor',
      hoursAgo: 0,
      content: alternative(
        'Hello,\n\nthis is the demo organisation. Everything in these mailboxes is made up, and everything\nyou do to it stays in its data folder.\n\nWrite to team@example.test to reach all three, to info@example.test for the shared\nmailbox that Ada and Ben have, or to somebody+anything@example.test.\n',
        '<p>Hello,</p><p>this is the demo organisation. Everything in these mailboxes is made up, and everything you do to it stays in its data folder.</p><p>Write to <a href="mailto:team@example.test">team@example.test</a> to reach all three, to <a href="mailto:info@example.test">info@example.test</a> for the shared mailbox that Ada and Ben have, or to <i>somebody+anything</i>@example.test.</p>',
      ),
    },
  ]
}

const mailingList: readonly (readonly [string, string])[] = [
  ['List-Id', 'Tides and gauges <tides.lists.example.org>'],
  ['List-Post', '<mailto:tides@lists.example.org>'],
  ['List-Unsubscribe', '<mailto:tides-leave@lists.example.org>'],
  ['Precedence', 'list'],
]
