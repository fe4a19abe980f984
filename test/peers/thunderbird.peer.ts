/** Thunderbird, without a window: an IMAP account over TLS, its folders, its mail, flags, a move, and a mail sent by submission. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { freePorts } from '../ports.ts'
import { countIn, deliverSome, imap } from './mail.ts'
import { Thunderbird } from './marionette.ts'
import type { Peer } from './peer.ts'

const createAccount = `
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const [options] = args;
const database = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
database.addCertFromBase64(options.certificate, "CTu,CTu,CTu");
const server = MailServices.accounts.createIncomingServer(options.user, "localhost", "imap");
server.port = options.imaps;
server.socketType = Ci.nsMsgSocketType.SSL;
server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
server.password = options.password;
const account = MailServices.accounts.createAccount();
account.incomingServer = server;
const identity = MailServices.accounts.createIdentity();
identity.email = options.user;
identity.fullName = "Peer";
account.addIdentity(identity);
const outgoing = MailServices.outgoingServer.createServer("smtp");
outgoing.QueryInterface(Ci.nsISmtpServer);
outgoing.hostname = "localhost";
outgoing.port = options.submissions;
outgoing.username = options.user;
outgoing.password = options.password;
outgoing.socketType = Ci.nsMsgSocketType.SSL;
outgoing.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
identity.smtpServerKey = outgoing.key;
MailServices.accounts.defaultAccount = account;
return server.key;
`

/** What the scripts share: the server, waiting for a folder to be updated, and for something to become true. */
const tools = `
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const server = MailServices.accounts.defaultAccount.incomingServer;
const listener = (resolve, reject) => ({ OnStartRunningUrl() {}, OnStopRunningUrl(url, status) { Components.isSuccessCode(status) ? resolve() : reject(new Error("URL status " + status.toString(16))) }, QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]) });
const until = (test) => new Promise((resolve, reject) => { const begun = Date.now(); const timer = Cc["@mozilla.org/timer;1"].createInstance(Ci.nsITimer); timer.initWithCallback(() => { if (test()) { timer.cancel(); resolve() } else if (Date.now() - begun > 60000) { timer.cancel(); reject(new Error("not within a minute")) } }, 50, Ci.nsITimer.TYPE_REPEATING_SLACK) });
const inbox = () => server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
const update = (folder) => new Promise((resolve, reject) => folder.QueryInterface(Ci.nsIMsgImapMailFolder).updateFolderWithListener(null, listener(resolve, reject)));
`

