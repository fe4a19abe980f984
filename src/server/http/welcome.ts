/**
 * The page at `/`: what runs here and how each client is connected. It loads nothing from elsewhere and has no script;
 * its policy allows only its own style, by hash.
 */
import { createHash } from 'node:crypto'

export interface Welcome {
  hostname: string
  version: string
  /** As people type it into a client. */
  services: readonly { label: string; host: string; port: number; security: string }[]
  /** SHA-256 of the certificate, when the server made it itself. */
  fingerprint: string | undefined
  /** Only in the demo, which listens on loopback. */
  accounts: readonly { name: string; address: string; password: string | undefined; what: string }[]
}

const style = `
:root { color-scheme: light dark; --ink: #1d2733; --dim: #5b6b7c; --line: #d8dfe6; --paper: #f6f8fa; --card: #fff; --accent: #0b6e4f }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4eaf0; --dim: #93a3b3; --line: #2b3642; --paper: #12181f; --card: #1a222b; --accent: #53c79d }
}
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
main { max-width: 60rem; margin: 0 auto; padding: 3rem 1.25rem 4rem }
header { display: flex; gap: 1rem; align-items: center; margin-bottom: 2rem }
h1 { font-size: 1.6rem; margin: 0; line-height: 1.2 }
h2 { font-size: 1.05rem; margin: 0 0 .75rem }
p { margin: 0 0 .75rem } .dim { color: var(--dim) }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin-bottom: 1rem; overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .4rem 1.25rem .4rem 0; border-top: 1px solid var(--line); vertical-align: top }
thead th { border-top: 0; color: var(--dim); font-weight: 500 }
code { font: .92em/1.4 ui-monospace, monospace; overflow-wrap: anywhere } td code { user-select: all }
ol { margin: 0; padding-left: 1.25rem } li { margin-bottom: .35rem }
a { color: var(--accent) }
`

export const welcomePolicy = `default-src 'none'; img-src 'self'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A desk with a tray: Kontor is an old word for an office. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#0b6e4f"/><path d="M14 22h36v22a3 3 0 0 1-3 3H17a3 3 0 0 1-3-3z" fill="#fff"/><path d="m15 22 17 14 17-14" fill="none" stroke="#0b6e4f" stroke-width="4" stroke-linejoin="round"/></svg>
`

export function welcomePage({ hostname, version, services, fingerprint, accounts }: Welcome): string {
  const rows = services.map(
    ({ label, host, port, security }) =>
      `<tr><th scope="row">${escape(label)}</th><td><code>${escape(host)}</code></td><td><code>${port}</code></td><td>${escape(security)}</td></tr>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kontor on ${escape(hostname)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${style}</style>
</head>
<body>
<main>
<header><img src="/favicon.svg" width="48" height="48" alt=""><div><h1>Kontor</h1><p class="dim">on ${escape(hostname)}, version ${escape(version)}</p></div></header>
<section>
<h2>Addresses for mail programs</h2>
<table><thead><tr><th scope="col">Service</th><th scope="col">Server</th><th scope="col">Port</th><th scope="col">Security</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
</section>
${accounts.length === 0 ? '' : accountSection(accounts)}
<section>
<h2>Connect a client</h2>
<ol>
<li>Outlook and Thunderbird find their settings by themselves where DNS leads them here (Autodiscover, autoconfig); <code>kontor autodiscover ADDRESS</code> says what they are told and what DNS lacks.</li>
<li>Otherwise, in Thunderbird, Apple Mail, Evolution or Outlook, choose to set up an account by hand, with IMAP.</li>
<li>Your user name is your whole address, the password the one of your account.</li>
<li>Incoming: IMAP with the server and port above. Outgoing: SMTP submission with the same user name and password.</li>
</ol>
${fingerprint === undefined ? '' : `<p class="dim">The certificate was made by this server. A client asks once whether to trust it; its SHA-256 fingerprint must be <code>${escape(fingerprint)}</code></p>`}
</section>
</main>
</body>
</html>
`
}

function accountSection(accounts: Welcome['accounts']): string {
  const rows = accounts.map(
    ({ name, address, password, what }) =>
      `<tr><th scope="row">${escape(name)}</th><td><code>${escape(address)}</code></td><td>${password === undefined ? '<span class="dim">none</span>' : `<code>${escape(password)}</code>`}</td><td>${escape(what)}</td></tr>`,
  )
  return `<section>
<h2>Accounts of the demo</h2>
<table><thead><tr><th scope="col">Name</th><th scope="col">Address</th><th scope="col">Password</th><th scope="col"></th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
</section>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
