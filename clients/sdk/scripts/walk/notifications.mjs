const base = "/api/notifications";
const personsOnly = "needs --session, or a development server";

/** What the dashboard's bell calls. What only a person may do is left out without one. */
export async function notificationSteps(api, session) {
  const created = await api.step("create a notification", "POST", base, {
    status: 201, body: { title: "Low Stock Alert", message: "Product XYZ is running low", type: "warning", priority: "medium", metadata: { productId: "xyz" } },
    right: (answer) => (answer.id && answer._id === answer.id ? null : "no id"),
  });
  const list = `${base}?limit=50&includeRead=true&includeDismissed=false`;
  await api.step("list what the tenant sent", "GET", list, { right: contains(created?.id) });
  await api.step("list without a credential", "GET", base, { by: null, status: 401 });
  if (session) await personSteps(api, session, created?.id);
  else for (const [what, route] of persons) api.skip(what, route, personsOnly);
  if (created) await api.step("take it back", "DELETE", `${base}/${created.id}`, { status: 204 });
}

const persons = [
  ["list a person's", `GET ${base}`], ["mark as read", `PATCH ${base}/:id`], ["dismiss", `PATCH ${base}/:id`], ["mark all as read", `POST ${base}/mark-all-read`]];

async function personSteps(api, session, id) {
  await api.step("list a person's", "GET", `${base}?limit=50`, { by: session, right: contains(id) });
  await api.step("mark as read", "PATCH", `${base}/${id}`, { by: session, body: { isRead: true }, right: (answer) => (answer.isRead ? null : "it is not read") });
  await api.step("dismiss", "PATCH", `${base}/${id}`, { by: session, body: { isDismissed: true }, right: (answer) => (answer.isDismissed ? null : "it is not dismissed") });
  await api.step("mark all as read", "POST", `${base}/mark-all-read`, { by: session, right: (answer) => (answer.unreadCount === 0 ? null : `${answer.unreadCount} are unread`) });
}

const contains = (id) => (answer) => (answer.notifications?.some((one) => one.id === id) ? null : "it is not in the list");
