import { request } from "../api";
import type { Source } from "../types";

export interface Category {
  id: string;
  label: string;
  /** It cannot be switched off. */
  isRequired: boolean;
}

export interface Preference {
  category: string;
  channel: string;
  isAllowed: boolean;
}

/** Local times, as 22:00. */
export interface QuietHours {
  from: string;
  until: string;
}

/** What a person gets, as the server has it. */
export interface Preferences {
  categories: Category[];
  /** Those on which the person is reached. */
  channels: string[];
  preferences: Preference[];
  quietHours: QuietHours | null;
  timeZone: string | null;
}

/** What is left out stays. Quiet hours of equal times are none. */
export interface PreferencesPatch {
  preferences?: Preference[];
  quietHours?: QuietHours;
  timeZone?: string;
}

const path = () => `/v1/me/preferences?${new URLSearchParams({ language: navigator.language })}`;

export const readPreferences = (source: Source) => request(source, "GET", path()) as Promise<Preferences>;

export const savePreferences = (source: Source, patch: PreferencesPatch) => request(source, "PUT", path(), patch) as Promise<Preferences>;
