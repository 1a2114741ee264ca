import { Failed } from "../parts/states/states";

/** What a page could not cope with. A chunk that is gone, as after an update of the server, is there after a reload. */
export const ErrorPage = ({ error }: { error: unknown }) => <Failed error={error} onRetry={() => location.reload()} />;
