using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Events;

/// <summary>
/// Takes back what was sent: keys of the tenant and its admins anything, people what they sent to themselves. The log first says so to everybody who may
/// have seen it; whoever asks again after a crash between the two steps finishes the second.
/// </summary>
internal sealed class Withdrawals(IEventLog log, IEventSchedule schedule, CallLimits limits, EventAppender events, Audit audit)
{
    /// <returns>Null when it is gone everywhere.</returns>
    public async Task<Problem?> Withdraw(TenantCaller caller, string id, HttpContext context)
    {
        if (await log.Find(caller.Tenant, id, context.RequestAborted) is not { } logged)
        {
            return await Cancel(caller, id, context);
        }

        if (!MayWithdraw(caller, logged))
        {
            return Problems.NotFound;
        }

        if (limits.Events(caller.Tenant, caller.User, 1) is { } tooMany)
        {
            return tooMany;
        }

        var appended = await events.Append(caller.Tenant, Withdrawal.Of(logged, events.NewId()), context);
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

    /// <summary>What is not in the log yet may wait for its time.</summary>
    private async Task<Problem?> Cancel(TenantCaller caller, string id, HttpContext context)
    {
        if (await schedule.Find(caller.Tenant, id, context.RequestAborted) is not { Command: var command }
            || (caller.User is not null && (command.Source != EventRoutes.PersonsSource || AudienceKey.OnlyUser(command.Audience) != caller.User))
            || !await schedule.Remove(caller.Tenant, id, context.RequestAborted))
        {
            return Problems.NotFound;
        }

        await audit.Add(context, caller.Tenant, caller.Actor, "event.cancelled", id);
        return null;
    }
}
