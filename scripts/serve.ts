import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config } from "@/lib/config";
import { VivaError } from "@/lib/errors";
import { clientHeader } from "@/lib/server/api-handler";
import { clientAddress } from "@/lib/server/client-address";

/** How long open answers may go on after a stop was asked for, milliseconds. */
const drainMs = 5000;

/**
 * Makes sure that the port can be had, and holds it; whoever comes meanwhile is told to wait.
 * @returns lets go of the port
 * @throws {VivaError} `config-invalid` when another program has it, or no browser would open it
 */
export async function reservePort({ host, port }: Config): Promise<() => Promise<void>> {
  const holder = createServer((_request, response) => {
    response.writeHead(503, { "content-type": "text/plain", "retry-after": "5" });
    response.end("Viva is starting. Try again in a moment.\n");
  });
  await listen(holder, { host, port });
  const release = () =>
    new Promise<void>((resolve) => {
      holder.close(() => resolve());
      holder.closeAllConnections();
    });
  if (port !== 0 && (await isBlockedInBrowsers(port))) {
    await release();
    throw new VivaError(
      "config-invalid",
      `Browsers refuse to open port ${port}, which belongs to another service. Choose another: PORT=3000 npm start`,
    );
  }
  return release;
}

/** The fetch standard names ports that clients must not open; Node's own client obeys it too. */
async function isBlockedInBrowsers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}`);
    return false;
  } catch (error) {
    const reason = error instanceof Error ? error.cause : undefined;
    return reason instanceof Error && reason.message === "bad port";
  }
}

/** Serves the built app until the signal is aborted; prints the address once it answers. */
export async function serve(config: Config, signal: AbortSignal): Promise<void> {
  // Next and React choose their production code by this when they are first loaded.
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { default: next } = await import("next");
  const { host, port, projectDir, trustedProxyHops } = config;
  const app = next({ dev: false, dir: projectDir, hostname: host, port });
  const handle = app.getRequestHandler();
  await app.prepare();
  const server = createServer((request, response) => {
    request.headers[clientHeader] = addressOf(request, trustedProxyHops);
    void handle(request, response);
  });
  await listen(server, config);
  const address = `http://${nameOf(host)}:${(server.address() as AddressInfo).port}`;
  await reportReadiness(address);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await close(server);
  process.exit(0);
}

function addressOf(request: IncomingMessage, trustedProxyHops: number): string {
  const forwarded = request.headers["x-forwarded-for"];
  return clientAddress({
    socketAddress: request.socket.remoteAddress ?? "unknown",
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    trustedProxyHops,
  });
}

/** Asks once for everything a question needs, so that the first reader need not wait for it. */
async function reportReadiness(address: string): Promise<void> {
  const response = await fetch(`${address}/api/search`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "What is generative AI?" }),
  });
  if (!response.ok) console.error(`Viva is up but cannot answer yet: ${await response.text()}`);
  console.log(`\nViva is ready: ${address}\nStop it with Ctrl-C.`);
}

function listen(server: Server, { host, port }: Pick<Config, "host" | "port">): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const other = port < 65_535 ? port + 1 : port - 1;
  switch (error.code) {
    case "EADDRINUSE":
      return new VivaError(
        "config-invalid",
        `Port ${port} on ${host} is taken by another program. Choose another: PORT=${other} npm start`,
      );
    case "EACCES":
      return new VivaError(
        "config-invalid",
        `Port ${port} needs more rights. Choose one above 1023.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new VivaError("config-invalid", `HOST=${host} is no address of this machine.`);
    default:
      return error;
  }
}

function nameOf(host: string): string {
  if (host === "0.0.0.0" || host === "::" || host === "127.0.0.1") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, drainMs).unref();
  });
}
