using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Hosting;
using OrleansNotify.Housekeeping;
using OrleansNotify.Members;
using OrleansNotify.Sessions;

namespace OrleansNotify.Events;

/// <summary>Drops what is older than the retention.</summary>
internal sealed class RetentionJob(
    IEventLog log, IMessageStore messages, IDeliveryFigures figures, IOtpStore codes, ISignInFailureStore failures, ISessionStore sessions,
    IOptions<StoreOptions> options, TimeProvider time, ILogger<RetentionJob> logger) : IHousekeepingJob
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // A provider that reports before it answers does so by seconds.
    private static readonly TimeSpan EarlyFactsKept = TimeSpan.FromDays(1);

    // Limits on codes look one day back.
    private static readonly TimeSpan CodesKept = TimeSpan.FromDays(2);

    // For as long they say where their users have signed in.
    private static readonly TimeSpan EndedSessionsKept = TimeSpan.FromDays(30);
    private const int SessionsAtOnce = 1_000;
    private const int MessagesAtOnce = 1_000;

    public string Name => "retention";

    public TimeSpan Limit => Period;

    public TimeSpan AfterFailure => TimeSpan.FromMinutes(5);

    public async Task<TimeSpan> Run(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var dropped = await log.Retain(now - options.Value.Retention, cancellation);
        await codes.Prune(now - CodesKept, now - OtpGuess.Kept, cancellation);
        await failures.Prune(now - LockoutRules.Window, cancellation);
        while (await sessions.Prune(now - EndedSessionsKept, SessionsAtOnce, cancellation) > 0)
        {
        }

        while (await messages.Drop(now - options.Value.Retention, MessagesAtOnce, cancellation) > 0)
        {
        }

        await Prune(FigureSteps.Minute, now - FigureSteps.MinutesKept, cancellation);
        await Prune(FigureSteps.Hour, now - options.Value.Retention, cancellation);
        await messages.DropEarlyFacts(now - EarlyFactsKept, cancellation);
        logger.Retained(dropped);
        return Period;
    }

    private async Task Prune(long step, DateTimeOffset before, CancellationToken cancellation)
    {
        while (await figures.Prune(step, before.ToUnixTimeSeconds(), cancellation) > 0)
        {
        }
    }
}
