import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Debian keeps the server's programs, the newest version first; undefined where there is none. */
export const postgresPrograms: string | undefined = findPrograms();

function findPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

/** A server that this test has started: how to reach it, and how to end it. */
export interface PostgresServer {
  readonly port: number;
  stop(): void;
}

/**
 * Starts a PostgreSQL of its own on a free port of this machine's loopback, in a folder that goes with it. The server
 * refuses to run as root, so as root it runs as the user that Debian made for it.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "needscope-postgres-"));
  const data = join(folder, "data");
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(run("id", [flag, "postgres"])));
    chownSync(folder, uid!, gid!);
  }
  const asServer = (program: string, words: readonly string[]): string =>
    isRoot
      ? run("runuser", ["-u", "postgres", "--", join(postgresPrograms!, program), ...words])
      : run(join(postgresPrograms!, program), words);
  asServer("initdb", ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
  const options = `-p ${String(port)} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  asServer("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"]);
  return {
    port,
    stop() {
      asServer("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: "utf8",
    cwd: tmpdir(),
    // The server holds what it inherits open: it must not hold the pipes of this call.
    stdio: words.includes("start") ? "ignore" : "pipe",
  });
  if (status === 0) return stdout ?? "";
  throw new Error(`${program} ended with ${String(status)}: ${stderr ?? ""}`);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
