using System.Text.Json;
using OrleansNotify.Edge;
using OrleansNotify.Events;
using OrleansNotify.Tenants;

namespace OrleansNotify.Inboxes;

/// <summary>
/// Takes back what was sent: keys of the tenant and its admins anything, people what they sent to themselves. The log first says so to everybody who may
/// have seen it; whoever asks again after a crash between the two steps finishes the second.
/// </summary>
internal sealed class Withdrawals(IEventLog log, EventAppender events, Audit audit)
{
    /// <returns>Null when it is gone everywhere.</returns>
    public async Task<Problem?> Withdraw(TenantCaller caller, string id, HttpContext context)
    {
        if (await log.Find(caller.Tenant, id, context.RequestAborted) is not { } logged || !MayWithdraw(caller, logged))
        {
            return Problems.NotFound;
        }

        var appended = await events.Append(caller.Tenant, Tombstone(logged), context.RequestAborted);
        if (appended.Status is not (AppendStatus.Accepted or AppendStatus.Duplicate))
        {
            return appended.Status == AppendStatus.Conflict ? Problems.IdempotencyConflict : Problems.Unavailable;
        }

        await log.Withdraw(caller.Tenant, logged, CancellationToken.None);
        await audit.Add(context, caller.Tenant, caller.Actor, "event.withdrawn", logged.Id);
        return null;
    }

    private static bool MayWithdraw(TenantCaller caller, LoggedEvent logged)
        => logged.Audience.Any(AudienceKey.IsInbox)
            && (caller.ChangesAll || (logged.Source == EventRoutes.PersonsSource && AudienceKey.OnlyUser(logged.Audience) == caller.User));

    private AppendEvent Tombstone(LoggedEvent logged) => new(
        events.NewId(), Withdrawal.EventType, logged.Source, [.. logged.Audience.Select(AudienceKey.Withdrawn)], 0,
        JsonSerializer.SerializeToUtf8Bytes(new { type = Withdrawal.EventType, withdrawnId = logged.Id, withdrawnSeq = logged.Seq }),
        IdempotencyKey.Of("withdrawn", logged.Id));
}
