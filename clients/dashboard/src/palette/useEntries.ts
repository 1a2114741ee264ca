import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { pageAddress } from "../app/base";
import { go } from "../app/history";
import { pages } from "../app/pages";
import { useStore } from "../app/store";
import { useMayChange } from "../auth/useUser";
import { endpointNames } from "../features/endpoints/names";
import { targetsOf } from "./addressOf";
import { endpointEntries } from "./endpointEntries";
import type { Entry } from "./entry";
import { openPerson } from "./openPerson";
import { pageActs } from "./pageActs";
import { ranked } from "./rank";
import { viewEntries } from "./viewEntries";

interface Asked { typed: string; onBulk: () => void }

/** What the palette offers for what is typed. */
export function useEntries({ typed, onBulk }: Asked): readonly Entry[] {
  const { reason } = useMayChange();
  const client = useQueryClient();
  const lists = useStore(pageActs);
  const { data: endpoints } = useQuery(endpointNames);
  const fixed = useMemo((): readonly Entry[] => [
    ...lists.flatMap((list) => list().map((act): Entry => ({ ...act, group: "This page" }))),
    { id: "again", group: "Act", title: "Send again what failed in the last hour", words: "resend retry replay dead permanently bulk", hint: "Counted first", reason, run: onBulk },
    { id: "dead", group: "Act", title: "Show what failed permanently", words: "dead failures", run: () => go("webhooks?status=dead") },
    ...pages.filter(({ path }) => !path.includes("$")).map(({ path, title }): Entry => ({ id: `page ${path}`, group: "Pages", title, words: "page open", run: () => go(path) })),
    ...viewEntries(),
  ], [lists, reason, onBulk]);
  return useMemo(() => {
    const text = typed.trim();
    const targets = targetsOf(text, pageAddress("")).map(({ title, hint, to, address }): Entry => ({ id: `to ${to}`, group: "Go to", title, hint, run: () => (address === undefined ? go(to) : void openPerson(client, address, to)) }));
    if (targets.length > 0) return targets;
    const about = text.length < 2 ? [] : endpointEntries([...(endpoints?.values() ?? [])], text, reason, client);
    return ranked([...fixed, ...about], text);
  }, [typed, fixed, endpoints, reason, client]);
}
