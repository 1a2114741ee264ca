using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal sealed partial class InboxStore
{
    public async Task<InboxChanges?> ChangesSince(string tenant, string user, long version, int limit, CancellationToken cancellation)
    {
        // First, so that what changes meanwhile is told again rather than never.
        if (await Find(tenant, user, cancellation) is not { } row)
        {
            return null;
        }

        var values = new { Tenant = tenant, User = user, UserKey = AudienceKey.User(user), Version = version, Limit = limit + 1L };
        var found = await database.Read(
            Scope.Of(tenant),
            connection => connection.Rows(ItemStateSql.Since, values, ItemReader.StateOfVersion, cancellation), cancellation);
        if (found.Count <= limit)
        {
            return new InboxChanges(row.Version, row.ReadUpTo, [.. found.Select(one => one.State)], false);
        }

        var last = found[^1].Version;
        if (found[0].Version == last)
        {
            var all = await database.Read(Scope.Of(tenant), connection => OfVersion(connection, tenant, user, last, cancellation), cancellation);
            return new InboxChanges(last, row.ReadUpTo, all, true);
        }

        return new InboxChanges(last - 1, row.ReadUpTo, [.. found.Where(one => one.Version < last).Select(one => one.State)], true);
    }
}
