import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Bookmark } from "lucide-react";
import { useQueryString } from "../../app/navigate";
import { parseSearch } from "../../app/search";
import { Menu } from "../../parts/Menu";
import { queryOf, viewsQuery, type ViewPage } from "./queries";
import { SaveView } from "./SaveView";
import { ViewItem } from "./ViewItem";
import styles from "./Views.module.css";

/** Filters of this page that were saved by a name: to pick, to save, to rename, to share, to delete. */
export default function Views({ page }: { page: ViewPage }) {
  const navigate = useNavigate();
  const now = queryOf(useQueryString());
  const { data } = useQuery(viewsQuery);
  const views = (data?.items ?? []).filter((view) => view.page === page);
  const current = views.find(({ query }) => query === now);
  return (
    <Menu label={current?.name ?? "Views"} icon={<Bookmark aria-hidden />} wide>
      {(close) => (
        <div className={styles.panel}>
          {views.length === 0 ? <p className="soft">No saved views yet</p> : (
            <ul className={styles.list} aria-label="Saved views">
              {views.map((view) => (
                <ViewItem key={view.id} view={view} isCurrent={view === current} query={now}
                  onPick={() => { close(); void navigate({ to: ".", search: parseSearch(view.query) as never }); }} />
              ))}
            </ul>
          )}
          <SaveView page={page} query={now} />
        </div>
      )}
    </Menu>
  );
}
