import { useQuery } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { Button } from "../../parts/Button";
import { Time } from "../../time/Time";
import styles from "./Outdated.module.css";

/** Others changed what is being typed over: who, when, and the way to what they wrote. What was typed stays until then. */
export function Outdated({ subject, onTakeOver }: { subject: string; onTakeOver: () => void }) {
  const { data: entry } = useQuery({
    queryKey: ["activity", "last", subject],
    queryFn: async ({ signal }) => (await data(api.GET("/v1/activity", { params: { query: { subject, limit: 1 } }, signal }))).items[0] ?? null,
  });
  return (
    <div className={styles.notice} role="alert">
      <p>Changed by {entry?.actor ?? "another member"}{entry && <> <Time at={entry.at} /></>} while you were typing. What you typed is still here, and is not saved.</p>
      <Button small onClick={onTakeOver}>Discard mine and show theirs</Button>
    </div>
  );
}
