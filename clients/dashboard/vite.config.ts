import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative: the server writes <base href>, so that one build serves any address.
  base: "./",
  plugins: [react()],
  build: {
    outDir: process.env.DASHBOARD_OUT ?? "dist",
    emptyOutDir: true,
    target: "es2022",
    // The policy of the page has no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    reportCompressedSize: false,
  },
  // npm run dev: the API from a server on its usual port.
  server: { proxy: Object.fromEntries(["/auth", "/v1", "/t", "/admin", "/api"].map((path) => [path, process.env.SERVER ?? "http://localhost:3000"])) },
});
