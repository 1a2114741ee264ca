using System.Text.Json.Serialization;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Compat.Business;

/// <summary>The business dashboard's notifications: its paths, members and words. People have theirs, API keys act for the tenant.</summary>
internal static class BusinessNotificationRoutes
{
    public static void MapBusinessNotifications(this IEndpointRouteBuilder routes)
    {
        var notifications = routes.MapGroup("/api/notifications").RejectingBadArguments(asError: true).RequireCors(TenantCors.Policy);
        notifications.AddEndpointFilter(BusinessTenantHeader.Check);
        notifications.MapGet("", List)
            .Named("businessListNotifications", "The notifications of a person, or all that the tenant sent")
            .Reads(Argument.TenantId).Produces<BusinessNotificationPage>();
        notifications.MapPost("", Create)
            .Named("businessCreateNotification", "Notifies everyone, or one person")
            .Example("""{"title":"Low stock","message":"Product XYZ is running low","type":"warning"}""")
            .Needs(Credential.ApiKey).Reads(Argument.TenantId, Argument.IdempotencyKey).Produces<BusinessNotification>(201).Refuses(409, 508).CountingHops();
        notifications.MapPatch("/{id}", Change)
            .Named("businessChangeNotification", "Marks a notification as read or dismissed")
            .Example("""{"isRead":true}""").Needs(Credential.Session).Reads(Argument.TenantId).Produces<BusinessNotification>();
        notifications.MapDelete("/{id}", Withdraw)
            .Named("businessWithdrawNotification", "Takes a notification back")
            .Needs(Credential.ApiKey).Reads(Argument.TenantId).Produces(204);
        notifications.MapPost("/mark-all-read", MarkAllRead)
            .Named("businessMarkAllRead", "Marks everything as read")
            .Needs(Credential.Session).Reads(Argument.TenantId).Produces<BusinessAllRead>();
    }

    private static async Task<IResult> List(
        TenantCaller caller, BusinessListQuery query, BusinessNotificationList list, CancellationToken cancellation)
    {
        if (caller.User is not null && query.User is not null && query.User != caller.User)
        {
            return Problems.Forbidden.AsError();
        }

        return TypedResults.Ok((caller.User ?? query.User) is { } user
            ? await list.Of(caller.Tenant, user, query, cancellation)
            : await list.OfTenant(caller.Tenant, query, cancellation));
    }

    private static async Task<IResult> Create(
        TenantCaller caller, JsonBody<BusinessNotificationCommand> body, HttpContext context, EventAppender events, CallLimits limits, TimeProvider time)
    {
        if (caller.User is not null)
        {
            return Problems.Forbidden.AsError();
        }

        if (!IdempotencyKey.TryRead(context.Request, out var key))
        {
            return Problems.HeaderMalformed("Idempotency-Key").AsError();
        }

        key = key is null ? null : IdempotencyKey.Of(IdempotencyKey.Notifications, key);
        if ((body.Value.Check(events.NewId(), key, out var command) ?? EventTimes.Check(null, body.Value.ExpiresAt, time.GetUtcNow())) is { } problem)
        {
            return problem.AsError();
        }

        return limits.Event(caller.Tenant, command.Payload.Length) is { } tooMany
            ? tooMany.AsError()
            : Answer(caller.Tenant, command, await events.Append(caller.Tenant, command, context));
    }

    private static async Task<IResult> Change(
        string id, TenantCaller caller, JsonBody<BusinessPatch> body, IGrainFactory grains, IInboxStore inboxes, CancellationToken cancellation)
    {
        if (caller.User is not { } user)
        {
            return Problems.Forbidden.AsError();
        }

        var patch = new InboxPatch(Read: body.Value.IsRead, Dismissed: body.Value.IsDismissed);
        if (patch == new InboxPatch())
        {
            return Problems.Invalid("change_what", "Send isRead, isDismissed or both.").AsError();
        }

        await Grain(grains, caller.Tenant, user).Change([id], patch);
        return await inboxes.FindItem(caller.Tenant, user, id, cancellation) is { } item
            ? TypedResults.Ok(BusinessNotification.Of(caller.Tenant, item))
            : Problems.NotFound.AsError();
    }

    private static async Task<IResult> Withdraw(string id, TenantCaller caller, HttpContext context, Withdrawals withdrawals)
        => !caller.ChangesAll ? Problems.Forbidden.AsError()
            : await withdrawals.Withdraw(caller, id, context) is { } problem ? problem.AsError()
            : TypedResults.NoContent();

    private static async Task<IResult> MarkAllRead(TenantCaller caller, IGrainFactory grains)
    {
        if (caller.User is not { } user)
        {
            return Problems.Forbidden.AsError();
        }

        var change = await Grain(grains, caller.Tenant, user).MarkReadUpTo(long.MaxValue);
        return TypedResults.Ok(new BusinessAllRead(true, change.Unread));
    }

    private static IResult Answer(string tenant, AppendEvent command, AppendResult result) => result.Status switch
    {
        AppendStatus.Accepted or AppendStatus.Duplicate => TypedResults.Created((string?)null, BusinessNotification.Of(tenant, new LoggedEvent(
            result.Seq, result.Id, command.Type, command.Source, command.Audience, command.Priority, command.Payload, result.AcceptedAt))),
        AppendStatus.Conflict => Problems.IdempotencyConflict.AsError(),
        _ => Problems.Unavailable.AsError(),
    };

    private static IUserGrain Grain(IGrainFactory grains, string tenant, string user)
        => grains.GetGrain<IUserGrain>(new UserKey(tenant, user).ToString());
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record BusinessPatch(bool? IsRead, bool? IsDismissed);

internal sealed record BusinessAllRead(bool Success, long UnreadCount);
