import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError } from "../api";
import { useNotificationSession } from "../NotificationProvider";
import type { Source } from "../types";
import { readPreferences, savePreferences, type Preferences, type PreferencesPatch } from "./Preferences";

export interface UsePreferencesOptions {
  tenantId: string;
  /** Default: that of the NotificationProvider. */
  token?: string | undefined;
  serverUrl?: string | undefined;
}

export interface UsePreferencesResult {
  /** null: not read yet. */
  preferences: Preferences | null;
  error: string | null;
  isSaving: boolean;
  /** False: the server refused, and `error` says why. */
  save: (patch: PreferencesPatch) => Promise<boolean>;
  reload: () => void;
}

/** What the signed-in person gets, by category and channel, and when not. */
export function usePreferences(options: UsePreferencesOptions): UsePreferencesResult {
  const session = useNotificationSession();
  const { tenantId } = options;
  const token = options.token ?? session.token;
  const serverUrl = options.serverUrl ?? session.serverUrl ?? "";
  if (!token) throw new Error("usePreferences needs a token: give it one, or put a NotificationProvider around it.");

  const source = useMemo<Source>(() => ({ tenantId, token, serverUrl }), [tenantId, token, serverUrl]);
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  // An answer for another person, or to an older question, is not shown.
  const turn = useRef(0);

  const ask = useCallback(async (question: () => Promise<Preferences>) => {
    const mine = ++turn.current;
    setError(null);
    try {
      const answer = await question();
      if (mine === turn.current) setPreferences(answer);
      return mine === turn.current;
    } catch (failure) {
      if (mine === turn.current) setError(failure instanceof ApiError ? failure.message : "Something went wrong. Try again.");
      return false;
    }
  }, []);

  const reload = useCallback(() => void ask(() => readPreferences(source)), [ask, source]);

  useEffect(() => {
    setPreferences(null);
    reload();
    return () => void turn.current++;
  }, [reload]);

  const save = useCallback(async (patch: PreferencesPatch) => {
    setSaving(true);
    const isSaved = await ask(() => savePreferences(source, patch));
    setSaving(false);
    return isSaved;
  }, [ask, source]);

  return { preferences, error, isSaving, save, reload };
}
