/** Thunderbird's own EWS client: an account at the service, its folders, mail, flags, a new folder, a move, a deletion. */
import assert from 'node:assert/strict'
import { freePorts } from '../ports.ts'
import { countIn, deliverSome, imap } from './mail.ts'
import { Thunderbird } from './marionette.ts'
import type { Peer } from './peer.ts'

const createAccount = `
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const [options] = args;
const server = MailServices.accounts.createIncomingServer(options.user, "127.0.0.1", "ews");
server.setStringValue("ews_url", options.url);
server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
server.password = options.password;
const account = MailServices.accounts.createAccount();
account.incomingServer = server;
const identity = MailServices.accounts.createIdentity();
identity.email = options.user;
account.addIdentity(identity);
MailServices.accounts.defaultAccount = account;
return server.key;
`

/** What the scripts share: the server, and waiting for something to become true. */
const tools = `
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const server = MailServices.accounts.defaultAccount.incomingServer;
const until = (test) => new Promise((resolve, reject) => { const begun = Date.now(); const timer = Cc["@mozilla.org/timer;1"].createInstance(Ci.nsITimer); timer.initWithCallback(() => { if (test()) { timer.cancel(); resolve() } else if (Date.now() - begun > 45000) { timer.cancel(); reject(new Error("not within 45 s: " + test)) } }, 50, Ci.nsITimer.TYPE_REPEATING_SLACK) });
const inbox = () => server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
const named = (name) => server.rootFolder.descendants.find((folder) => folder.name === name);
const sorted = () => [...inbox().messages].sort((a, b) => a.messageKey - b.messageKey);
`

const peer: Peer = {
  name: 'Thunderbird: EWS',
  needs: ['thunderbird'],
  timeoutSeconds: 240,
  async run({ server, account, folder }) {
    await deliverSome(server, account, 10)
    const thunderbird = await Thunderbird.start(folder, await freePorts(1), {
      'mail.provider.enabled': false,
      'experimental.mail.ews.enabled': true,
    })
    try {
      await thunderbird.run(createAccount, {
        user: account.address,
        password: account.password,
        url: `http://127.0.0.1:${server.port('http')}/EWS/Exchange.asmx`,
      })
      const folders = await thunderbird.run<string[]>(`${tools}
        server.getNewMessages(server.rootFolder, null, null);
        await until(() => inbox());
        inbox().updateFolder(null);
        await until(() => inbox().getTotalMessages(false) >= 10);
        return server.rootFolder.descendants.map((folder) => folder.name);`)
      assert.ok(folders.length >= 5, `folders: ${folders.join(' ')}`)
      await thunderbird.run(`${tools}
        const [first, second] = sorted();
        inbox().markMessagesRead([first, second], true);
        server.rootFolder.createSubfolder("Umzug", null);
        await until(() => named("Umzug"));
        const third = sorted()[2];
        await new Promise((resolve, reject) => MailServices.copy.copyMessages(inbox(), [third], named("Umzug"), true, { onStartCopy() {}, onProgress() {}, setMessageKey() {}, getMessageId() { return null }, onStopCopy(status) { Components.isSuccessCode(status) ? resolve() : reject(new Error("copy " + status)) } }, null, false));
        await until(() => inbox().getTotalMessages(false) === 9);
        inbox().deleteMessages([sorted()[8]], null, false, false, null, false);
        await until(() => inbox().getTotalMessages(false) === 8);`)
      assert.equal(await countIn(server, account, 'Umzug'), 1)
      assert.equal(await countIn(server, account, 'INBOX'), 8)
      const wire = await imap(server, account)
      await wire.command('SELECT INBOX')
      assert.equal((await wire.command('UID FETCH 1:* (FLAGS)')).match(/\\Seen/g)?.length, 2)
      wire.close()
      await deliverSome(server, account, 1, 200)
      await thunderbird.run(`${tools}
        inbox().updateFolder(null);
        await until(() => inbox().getTotalMessages(false) === 9);`)
    } finally {
      await thunderbird.stop()
    }
  },
}

export default peer
