/**
 * Two network namespaces joined by two cables: this process and the browsers that it drives stand in one, the server in the other.
 * Nothing is left behind: a namespace goes with the last process that stands in it.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The server's address, by whichever cable. */
export const SERVER = "10.77.0.1";
const CABLES = ["near0", "near1"];
const STANDS = "JUSHOU_BROWSER_SPACE";

/** Why there can be no namespaces here, or nothing. */
export function whyNot() {
  if (process.getuid() !== 0) return "not possible here: needs root";
  const tried = spawnSync("unshare", ["--net", "true"], { encoding: "utf8" });
  return tried.status === 0 ? null : `not possible here: ${tried.error?.message ?? tried.stderr.trim()}`;
}

export const standsInSpace = () => process.env[STANDS] !== undefined;

/** Runs this file once more, in a namespace of its own. Resolves with how that ended. */
export function enter(url) {
  const folder = mkdtempSync(join(tmpdir(), "jushou-space-"));
  const [cert, key] = ["cert.pem", "key.pem"].map((name) => join(folder, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=jushou",
    "-addext", `subjectAltName=IP:${SERVER}`, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const inside = spawn("unshare", ["--net", process.execPath, fileURLToPath(url)], {
    env: { ...env, [STANDS]: folder, NODE_EXTRA_CA_CERTS: cert },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((done) => inside.once("exit", (code, signal) => {
    rmSync(folder, { recursive: true, force: true });
    done(signal ?? code);
  }));
}

export class Spaces {
  #cable = 0;
  #host = 2;
  #mapping = 0;

  constructor() {
    this.folder = process.env[STANDS];
    // Ends with us, whatever happens: its input is ours.
    this.holder = spawn("unshare", ["--net", "sh", "-c", "ip link set lo up && echo ready && exec cat"], { stdio: ["pipe", "pipe", "inherit"] });
  }

  async start() {
    await new Promise((ready, failed) => {
      this.holder.stdout.once("data", ready);
      this.holder.once("exit", failed);
    });
    const there = ["nsenter", `--net=/proc/${this.holder.pid}/ns/net`];
    this.there = there;
    const ip = (lines, at = []) => order(at, "ip", lines);
    ip("link set lo up");
    // No addresses that come by themselves a second later: to a browser that is a change of network.
    CABLES.forEach((cable, number) => {
      ip(`link add ${cable} type veth peer name far${number} netns ${this.holder.pid}\nlink set ${cable} addrgenmode none\naddress add 10.77.${number + 1}.2/24 dev ${cable}\nlink set ${cable} up`);
      ip(`link set far${number} addrgenmode none\naddress add 10.77.${number + 1}.1/24 dev far${number}\nlink set far${number} up`, there);
    });
    ip(`address add ${SERVER}/32 dev lo`, there);
    ip("route add default via 10.77.1.1");
    // Runs a program there as if it were here: with the same pipes.
    for (const program of ["chromium"]) {
      const path = join(this.folder, program);
      writeFileSync(path, `#!/bin/sh\nexec ${there.join(" ")} /usr/bin/${program} "$@"\n`);
      chmodSync(path, 0o755);
    }
    this.chromiumThere = join(this.folder, "chromium");
    return this;
  }

  close() {
    this.holder.stdin.end();
  }

  /** What the server must be told: it serves HTTPS, as it does where TCP for sound is listed. */
  settings(port, media) {
    return {
      JUSHOU__SERVER__LISTEN: `["${SERVER}:${port}"]`,
      JUSHOU__TLS__CERT: join(this.folder, "cert.pem"),
      JUSHOU__TLS__KEY: join(this.folder, "key.pem"),
      JUSHOU__MEDIA__PORT: String(media),
      JUSHOU__MEDIA__ADDRESSES: `["${SERVER}"]`,
    };
  }

  /** A network carries only what comes from addresses of its own: whoever still sends from another is not heard. */
  #admit() {
    const own = `10.77.${this.#cable + 1}.${this.#host}`;
    order(this.there, "nft", `table ip admits
delete table ip admits
table ip admits { chain in { type filter hook input priority 0; iifname "far*" ip saddr != ${own} drop; }
}`);
  }

  /** The other cable takes over, and the one of before goes dead. */
  changeCable() {
    const [before, now] = [this.#cable, 1 - this.#cable];
    this.#cable = now;
    this.#host = 2;
    this.#admit();
    order([], "ip", `address flush dev ${CABLES[now]}\naddress add 10.77.${now + 1}.2/24 dev ${CABLES[now]}\nlink set ${CABLES[now]} up\nroute replace default via 10.77.${now + 1}.1\nlink set ${CABLES[before]} down`);
  }

  /** The same cable gives another address. */
  changeAddress() {
    this.#host = this.#host > 200 ? 3 : this.#host + 1;
    this.#admit();
    const [cable, subnet] = [CABLES[this.#cable], `10.77.${this.#cable + 1}`];
    order([], "ip", `address flush dev ${cable}\naddress add ${subnet}.${this.#host}/24 dev ${cable}\nroute replace default via ${subnet}.1`);
  }

  /** A NAT before us forgets what it knew: everything that goes on comes from another port. */
  changeMapping() {
    this.#mapping += 1;
    const zone = this.#mapping;
    order([], "nft", `table ip nat_before
delete table ip nat_before
table ip nat_before {
  chain out { type filter hook output priority raw; ip daddr ${SERVER} ct zone set ${zone}; }
  chain in { type filter hook prerouting priority raw; ip saddr ${SERVER} ct zone set ${zone}; }
  chain strangers { type filter hook input priority 0; ip saddr ${SERVER} ct state new drop; }
  chain last { type nat hook postrouting priority srcnat;
    ip daddr ${SERVER} udp dport 1-65535 masquerade to :20000-60000 random;
    ip daddr ${SERVER} tcp dport 1-65535 masquerade to :20000-60000 random; }
}`);
  }

  /** Datagrams no longer pass, either way. */
  cutUdp() {
    order([], "nft", `table ip no_udp {
  chain out { type filter hook output priority 0; ip daddr ${SERVER} meta l4proto udp counter drop; }
  chain in { type filter hook input priority 0; ip saddr ${SERVER} meta l4proto udp counter drop; }
}`);
  }

  /** Nor TCP that is not HTTPS: a connection that begins with a check in its frame (RFC 4571) is cut off. */
  cutFramed(port) {
    order([], "nft", `table ip no_frames {
  chain out { type filter hook output priority 0;
    ip daddr ${SERVER} tcp dport ${port} ct mark 1 counter reject with tcp reset
    ip daddr ${SERVER} tcp dport ${port} @ih,0,8 0 @ih,16,16 1 ct mark set 1 counter reject with tcp reset; }
}`);
  }

  /** What was cut passes again. */
  restore() {
    order([], "nft", "table ip no_udp\ndelete table ip no_udp\ntable ip no_frames\ndelete table ip no_frames");
  }

  /** How many packets each of these rules has met. */
  counted(table) {
    const listed = execFileSync("nft", ["list", "table", "ip", table], { encoding: "utf8" });
    return [...listed.matchAll(/packets (\d+)/g)].map((match) => Number(match[1]));
  }
}

function order(at, program, lines) {
  const [command, ...rest] = [...at, program, ...(program === "nft" ? ["-f", "-"] : ["-batch", "-"])];
  execFileSync(command, rest, { input: `${lines}\n`, stdio: ["pipe", "ignore", "pipe"] });
}
