using Microsoft.Extensions.Logging;

namespace OrleansNotify.Endpoints;

/// <summary>Wakes an endpoint that nothing keeps active until its next attempt.</summary>
internal sealed class RetryReminder(IGrainBase grain, EndpointKey key, TimeProvider time, ILogger logger)
{
    public const string Name = "retry";

    // The shortest that Orleans allows: it ticks again each minute when a silo dies between the tick and the attempt.
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private IGrainReminder? _reminder;
    private DateTimeOffset? _at;
    private DateTimeOffset _retryAt;

    /// <summary>It has ticked, perhaps one that an earlier activation registered.</summary>
    public void Ticked() => _at ??= DateTimeOffset.MinValue;

    /// <returns>False when it failed, which is logged; called again, it is tried again after 10 s.</returns>
    public Task<bool> Follow(DateTimeOffset? next)
    {
        var now = time.GetUtcNow();
        return now < _retryAt ? Task.FromResult(false) : ReminderRules.Change(_at, next, now) switch
        {
            ReminderChange.Register => Succeeds(() => Register(next!.Value, now)),
            ReminderChange.Unregister => Unregister(),
            _ => Task.FromResult(true),
        };
    }

    public Task<bool> Unregister() => Succeeds(async () =>
    {
        if ((_reminder ?? await grain.GetReminder(Name)) is { } reminder)
        {
            _reminder = null;
            await grain.UnregisterReminder(reminder);
        }

        _at = null;
    });

    private async Task Register(DateTimeOffset next, DateTimeOffset now)
    {
        _reminder = await grain.RegisterOrUpdateReminder(Name, ReminderRules.DueIn(next, now), Period);
        _at = next;
    }

    private async Task<bool> Succeeds(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
        catch (Exception e)
        {
            logger.ReminderFailed(e, key.Tenant, key.Id);
            _retryAt = time.GetUtcNow() + AfterFailure;
            return false;
        }
    }
}
