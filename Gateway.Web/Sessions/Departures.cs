using OrleansNotify.Endpoints;
using OrleansNotify.Inboxes;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sessions;

/// <summary>Ends what people have of a tenant when they may not be in it any longer: their sessions, and what their endpoints receive.</summary>
internal sealed class Departures(
    IGrainFactory grains, ISessionStore sessions, IEndpointStore endpoints, IInboxStore inboxes, TimeProvider time)
{
    private const int Page = 100;
    private const int AtOnce = 8;

    /// <summary>The user with this address, null when nobody has signed in with it.</summary>
    public async Task<string?> Find(string tenant, string email, CancellationToken cancellation)
        => EmailAddress.TryNormalize(email, out var user) && await inboxes.Find(tenant, user, cancellation) is not null ? user : null;

    /// <summary>Ends the sessions of one person and pauses their own endpoints.</summary>
    public async Task Leave(string tenant, string user)
    {
        await grains.GetGrain<IUserGrain>(new UserKey(tenant, user).ToString()).EndSessions();
        var after = "";
        while (await endpoints.List(tenant, user, after, Page, CancellationToken.None) is { Count: > 0 } rows)
        {
            await ForEach(rows.Where(row => row.State == EndpointState.Enabled), row => grains.GetGrain<IEndpointGrain>(new EndpointKey(tenant, row.Id).ToString()).Pause());
            after = rows[^1].Id;
        }
    }

    /// <summary>The same for everybody whose address the tenant does not allow. Doing it again is the same as once.</summary>
    public async Task LeaveThoseOutside(string tenant, TenantSettings settings)
    {
        await ForEach((await Users(tenant)).Where(user => !settings.AllowsAddress(user)), user => Leave(tenant, user));
    }

    private async Task<HashSet<string>> Users(string tenant)
    {
        var (users, after) = (new HashSet<string>(StringComparer.Ordinal), "");
        while (await sessions.UsersOf(tenant, after, Page, time.GetUtcNow(), CancellationToken.None) is { Count: > 0 } names)
        {
            users.UnionWith(names);
            after = names[^1];
        }

        after = "";
        while (await endpoints.List(tenant, null, after, Page, CancellationToken.None) is { Count: > 0 } rows)
        {
            users.UnionWith(rows.Where(row => row.Owner.Length > 0 && row.State == EndpointState.Enabled).Select(row => row.Owner));
            after = rows[^1].Id;
        }

        return users;
    }

    private static Task ForEach<T>(IEnumerable<T> all, Func<T, Task> act)
        => Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await act(one));
}
