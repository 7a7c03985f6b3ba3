// A browser's push service on loopback: takes what is pushed there, and opens it as that browser would (RFC 8291).
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";

const KEY_ID_AT = 21;
const TAG_BYTES = 16;

const derive = (secret, salt, info, length) => Buffer.from(hkdfSync("sha256", secret, salt, info, length));

export async function startPushService() {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  const auth = randomBytes(16);
  const taken = [];

  function opened(body) {
    const salt = body.subarray(0, 16);
    const recordAt = KEY_ID_AT + body[KEY_ID_AT - 1];
    const [theirs, record] = [body.subarray(KEY_ID_AT, recordAt), body.subarray(recordAt)];
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), theirs]);
    const secret = derive(keys.computeSecret(theirs), auth, info, 32);
    const decipher = createDecipheriv("aes-128-gcm", derive(secret, salt, "Content-Encoding: aes128gcm\0", 16), derive(secret, salt, "Content-Encoding: nonce\0", 12));
    decipher.setAuthTag(record.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(record.subarray(0, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString());
  }

  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      taken.push({ to: request.url, told: opened(Buffer.concat(parts)) });
      response.writeHead(201).end();
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  return {
    taken,
    /** What a server needs to push there. */
    settings: {
      JUSHOU__PUSH__CONTACT: "mailto:ops@talk.test",
      JUSHOU__PUSH__SERVICES: '["127.0.0.1"]',
      JUSHOU__OUTWARD__ALLOW_PAGES: '["127.0.0.0/8"]',
    },
    /** What a browser gets that subscribes here. */
    subscription: (name) => ({ endpoint: `http://127.0.0.1:${port}/${name}`, keys: { p256dh: keys.getPublicKey("base64url"), auth: auth.toString("base64url") } }),
    close: () => server.close(),
  };
}

/** Runs in the page before the client: Chromium without a network reaches no push service, so it gets the one on loopback. */
export function subscribesAt(subscription) {
  const made = {
    toJSON: () => subscription,
    unsubscribe: async () => {
      sessionStorage.removeItem("subscribed");
      return true;
    },
  };
  Object.assign(PushManager.prototype, {
    getSubscription: async () => (sessionStorage.getItem("subscribed") === null ? null : made),
    subscribe: async ({ userVisibleOnly, applicationServerKey }) => {
      if (!userVisibleOnly) throw new DOMException("nothing is pushed unseen", "NotAllowedError");
      sessionStorage.setItem("subscribed", applicationServerKey);
      return made;
    },
  });
  const ask = Notification.requestPermission.bind(Notification);
  window.asked = 0;
  Notification.requestPermission = () => {
    window.asked += 1;
    return ask();
  };
}
