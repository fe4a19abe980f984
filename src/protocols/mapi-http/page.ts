/** What a browser is shown, and the text behind an answer that refuses. [MS-OXCMAPIHTTP] 2.2.2.2: diagnostic information. */
import { ResponseCode } from './response-code.ts'

export function diagnosticPage(code: ResponseCode, detail: string): string {
  return page(
    `MAPI over HTTP: ${ResponseCode[code]}`,
    `<p>${escaped(detail)}</p><p>X-ResponseCode ${ResponseCode[code]}: ${code}</p>`,
  )
}

export function endpointPage(path: string, name: string): string {
  return page(
    'MAPI over HTTP',
    `<p>The endpoint /mapi/${escaped(path)} is here, and you are logged in as ${escaped(name)}.</p>
<p>Outlook finds it by Autodiscover; there is nothing to be typed in.</p>`,
  )
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>
${body}
</body></html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
