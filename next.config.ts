import type { NextConfig } from "next";

/** Headers that need no nonce; proxy.ts adds the page's Content-Security-Policy. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value:
      "microphone=(self), accelerometer=(), autoplay=(), browsing-topics=(), camera=(), " +
      "display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), " +
      "magnetometer=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), " +
      "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()",
  },
];

const apiOnly = [
  { key: "Cache-Control", value: "no-store" },
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: [
    "hnswlib-node",
    "onnxruntime-node",
    "@huggingface/transformers",
    "@libsql/client",
  ],
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/api/:path*", headers: apiOnly },
  ],
};

export default config;
