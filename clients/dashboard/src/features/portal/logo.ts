import { apiRoot } from "../../app/base";

export interface Logo { version: string; width: number; height: number; alt: string }

export const mostLogoBytes = 64 * 1024;
export const logoTypes = "image/png,image/jpeg,image/webp";

/** Its version is there for the cache of the page: another picture has another address. */
export const logoAddress = (tenantPath: string, { version }: Logo) => `${apiRoot}${tenantPath}/app/portal/logo?v=${version}`;

/** A file as base64, without what a data: address has before it. */
export const base64Of = (file: File) => new Promise<string>((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result).split(",", 2)[1] ?? "");
  reader.onerror = () => failed(new Error("The file cannot be read."));
  reader.readAsDataURL(file);
});
