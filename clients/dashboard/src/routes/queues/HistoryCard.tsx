import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { one } from "../../app/search";
import { Bars } from "../../charts/Bars";
import { Lines } from "../../charts/Lines";
import { condense, historyQuery, lineName, spans } from "../../features/queues/history";
import { Card } from "../../parts/Card";
import { Line, Stack } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Select } from "../../parts/form/inputs";
import { Loaded } from "../../parts/states/Loaded";
import { duration } from "../../time/relative";

/** One queue over time: what ended, what waited, and how long calls took. */
export function HistoryCard() {
  const search = useQueryString();
  const setQuery = useSetQuery();
  const minutes = spans.find(([length]) => String(length) === one(search.minutes))?.[0] ?? 60;
  const query = useQuery(historyQuery(minutes));
  const lines = query.data?.queues ?? [];
  const line = lines.find((known) => lineName(known) === one(search.queue)) ?? lines[0];
  const parts = useMemo(() => condense(line?.minutes ?? []), [line]);
  const at = parts.map((part) => part.at);
  return (
    <Card title="Over time">
      <Stack>
        <Line>
          <Field label="Queue"><Select value={line ? lineName(line) : ""} onChange={({ target }) => void setQuery({ queue: target.value })}>{lines.map((known) => <option key={lineName(known)}>{lineName(known)}</option>)}</Select></Field>
          <Field label="Time"><Select value={minutes} onChange={({ target }) => void setQuery({ minutes: target.value })}>{spans.map(([length, word]) => <option key={length} value={length}>{word}</option>)}</Select></Field>
        </Line>
        <Loaded query={query}>
          {() => (
            <Stack>
              <Bars label="Completed and failed" buckets={parts.map(({ at, completed, failed }) => ({ at, good: completed, bad: failed }))} />
              <Lines label="Waiting" at={at} lines={[{ name: "Waiting", values: parts.map(({ waiting }) => waiting) }, { name: "Retried", values: parts.map(({ retried }) => retried) }]} />
              <Lines label="How long calls took" at={at} show={(value) => duration(value)} lines={[{ name: "Half within", values: parts.map(({ p50 }) => p50 ?? null) }, { name: "95 % within", values: parts.map(({ p95 }) => p95 ?? null) }]} />
            </Stack>
          )}
        </Loaded>
      </Stack>
    </Card>
  );
}
