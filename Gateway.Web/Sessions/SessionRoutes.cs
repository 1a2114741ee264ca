using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sessions;

/// <summary>Where a person is signed in. A session that is ended closes its sockets.</summary>
internal static class SessionRoutes
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/v1/sessions").RejectingBadArguments().RequireCors(TenantCors.Policy);
        own.MapGet("", List)
            .Named("listSessions", "Where the person is signed in, the oldest first");
        own.MapDelete("", EndAll)
            .Named("endSessions", "Signs out everywhere, here too");
        own.MapDelete("/{id}", End)
            .Named("endSession", "Signs out in one place");
    }

    /// <summary>Those of one person, for the owners of their tenant.</summary>
    public static void MapSessionsOfUsers(this IEndpointRouteBuilder tenant)
    {
        tenant.MapGet("/users/{email}/sessions", ListOfUser)
            .Named("listUserSessions", "Where a person is signed in, the oldest first").Refuses(404);
        tenant.MapDelete("/users/{email}/sessions", EndOfUser)
            .Named("endUserSessions", "Signs a person out everywhere").Refuses(404);
        tenant.MapDelete("/members/{email}/sessions", EndOfUser)
            .Named("endMemberSessions", "Signs a member out everywhere").Refuses(404);
    }

    private static async Task<Ok<SessionList>> List(
        Caller caller, ISessionStore sessions, TenantDirectory directory, IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        var live = await sessions.LiveOf(caller.Session.Tenant, caller.Session.User, time.GetUtcNow(), cancellation);
        var isMember = await directory.Find(caller.Session.Tenant) is { } settings && settings.RoleOf(caller.Session.User) != TenantRole.None;
        var member = isMember ? await caller.Member(grains).Facts() : null;
        return TypedResults.Ok(new SessionList([.. live.Select(row => SessionView.Of(row, caller.Session.TokenHash, member))]));
    }

    private static async Task<Results<NoContent, Problem>> EndAll(Caller caller, IGrainFactory grains)
    {
        await caller.Grain(grains).EndSessions();
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> End(
        string id, Caller caller, ISessionStore sessions, IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        var live = await sessions.LiveOf(caller.Session.Tenant, caller.Session.User, time.GetUtcNow(), cancellation);
        if (live.FirstOrDefault(row => SessionView.IdOf(row) == id) is not { } found)
        {
            return Problems.NotFound;
        }

        await grains.GetGrain<ISessionGrain>(found.TokenHash).Revoke();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SessionList>, Problem>> ListOfUser(
        string email, TenantOwner owner, ISessionStore sessions, Departures people, TimeProvider time, CancellationToken cancellation)
        => await people.Find(owner.Tenant, email, cancellation) is { } user
            ? TypedResults.Ok(new SessionList(
                [.. (await sessions.LiveOf(owner.Tenant, user, time.GetUtcNow(), cancellation)).Select(row => SessionView.Of(row, null))]))
            : Problems.NotFound;

    private static async Task<Results<NoContent, Problem>> EndOfUser(
        string email, TenantOwner owner, HttpContext context, Departures people, IGrainFactory grains, Audit audit)
    {
        if (await people.Find(owner.Tenant, email, context.RequestAborted) is not { } user)
        {
            return Problems.NotFound;
        }

        await grains.GetGrain<IUserGrain>(new UserKey(owner.Tenant, user).ToString()).EndSessions();
        await audit.Add(context, owner.Tenant, owner.Actor, "sessions.ended", user);
        return TypedResults.NoContent();
    }
}
