using Microsoft.Extensions.Logging;

namespace OrleansNotify.Endpoints;

/// <summary>Wakes an endpoint that nothing keeps active until its next attempt.</summary>
internal sealed class RetryReminder(IGrainBase grain, EndpointKey key, TimeProvider time, ILogger logger)
{
    public const string Name = "retry";

    // The shortest that Orleans allows: it ticks again each minute when a silo dies between the tick and the attempt.
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private IGrainReminder? _reminder;
    private DateTimeOffset? _at;

    /// <summary>It has ticked, perhaps one that an earlier activation registered.</summary>
    public void Ticked() => _at ??= DateTimeOffset.MinValue;

    /// <summary>Failures are logged only: whatever waits is also found by the silos' regular look at the store.</summary>
    public async Task Follow(DateTimeOffset? next)
    {
        var now = time.GetUtcNow();
        switch (ReminderRules.Change(_at, next, now))
        {
            case ReminderChange.Register:
                await Try(() => Register(next!.Value, now));
                break;
            case ReminderChange.Unregister:
                await Unregister();
                break;
        }
    }

    public Task Unregister() => Try(async () =>
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

    private async Task Try(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (Exception e)
        {
            logger.ReminderFailed(e, key.Tenant, key.Id);
        }
    }
}
