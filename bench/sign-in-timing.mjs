// Does the time an answer takes tell whether an address, or a handle, is registered, or an address invited? Welch's t-test over answers of a
// release server on loopback, known and unknown in random order. Passes where p > 0.05 in either comparison.
//
//   JUSHOU=$PWD/target/release/jushou node bench/sign-in-timing.mjs [samples] [file to write]
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { startGateway } from "../web/browser/gateway.mjs";
import { startHouse } from "../web/browser/lab.mjs";
import { startSmtp } from "../web/browser/smtp.mjs";

const samples = Number(process.argv[2] ?? 1000);
const file = process.argv[3];

/** Two-sided p of Welch's t-test; with this many samples t is as good as normal. */
function welch(a, b) {
  const mean = (xs) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const variance = (xs, m) => xs.reduce((sum, x) => sum + (x - m) ** 2, 0) / (xs.length - 1);
  const [ma, mb] = [mean(a), mean(b)];
  const t = (ma - mb) / Math.sqrt(variance(a, ma) / a.length + variance(b, mb) / b.length);
  return { ma, mb, t, p: 2 * (1 - normal(Math.abs(t))) };
}

/** The normal distribution's share below x (Abramowitz and Stegun 26.2.17). */
function normal(x) {
  const k = 1 / (1 + 0.2316419 * x);
  const tail = k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}

const smtp = await startSmtp();
const gateway = await startGateway();
const house = await startHouse({
  ...gateway.settings,
  JUSHOU__MAIL__HOST: "127.0.0.1", JUSHOU__MAIL__PORT: String(smtp.port), JUSHOU__MAIL__TLS: "none", JUSHOU__MAIL__FROM: "bench@talk.test",
  JUSHOU__LIMITS__MAIL_CODES_PER_ADDRESS: "1000000", JUSHOU__LIMITS__MAIL_CODES_PER_MAILBOX: "1000000",
  JUSHOU__LIMITS__REQUESTS_PER_ADDRESS: "1000000", JUSHOU__LIMITS__SIGN_INS_PER_HANDLE: "1000000", JUSHOU__LIMITS__REQUESTS_PER_ACCOUNT: "1000000",
  JUSHOU__LIMITS__INVITES_PER_ADDRESS: "1000000",
});
const lines = [];
let failed = false;
try {
  const known = await house.register("known_one", null);
  const nonce = "a nonce of the bench";
  const mail = "known_one@work.test";
  await house.call(known, "POST", "/api/ways-in/mail/begin", { mail, nonce });
  while (smtp.letters.length === 0) await new Promise((wake) => setTimeout(wake, 20));
  const code = smtp.letters[0].match(/\b\d{8}\b/)[0];
  await house.call(known, "POST", "/api/ways-in/mail", { mail, nonce, code });

  const ask = (address) => house.call(null, "POST", "/api/sign-in/mail-code", { mail: address, nonce: `nonce ${Math.random()} of bench` });
  const show = (address) => house.call(null, "POST", "/api/sign-in/by", { kind: "mail_code", mail: address, nonce, code: "00000000" }).catch(() => null);
  const handle = (name) => house.call(null, "POST", "/api/sign-in", { handle: name, password: "not the password" }).catch(() => null);
  const invited = async (whom) => (await house.call(house.owner, "POST", "/api/invites", whom)).content.token;
  const [byMail, byPhone] = [await invited({ mail: "invited@work.test" }), await invited({ phone: "+49 160 1234567" })];
  const again = (token, address) => house.call(null, "POST", "/api/invites/code", { token, address });
  const scenarios = [
    ["an invite’s code is asked for by mail", () => again(byMail, "invited@work.test"), () => again(byMail, "another@work.test"), samples],
    ["an invite’s code is asked for by text", () => again(byPhone, "+491601234567"), () => again(byPhone, "+491607654321"), samples],
    ["a code is asked for", () => ask(mail), () => ask("other_one@work.test"), samples],
    ["a wrong code is shown", () => show(mail), () => show("other_one@work.test"), samples],
    ["a wrong password is shown", () => handle("known_one"), () => handle("other_one"), Math.ceil(samples / 5)],
  ];
  for (const [name, yes, no, count] of scenarios) {
    for (let i = 0; i < 50; i++) await (i % 2 ? yes() : no());
    const times = { yes: [], no: [] };
    while (times.yes.length < count || times.no.length < count) {
      const which = Math.random() < 0.5 ? "yes" : "no";
      if (times[which].length >= count) continue;
      const begin = performance.now();
      await (which === "yes" ? yes() : no());
      times[which].push(performance.now() - begin);
    }
    const { ma, mb, t, p } = welch(times.yes, times.no);
    failed ||= p <= 0.05;
    lines.push(`| ${name} | ${count} each | ${ma.toFixed(3)} ms | ${mb.toFixed(3)} ms | ${t.toFixed(2)} | ${p.toFixed(3)} | > 0.05 | ${p > 0.05 ? "PASS" : "FAIL"} |`);
  }
} finally {
  await house.close();
  smtp.close();
  gateway.close();
}
const head = `# Sign-in: does time tell who is registered?\n\n${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model}. ${(process.env.JUSHOU ?? "").includes("/debug/") ? "Debug" : "Release"} build. Welch's t-test, two-sided.\n\n| what | samples | registered or invited | not | t | p | bound | |\n|---|---|---|---|---|---|---|---|\n`;
console.log(head + lines.join("\n"));
if (file) writeFileSync(file, `${head}${lines.join("\n")}\n`);
process.exitCode = failed ? 1 : 0;