const peer: Peer = {
  name: 'Thunderbird: IMAP and submission',
  needs: ['thunderbird'],
  timeoutSeconds: 240,
  async run({ server, account, folder }) {
    await deliverSome(server, account, 25)
    const thunderbird = await Thunderbird.start(folder, await freePorts(1))
    try {
      await thunderbird.run(createAccount, {
        user: account.address,
        password: account.password,
        imaps: server.port('imaps'),
        submissions: server.port('submissions'),
        certificate: readFileSync(server.certificate, 'utf8').replaceAll(/-----[^-]+-----|\s/g, ''),
      })
      const folders = await thunderbird.run<string[]>(`${tools}
        server.performExpand(null);
        await until(() => inbox() && server.rootFolder.subFolders.length > 3);
        await update(inbox());
        await until(() => inbox().getTotalMessages(false) >= 25);
        return server.rootFolder.descendants.map((folder) => folder.name + ":" + folder.flags);`)
      assert.ok(folders.length >= 5, `folders: ${folders.join(' ')}`)

      const read = await thunderbird.run<{ count: number; subjects: string[]; bodies: number }>(`${tools}
        const headers = [...inbox().messages];
        await new Promise((resolve, reject) => inbox().downloadAllForOffline(listener(resolve, reject), null));
        await until(() => [...inbox().messages].every((header) => header.flags & Ci.nsMsgMessageFlags.Offline));
        return { count: headers.length, subjects: headers.map((header) => header.mime2DecodedSubject), bodies: [...inbox().messages].filter((header) => header.flags & Ci.nsMsgMessageFlags.Offline).length };`)
      assert.equal(read.count, 25)
      assert.equal(read.bodies, 25)

      await thunderbird.run(`${tools}
        const [first, second] = [...inbox().messages].sort((a, b) => a.messageKey - b.messageKey);
        inbox().markMessagesRead([first], true);
        inbox().markMessagesFlagged([second], true);
        inbox().addKeywordsToMessages([second], "$label1");
        server.rootFolder.createSubfolder("Umzug", null);
        await until(() => server.rootFolder.descendants.some((folder) => folder.name === "Umzug"));
        const target = server.rootFolder.descendants.find((folder) => folder.name === "Umzug");
        const third = [...inbox().messages].sort((a, b) => a.messageKey - b.messageKey)[2];
        await new Promise((resolve, reject) => MailServices.copy.copyMessages(inbox(), [third], target, true, { onStartCopy() {}, onProgress() {}, setMessageKey() {}, getMessageId() { return null }, onStopCopy(status) { Components.isSuccessCode(status) ? resolve() : reject(new Error("copy " + status)) } }, null, false));
        await update(inbox());
        await until(() => inbox().getTotalMessages(false) === 24);`)
      assert.equal(await countIn(server, account, 'Umzug'), 1)
      const wire = await imap(server, account)
      await wire.command('SELECT INBOX')
      assert.match(await wire.command('UID FETCH 1 (FLAGS)'), /\\Seen/)
      const second = await wire.command('UID FETCH 2 (FLAGS)')
      assert.match(second, /\\Flagged/)
      assert.match(second, /\$label1/i)
      wire.close()

      // A mail that arrives while Thunderbird is idle appears without being asked for.
      const arrived = thunderbird.run(`${tools} await until(() => inbox().getTotalMessages(false) === 25);`)
      await deliverSome(server, account, 1, 200)
      await arrived

      await thunderbird.run(
        `${tools}
        const [address] = args;
        const compose = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
        compose.to = address; compose.from = address; compose.subject = "Von Thunderbird, für mich"; compose.body = "Grüße\\n";
        const parameters = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
        parameters.composeFields = compose; parameters.type = Ci.nsIMsgCompType.New; parameters.format = Ci.nsIMsgCompFormat.PlainText;
        parameters.identity = MailServices.accounts.defaultAccount.defaultIdentity;
        const send = Cc["@mozilla.org/messengercompose/send;1"].createInstance(Ci.nsIMsgSend);
        const path = PathUtils.join(PathUtils.tempDir, "peer-" + Date.now() + ".eml");
        await IOUtils.writeUTF8(path, ["From: " + address, "To: " + address, "Subject: =?UTF-8?Q?Von_Thunderbird=2C_f=C3=BCr_mich?=", "Date: " + new Date().toUTCString().replace("GMT", "+0000"), "Message-ID: <" + Date.now() + "@thunderbird.example>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", "Grüße", ""].join("\\r\\n"));
        const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile); file.initWithPath(path);
        const outgoing = MailServices.outgoingServer.servers[0];
        await new Promise((resolve, reject) => outgoing.sendMailMessage(file, MailServices.headerParser.parseEncodedHeaderW(address), [], parameters.identity, address, null, null, false, "<peer@thunderbird.example>", { QueryInterface: ChromeUtils.generateQI(["nsIMsgOutgoingListener"]), onSendStart() {}, onSendStop(uri, status) { Components.isSuccessCode(status) ? resolve() : reject(new Error("send " + status.toString(16))) } }));
        await until(() => inbox().getTotalMessages(false) === 26);`,
        account.address,
      )
      assert.equal(await countIn(server, account, 'INBOX'), 26)
    } finally {
      await thunderbird.stop()
    }
  },
}

export default peer
