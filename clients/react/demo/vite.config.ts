import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// Files of their own below /demo/assets: the server's content security policy has no inline scripts.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/demo/",
  build: { outDir: process.env.DEMO_OUT ?? "../dist/demo", emptyOutDir: true, modulePreload: { polyfill: false } },
});
